"""What somebody's mind or the record holds: "left convinced that", "under the impression that", "there is no evidence that"."""

from __future__ import annotations

from analysis.extraction.claims.attributions import (
    Attribution,
    Tokens,
    look_up_cue,
    make_cue,
    noun_phrase,
    thing,
    trim,
    verb_group,
)
from analysis.extraction.claims.content_ends import end_content
from analysis.extraction.claims.cue_speakers import find_source
from analysis.extraction.lexicon import Entry
from analysis.extraction.parsing.grammar import is_passive
from analysis.extraction.parsing.words import Token

#: What somebody is of whom a clause tells what he thinks.
_MINDED = frozenset(
    "convinced persuaded satisfied confident sure certain adamant insistent hopeful afraid fearful worried alarmed "
    "sceptical skeptical doubtful unsure positive unconvinced".split()
)
#: What one is left with or under: "came away with the impression that", "in the belief that".
_HELD = frozenset(
    "impression belief conviction view opinion understanding assumption illusion knowledge suspicion".split()
)
_HOLDING = frozenset({"with", "under", "in", "on", "of"})
#: What there is none or little of, where the article itself doubts a statement: "there is no evidence that".
_GROUNDS = frozenset("evidence proof sign indication suggestion confirmation guarantee hint".split())
_NONE = frozenset("no little scant scarce few any not n't hardly".split())
#: What somebody sees for the time to come: "sees little chance of a deal", "saw no need for talks".
_OUTLOOKS = frozenset(
    "chance hope prospect sign need reason alternative way point room future likelihood possibility danger risk scope".split()
)
#: Words at one of which a state is read.
STATE_WORDS = _MINDED | _GROUNDS | _HELD | {"doubt"}

_THINKS = make_cue("be convinced", "opine", "1")
_IN_NO_DOUBT = make_cue("be in no doubt", "opine", "2")
_NO_DOUBT = make_cue("there is no doubt", "judge", "3")
_NO_GROUND = make_cue("there is no evidence", "judge", "-1")
_SEES = make_cue("see no", "opine", "1")


def read_state(token: Token) -> Attribution | None:
    """Read a state of mind, or of what is known, with the clause that tells what of."""
    word = token.lower_
    if word in _MINDED:
        return _read_minded(token)
    if word in _GROUNDS and token.dep_ in {"attr", "nsubj", "dobj"}:
        return _read_no_ground(token)
    if word == "doubt":
        return _read_no_doubt(token)
    if word in _HELD and token.dep_ == "pobj":
        return _read_held(token)
    return None


def _that_behind(token: Token) -> Token | None:
    behind = token.nbor() if token.i + 2 < token.sent.end else token
    return behind if behind.lower_ == "that" else None


def _clause_behind(that: Token) -> Tokens:
    """Give the clause that "that" opens, as far as what governs it reaches."""
    verb = that.head if that.head.i > that.i else that
    while verb.dep_ not in {"ccomp", "acl", "relcl", "ROOT", "advcl"} and verb.head.i > that.i:
        verb = verb.head
    last = verb.right_edge.i if verb.i > that.i else that.sent.end - 1
    return end_content(trim(that.doc[that.i + 1 : last + 1]))


def _read_minded(word: Token) -> Attribution | None:
    """Read "left Cyprus convinced that", "is convinced that": it is the subject that thinks so, not who convinced him."""
    that = _that_behind(word)
    if that is None or word.dep_ == "acomp":
        return None
    verb = word if word.dep_ == "ROOT" or is_passive(word) else word.head
    above = [verb, *(c for c in verb.children if c.dep_ in {"aux", "auxpass"})]
    source = next((c for v in above for c in v.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < word.i), None)
    clause = next((c for c in word.children if c.dep_ == "csubj"), None)
    if clause is not None:
        # "Holguin left Cyprus convinced that": the parse takes what she did for the subject.
        source = next((c for c in clause.children if c.dep_ == "nsubj"), None)
    source = source or (find_source(word) if word.dep_ in {"advcl", "xcomp", "acl", "conj"} else None)
    piece = _clause_behind(that)
    if source is None or source.lower_ == "it" or not piece:
        return None
    has_be = any(c.dep_ in {"auxpass", "aux", "cop"} for c in word.children)
    cue = verb_group(word) if has_be else (word,)
    return Attribution(cue, noun_phrase(source), source, (piece,), _THINKS, "state_of_mind", 0.65)


