"""Attribution without a verb of saying: "according to", "by its count", "reportedly", "The video showed"."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from analysis.extraction.actors.index import ActorIndex
from analysis.extraction.claims.asides import clause_around, read_opened_clause, read_relative_aside
from analysis.extraction.claims.attributions import (
    Attribution,
    Tokens,
    has_finite_verb,
    has_quotes,
    look_up_cue,
    noun_phrase,
    opening_of,
    stretch,
    trim,
    without_aside,
)
from analysis.extraction.claims.content_ends import end_content
from analysis.extraction.claims.cue_adjectives import read_adjective, read_impersonal
from analysis.extraction.claims.cue_speakers import SAYING
from analysis.extraction.claims.noun_cues import read_noun
from analysis.extraction.claims.reckoned import bound_reckoning, read_fronted_reckoning, without_count
from analysis.extraction.claims.set_off_sources import are_speakers
from analysis.extraction.claims.sourcing import classify_source
from analysis.extraction.lexicon import Entry
from analysis.extraction.parsing.grammar import FINITE, is_verb
from analysis.extraction.parsing.words import Token

#: Relative pronouns and marks with which a clause that is claimed does not begin.
_OPENERS = frozenset({"that", "which", "who", "whom", ","})
#: What somebody says for himself: "on his own account".
_ACCOUNTS = frozenset({"account", "reckoning", "showing", "telling", "admission"})
_LONGEST_NAME = 4
#: Words that a figure set off has with what it counts, at most: "the dead, at least 90 of them women according to".
_LONGEST_FIGURE = 10
#: Words before a phrase that may be set off behind "and": a subject, a verb, and these.
_FEWEST_BEFORE = 4
#: How a medium shows what may not be so.
_SEEMING = frozenset({"purports", "purported", "appears", "appeared", "seems", "seemed", "claims", "claimed"})
_BEING = frozenset({"be", "remain", "stay", "become", "seem"})
_CONJUNCTIONS = frozenset("and but while whereas although though yet so".split())
_DETERMINERS = frozenset("a an the his her its their one".split())
_SUBJECTS = frozenset({"DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ"})
_POSSESSIVES = frozenset({"'s", "'", "’s", "’"})

_ACCORDING: Entry = MappingProxyType(
    {"lemma": "according to", "pos": "preposition", "class": "say", "frames": "", "commitment": "2"}
)


def read_phrase(token: Token) -> Attribution | None:
    """Read an attribution whose cue is no governing verb; None where the token is no such cue."""
    if token.lower_ == "according":
        return _read_according(token)
    if token.lower_ in _ACCOUNTS and token.dep_ == "pobj" and token.head.lower_ == "on":
        return _read_reckoning(token.head)
    if token.lower_ == "by" and token.dep_ in {"prep", "agent"}:
        return _read_reckoning(token) or read_fronted_reckoning(token)
    if token.dep_ == "advmod" and look_up_cue(token, "adverb") is not None:
        return _read_adverb(token)
    is_first = token.i + 1 < token.sent.end and token.i == token.sent.start and token.nbor().lower_ == "that"
    is_first = is_first and token.tag_ != "VBG"  # "Claiming that the town had fallen, a witness left".
    if token.pos_ == "NOUN" or is_first or (token.dep_ in {"dobj", "pobj"} and token.tag_ in {"VBZ", "VBP"}):
        return read_noun(token)
    if token.pos_ == "ADJ" or token.tag_ == "VBN":
        return read_impersonal(token) or read_adjective(token)
    return None


#: How the parser hangs a name that is set off behind a source.
_BESIDE = frozenset({"appos", "npadvmod", "conj", "dep"})


def _read_according(token: Token) -> Attribution | None:
    to = next((c for c in token.children if c.lower_ == "to"), None)
    if to is None and token.i + 1 < len(token.doc) and token.doc[token.i + 1].lower_ == "to":
        to = token.doc[token.i + 1]
    source = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
    if to is not None and source is None:
        return _read_according_unparsed(token, to)
    if to is None or source is None:
        return None
    pieces = _apposition_before(token) or _within_breaks(_rest_of_sentence(token, source), token)
    pieces = tuple(p if p[0].i < token.i else end_content(p) for p in pieces)
    # "…, according to the agency, but insists": what goes on is said of somebody else.
    pieces = tuple(p for p in pieces if p[0].i < token.i or p[0].dep_ != "cc" or len(pieces) == 1 or _goes_on_with(p))
    is_apart = token.i > token.sent.start and token.nbor(-1).text == ","
    if is_apart and len(pieces) == 1 and pieces[0][-1].i < token.i and (rest := _lost_predicate(pieces[0], source)):
        pieces = (rest,)  # "Two of the four, according to their lawyer, have been beaten; the warden denies it".
    if len(pieces) == 2 and not (has_finite_verb(pieces[0]) or has_quotes(pieces[0])) and any(map(is_verb, pieces[1])):
        # "The palace, according to a courtier, learned of it": the part with the verb.
        pieces = pieces[1:]
    words = noun_phrase(source)
    pieces = bound_reckoning(pieces, token, words[-1])
    if len(pieces) == 2 and any(t.lower_ == "and" for t in pieces[1]) and are_speakers(pieces[1]):
        # "…, according to medics, residents and a rebel spokesman."
        words, pieces = (*words, *token.doc[words[-1].i + 1 : pieces[1][-1].i + 1]), pieces[:1]
    if len(pieces) == 2 and pieces[1][0].i > token.i and has_finite_verb(pieces[0]) and _only_names(pieces[1]):
        # "…, according to the head of the clinic, Ali Musa, who fled": that is his name.
        pieces = pieces[:1]
    if token.i <= opening_of(token.sent) and len(pieces) == 1 and (aside := _aside_on_source(pieces[0])):
        words, pieces = (*words, *aside), (trim(t for t in pieces[0] if t.i > aside[-1].i),)
    head = source
    if source.tag_ in {"WDT", "WP"} and token.i > 1 and token.nbor(-1).text == "," and token.nbor(-2).pos_ == "NOUN":
        # "An accord, according to which": the accord says so.
        head = token.nbor(-2)
    return Attribution((token, to), words, head, pieces, _ACCORDING, "according_to", 0.8) if pieces else None


def _only_names(piece: Tokens) -> bool:
    """Tell whether a piece is a name or a post, with what is told of its bearer, and no part of what is said."""
    tops = [t for t in piece if t.head not in piece and t.dep_ != "punct"]
    return (
        piece[0].pos_ in {"PROPN", "DET"}
        and bool(tops)
        and all(t.pos_ in {"NOUN", "PROPN"} and t.dep_ in _BESIDE for t in tops)
    )


def _lost_predicate(subject: Tokens, source: Token) -> Tokens:
    """Give what follows a source between commas where what stands before it has no verb; nothing where no verb follows."""
    last = noun_phrase(source)[-1].i
    if (
        has_finite_verb(subject)
        or has_quotes(subject)
        or last + 2 >= source.sent.end
        or source.doc[last + 1].text != ","
    ):
        return ()
    opens = source.doc[last + 2]
    return end_content(trim(source.doc[opens.i : source.sent.end])) if opens.tag_ in FINITE | {"MD"} else ()


def _aside_on_source(piece: Tokens) -> Tokens:
    """Give what opens a piece and only says who its source is: "according to Ali Hassan, *a rebel leader*, the road is shut"."""
    comma = next((k for k, t in enumerate(piece) if t.text == ","), None)
    if not comma or comma + 2 >= len(piece):
        return ()
    aside, rest = piece[:comma], piece[comma + 1 :]
    before = aside[0].nbor(-2) if aside[0].i > 1 else aside[0]
    is_name = all(t.pos_ == "PROPN" for t in aside) and 2 <= len(aside) <= _LONGEST_NAME and before.pos_ == "NOUN"
    is_post = before.pos_ == "PROPN" and aside[0].lower_ in _DETERMINERS
    # "According to medics, residents and a rebel spokesman, the rebels left".
    is_list = any(t.lower_ == "and" for t in aside) and are_speakers(aside)
    if not (is_name or is_post or is_list) or has_finite_verb(aside) or rest[0].pos_ not in _SUBJECTS:
        return ()
    # "According to Reuters, the president, Ali Bongo, has left": that is the subject and his name.
    end = next((k for k, t in enumerate(rest) if t.text == ","), len(rest))
    return aside if has_finite_verb(rest[:end]) and rest[0].tag_ not in FINITE else ()


def _read_according_unparsed(token: Token, to: Token) -> Attribution | None:
    """Read "According to the agency Tass, the minister, A, said", where the parser makes the agency the subject."""
    comma = next((t for t in token.doc[to.i + 1 : token.sent.end] if t.text == ","), None)
    if comma is None or token.i != token.sent.start:
        return None
    words = trim(token.doc[to.i + 1 : comma.i])
    piece = trim(token.doc[comma.i + 1 : token.sent.end])
    head = next((t for t in reversed(words) if t.pos_ in {"NOUN", "PROPN"}), None)
    if head is None or not piece or any(t.pos_ in {"VERB", "AUX"} for t in words):
        return None
    return Attribution((token, to), words, head, (piece,), _ACCORDING, "according_to", 0.7)


def _apposition_before(token: Token) -> tuple[Tokens, ...]:
    """Give the aside that alone is somebody's word: "the attack, the deadliest in a decade according to a monitor, left"."""
    if token.i == token.sent.start or token.nbor(-1).text == ",":
        return ()
    comma = next((t for t in reversed(token.doc[token.sent.start : token.i]) if t.is_punct and t.text != "-"), None)
    if comma is None or comma.text != "," or comma.i < token.sent.start + 1:
        return ()
    aside = token.doc[comma.i + 1 : token.i]
    is_figure = len(aside) < _LONGEST_FIGURE and any(t.like_num for t in aside[:_LONGEST_NAME])
    if not (is_figure or any(t.dep_ == "appos" for t in aside)) or has_finite_verb(aside):
        return ()
    return (trim(aside),)


