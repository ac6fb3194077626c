"""Which attributions state something: attitudes, requests, promises, judgements without a reason and bare names are no claims."""

from __future__ import annotations

from analysis.extraction.claims.attributions import (
    Attribution,
    Tokens,
    has_finite_verb,
    has_quotes,
    look_up_cue,
)
from analysis.extraction.claims.no_statements import is_no_statement
from analysis.extraction.lexicon import index_lexicon
from analysis.extraction.names.reference import read_actor_nouns
from analysis.extraction.parsing.grammar import is_negated
from analysis.extraction.parsing.relatives import antecedent_of
from analysis.extraction.parsing.words import Token

#: Rules whose content is an act to come: a request, promise or refusal is an event, not a claim.
_ACT_RULES = frozenset({"verb_with_infinitive", "verb_with_object_and_infinitive"})
#: Rules whose content is a thing; only some cues state something by it: "acknowledged the loss", not "backs the plan".
_THING_RULES = frozenset({"verb_with_noun_content", "verb_with_preposition"})
#: Rules whose content may be an act as well as a statement, and the classes of cues under which it is an act.
_EITHER_RULES = frozenset({"noun_with_clause", "noun_is_clause", "verb_with_noun_of_speech", "adjective_with_clause"})
_ACTING = frozenset({"promise", "want", "request", "support"})
#: Rules by which a thing may be said to show another.
_SHOWING_RULES = frozenset({"verb_with_noun_content", "verb_with_preposition", "verb_with_clause", "verb_of_judgement"})
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
_ANYBODY = frozenset({"you", "one", "'s", "let"})
#: Tags of the words that open a question.
_QUESTIONS = frozenset({"WP", "WRB", "WDT", "WP$"})


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
