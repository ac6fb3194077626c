"""Attribution without a verb of saying over its clause: "For Chad, the deal is …", "what they fear is that …", "one demand: …"."""

from __future__ import annotations

from analysis.extraction.claims.attributions import (
    QUOTES,
    Attribution,
    Tokens,
    has_finite_verb,
    has_quotes,
    look_up_cue,
    make_cue,
    noun_phrase,
    opening_of,
    trim,
    verb_group,
)
from analysis.extraction.claims.content_ends import end_content
from analysis.extraction.claims.cue_speakers import find_source
from analysis.extraction.claims.lost_sources import may_speak
from analysis.extraction.lexicon import Entry
from analysis.extraction.parsing.words import Token

#: Words that open a sentence with whose view it is.
OPENING_WORDS = frozenset({"for", "to", "from"})
#: Verbs of how a thing looks to somebody: "For Chad, the deal is a trap", not "for Chad, he left".
_LOOKING = frozenset(
    "be seem look appear mean remain represent mark amount feel sound signify spell constitute".split()
)
_HEADS = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_POSSESSIVES = frozenset({"'s", "'", "’s", "’"})
_VIEW = make_cue("for", "opine", "1")
_AGAINST = make_cue("cast doubt on", "deny", "-1")
_HOLDING = make_cue("come to", "opine", "1")
#: Verb, object or particle, and preposition by which somebody meets a statement that a noun holds.
_MEETING: dict[tuple[str, str, str], Entry] = {
    **dict.fromkeys(
        [
            ("cast", "doubt", "on"), ("throw", "doubt", "on"), ("pour", "scorn", "on"), ("pour", "water", "on"),
            ("heap", "scorn", "on"), ("hit", "back", "at"), ("hit", "out", "at"), ("lash", "out", "at"), ("push", "back", "against"),
            ("push", "back", "on"), ("take", "issue", "with"), ("take", "exception", "to"), ("make", "light", "of"),
            ("make", "fun", "of"), ("scoff", "", "at"), ("laugh", "", "at"), ("sneer", "", "at"), ("bristle", "", "at"),
            ("balk", "", "at"), ("rail", "", "against"), ("object", "", "to"),
        ],
        _AGAINST,
    ),
    **dict.fromkeys(
        [
            ("come", "", "to"), ("arrive", "", "at"), ("cling", "", "to"), ("stick", "", "to"), ("hold", "", "to"),
            ("stand", "", "by"), ("subscribe", "", "to"), ("lean", "", "to"), ("give", "credence", "to"), ("lend", "credence", "to"),
            ("lend", "weight", "to"), ("make", "secret", "of"), ("make", "bones", "about"), ("live", "", "in"), ("labour", "", "under"),
            ("speak", "", "of"), ("act", "", "on"), ("proceed", "", "on"), ("work", "", "on"), ("give", "weight", "to"), ("give", "voice", "to"),
        ],
        _HOLDING,
    ),
}  # fmt: skip


def read_idiom(token: Token) -> Attribution | None:
    """Read a turn of phrase at its telling word; None where the token is no part of one."""
    if token.lower_ in {"for", "to"} and token.i == opening_of(token.sent):
        return _read_whose_view(token)
    return _read_cleft(token) or _read_colon(token) or _read_or_so(token)


def _read_whose_view(preposition: Token) -> Attribution | None:
    """Read "For Chad, the deal is a trap", "To the rebels, talking would mean defeat"."""
    verb = preposition.head
    source = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if source is None or verb.lemma_ not in _LOOKING or verb.dep_ != "ROOT" or not _is_somebody(source):
        return None
    comma = source.right_edge.i + 1
    if comma >= verb.i or verb.doc[comma].text != "," or any(t.text in QUOTES for t in verb.sent):
        return None
    piece = end_content(trim(verb.doc[comma + 1 : verb.sent.end]))
    if not piece or not has_finite_verb(piece) or piece[0].lower_ in {"there", "it"}:
        return None
    return Attribution((preposition,), noun_phrase(source), source, (piece,), _VIEW, "in_the_view_of", 0.6)