def _read_reckoning(by: Token) -> Attribution | None:
    """Read "by the army's count", "by some estimates", "on the rebels' own account"."""
    source = next((c for c in by.children if c.dep_ == "pobj"), None)
    cue = look_up_cue(source, "reckoning") if source is not None else None
    if source is None or cue is None:
        return None
    if by.lower_ == "on" and not any(c.dep_ == "poss" for c in source.children):
        return None  # "On the rebels' own account", not "on the count of three".
    pieces = _within_breaks(_rest_of_sentence(by, source), by)
    pieces = tuple(p if p[0].i < by.i else end_content(p) for p in pieces)
    if len(pieces) == 2 and not any(_is_complete(t, pieces[0]) for t in pieces[0] if t.tag_ in FINITE):
        # "The convoy had, by the driver's account, been waved through": the part with the verb.
        pieces = pieces[1:]
    if len(pieces) == 2 and _goes_on_without(pieces[1]):
        pieces = pieces[:1]
    # "By the experts' estimate, a figure that Kigali disputes".
    words = without_count(without_aside(noun_phrase(source)))
    pieces = bound_reckoning(pieces, by, words[-1])
    return Attribution((by,), words, source, pieces, cue[0], "by_reckoning", 0.7) if pieces else None


def _is_complete(verb: Token, piece: Tokens) -> bool:
    """Tell whether a finite verb is no auxiliary, or its verb stands in the same piece."""
    return verb.dep_ not in {"aux", "auxpass"} or verb.head in piece


