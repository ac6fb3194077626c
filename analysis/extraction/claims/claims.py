"""Claims: who is said to have said what, in which words, how surely; and what the article says in its own voice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from analysis.extraction.actors.index import Actor, ActorIndex
from analysis.extraction.claims.attributions import (
    QUOTES,
    Attribution,
    Tokens,
    has_finite_verb,
    has_quotes,
    look_up_cue,
)
from analysis.extraction.claims.claim_ratings import rate_claim, rate_own_voice
from analysis.extraction.claims.consequences import add_consequence
from analysis.extraction.claims.cut_clauses import join_cut
from analysis.extraction.claims.innermost import trace_source
from analysis.extraction.claims.no_statements import behind_that, is_no_statement, without_own_clause
from analysis.extraction.claims.parted import keep_parted
from analysis.extraction.claims.some_of_them import give_to_several, give_to_who_adds
from analysis.extraction.claims.sourcing import classify_source
from analysis.extraction.claims.speech import read_attributions
from analysis.extraction.claims.told_sources import split_hearsay, with_speaker, with_that
from analysis.extraction.events.factuality import find_hedges, find_loaded_words
from analysis.extraction.lexicon import index_lexicon
from analysis.extraction.names.reference import read_actor_nouns
from analysis.extraction.parsing.grammar import INFLECTED, is_negated
from analysis.extraction.parsing.parse import Parse, Sentence, span_of
from analysis.extraction.parsing.relatives import antecedent_of
from analysis.extraction.parsing.words import Token

Row = dict[str, Any]

#: Rules whose content is an act to come: a request, promise or refusal is an event, not a claim.
_ACT_RULES = frozenset({"verb_with_infinitive", "verb_with_object_and_infinitive"})
#: Rules whose content is a thing; only some cues state something by it: "acknowledged the loss", not "backs the plan".
_THING_RULES = frozenset({"verb_with_noun_content", "verb_with_preposition"})
#: Rules whose content may be an act as well as a statement, and the classes of cues under which it is an act.
_EITHER_RULES = frozenset({"noun_with_clause", "noun_is_clause", "verb_with_noun_of_speech", "adjective_with_clause"})
_ACTING = frozenset({"promise", "want", "request", "support"})
#: Rules by which a thing may be said to show another.
_SHOWING_RULES = frozenset({"verb_with_noun_content", "verb_with_preposition", "verb_with_clause", "verb_of_judgement"})
#: Cues that are the media's where no source is named: "are estimated to have died".
_HEARD = frozenset({"report", "estimate", "rumour", "rumor"})
#: What somebody shows or proves by what he does.
_SHOWN = frozenset({"show", "demonstrate", "prove", "exemplify", "reflect"})
#: Classes of cues that judge a thing: a statement only with the reason, "criticized it for failing".
_JUDGING = frozenset({"criticize", "praise", "accuse"})
_SPEAKING = frozenset("media newspaper newspapers press outlets groups ministry police army agency sources".split())
#: Words of the condition that a source goes unnamed: "asked that her name be withheld".
_NAMELESS = frozenset({"withhold", "name", "surname", "nickname", "identity", "identify", "anonymity"})
_UNNAMED = frozenset({"anonymity", "anonymously", "named", "identified", "name"})
#: Passives that name or sentence and state nothing that anybody says: "identified as", "found guilty".
_NAMING = frozenset({"identify", "find", "dub", "nickname", "style", "define", "tag", "bill"})
#: What a group names itself by: "calling itself the Free Officers", "styling themselves an army of God".
_REFLEXIVES = frozenset({"itself", "themselves"})
_NAMING_ONESELF = frozenset({"call", "style", "dub"})
#: What is claimed in words, and not taken.
_CLAIMED = frozenset(
    "responsibility victory credit success kill hit ignorance innocence immunity fraud rigging irregularity conspiracy "
    "sabotage foul interference".split()
)
#: Bodies that a report cites rather than what they say.
_OFFICES = frozenset("office ministry department authority bureau agency".split())
#: What happens, and says nothing by it.
_HAPPENINGS = frozenset(
    "failure success collapse outcome result episode incident decision move vote defeat victory breakdown absence delay fall "
    "return visit deadlock impasse silence crisis war experience history fact past rise loss".split()
)
_SHORT = 6
_OFFICES_OF_ONE = frozenset(
    "president premier chancellor king emir sultan minister secretary governor mayor chief".split()
)
_ANYBODY = frozenset({"you", "one", "'s", "let"})
#: Tags of the words that open a question.
_QUESTIONS = frozenset({"WP", "WRB", "WDT", "WP$"})
#: Adverbs before a cue that are no part of it: "once proclaimed", "largely believe"; "also said" is one cue.
_LOOSE_ADVERBS = frozenset(
    "once largely mostly widely still now then just simply really actually always often sometimes".split()
)
_ARTICLES = frozenset({"a", "an", "the"})


def find_claims(parse: Parse, actors: ActorIndex) -> list[Row]:
    """Find the claims of a document as rows of table claims.

    A row is one stretch of content; a quotation that "he said" splits is two rows with the same source and cue. A
    sentence that no attribution touches is one claim of the article itself (sourcing ``unattributed``).
    """
    rows: dict[str, Row] = {}
    touched: set[int] = set()
    for read in (part for a in read_attributions(parse, states=is_claim) for part in split_hearsay(a)):
        attribution = with_that(
            with_speaker(keep_parted(join_cut(trace_source(without_own_clause(behind_that(read))))))
        )
        if not attribution.pieces:
            continue
        attribution = add_consequence(attribution)
        if is_claim(attribution):
            touched.update(_sentences_of(parse, attribution))
            for piece in attribution.pieces:
                row = _make_row(parse, piece, attribution, actors)
                rows.setdefault(row["claim_id"], row)
    own = [_own_voice(parse, sentence) for sentence in parse.sentences if sentence.number not in touched]
    found = sorted([*rows.values(), *own], key=lambda row: (row["start"], -row["end"]))
    give_to_several(found)
    give_to_who_adds(found)
    by_sentence: dict[int, list[Row]] = {}
    for row in rows.values():
        by_sentence.setdefault(row["sentence"], []).append(row)
    for sentence in parse.sentences:
        if sentence.number in by_sentence:
            _share_loaded_words(sentence, by_sentence[sentence.number])
    return found


def is_claim(attribution: Attribution) -> bool:
    """Tell whether an attribution states something; attitudes, requests, promises and refusals do not."""
    entry, rule, head = attribution.entry, attribution.rule, attribution.source_head
    if is_no_statement(attribution):
        return False
    if head is not None and head.lower_ in _ANYBODY and not any(c.dep_ == "prep" for c in head.children):
        # "In the market one hears that".
        return head.lower_ == "one" and entry["lemma"] == "hear"
    if head is not None and head.lower_ == "nobody" and rule == "clause_before_cue":
        # "How many nobody can say"; "nobody will say who put it up" does tell something.
        return False
    if entry["lemma"] == "thank":
        return False
    if rule == "verb_of_judgement" and attribution.pieces[0][0].lower_ in _REFLEXIVES:
        # "A group calling itself the Free Officers": a name.
        return entry["lemma"] not in _NAMING_ONESELF
    if entry["lemma"] == "capture" and not _is_medium(head):
        # "The army has captured the town": only what takes pictures shows by it.
        return False
    if entry["lemma"] == "attack" and rule == "verb_with_noun_content":
        # "Attacked Chad for arming them", not "attacked the embassy".
        return any(t.lower_ in {"for", "over"} for t in attribution.pieces[0])
    if entry["lemma"] == "agree" and rule == "passive_cue" and attribution.pieces[0][0].tag_ in _QUESTIONS:
        # "Nor is it agreed who will pay".
        return False
    if entry["class"] == "ask" and not attribution.source:
        # "Asked whether it would attend, …": whoever asks states nothing.
        return False
    if entry["class"] in {"ask", "request"} and any(t.lemma_.lower() in _NAMELESS for t in attribution.pieces[0]):
        return False
    if entry["lemma"] in {"fear", "worry"} and _tells_why_nameless(attribution.cue[0]):
        return False
    if rule == "cue_as_aside" and entry["class"] in _ACTING:
        # "…, as Peru had demanded".
        return False
    is_cited = _names_source(attribution.pieces[0]) or attribution.pieces[0] == attribution.source
    if entry["lemma"] == "cite" and is_cited:
        # "Reuters, citing two officials, …": whom it has it from, not what.
        return False
    if rule == "passive_judgement" and entry["lemma"] in _NAMING and not attribution.source:
        return False
    if rule == "verb_with_noun_and_clause":
        return entry["class"] not in _ACTING
    if rule == "verb_of_blame":
        return True
    if rule == "verb_of_charge" and entry["lemma"] in {"blame", "fault"}:
        # "Blamed the mines for the delay" judges; "blamed the army for shelling the town" states.
        return any(t.tag_ == "VBG" for t in attribution.pieces[0])
    if head is not None and _only_shows(head, attribution):
        return False
    if rule == "verb_with_infinitive" and entry["class"] == "claim":
        # "Claims to hold the bridge" states something, "promises to hold it" does not.
        return True
    is_wish = rule in {"adjective_with_clause", "noun_with_clause", "noun_is_clause"} and entry["class"] == "want"
    if is_wish and attribution.pieces[0][0].lower_ != "to":
        # "Was hopeful that a deal could be reached": a view of what will be, as "hoped that".
        return True
    if rule in _ACT_RULES or (rule in _EITHER_RULES and entry["class"] in _ACTING):
        return False
    if rule in _THING_RULES and _is_aim(attribution):
        return False
    if rule in _THING_RULES and (_is_act_to_come(attribution) or _is_unsaid(attribution)):
        return False
    is_actor = head is not None and head.pos_ != "PRON" and not _is_medium(head)
    if rule in _THING_RULES and entry["lemma"] in _SHOWN and is_actor:
        # "Urged both sides to show restraint": only pictures and papers state a thing by showing it.
        return False
    if rule in _THING_RULES and entry["class"] == "show" and _is_aged(attribution.pieces[0]):
        return False
    if rule in _THING_RULES:
        (piece, *_) = attribution.pieces
        if has_quotes(piece):
            return not _is_pointer(piece)
        if entry["lemma"] in {"claim", "profess"}:
            return piece[0].like_num or any(t.lemma_.lower() in _CLAIMED for t in piece)
        if entry["lemma"] in {"count", "verify"}:
            return any(t.like_num for t in piece)
        if entry["lemma"] == "complain" and rule == "verb_with_preposition":
            return not _is_pointer(piece)
        if entry["class"] in _JUDGING:
            has_reason = any(
                t.lower_ in {"for", "as"} and t.dep_ == "prep" and t.head in attribution.cue for t in piece
            )
            return has_reason or (entry["class"] != "accuse" and _is_deed(piece))
        tells = entry["lemma"] == "tell" and rule == "verb_with_preposition"
        return (tells or "p" in entry["frames"].split()) and not _is_pointer(piece)
    return True


def _tells_why_nameless(cue: Token) -> bool:
    """Tell whether a verb says why a source goes unnamed: "asked not to be named because he feared reprisals"."""
    before = cue.doc[max(cue.i - 12, cue.sent.start) : cue.i]
    because = next((t.i for t in before if t.lower_ in {"because", "as", "since"}), None)
    return because is not None and any(t.lower_ in _UNNAMED and t.i < because for t in before)


def _is_aim(attribution: Attribution) -> bool:
    """Tell whether something is only what others came for: "rallied to protest the results"."""
    verb = next((t for t in attribution.cue if t.pos_ == "VERB"), None)
    if verb is None or verb.dep_ not in {"advcl", "xcomp"} or verb.tag_ != "VB" or look_up_cue(verb.head, "verb"):
        return False
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _is_medium(head: Token | None) -> bool:
    noun = index_lexicon("source_nouns", "lemma").get(head.lemma_.lower()) if head is not None else None
    return noun is not None and noun["sourcing"] == "media"


def _names_source(piece: Tokens) -> bool:
    """Tell whether a thing is somebody who says something: "two security officials", "local media"."""
    inside = {t.i for t in piece}
    head = next((t for t in piece if t.head.i not in inside or t.head == t), piece[0])
    noun = index_lexicon("source_nouns", "lemma").get(head.lemma_.lower())
    if any(t.dep_ == "mark" or t.lower_ == "as" for t in piece):
        return False
    if head.lemma_.lower() in _OFFICES and len(piece) <= _SHORT:
        return True
    is_speaker = noun is not None and (noun["sourcing"] not in {"media", "named_body"} or head.lower_ in _SPEAKING)
    return is_speaker or head.ent_type_ in {"PERSON", "ORG"}


def _is_aged(piece: Tokens) -> bool:
    """Tell whether a thing is only somebody and his age: "television showed *Ortega, 78*, waving to the crowd"."""
    return len(piece) > 2 and piece[-1].like_num and piece[-2].text == "," and not has_finite_verb(piece)


def _is_unsaid(attribution: Attribution) -> bool:
    """Tell whether it is said that somebody did not say a thing: "he did not concede or admit defeat"."""
    if attribution.entry["class"] not in {"concede", "say", "claim", "warn", "accuse"}:
        return False
    verbs = [t for t in attribution.cue if t.pos_ in {"VERB", "AUX"}]
    return any(is_negated(t) or (t.dep_ == "conj" and _has_or(t.head) and is_negated(t.head)) for t in verbs)


def _has_or(verb: Token) -> bool:
    return any(c.dep_ == "cc" and c.lower_ in {"or", "nor"} for c in verb.children)


def _only_shows(head: Token, attribution: Attribution) -> bool:
    """Tell whether what happened throws light on something, and nobody speaks: "clashes that have highlighted the risk"."""
    frames = attribution.entry["frames"].split()
    if not ("w" in frames or "x" in frames) or attribution.rule not in _SHOWING_RULES:
        return False
    meant = antecedent_of(head, attribution.cue[-1])
    if meant.pos_ != "NOUN" or meant.ent_type_:
        return False
    lemma = meant.lemma_.lower()
    if lemma in _HAPPENINGS:
        return True  # "The failure proved that a deal was out of reach".
    if meant == head and lemma not in index_lexicon("event_nouns", "lemma"):
        return False
    return lemma not in index_lexicon("source_nouns", "lemma") and lemma not in read_actor_nouns()


def _is_act_to_come(attribution: Attribution) -> bool:
    """Tell whether what is said is only promised or threatened: "threatened to deny visas"."""
    words = attribution.cue
    known = look_up_cue(words[0], "verb") if len(words) > 2 and words[0].pos_ == "VERB" else None
    return known is not None and known[0]["class"] in _ACTING | {"warn"} and words[1].lower_ == "to"


def _is_deed(piece: Tokens) -> bool:
    """Tell whether a thing that is judged is described rather than named: "the army's lack of restraint"."""
    inside = {t.i for t in piece}
    head = next((t for t in piece if t.head.i not in inside), piece[0])
    return head.pos_ == "NOUN" and any(c.dep_ in {"prep", "poss"} for c in head.children)


def _is_pointer(piece: Tokens) -> bool:
    """Tell whether a thing only points back to what was said: "denied it", "rejected the accusation"."""
    words = [t for t in piece if t.dep_ not in {"det", "poss", "case"} and not t.is_punct]
    return all(t.pos_ in {"PRON", "DET"} or look_up_cue(t, "noun") is not None for t in words)


def _sentences_of(parse: Parse, attribution: Attribution) -> Iterable[int]:
    for tokens in (attribution.cue, attribution.source, *attribution.pieces):
        if tokens:
            first, last = parse.sentence_of(tokens[0]).number, parse.sentence_of(tokens[-1]).number
            yield from range(first, last + 1)


def _with_closing_quote(piece: Tokens) -> Tokens:
    """Add the mark that closes a quotation within what is said, where the parse ends it before: 'ready "when both want them"'."""
    marks = sum(t.text in QUOTES for t in piece)
    behind = piece[-1].nbor() if marks % 2 and piece[-1].i + 1 < piece[-1].sent.end else None
    return (*piece, behind) if behind is not None and behind.text in QUOTES else piece


def _make_row(parse: Parse, piece: Tokens, found: Attribution, actors: ActorIndex) -> Row:
    start, end = span_of(_with_closing_quote(piece))
    cue_start, cue_end = span_of(_bare_cue(found.cue))
    row = parse.make_row(
        "claims",
        parse.sentence_of(piece[0]),
        start,
        end,
        rule=found.rule,
        confidence=found.confidence,
        key=(cue_start, cue_end),
    )
    row |= {"cue": parse.text_of(cue_start, cue_end), "cue_start": cue_start, "cue_end": cue_end}
    if found.source:
        source_start, source_end = span_of(found.source)
        row |= {
            "source_quote": parse.text_of(source_start, source_end),
            "source_start": source_start,
            "source_end": source_end,
        }
    head = found.source_head
    head = antecedent_of(head, found.cue[-1], nearest=True) if head is not None else None
    meant = actors.actors_at(head) if head is not None else ()
    beside: tuple[Actor, ...] = ()
    if head is not None and found.source and not (len(meant) == 1 and meant[0].is_named):
        beside = _named_beside(found.source, actors)
        meant = beside or meant
    hedges = find_hedges([*found.cue, *piece])
    return row | {
        "source_actor_id": meant[0].actor_id if len(meant) == 1 and meant[0].actor_id else None,
        "sourcing": "named_person"
        if beside
        else classify_source(head, actors, cue_class=_class_of(found), words=found.source),
        "factuality": rate_claim(found, piece, hedges),
        "hedges": "; ".join(hedges) or None,
        "loaded": "; ".join(find_loaded_words(list(piece))) or None,
    }


def _bare_cue(cue: Tokens) -> Tokens:
    """Give a cue without what only leads to it: "*once* proclaimed", "went on air *to* deny", "*the* report that".

    An adverb inside it stays, and so does "to" behind another verb: "declined to say".
    """
    if len(cue) > 1 and (cue[0].lower_ == "to" or (cue[0].lower_ in _ARTICLES and cue[-1].pos_ == "NOUN")):
        return cue[1:]
    is_plain = len(cue) > 1 and cue[0].tag_ == "RB" and cue[0].dep_ == "advmod" and cue[0].lower_ in _LOOSE_ADVERBS
    return cue[1:] if is_plain and cue[1].tag_ in INFLECTED | {"VBG"} else cue


def _named_beside(source: Tokens, actors: ActorIndex) -> tuple[Actor, ...]:
    """Give the person whose name ends what he is called by: "an expert and former official, Avinoam Idan"."""
    last = next((t for t in reversed(source) if t.is_alpha), source[-1])
    mention = actors.mention_at(last)
    if mention is None or mention.form != "name" or mention.tokens[0].i == source[0].i:
        return ()
    before = mention.tokens[0].nbor(-1) if mention.tokens[0].i else None
    is_one = len(mention.actors) == 1 and mention.actors[0].kind == "person"
    # "President of Ukraine Volodymyr Zelensky": an office, a place, a name.
    is_titled = source[0].lower_ in _OFFICES_OF_ONE and before is not None and before.pos_ == "PROPN"
    return mention.actors if is_one and before is not None and (before.text == "," or is_titled) else ()


def _class_of(found: Attribution) -> str:
    """Give the class of a cue; what nobody in particular reports or estimates is hearsay."""
    is_hearsay = found.source_head is None and found.entry["lemma"] in _HEARD
    return "hearsay" if is_hearsay else found.entry["class"]


def _own_voice(parse: Parse, sentence: Sentence) -> Row:
    tokens = _words(sentence)
    row = parse.make_row("claims", sentence, sentence.start, sentence.end, rule="own_voice", confidence=0.9)
    hedges = find_hedges(tokens)
    return row | {
        "sourcing": "unattributed",
        "factuality": rate_own_voice(tokens, hedges),
        "hedges": "; ".join(hedges) or None,
        "loaded": "; ".join(find_loaded_words(tokens)) or None,
    }


def _share_loaded_words(sentence: Sentence, rows: list[Row]) -> None:
    """Give loaded words outside every content to the sentence's first claim, so that none is lost."""
    known = {word for row in rows for word in (row["loaded"] or "").split("; ")}
    rest = [word for word in find_loaded_words(_words(sentence)) if word not in known]
    if rest and rows:
        rows[0]["loaded"] = "; ".join([*([rows[0]["loaded"]] if rows[0]["loaded"] else []), *rest])


def _words(sentence: Sentence) -> list[Token]:
    return [t for t in sentence.span if not t.is_space]
