"""What an attribution is, and how far its source, cue and content reach in the parse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from analysis.extraction.lexicon import Entry, load_lexicon
from analysis.extraction.parsing.grammar import FINITE, is_verb
from analysis.extraction.parsing.words import Span, Token

Tokens = tuple[Token, ...]

#: Marks that no source, cue or content begins or ends with.
_EDGES = frozenset(",.;:-–—\"'()[]…") | {"--", "''", "``", "...", "-"}
_DATELINE_DASHES = frozenset({"-", "--", "–", "—", "―"})
#: Words within which the noun of a clause's subject stands.
_LONGEST_SUBJECT = 5
#: Tokens within which a dateline ends.
_LONGEST_DATELINE = 14
#: Words that tie a sentence to the one before: the article's, not the speaker's, where the words are not quoted.
_TIES = frozenset(
    {"and", "but", "yet", "however", "still", "meanwhile", "instead", "so", "nevertheless", "nonetheless"}
)
_JOINERS = frozenset({"and", "or"})
DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
#: How words hang on the noun behind them.
_BEFORE_NOUN = frozenset({"det", "amod", "compound", "nummod", "nmod", "poss"})
_BEFORE_NOUN_POS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
QUOTES = frozenset({'"', "''", "``"})
_GROUP = frozenset({"aux", "auxpass", "neg", "advmod"})
#: Adverbs that belong to the sentence, or to who speaks, and not to the cue beside them.
_CONNECTIVES = frozenset(
    "however meanwhile moreover furthermore therefore then instead still thus when where why how as so yesterday today "
    "tomorrow here there upstream downstream upriver downriver overseas offshore abroad inside outside nearby elsewhere locally".split()
)


@dataclass(frozen=True)
class Attribution:
    """Somebody (``source``, empty where nobody is named) is said (``cue``) to have said or shown ``pieces``.

    ``pieces`` are the stretches of the content: one, or several where the cue splits it or a quotation goes on.
    ``raised`` is what the content is about, where the grammar has moved it out of the content: "*they* are said to know",
    "accused *them* of lying".
    """

    cue: Tokens
    source: Tokens
    source_head: Token | None
    pieces: tuple[Tokens, ...]
    entry: Entry
    rule: str
    confidence: float
    raised: Tokens = ()

    def with_pieces(self, pieces: Iterable[Tokens]) -> Attribution:
        """Give the same attribution with other content."""
        return replace(self, pieces=tuple(piece for piece in pieces if piece))


@cache
def _cues() -> dict[tuple[str, str], tuple[Entry, frozenset[str]]]:
    return {(e["lemma"], e["pos"]): (e, frozenset(e["frames"].split())) for e in reversed(load_lexicon("cues"))}


def look_up_cue(token: Token, pos: str) -> tuple[Entry, frozenset[str]] | None:
    """Give the cue's entry and its frames for a token read as a part of speech; None where it is no cue."""
    key = token.lower_ if pos == "adjective" else token.lemma_.lower()
    return _cues().get((key, pos))


def make_cue(lemma: str, class_: str, commitment: str) -> Entry:
    """Make the entry of a turn of phrase that no lexicon lists as one cue."""
    return MappingProxyType({"lemma": lemma, "pos": "turn", "class": class_, "frames": "", "commitment": commitment})


def has_finite_verb(tokens: Iterable[Token]) -> bool:
    """Tell whether some tokens say something of somebody: a noun phrase alone does not."""
    return any(t.tag_ in FINITE for t in tokens)


def has_quotes(tokens: Iterable[Token]) -> bool:
    """Tell whether a quotation mark stands among some tokens."""
    return any(t.text in QUOTES for t in tokens)


def trim(tokens: Iterable[Token]) -> Tokens:
    """Drop marks at both ends, and a leading "that"; a quotation mark stays where its partner does."""
    kept = [t for t in tokens if not t.is_space]
    while True:
        _strip_marks(kept)
        quotes = [t.text in QUOTES for t in kept]
        if not kept or not (quotes[0] or quotes[-1]):
            return tuple(kept)
        is_wrapped = quotes[0] and quotes[-1] and sum(quotes) == 2
        if not is_wrapped and sum(quotes) % 2 == 0:
            return tuple(kept)
        if quotes[0]:
            kept.pop(0)
        if kept and quotes[-1] and (is_wrapped or not quotes[0]):
            kept.pop()