def _goes_on_without(piece: Tokens) -> bool:
    """Tell whether a conjunction opens a clause with a subject of its own: "…, by its tally, and doctors fear cholera"."""
    if piece[0].lower_ not in _CONJUNCTIONS or not has_finite_verb(piece):
        return False
    verb = next(t for t in piece if t.tag_ in FINITE)
    return any(t.dep_ in {"nsubj", "nsubjpass", "expl"} and t.i < verb.i for t in piece)


def _rest_of_sentence(token: Token, source: Token) -> tuple[Tokens, ...]:
    """Give what a sentence says before and after an attributing phrase."""
    words = noun_phrase(source)
    sentence = token.sent
    within = read_relative_aside(token.doc, token.i, words[-1].i) or read_opened_clause(token.doc, token.i, words[-1].i)
    if within:
        return within
    if source.tag_ in {"WDT", "WP"}:
        # "An agreement, according to which the army leaves": what stands before is the article's.
        clause = next((t for t in token.ancestors if t.dep_ == "relcl"), None)
        end = clause.right_edge.i if clause is not None and clause.i > source.i else sentence.end - 1
        return tuple(piece for piece in (trim(token.doc[source.i + 1 : end + 1]),) if piece)
    inner = clause_around(token)
    if inner is not None:
        first = next((t for t in token.doc[inner.left_edge.i : token.i] if t.lower_ not in _OPENERS), token)
        left = trim(token.doc[first.i : token.i])
        right = trim(token.doc[words[-1].i + 1 : inner.right_edge.i + 1])
        return tuple(piece for piece in (left, right) if piece)
    before = trim(token.doc[sentence.start : token.i])
    after = trim(token.doc[words[-1].i + 1 : sentence.end])
    if not before or _opens_next_verb(token, after):
        pieces = [after]
    elif not after:
        pieces = [before]
    else:
        head = token.head if token.head != token else sentence.root
        is_whole = head.right_edge.i > words[-1].i + 1 or _goes_on_with(after)
        pieces = [before, after] if is_whole else [before]
    return tuple(piece for piece in pieces if piece)


