"""Actors of our own gold: the right country, the right reference, and whether mentions are found at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from analysis.evaluation.align import Alignment
from analysis.evaluation.measures import Measure
from analysis.evaluation.spans import Tally, words_of

#: Forms that name an actor by themselves, and forms that lead back to one.
NAMING = frozenset({"name", "demonym", "metonym"})
REFERRING = frozenset({"title", "nominal", "pronoun", "metonym"})


def score_actors(texts: Sequence[Alignment], name: str) -> Iterator[Measure]:
    """Score mentions found, the country of those that name an actor, and the actor of those that refer to one.

    *Country*: of all names, demonyms and capitals whose actors have a country in the gold, the share where the program
    finds a mention whose actors have the same countries. *Coreference*: of all titles, nominals, pronouns and capitals
    whose actors the text has already named (capitals always), the share that leads to exactly the same actors. What is not
    found is wrong.
    """
    found = Tally()
    countries = Counter[str]()
    references = Counter[str]()
    for text in texts:
        article = text.text.gold.text
        found.add(
            (words_of(article, (m.span.start, m.span.end)) for _, m in text.gold_mentions()),
            (words_of(article, span) for span, _ in text.mentions),
        )
        countries += _score_countries(text)
        references += _score_references(text)
    yield Measure(texts=name, layer="actors", name="mention span F1", value=found.f1, items=found.gold)
    yield Measure(
        texts=name, layer="actors", name="right country", value=_share(countries, "right"), items=countries["all"],
        constant=_share(countries, "constant"),
    )  # fmt: skip
    yield Measure(
        texts=name, layer="actors", name="right coreference", value=_share(references, "right"), items=references["all"],
        constant=_share(references, "constant"),
    )  # fmt: skip
    for form in sorted(REFERRING):
        if references[f"all {form}"]:
            yield Measure(
                texts=name, layer="actors", name=f"right coreference, {form}s", items=references[f"all {form}"],
                value=references[f"right {form}"] / references[f"all {form}"],
            )  # fmt: skip


def _score_countries(text: Alignment) -> Counter[str]:
    named = [
        (index, {text.gold[actor].country for actor in mention.actors})
        for index, mention in text.gold_mentions()
        if mention.form in NAMING and all(text.gold[actor].country for actor in mention.actors)
    ]
    usual = Counter(country for _, wanted in named for country in wanted).most_common(1)
    return Counter(
        all=len(named),
        right=sum({row["country"] for row in text.mention_found(index)} == wanted for index, wanted in named),
        constant=sum(wanted == {usual[0][0]} for _, wanted in named) if usual else 0,
    )


def _score_references(text: Alignment) -> Counter[str]:
    counted: Counter[str] = Counter()
    known: set[str] = set()
    usual = Counter(a for _, m in text.gold_mentions() if m.form == "name" for a in m.actors).most_common(1)
    # In the order of their ends, so that "the president" in "Iran's president" comes after Iran.
    for index, mention in sorted(text.gold_mentions(), key=lambda item: (item[1].span.end, -item[1].span.start)):
        wanted = set(mention.actors)
        if mention.form in REFERRING and (mention.form == "metonym" or wanted <= known):
            given = {text.found_self(row["actor_id"]) for row in text.mention_found(index)}
            counted["all"] += 1
            counted[f"all {mention.form}"] += 1
            counted["right"] += given == wanted
            counted[f"right {mention.form}"] += given == wanted
            counted["constant"] += bool(usual) and wanted == {usual[0][0]}
        known |= wanted
    return counted


def _share(counted: Counter[str], key: str) -> float:
    return counted[key] / counted["all"] if counted["all"] else 0.0