def _strip_marks(tokens: list[Token]) -> None:
    if len(tokens) > 2 and tokens[0].lower_ in {"only", "merely", "simply"} and tokens[1].lower_ == "that":
        tokens.pop(0)
    while tokens and (tokens[0].text in _EDGES - QUOTES or _is_that(tokens)):
        tokens.pop(0)
    if len(tokens) > 3 and tokens[-1].lower_ == "so" and tokens[-2].lower_ == "or" and tokens[-3].text == ",":
        tokens.pop()  # "The war was over, or so they said".
    while tokens and (tokens[-1].text in _EDGES - QUOTES or (len(tokens) > 1 and tokens[-1].lower_ in _JOINERS)):
        if tokens[-1].text == ")" and any(t.text == "(" for t in tokens[:-1]):
            break  # "The Sudanese Armed Forces (SAF)".
        tokens.pop()


def _is_that(tokens: list[Token]) -> bool:
    """Tell whether tokens begin with "that" as a conjunction, however it was parsed: "that his army", not "that army"."""
    first = tokens[0]
    if first.lower_ != "that" or len(tokens) < 2:
        return False
    return (
        first.dep_ == "mark"
        or first.tag_ == "IN"
        or tokens[1].tag_ in {"DT", "PRP", "PRP$", "EX", "NNP", "NNPS"}
        or opens_with_many(tokens)
    )


def opens_with_many(tokens: list[Token]) -> bool:
    """Tell whether a noun of many follows, which "that" is no word of: "that government troops were blocking the road"."""
    for t in tokens[1:_LONGEST_SUBJECT]:
        if t.tag_ in {"NNS", "NNPS"}:
            return True
        if t.tag_ not in {"JJ", "NN", "NNP", "CD"}:
            return False
    return False


def stretch(first: Token, last: Token) -> Tokens:
    """Give the tokens from one to another, trimmed."""
    return trim(first.doc[first.i : last.i + 1])


def noun_phrase(head: Token) -> Tokens:
    """Give a noun phrase with all that explains it, what stands after a comma too: "Ms Lee, who led the talks"."""
    kept = {t.i for t in head.subtree}
    first, last = head.i, head.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    first = max(first, min(opening_of(head.sent), head.i))
    marks = [t.i for t in head.doc[first : head.i] if t.text in QUOTES]
    if len(marks) % 2:
        # "“I did it,” the colonel said": the parse takes in what was quoted before.
        first = marks[-1] + 1
    for child in head.children:
        # "The envoy, speaking in Rome, said": how it was said is not who said it.
        if child.dep_ == "acl" and child.tag_ == "VBG" and child.i > head.i and is_set_off(child):
            last = min(last, child.left_edge.i - 1)
        if child.dep_ == "acl" and child.i == head.i + 1 and head.ent_type_ == "PERSON" and _says(child):
            # "Milan Radoicic avowed through his lawyer": the parse takes the verb for a participle.
            last = min(last, head.i)
    found = trim(head.doc[_first_of_name(head, _glued(head, first)) : last + 1])
    found = _without_days(found) if found else found
    if len(found) > 1 and found[0].lower_ == "what" and found[0].head == head:
        # "What one aide described as a trap": the parse takes "what" for a determiner.
        found = found[1:]
    return found or (head,)


def _glued(head: Token, first: int) -> int:
    """Give where a name begins that has a hyphen in it, which the parse takes apart: "Ali al-Qadi", "Kim Jong-un"."""
    doc, start = head.doc, head.sent.start
    is_glued = False
    while first > start and not doc[first - 1].whitespace_ and (doc[first - 1].text == "-" or doc[first].text == "-"):
        first -= 1
        is_glued = True
    while is_glued and first > start and doc[first - 1].pos_ == "PROPN" and doc[first - 1].ent_type_ == "PERSON":
        first -= 1
    return first