def _opens_next_verb(token: Token, after: Tokens) -> bool:
    """Tell whether an attributing phrase is set off behind "and": "has sunk shafts and, by one count, employs 400".

    What stands before is the article's own then, where it has a verb of its own.
    """
    doc, start = token.doc, token.sent.start
    if token.i - start < _FEWEST_BEFORE or token.nbor(-1).text != "," or token.nbor(-2).lower_ not in {"and", "but"}:
        return False
    return bool(after) and has_finite_verb(after) and has_finite_verb(doc[start : token.i - 2])


def _goes_on_with(piece: Tokens) -> bool:
    """Tell whether a piece behind an attributing phrase goes on with the verb before it: "…, and to be finished in May"."""
    first = next((t for t in piece[1:] if t.pos_ != "ADV"), None)
    return piece[:1] != () and piece[0].lower_ == "and" and first is not None and first.tag_ in {"TO", "VB"}


def _within_breaks(pieces: tuple[Tokens, ...], token: Token) -> tuple[Tokens, ...]:
    """Leave what a semicolon divides from the attributing phrase: "according to the ministry, 300 died; Chad says 40"."""
    kept: list[Tokens] = []
    for piece in pieces:
        reach = token.doc[piece[0].i : token.i] if piece[-1].i < token.i else token.doc[token.i : piece[-1].i + 1]
        breaks = [t.i for t in reach if t.text == ";"] or _behind_other_source(reach)
        if not breaks or has_quotes(piece):
            kept.append(piece)
        elif piece[0].i > token.i:
            kept.append(trim(t for t in piece if t.i < breaks[0]))
        else:
            kept.append(trim(t for t in piece if t.i > breaks[-1]))
    return tuple(piece for piece in kept if piece)


def _behind_other_source(reach: Sequence[Token]) -> list[int]:
    """Give where a sentence goes on behind what another says: "…, the network said, and 20,000 fled, according to the agency"."""
    said = [t for t in reach if t.tag_ in FINITE and (cue := look_up_cue(t, "verb")) and cue[0]["class"] in SAYING]
    joined = [t.i for t in reach if t.lower_ in {"and", "while", "but"} and t.i > reach[0].i and t.nbor(-1).text == ","]
    if not said or not joined:
        return []
    last = said[-1].i
    # "Chad said it was ready, and Mali agreed, according to a statement": all of it is the statement's.
    is_closed = not any(t.tag_ in FINITE for t in reach if last < t.i < joined[-1])
    return [i for i in joined if i > last and is_closed and any(t.tag_ in FINITE for t in reach if t.i > i)]


def _read_adverb(adverb: Token) -> Attribution | None:
    cue = look_up_cue(adverb, "adverb")
    verb = adverb.head
    if cue is None:
        return None
    if verb.dep_ in {"acomp", "attr"} and verb.head.lemma_ in _BEING and verb.head.i < adverb.i:
        # "Are reportedly ill", "is allegedly a spy".
        verb = verb.head
    if not is_verb(verb) and verb.lemma_ != "be":
        if verb.dep_ == "appos" and 0 < adverb.i < verb.i and adverb.nbor(-1).text == ",":
            # "The king's brother, reportedly the author of the letter, left".
            content = stretch(verb.doc[adverb.i + 1], verb.right_edge)
            return Attribution((adverb,), (), None, (content,), cue[0], "hearsay_adverb", 0.6) if content else None
        if verb.pos_ != "ADP":
            return None
        # "Helped reportedly by leaning on Guinea": only what the adverb stands before is hearsay.
        last = verb.right_edge.i if verb.i > adverb.i else adverb.i
        comma = next((t.i for t in verb.doc[adverb.i + 1 : last + 1] if t.text == ","), last + 1)
        content = trim(verb.doc[adverb.i + 1 : comma])
        return Attribution((adverb,), (), None, (content,), cue[0], "hearsay_adverb", 0.6) if content else None
    left = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "csubj", "expl"}]
    start = min((c.left_edge.i for c in left), default=verb.left_edge.i)
    cut = [c.left_edge.i for c in verb.children if c.dep_ in {"advcl", "parataxis", "conj"} and c.i > verb.i]
    end = min([*cut, verb.right_edge.i + 1])
    if any(t.text == "," for t in verb.doc[start : adverb.i]):
        # "Egypt, which has a say in it, is reportedly preparing a plan".
        start = adverb.i + 1
    while end > adverb.i + 2 and verb.doc[end - 1].dep_ in {"cc", "punct"}:
        end -= 1
    content = trim(verb.doc[min(start, adverb.i + 1) : end])
    return Attribution((adverb,), (), None, (content,), cue[0], "hearsay_adverb", 0.75) if content else None