def _is_somebody(source: Token) -> bool:
    """Tell whether a view may be somebody's: a name's, or that of people, and no time's or thing's."""
    if source.pos_ == "PROPN":
        return source.ent_type_ in _HEADS
    return source.pos_ == "NOUN" and not source.ent_type_ and may_speak(source)


def read_met(noun: Token, clause: Tokens) -> Attribution | None:
    """Read who meets what a noun holds: "cast doubt on the claim that …", "came to the conclusion that …"."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.dep_ != "prep":
        return None
    between = preposition.head
    verb = between if between.pos_ == "VERB" else between.head
    if verb.pos_ != "VERB" or not verb.i < preposition.i <= verb.i + 4:
        return None
    words = [t.lower_ for t in verb.doc[verb.i + 1 : preposition.i]]
    entry = _MEETING.get((verb.lemma_, words[-1] if words else "", preposition.lower_))
    source = find_source(verb) if entry is not None else None
    if entry is None or source is None or source.i > verb.i:
        return None
    cue = (*verb_group(verb), *verb.doc[verb_group(verb)[-1].i + 1 : preposition.i + 1])
    return Attribution(cue, noun_phrase(source), source, (clause,), entry, "verb_with_noun_and_clause", 0.6)


def _read_cleft(verb: Token) -> Attribution | None:
    """Read "what diplomats fear most is that …", "what they said was that …"."""
    cue = look_up_cue(verb, "verb")
    be = verb.head
    if verb.dep_ == "relcl" and be.lower_ in {"all", "what"} and be.dep_ == "nsubj":
        be = be.head  # "All that the ministry would say was that".
    elif verb.dep_ not in {"csubj", "nsubj"}:
        return None
    if cue is None or "t" not in cue[1] or be.lemma_ != "be" or be.i < verb.i:
        return None
    if verb.left_edge.lower_ not in {"what", "all", "that"} or be.i + 2 >= be.sent.end or be.nbor().lower_ != "that":
        return None
    source = next((c for c in verb.children if c.dep_ == "nsubj" and c.lower_ not in {"what", "all"}), None)
    piece = end_content(trim(be.doc[be.i + 2 : be.sent.end]))
    if source is None or not piece:
        return None
    words = trim(t for t in noun_phrase(source) if verb.left_edge.i < t.i)
    return Attribution(verb_group(verb), words or (source,), source, (piece,), cue[0], "verb_with_clause", 0.7)


def _read_or_so(verb: Token) -> Attribution | None:
    """Read "the fire was set by thieves, or so the rebels said"."""
    cue = look_up_cue(verb, "verb")
    source = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if cue is None or source is None or "t" not in cue[1]:
        return None
    at = source.left_edge.i
    if at < verb.sent.start + 4 or [t.lower_ for t in verb.doc[at - 3 : at]] != [",", "or", "so"]:
        return None
    piece = trim(verb.doc[opening_of(verb.sent) : at - 3])
    if not has_finite_verb(piece):
        return None
    return Attribution(verb_group(verb), noun_phrase(source), source, (piece,), cue[0], "cue_as_aside", 0.7)


def _read_colon(noun: Token) -> Attribution | None:
    """Read "the rebels' message was simple: …", "the union had one complaint: …"."""
    cue = look_up_cue(noun, "noun")
    if cue is None or noun.pos_ != "NOUN" or "t" not in cue[1]:
        return None
    colon = next((t for t in noun.doc[noun.i + 1 : min(noun.i + 5, noun.sent.end)] if t.text == ":"), None)
    if colon is None or has_quotes(noun.doc[colon.i : noun.sent.end]):
        return None
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    between = list(noun.doc[noun.i + 1 : colon.i])
    verb = noun.head
    if owner is not None and between and between[0].lemma_ == "be":
        source = owner
    elif owner is None and not between and noun.dep_ == "dobj" and verb.lemma_ in {"have", "make", "issue", "send"}:
        found = find_source(verb)
        if found is None or found.i > verb.i:
            return None
        source = found
    else:
        return None
    piece = end_content(trim(noun.doc[colon.i + 1 : noun.sent.end]))
    if not has_finite_verb(piece):
        return None
    words = trim(t for t in noun_phrase(source) if t.text not in _POSSESSIVES and t.i < noun.i)
    return Attribution((noun,), words or (source,), source, (piece,), cue[0], "noun_with_colon", 0.6)
