"""People without a name whom a pronoun takes up: "fishermen put out further than they have dared", "six miners and their wives".

Who is only counted or only speaks is no actor of a text; whom the text goes on to speak of is one.
"""

from __future__ import annotations

from analysis.extraction.appositions import epithet_kinds
from analysis.extraction.cast import Cast
from analysis.extraction.grammar import is_verb, main_verb_above, subject_of
from analysis.extraction.index import Mention
from analysis.extraction.lexicon import index_lexicon
from analysis.extraction.parse import Parse
from analysis.extraction.pronoun_places import HE, IT, THEY, is_pronoun
from analysis.extraction.reference import read_actor_nouns
from analysis.extraction.sufferers import PEOPLE_DONE_TO
from analysis.extraction.triggers import noun_entry
from analysis.extraction.words import Token

#: How many clauses upward the subject is looked for.
_CLAUSES = 4
_BODIES = frozenset({"government", "organisation", "armed_group", "group"})
_PEOPLE = frozenset({"person", "group", "armed_group"})
_MANY = frozenset({"dozens", "scores", "hundreds", "thousands", "millions", "most", "some", "many", "group", "band"})


def find_taken_up(parse: Parse) -> set[Token]:
    """Find the nouns for people that a plural pronoun of the same sentence, or of the next one's opening, takes up."""
    found: set[Token] = set()
    before: Token | None = None
    for sentence in parse.sentences:
        for token in sentence.span:
            if token.lower_ not in THEY | IT | HE or not is_pronoun(token):
                continue
            noun = _subject_above(token)
            if (many := _many_before(token)) is not None and _people_of(many) is not None:
                noun = many
            if noun is None and before is not None and _opens(token):
                noun = before
            if noun is not None and (meant := _meant_by(token.lower_, noun)) is not None:
                found.add(meant)
        root = sentence.span.root
        before = subject_of(root) if is_verb(root) else None
    return found


def name_taken_up(noun: Token, cast: Cast) -> Mention:
    """Give the mention of people, or of a body, without a name, who are an actor from now on."""
    words = noun.lower_
    if noun.tag_ == "NN":
        lemma = noun.lemma_.lower()
        kind = "person" if _is_person(noun) else read_actor_nouns()[lemma].kind
        key = f"person::{lemma}:{noun.i}" if kind == "person" else f"nominal::{lemma}"
        actor = cast.add(key, words[0].upper() + words[1:], kind, is_named=False)
        return Mention((noun,), noun, (actor,), "nominal", "body_taken_up", 0.5)
    actor = cast.add(f"{PEOPLE_DONE_TO}{noun.lemma_.lower()}", words[0].upper() + words[1:], "group", is_named=False)
    return Mention((noun,), noun, (actor,), "nominal", "people_taken_up", 0.5)


def _subject_above(token: Token) -> Token | None:
    """Give the nearest subject that can bind a pronoun, from its own clause up: its own verb's only where it is a possessor."""
    verb = main_verb_above(token)
    is_own = token.dep_ == "poss" or token.lower_ == "themselves"
    for _ in range(_CLAUSES):
        if verb is None:
            return None
        subject = subject_of(verb)
        precedes = subject is not None and subject.i < token.i and token not in subject.subtree
        if subject is not None and precedes and (is_own or subject.head != verb):
            return subject
        is_own = True
        verb = main_verb_above(verb) if verb.head != verb else None
    return None


def _many_before(token: Token) -> Token | None:
    """Give the people that "among them", "six of them" take a part of: the last ones named by a plural."""
    before = token.nbor(-1) if token.i > token.sent.start else token
    if token.lower_ != "them" or before.lower_ not in {"among", "of"}:
        return None
    return next((t for t in reversed(token.doc[token.sent.start : before.i]) if t.tag_ == "NNS"), None)


def _opens(token: Token) -> bool:
    """Tell whether a pronoun is, or owns, the first subject of its sentence."""
    subject = token.head if token.dep_ == "poss" else token
    return subject.dep_ in {"nsubj", "nsubjpass"} and subject.head == token.sent.root


def _meant_by(word: str, noun: Token) -> Token | None:
    """Give the noun that a pronoun takes up, where it is of its kind: people of "they", a body of "it", a person of "he"."""
    if word in THEY:
        return _people_of(noun)
    if noun.tag_ != "NN" or noun.ent_type_ in {"ORG", "PERSON", "GPE", "NORP"} or noun_entry(noun) is not None:
        return None
    if word in HE:
        return noun if _is_person(noun) else None
    known = read_actor_nouns().get(noun.lemma_.lower())
    return noun if known is not None and known.kind in _BODIES else None


def _people_of(noun: Token) -> Token | None:
    """Give the noun for people that a phrase is about: of "dozens of miners" the miners; None where it names none."""
    if noun.lower_ in _MANY:
        inner = [t for c in noun.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj"]
        noun = inner[0] if inner else noun
    if noun.tag_ != "NNS" or noun.ent_type_ in {"ORG", "PERSON", "GPE", "NORP"} or noun_entry(noun) is not None:
        return None
    return noun if _are_people(noun) else None


def _is_person(noun: Token) -> bool:
    """Tell whether a noun is one person: "a nurse", not "a crowd"."""
    known = read_actor_nouns().get(noun.lemma_.lower())
    is_many = known is not None and known.kind != "person"
    is_known = noun.lemma_ in {"man", "woman"} and any(c.lower_ == "the" for c in noun.lefts)
    return (
        _are_people(noun)
        and not is_many
        and not is_known
        and noun.lemma_.lower() not in index_lexicon("head_counts", "noun")
    )


def _are_people(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    unit = index_lexicon("units", "lemma").get(lemma)
    known = read_actor_nouns().get(lemma)
    return (
        (unit is not None and unit["unit"] == "person")
        or (known is not None and known.kind in _PEOPLE)
        or epithet_kinds(noun) == "p"
        or noun.lower_.endswith("men")
    )