def _first_of_name(head: Token, first: int) -> int:
    """Give where a phrase begins whose first words the parse hangs elsewhere.

    "Aid workers state that", where "aid" is given to the verb; "the armed group Hezbollah called it", where the name is
    taken for the subject of a clause on the group.
    """
    doc, start = head.doc, head.sent.start
    if head.pos_ == "PROPN" and head.dep_ == "nsubj" and head.head.dep_ == "relcl" and first > start:
        noun = doc[first - 1]
        # "The deal Trump called a disaster" has another verb, and its noun is no sentence's root.
        is_root = noun.dep_ == "ROOT" and noun == head.head.head and noun.pos_ == "NOUN"
        if is_root and noun.left_edge.i <= first - 2:
            return max(noun.left_edge.i, opening_of(head.sent))
    while first > start:
        before = doc[first - 1]
        is_lost = before.dep_ in _BEFORE_NOUN and before.head.i > head.i and before.pos_ in _BEFORE_NOUN_POS
        if not is_lost or before.ent_type_ in {"DATE", "TIME"} or before.lemma_ == "day":
            break
        first -= 1
    return first


def _without_days(words: Tokens) -> Tokens:
    """Drop a day at either end that the parse joins to who speaks: "(on) Sunday Ms Lee said", "the army on Monday said"."""
    while len(words) > 1 and words[0].text in DAYS and words[1].is_alpha:
        words = words[1:]
    after = words[-1].nbor() if words[-1].i + 1 < len(words[-1].doc) else words[-1]
    if len(words) > 2 and words[-1].text in DAYS and words[-2].lower_ == "on" and after.pos_ in {"VERB", "AUX"}:
        words = words[:-2]
        if len(words) > 1 and words[-1].lower_ in {"late", "early"}:
            words = words[:-1]
    return words


def _says(verb: Token) -> bool:
    cue = look_up_cue(verb, "verb")
    return cue is not None and cue[0]["class"] in {"say", "claim", "warn"} and "q" in cue[1]


def thing(head: Token, last: Token) -> Tokens:
    """Give the tokens from a noun phrase's beginning to a last token; a closing aside on it is the article's own."""
    for t in head.doc[head.i + 1 : last.i + 1]:
        if t.dep_ == "relcl" and t.right_edge.i >= last.i and is_set_off(t.left_edge) and t.head.i >= head.i:
            return stretch(head.left_edge, head.doc[t.left_edge.i - 1])
    return stretch(head.left_edge, last)


#: What came of a deed is told by who tells the deed: "said shells hit the market, killing 14".
_HARMING = frozenset("kill wound injure maim destroy damage displace bury hurt leave".split())


def without_aside(tokens: Tokens) -> Tokens:
    """Drop what the article adds behind a charge or statement: ", casting doubt on it", ", an assertion that"."""
    for t in tokens[1:]:
        is_told = look_up_cue(t, "noun") is not None and t.left_edge.lower_ in {"a", "an"}
        adds = (
            _is_of_others(t)
            or _is_denied(t)
            or (t.dep_ == "advcl" and t.tag_ == "VBG" and t.lemma_ not in _HARMING)
            or (t.dep_ == "appos" and look_up_cue(t, "noun") is not None)
            or is_told
        )
        # "… , reportedly by leaning on Guinea": hearsay of its own.
        is_hearsay = t.dep_ == "advmod" and look_up_cue(t, "adverb") is not None and t.head.pos_ == "ADP"
        if is_hearsay and t.doc[t.i - 1].text == ",":
            return stretch(tokens[0], t.doc[t.i - 1])
        if adds and t.right_edge.i >= tokens[-1].i and is_set_off(t.left_edge) and t.left_edge.i > tokens[0].i:
            return stretch(tokens[0], t.doc[t.left_edge.i - 1])
    return tokens


def _is_denied(clause: Token) -> bool:
    """Tell whether a clause says that somebody denies all that stands before: ", which Iran denies"."""
    if clause.lemma_ not in {"deny", "dispute"} or clause.dep_ != "relcl":
        return False
    opens = clause.left_edge
    return opens.lower_ == "which" and opens.dep_ == "dobj"


def _is_of_others(noun: Token) -> bool:
    """Tell whether an apposition says what somebody else says of it: ", a version that Asmara calls an invention"."""
    if noun.pos_ != "NOUN" or not (noun.left_edge.lower_ in {"a", "an"} or noun.tag_ == "NNS"):
        return False
    clauses = [c for c in noun.children if c.dep_ == "relcl" and look_up_cue(c, "verb") is not None]
    return any(c.dep_ == "nsubj" and c.tag_ not in {"WDT", "WP"} for clause in clauses for c in clause.children)