def _read_no_ground(noun: Token) -> Attribution | None:
    """Read "there is no evidence that", "there was little sign that"."""
    verb, that = noun.head, _that_behind(noun)
    there = next((c for c in verb.children if c.dep_ == "expl" and c.i < verb.i), None)
    if that is None or there is None:
        return None
    if not any(t.lower_ in _NONE for t in noun.doc[there.i : noun.i]):
        return None
    piece = _clause_behind(that)
    cue = tuple(noun.doc[there.i : noun.i + 1])
    return Attribution(cue, (), None, (piece,), _NO_GROUND, "left_open", 0.65) if piece else None


def _read_no_doubt(noun: Token) -> Attribution | None:
    """Read "is in no doubt that", "there is no doubt that"."""
    that = _that_behind(noun)
    is_none = any(t.lower_ in _NONE for t in noun.doc[max(noun.i - 2, 0) : noun.i])
    if that is None or not is_none:
        return None
    piece = _clause_behind(that)
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "in" else noun.head
    source = next((c for c in verb.children if c.dep_ in {"nsubj", "expl"} and c.i < verb.i), None)
    if source is None or not piece or noun.dep_ not in {"pobj", "attr", "dobj"}:
        return None
    if source.dep_ == "expl":
        cue = tuple(noun.doc[source.i : noun.i + 1])
        return Attribution(cue, (), None, (piece,), _NO_DOUBT, "left_open", 0.65)
    cue = tuple(noun.doc[verb_group(verb)[0].i : noun.i + 1])
    return Attribution(cue, noun_phrase(source), source, (piece,), _IN_NO_DOUBT, "state_of_mind", 0.7)


def _read_held(noun: Token) -> Attribution | None:
    """Read "came away with the impression that": whoever came away has it."""
    preposition, that = noun.head, _that_behind(noun)
    cue = look_up_cue(noun, "noun")
    if that is None or preposition.lower_ not in _HOLDING or preposition.dep_ != "prep" or cue is None:
        return None
    verb = preposition.head
    if verb.pos_ not in {"VERB", "AUX"} or any(c.dep_ == "poss" for c in noun.children):
        return None
    source = find_source(verb)
    piece = _clause_behind(that)
    if source is None or source.i > noun.i or not piece:
        return None
    return Attribution((noun,), noun_phrase(source), source, (piece,), cue[0], "state_of_mind", 0.65)


def read_outlook(verb: Token, source: Token, entry: Entry, _frames: frozenset[str]) -> Attribution | None:
    """Read "sees little chance of a deal", "saw no oversupply"."""
    if entry["lemma"] not in {"see", "foresee"} or is_passive(verb):
        return None
    obj = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if obj is None:
        return None
    measure = {c.lower_ for c in obj.children if c.dep_ in {"det", "amod", "advmod"}}
    if obj.lemma_ in {"hand", "fingerprint"} and any(c.dep_ == "poss" or c.lower_ == "of" for c in obj.children):
        # "Sees the hand of Moscow in the strike".
        within = next((c for c in verb.children if c.lower_ in {"in", "behind"} and c.i == obj.right_edge.i + 1), None)
        seen = thing(obj, (within or obj).right_edge)
        return Attribution(verb_group(verb), noun_phrase(source), source, (seen,), entry, "outlook", 0.55)
    is_none = "no" in measure and (obj.lemma_ in _OUTLOOKS or obj.pos_ == "NOUN")
    if not (is_none or (obj.lemma_ in _OUTLOOKS and measure & {"little", "scant", "few", "some", "a", "every"})):
        return None
    last = obj.right_edge
    for child in verb.children:
        if child.dep_ == "prep" and child.left_edge.i == last.i + 1 and child.lower_ in {"of", "for", "in"}:
            last = child.right_edge
    return Attribution(verb_group(verb), noun_phrase(source), source, (thing(obj, last),), _SEES, "outlook", 0.55)
