"""People who are told by nationality alone, and are not their state: "the Norwegian read out", "a Kenyan", "most Sudanese"."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Actor, Mention
from analysis.extraction.actors.sufferers import PEOPLE_DONE_TO
from analysis.extraction.parsing.parse import Parse, start_of
from analysis.extraction.parsing.words import Token

_ARTICLES = frozenset({"the", "a", "an"})
#: Words for a share of the people of a state, whoever governs it.
_SHARES = frozenset("most many some few several more fewer countless ordinary young".split())
_CROWDS = frozenset("most many some few dozens scores hundreds thousands tens millions majority crowds".split())
_NEW = frozenset({"a", "an", "another", "one"})
_INSIDE = frozenset({"amod", "compound", "nmod", "punct"})
#: Ends of words that are one and many alike: "the Chinese", "the French", "the Swiss".
_ONE_OR_MANY = ("ese", "sh", "ch", "swiss", "burkinabe", "burkinabé", "burkinabè")
#: Verbs that only one can be the subject of.
_OF_ONE = frozenset({"is", "was", "has", "himself", "herself"})
#: What may stand behind a person so called; a noun would be what the nationality is of.
_NOT_BEHIND = frozenset({"NOUN", "ADJ", "NUM"})


def name_nationals(parse: Parse, cast: Cast) -> None:
    """Take the state from each nationality that is one person's: who is meant where the text has told, else somebody or nobody.

    "The Norwegian" is the last Norwegian who was named; where none was, the only person named whose country is not known;
    else nobody. "A Norwegian" is somebody new.
    """
    for mention in sorted((m for m in cast.index.mentions if m.form == "demonym"), key=lambda m: start_of(m.head)):
        token = mention.head
        if len(mention.actors) != 1 or mention.actors[0].kind != "state":
            continue
        (state,) = mention.actors
        if are_some_people(token):
            # Their state is not what they do.
            key = f"{PEOPLE_DONE_TO}{state.key}"
            mention.actors = (cast.add(key, token.text, "group", country=state.country, is_named=False),)
            continue
        if not is_one_person(token):
            continue
        beside = _named_beside(token, cast)
        if beside is not None:
            beside.country = beside.country or state.country
            _give(mention, beside, "apposition", 0.7)
        elif token.lefts and any(t.lower_ in _NEW for t in token.lefts):
            key = f"person:{state.key}:{start_of(token)}"
            somebody = cast.add(key, token.text, "person", country=state.country, is_named=False)
            _give(mention, somebody, "person_of_country", 0.6)
        elif (known := _known_before(token, state, cast)) is not None:
            known.country = known.country or state.country
            _give(mention, known, "person_of_country", 0.6)
        else:
            cast.index.drop(mention)


def are_some_people(token: Token) -> bool:
    """Tell whether a plural of nationality is a share of the people: "most Sudanese", "many Israelis", "thousands of Bolivians"."""
    if token.dep_ in _INSIDE or not (token.tag_ in {"NNS", "NNPS"} or token.lower_.endswith(_ONE_OR_MANY)):
        return False
    if any(t.lower_ in _SHARES for t in token.lefts):
        return not any(t.lower_ == "the" for t in token.lefts)
    of = token.head
    return token.dep_ == "pobj" and of.lower_ == "of" and of.head.lower_ in _CROWDS


def is_one_person(token: Token) -> bool:
    """Tell whether a nationality stands for one person: "the Norwegian", and neither "the Norwegians" nor "Norwegian ships"."""
    if (
        token.tag_ in {"NNS", "NNPS"}
        or token.dep_ in _INSIDE
        or token.lower_.endswith("s") != token.lower_.endswith("swiss")
    ):
        return False
    article = next((t for t in token.lefts if t.lower_ in _ARTICLES | _NEW), None)
    if article is None or any(t.dep_ == "conj" and t.tag_ in {"NNS", "NNPS", "JJ"} for t in token.rights):
        return False
    behind = token.nbor() if token.i + 1 < token.sent.end else None
    if behind is not None and (
        behind.text in {"-", "–"} or behind.pos_ in _NOT_BEHIND or (behind.pos_ == "PROPN" and behind.is_title)
    ):
        return False
    if not token.lower_.endswith(_ONE_OR_MANY) or article.lower_ in _NEW:
        return True
    return _is_told_as_one(token)


def _is_told_as_one(token: Token) -> bool:
    """Tell whether the verb behind says that one is meant: "the Portuguese, who has headed", "the Chinese was freed"."""
    after = token.doc[token.i + 1 : min(token.i + 4, token.sent.end)]
    words = [t for t in after if t.text != "," and t.lower_ != "who"]
    return bool(words) and (words[0].lower_ in _OF_ONE or words[0].tag_ == "VBZ")


def _give(mention: Mention, person: Actor, rule: str, confidence: float) -> None:
    mention.actors, mention.rule, mention.confidence, mention.form = (person,), rule, confidence, "nominal"


def _named_beside(token: Token, cast: Cast) -> Actor | None:
    """Give the person whose name stands before the comma: "Jan Holm, the Dane who has mediated", "Kasit Piromya, the Thai,"."""
    first = token.left_edge
    if first.i - 2 < token.sent.start or token.doc[first.i - 1].text != ",":
        return None
    before = cast.index.mention_at(token.doc[first.i - 2])
    if before is None or before.form not in {"name", "title"} or before.tokens[-1].i != first.i - 2:
        return None
    is_closed = (
        token.dep_ == "appos" or token.nbor().text in {",", "."} or token.nbor().lower_ in {"who", "whom", "sent"}
    )
    is_listed = token.dep_ == "conj" and any(t.dep_ == "cc" for t in token.head.rights)
    (person, *others) = before.actors
    return person if is_closed and not is_listed and not others and person.kind == "person" else None


def _known_before(token: Token, state: Actor, cast: Cast) -> Actor | None:
    """Give the last person of a state who was named before, else the only one so far of whom no country is known."""
    people = list(_people_before(token, cast))
    fellows = [p for p in people if state.country in {p.country, p.body.country}]
    if fellows:
        return fellows[-1]
    strangers = {id(p): p for p in people if p.country is None and p.body.kind in {"person", "organisation"}}
    return next(iter(strangers.values())) if len(strangers) == 1 else None


def _people_before(token: Token, cast: Cast) -> Iterable[Actor]:
    named = (m for m in cast.index.mentions if len(m.actors) == 1 and start_of(m.head) < start_of(token))
    for mention in sorted(named, key=lambda m: start_of(m.head)):
        if mention.actors[0].kind == "person" and mention.actors[0].is_named:
            yield mention.actors[0]
