"""What prose calls an actor: "the Taliban", "the United States", "insurgents", "Pakistan’s defense minister"."""

from __future__ import annotations

import re
from typing import Any

from analysis.schemas import Tables

_WITH_ARTICLE = re.compile(
    r"^(United |Netherlands|Philippines|Bahamas|Gambia|Maldives|Democratic Republic|Central African|Dominican|Czech Republic"
    r"|Solomon |Marshall |Comoros|Seychelles|Vatican(?! City)|Holy See)"
)
#: Who is one of a kind has the article in prose, though a text may write "Kabul's Hazara minority".
_COLLECTIVE = frozenset(
    "minority majority community movement regime government coalition alliance army militia opposition junta council".split()
)
#: What names that are common nouns end in: they have the article in prose, as "the Rapid Support Forces" has.
_COMMON = frozenset(
    "agency alliance army assembly association authority bank bloc brigade bureau caucus centre center coalition command "
    "commission committee community confederation conference congress council court delegation federation force forces front "
    "fund government group guard initiative institute league liberation ministry mission movement nations network office "
    "opposition organisation organization parliament party police red cross secretariat senate treaty tribunal union".split()
)
_COMMON_MANY = re.compile(
    r"(?:ers|ents|ants|ors|ists|ians|forces|troops|soldiers|people|officials|men|groups|leaders|guards)$", re.IGNORECASE
)
_LONGEST = 60
_NUMBERS = "none one two three four five six seven eight nine ten eleven twelve".split()


def call_actors(tables: Tables) -> dict[str, str]:
    """Give what each actor_id is called within a sentence: with the article where the text gives it one."""
    with_article, nameless = _find_articles(tables), _find_nameless(tables)
    return {
        row["actor_id"]: _describe(row["name"])
        if row["actor_id"] in nameless
        else _call(row, row["actor_id"] in with_article)
        for row in tables.actors.to_dict("records")
    }


def call_name(name: str) -> str:
    """Give a name within a sentence, with the article that its own form asks for; no text is looked at.

    Examples
    --------
    >>> call_name("Rapid Support Forces"), call_name("United States"), call_name("Qatar"), call_name("Asim Munir")
    ('the Rapid Support Forces', 'the United States', 'Qatar', 'Asim Munir')
    >>> call_name("Centre for Humanitarian Dialogue"), call_name("OSCE Minsk Group"), call_name("Norway’s envoys")
    ('the Centre for Humanitarian Dialogue', 'the OSCE Minsk Group', 'Norway’s envoys')
    """
    if name.lower().startswith("the "):
        return name
    if _WITH_ARTICLE.match(name):
        return f"the {name}"
    if "’s " in name or "’ " in name or " " not in name:
        return name
    head = re.split(r" (?:of|for|on|in|to) ", name, maxsplit=1)[0].rpartition(" ")[2].lower()
    return f"the {name}" if head in _COMMON or head in _COLLECTIVE else name


def is_many(name: str) -> bool:
    """Tell whether a name takes the verb of many: "insurgents act", "the United States acts".

    Examples
    --------
    >>> is_many("Insurgents"), is_many("Rapid Support Forces"), is_many("United Nations"), is_many("Honduras")
    (True, True, False, False)
    """
    return bool(_COMMON_MANY.search(name))


def _find_articles(tables: Tables) -> set[str]:
    """Find the actors whose name follows "the" wherever it does not open a headline or stand as an attribute."""
    texts = dict(zip(tables.documents["document_id"], tables.documents["text"], strict=True))
    votes: dict[str, int] = {}
    for row in tables.mentions[tables.mentions["form"] == "name"].to_dict("records"):
        text, start = str(texts.get(row["document_id"], "")), int(row["start"])
        before = text[max(0, start - 4) : start].lower()
        has = before == "the " or str(row["quote"])[:4].lower() == "the "
        votes[row["actor_id"]] = votes.get(row["actor_id"], 0) + (1 if has else -1)
    return {actor_id for actor_id, vote in votes.items() if vote >= 0}


def _find_nameless(tables: Tables) -> set[str]:
    """Find the people whom the text only describes, by a noun of their own: a daughter, a teacher in Freetown."""
    named = set(tables.mentions[tables.mentions["form"] != "nominal"]["actor_id"])
    people = tables.actors[(tables.actors["kind"] == "person") & tables.actors["role"].isna()]
    texts = " ".join(tables.documents["text"].astype(str))
    return {
        actor_id
        for actor_id, name in zip(people["actor_id"], people["name"], strict=True)
        if actor_id not in named and "’" not in name and f" {name[:1].lower()}{name[1:]}" in texts
    }


def _describe(name: str) -> str:
    """Give a description the article that prose needs."""
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name[:1].lower()}{name[1:]}"


def _call(row: dict[Any, Any], has_article: bool) -> str:
    name = re.sub(r"\s+", " ", "".join(c if c.isprintable() else " " for c in str(row["name"]))).strip() or "somebody"
    if len(name) > _LONGEST:
        name = name[:_LONGEST].rsplit(" ", 1)[0] + " …"
    kind, is_named = row["kind"], isinstance(row["entity"], str)
    if "’s " in name or "’ " in name:
        owner, mark, rest = re.split(r"(’s |’ )", name, maxsplit=1)
        article = "the " if _WITH_ARTICLE.match(owner) else ""
        # "Pakistan’s military" is a description, "Pakistan’s Defense Minister" a title.
        is_title = rest.isupper() or any(word[:1].isupper() for word in rest.split()[1:])
        return f"{article}{owner}{mark}{rest if is_title else rest[:1].lower() + rest[1:]}"
    if kind == "state":
        return f"the {name}" if _WITH_ARTICLE.match(name) else name
    if kind == "person" or name.lower().startswith("the "):
        return name
    if " " in name and name.rpartition(" ")[2] in _COLLECTIVE:
        return f"the {name}"
    is_name = any(word[:1].isupper() for word in name.split()[1:])
    if kind in {"armed_group", "group"} and not (is_named or is_name or has_article):
        return name[:1].lower() + name[1:]
    return f"the {name}" if has_article else call_name(name)


def join_called(names: list[str], *, most: int = 3) -> str:
    """Join names as prose does, the first few; the rest as "others"."""
    kept = list(dict.fromkeys(names))
    if len(kept) > most:
        kept = [*kept[: most - 1], "others"]
    return kept[0] if len(kept) == 1 else ", ".join(kept[:-1]) + " and " + kept[-1] if kept else ""


def spell(number: int) -> str:
    """Write a small number as a word, as prose does, and another in digits.

    Examples
    --------
    >>> spell(3), spell(13)
    ('three', '13')
    """
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else f"{number:,}"


def capitalise(text: str) -> str:
    """Begin a sentence with a capital.

    Examples
    --------
    >>> capitalise("the Taliban agreed")
    'The Taliban agreed'
    """
    return text[:1].upper() + text[1:]
