"""What the grammar between two actors says that one did to the other: the words on the way, and how they turn each other.

A promised attack is a threat, a refused meeting a rejection, an ended embargo a concession: each word of the lexicon
``interaction_words`` either names a type of act or turns the type of what it governs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from analysis.extraction.lexicon import Entry, load_lexicon
from analysis.extraction.parsing.grammar import is_negated, is_passive, is_verb, words_governed
from analysis.extraction.parsing.words import Span, Token

_FRIENDLY = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
_HOSTILE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_AHEAD = frozenset({"will", "wo", "'ll", "shall", "would", "'d", "may", "might", "could"})
_DUTY = frozenset({"should", "must", "ought"})
_REPORTING = frozenset(
    {"say", "state", "add", "report", "insist", "argue", "claim", "believe", "think", "note", "declare"}
)
_OBJECTS = frozenset({"dobj", "attr", "oprd", "acomp", "dative"})
#: Verbs of request that mean trying where a clause of their own subject follows: "sought to mend ties".
_TRYING = frozenset({"seek", "push", "move", "press", "look"})
#: What hangs to an act and tells of it.
_TELLING = _OBJECTS | frozenset("prt prep pobj neg aux xcomp ccomp pcomp compound amod nsubjpass".split())
_DEEPEST = 6


@dataclass(frozen=True)
class Reading:
    """What the grammar says: a PLOVER type or None, how it was found, and the lemmas on the way from source to target."""

    type: str | None
    rule: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Sense:
    """What a word says of an act: a PLOVER type or None, and how it was found."""

    type: str | None
    rule: str


_NOTHING = Sense(None, "unknown")


@cache
def _verbs() -> Mapping[str, list[tuple[frozenset[str], Entry]]]:
    found: dict[str, list[tuple[frozenset[str], Entry]]] = {}
    for entry in load_lexicon("interaction_words"):
        if entry["pos"] == "verb":
            first, *rest = entry["word"].split()
            found.setdefault(first, []).append((frozenset(rest), entry))
    return {first: sorted(entries, key=lambda one: -len(one[0])) for first, entries in found.items()}


@cache
def _nouns() -> Mapping[str, Entry]:
    return {e["word"]: e for e in load_lexicon("interaction_words") if e["pos"] == "noun"}


def read_interaction(source: Span, target: Span) -> Reading:
    """Read what the source does to the target in one sentence.

    Parameters
    ----------
    source, target : Span
        The stretches that name the two, in the same sentence of one parsed text.
    """
    reader = _Reader(source, target)
    act = reader.find_act()
    sense = reader.sense_of(act) if act is not None else _NOTHING
    words = tuple(dict.fromkeys(reader.words_around(act))) if act is not None else ()
    return Reading(sense.type, sense.rule, words)


def read_act(act: Token, *, with_grammar: bool = True) -> Sense:
    """Read what a verb or noun and what it governs say by themselves, whoever acts.

    ``with_grammar`` lets tense and negation turn it: "will attack" is then a threat.
    """
    return _Reader(None, None, with_grammar=with_grammar).sense_of(act)


class _Reader:
    def __init__(self, source: Span | None, target: Span | None, *, with_grammar: bool = True) -> None:
        self.with_grammar = with_grammar
        self.named: set[int] = set()
        self.above_target: set[int] = set()
        if source is not None and target is not None:
            self.source, self.target = source.root, target.root
            self.named = {t.i for t in source} | {t.i for t in target}
            self.above_target = {self.target.i, *(t.i for t in self.target.ancestors)}

    def find_act(self) -> Token | None:
        """Give the verb or noun by which the source acts: the lowest above it that says something of the target."""
        way = [self.source, *self.source.ancestors]
        meeting = next((t for t in way if t.i in self.above_target), None)
        if meeting is None:
            return next((t for t in way if is_verb(t)), None)
        if meeting == self.source or meeting.i in self.named:
            below = [t for t in [self.target, *self.target.ancestors] if t.i not in self.named]
            inner = [t for t in below if meeting.i in {a.i for a in t.ancestors}]
            verbs = [t for t in inner if is_verb(t)]
            if verbs and meeting == self.source:
                return verbs[-1]
        for token in way[1:]:
            if token.i in self.named:
                continue
            if is_verb(token) or (token.pos_ == "AUX" and token.dep_ not in {"aux", "auxpass"}):
                return token
            if token.pos_ == "NOUN" and token.lemma_.lower() in _nouns() and self._governs_both(token):
                return token
        return way[-1]

    def _governs_both(self, noun: Token) -> bool:
        return noun.i in self.above_target and noun.i in {t.i for t in self.source.ancestors}

    def sense_of(self, token: Token, depth: int = 0) -> Sense:
        """Give the type of the act that a word and what it governs name."""
        if depth > _DEEPEST:
            return _NOTHING
        if is_verb(token) or token.pos_ == "AUX":
            return self._sense_of_verb(token, depth)
        return self._sense_of_noun(token, depth)

    def _sense_of_verb(self, verb: Token, depth: int) -> Sense:
        entry = find_verb(verb)
        effect = entry["effect"] if entry is not None else "weak"
        default = entry["type"] if entry is not None else ""
        if entry is not None and entry["word"] in {"call on", "call upon"} and self._clause_of(verb) is None:
            effect, default = "weak", "REQUEST" if any(c.lower_ == "for" for c in verb.children) else "CONSULT"
        if entry is not None and entry["word"] in _TRYING and self._clause_of(verb) is not None:
            effect, default = "weak", ""
        if effect == "own":
            sense = Sense(default, "verb")
        elif effect in {"request", "refuse", "threaten", "warn"}:
            sense = Sense(default, f"verb_{effect}")
        elif effect == "order" and self._is_addressed(verb):
            sense = Sense(default, "verb_request")
        elif effect == "allow":
            sense = Sense("CONCEDE", "verb_allow")
        else:
            inner = self._inner_sense(verb, depth)
            sense = _turn(effect, inner, default)
            clause = self._clause_of(verb)
            if verb.lemma_.lower() in _REPORTING and clause is not None and self._is_about_target(clause):
                sense = _judge(sense)
        return self._with_grammar(verb, sense)

    def _with_grammar(self, verb: Token, sense: Sense) -> Sense:
        auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
        if sense.type is None or not self.with_grammar:
            return sense
        if is_negated(verb):
            if sense.type in _FRIENDLY or sense.rule == "verb_allow":
                return Sense("REJECT", "negated")
            if sense.type == "REJECT":
                return Sense("AGREE", "negated")
            if sense.type in _HOSTILE and auxiliaries & _AHEAD:
                return Sense("CONCEDE", "negated")
            return sense
        subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if auxiliaries & _DUTY and subject is not None and self._is_target(subject):
            return Sense("REQUEST", "duty")
        if auxiliaries & _AHEAD and sense.rule in {"verb", "noun", "default"}:
            if sense.type in _FRIENDLY:
                return Sense("AGREE", "ahead")
            if sense.type in _HOSTILE:
                return Sense("THREATEN", "ahead")
        return sense

    def _sense_of_noun(self, noun: Token, depth: int) -> Sense:
        entry = _nouns().get(noun.lemma_.lower()) or _nouns().get(noun.lower_)
        below = [
            inner
            for child in noun.children
            if child.dep_ in {"prep", "acl", "relcl", "compound", "amod"} and child.i not in self.named
            for inner in ([*child.children] if child.dep_ == "prep" else [child])
            if inner.i not in self.named
        ]
        if entry is None:
            for inner in below:
                sense = self.sense_of(inner, depth + 1)
                if sense.type is not None:
                    return Sense(sense.type, "noun")
            return _NOTHING
        if entry["effect"] == "own":
            return Sense(entry["type"], "noun")
        if entry["effect"] == "promise":
            for inner in below:
                sense = self.sense_of(inner, depth + 1)
                if sense.type is not None:
                    return _turn("promise", sense, entry["type"])
        return Sense(entry["type"], "noun" if entry["effect"] == "own" else f"noun_{entry['effect']}")

    def _inner_sense(self, verb: Token, depth: int) -> Sense:
        best = _NOTHING
        for child in self._governed(verb):
            sense = self.sense_of(child, depth + 1)
            if sense.type is not None and sense.rule != "default":
                return sense
            best = best if best.type is not None else sense
        return best

    def _governed(self, verb: Token) -> Iterator[Token]:
        """Give what a verb governs, that which leads to the target first."""
        children = [c for c in verb.children if c.i not in self.named]
        clauses = [c for c in children if c.dep_ in {"xcomp", "ccomp"} and c.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}]
        things = [c for c in children if c.dep_ in _OBJECTS]
        if is_passive(verb):
            things = [c for c in children if c.dep_ == "nsubjpass"] + things
        phrases = [
            inner
            for c in children
            if c.dep_ in {"prep", "agent"}
            for inner in (*c.children, *(g for n in c.children if n.dep_ == "prep" for g in n.children))
            if inner.dep_ in {"pobj", "pcomp"} and inner.i not in self.named
        ]
        rest = [c for c in children if c.dep_ in {"advcl", "conj"} and c.i in self.above_target]
        yield from sorted(clauses, key=lambda c: c.i not in self.above_target)
        for thing in things:
            yield thing
            yield from (c for c in thing.children if c.dep_ == "conj" and c.i not in self.named)
        yield from phrases
        yield from rest

    def _clause_of(self, verb: Token) -> Token | None:
        return next((c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} and is_verb(c)), None)

    def _is_addressed(self, verb: Token) -> bool:
        """Tell whether the target is who is told to do something: "ordered them to leave", not "ordered their arrest"."""
        clause = self._clause_of(verb)
        told = [c for c in verb.children if c.dep_ in {"dobj", "dative", "nsubjpass"}]
        told += [c for c in clause.children if c.dep_ == "nsubj"] if clause is not None else []
        passive = clause is not None and is_passive(clause)
        return not passive and any(t.i in self.named or (clause is not None and self._is_target(t)) for t in told)

    def _is_target(self, token: Token) -> bool:
        return token.i in self.above_target

    def _is_about_target(self, clause: Token) -> bool:
        subject = next((c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        return subject is not None and self._is_target(subject) and not is_passive(clause)

    def words_around(self, act: Token) -> Iterator[str]:
        """Give the lemmas that tell of the act: it, its objects, particles and clauses, down to the target."""
        todo = [(act, 0)]
        while todo:
            token, depth = todo.pop(0)
            if token.i not in self.named and token.is_alpha and token.pos_ not in {"PROPN", "DET", "PRON", "NUM"}:
                yield token.lemma_.lower()
            if depth < 4:
                todo += [
                    (c, depth + 1)
                    for c in token.children
                    if (c.i in self.above_target or c.dep_ in _TELLING) and c.i not in self.named
                ]


def find_verb(verb: Token) -> Entry | None:
    """Look a verb up with the words that it governs, the longest entry first: "open fire" before "open"."""
    entries = _verbs().get(verb.lemma_.lower())
    if entries is None:
        return None
    around = words_governed(verb)
    return next((entry for rest, entry in entries if rest <= around), None)


def _turn(effect: str, inner: Sense, default: str) -> Sense:
    if effect == "consent":
        # To accept what another asks or demands is to give way.
        yields = inner.rule in {"noun_request", "noun_threaten"}
        return Sense("CONCEDE" if yields else "AGREE", "verb_consent")
    if effect in {"promise", "intent"}:
        if inner.type == "SUPPORT" and inner.rule == "noun":
            return inner
        if inner.type in _FRIENDLY or (inner.type is None and effect == "promise"):
            return Sense("AGREE", f"verb_{effect}")
        if inner.type in _HOSTILE:
            return Sense("THREATEN", f"verb_{effect}")
        return inner if inner.type is not None else Sense(default or None, "default")
    if effect == "end":
        if inner.type in {"ASSAULT", "MOBILIZE"}:
            return Sense("RETREAT", "verb_end")
        if inner.type in {"SANCTION", "COERCE", "PROTEST", "THREATEN", "ACCUSE"}:
            return Sense("CONCEDE", "verb_end")
        if inner.type in {"COOPERATE", "AID", "CONSULT", "SUPPORT", "AGREE"}:
            return Sense("SANCTION", "verb_end")
        return Sense(default, "default") if default else inner
    if inner.type is not None and inner.rule != "default":
        return inner
    return Sense(default, "default") if default else inner


def _judge(sense: Sense) -> Sense:
    """Give what it is to say of another that it did something."""
    if sense.type in _HOSTILE | {"REJECT", "THREATEN"}:
        return Sense("ACCUSE", "said_of")
    if sense.type in _FRIENDLY:
        return Sense("SUPPORT", "said_of")
    return sense