def is_set_off(token: Token) -> bool:
    """Tell whether a comma or dash stands right before a phrase."""
    first = token.left_edge.i
    return first > 0 and token.doc[first - 1].text in {",", "-", "--", "–", "—", ";"}


def opening_of(sentence: Span) -> int:
    """Give the index where a sentence begins to say something: after a dateline, and a word that ties it to the last."""
    first = int(sentence.start)
    words = list(sentence[:_LONGEST_DATELINE])
    dash = next((t for t in words if t.text in _DATELINE_DASHES and t.whitespace_ and t.i > first), None)
    if (
        dash is not None
        and first == 0
        and words[0].is_upper
        and all(t.is_title or t.is_upper or not t.is_alpha for t in words[: dash.i])
    ):
        first = dash.i + 1
    if first < sentence.end - 1 and sentence.doc[first].lower_ in _TIES:
        first += 1
    return first


def verb_group(verb: Token) -> Tokens:
    """Give a verb with the auxiliaries, negation and adverbs right before it, and its particle right after it."""
    first = verb.i
    own = {c.i for c in verb.children if c.dep_ in _GROUP and c.lower_ not in _CONNECTIVES}
    while first - 1 in own:
        first -= 1
    last = verb.i
    if last + 1 < len(verb.doc) and verb.doc[last + 1].dep_ == "prt" and verb.doc[last + 1].head == verb:
        last += 1
    first, last = _with_saying(verb, first, last)
    group = list(verb.doc[first : last + 1])
    while len(group) > 1 and group[0].dep_ == "advmod" and group[0].i == verb.sent.start:
        group.pop(0)
    head = verb.head
    # "refused to say", "went on to say", "is trying to explain": one cue.
    if verb.dep_ in {"xcomp", "advcl"} and is_verb(head) and head.i < first and verb.doc[first].lower_ == "to":
        between = verb.doc[head.i + 1 : first]
        if all(t.dep_ in {"prt", "neg", "advmod"} or (t.lower_ == "on" and not list(t.children)) for t in between):
            above = verb_group(head)
            return tuple(verb.doc[above[0].i : group[-1].i + 1])
    return tuple(group)


def _with_saying(verb: Token, first: int, last: int) -> tuple[int, int]:
    """Give the reach of a cue that has two verbs: "was quoted as saying"."""
    if verb.lemma_ in {"quote", "cite"} and first < verb.i:
        is_saying = [t.lower_ for t in verb.doc[last + 1 : last + 3]] == ["as", "saying"]
        return first, last + 2 if is_saying else last
    if verb.lower_ == "saying" and verb.i > 1 and verb.nbor(-1).lower_ == "as":
        quoted = verb.nbor(-2)
        auxiliaries = [c.i for c in quoted.children if c.dep_ in {"aux", "auxpass"}]
        if quoted.lemma_ in {"quote", "cite"} and auxiliaries:
            return min(auxiliaries), last
    return first, last


def make_attribution(
    verb: Token,
    source: Token | None,
    pieces: list[Tokens],
    entry: Entry,
    rule: str,
    confidence: float,
    *,
    raised: Token | None = None,
) -> Attribution | None:
    """Make the attribution of a verb with the words of its source; None where it has no content."""
    group = verb_group(verb)
    pieces = [piece for piece in pieces if piece]
    if not pieces:
        return None
    words = noun_phrase(source) if source is not None else ()
    if source is not None and verb in words:
        # A noun with the verb in its own clause: "a statement saying that …".
        words = trim(source.doc[words[0].i : group[0].i]) or (source,)
    moved = _without(raised, pieces[0]) if raised is not None else ()
    return Attribution(group, words, source, tuple(pieces), entry, rule, confidence, moved)


def _without(raised: Token, piece: Tokens) -> Tokens:
    """Give the words of what a content is about, up to the content where that hangs on it."""
    words = [t for t in raised.subtree if t.i < piece[0].i or t.i > piece[-1].i]
    if words and words[-1].dep_ == "prep" and words[-1].i + 1 == piece[0].i:
        words.pop()
    return trim(words)