def read_after_medium(token: Token) -> Attribution | None:
    """Read "The viral video depicted …" where the parse misses the verb: a medium's noun right before a cue of showing."""
    cue = look_up_cue(token, "verb")
    if cue is None or token.i == token.sent.start:
        return None
    noun = token.doc[token.i - 1]
    root = token.sent.root
    if (
        not is_verb(token)
        and "t" in cue[1]
        and root.pos_ in {"NOUN", "PROPN"}
        and root.i < token.i
        and token.i + 1 < token.sent.end
    ):
        return _read_lost_verb(token, root, cue[0])
    if cue[0]["class"] != "show":
        return None
    if noun.pos_ != "NOUN" or classify_source(noun, ActorIndex()) != "media":
        return None
    start = noun.i
    while start > token.sent.start and token.doc[start - 1].pos_ in {"ADJ", "DET", "NOUN"}:
        start -= 1
    ends = (t.i for t in token.doc[token.i + 1 : token.sent.end] if t.text in {",", ";"} and not _joins_doings(t))
    end = next(ends, token.sent.end)
    content = trim(token.doc[token.i + 1 : end])
    if not content:
        return None
    return Attribution(
        (token,), tuple(token.doc[start : noun.i + 1]), noun, (content,), cue[0], "cue_after_medium", 0.55
    )


def read_seeming(verb: Token) -> Attribution | None:
    """Read "A video posted by the group purports to show the pilot" where the parse gives the verb no subject."""
    seems = verb.nbor(-2) if verb.i - 2 > verb.sent.start else verb
    if seems.lower_ not in _SEEMING or any(c.dep_ == "nsubj" for c in seems.children):
        return None
    known = look_up_cue(verb, "verb")
    if known is None or known[0]["class"] != "show":
        return None
    opening = opening_of(verb.sent)
    words = trim(verb.doc[opening : seems.i])
    head = next((t for t in words if t.pos_ == "NOUN" and t.nbor().pos_ != "NOUN"), None)
    if head is None or any(t.tag_ in FINITE or t.is_punct for t in words) or head.i - opening > _LONGEST_NAME:
        return None
    if classify_source(head, ActorIndex()) != "media":
        return None
    content = end_content(trim(verb.doc[verb.i + 1 : verb.sent.end]))
    cue = (seems, verb.nbor(-1), verb)
    return Attribution(cue, words, head, (content,), known[0], "cue_after_medium", 0.55) if content else None


def _joins_doings(comma: Token) -> bool:
    """Tell whether a comma parts things that are done: "pushing, punching, and throwing"."""
    after = [t for t in comma.doc[comma.i + 1 : comma.i + 3] if t.lower_ != "and"]
    return comma.nbor(-1).text.endswith("ing") and bool(after) and after[0].text.endswith("ing")


def _read_lost_verb(token: Token, root: Token, entry: Entry) -> Attribution | None:
    """Read "Officials in Harare confide that …" where the parse takes the verb for a noun and finds no other."""
    following = token.nbor(1)
    before = token.doc[root.i : token.i]
    is_plain = following.lower_ == "that" and following.tag_ == "IN"
    is_shown = entry["class"] == "show" and token.lower_ in {"show", "shows", "showed"}
    if not (is_plain or is_shown) or any(t.tag_ in FINITE or t.text in {",", ";", ":"} for t in before):
        return None
    content = end_content(trim(token.doc[following.i : token.sent.end]))
    source = tuple(token.doc[root.left_edge.i : token.i])
    return Attribution((token,), source, root, (content,), entry, "lost_verb", 0.6) if content else None
