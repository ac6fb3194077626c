"""Find the places of a text: names used as locations, and the states that it involves, with coordinates."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from analysis.extraction.actors.index import ActorIndex
from analysis.extraction.names.cities import choose_city, find_capital, find_cities, find_namesake
from analysis.extraction.names.gazetteer import Gazetteer, Match, load_gazetteer
from analysis.extraction.names.known_names import match_cities, match_names, plain_text
from analysis.extraction.names.locations import COMPASS, location_rule, place_words, town_rule
from analysis.extraction.names.reference import Country, Place, Seat
from analysis.extraction.parsing.parse import Parse, end_of, start_of, text_of_doc
from analysis.extraction.parsing.words import Doc, Span, Token

_PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
#: Labels under which the pipeline often files the name of a town that it does not know.
_DOUBTFUL_LABELS = frozenset(("", "ORG", "PERSON", "NORP", "PRODUCT"))


#: Rules of mentions that rest on the pipeline's entities, and on names of states in the gazetteer.
_GUESSES = frozenset(("pipeline_organisation", "person_name", "person"))
_BY_GAZETTEER = frozenset(("gazetteer_country", "gazetteer_capital", "gazetteer_seat"))
#: Uses as a location that no state as an actor has.
_PLAIN_LOCATIONS = frozenset(("dateline", "motion_phrase", "object_of_motion", "part_of_place"))
#: The rule of states that only act: they are on the map and named nowhere as a place.
_INVOLVED = "state_involved"
#: Each label that the pipeline gives to a name, as often as it does.
_Labels = dict[str, list[str]]


@dataclass(frozen=True)
class _Found:
    """A name that may be a place: its tokens, what it is, and why it counts."""

    span: Span
    place: Place
    rule: str
    confidence: float
    is_located: bool = True


@dataclass(frozen=True, kw_only=True)
class _Text:
    """What the whole text tells about its names.

    ``countries`` are those that it speaks of by any name, ``stated`` by another than a capital's.
    """

    text: str
    countries: frozenset[str]
    stated: frozenset[str]
    labels: _Labels


def find_places(parse: Parse, actors: ActorIndex) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Give the rows of ``places`` and of ``place_mentions``.

    A place has one row a document, at its first mention. Regions and cities count wherever they are named and are no
    actor's or longer thing's name; countries and capitals, which mostly stand for states, where they are used as
    locations ("in Tehran", "flew to Qatar", "Kabul airport"). A state that acts, or is acted on, and that no such phrase
    names has a row in ``places`` at its first mention, by rule ``state_involved``, so that a map can show it, and no mention. What the pipeline holds
    for a place and the gazetteer does not know has null coordinates.
    """
    gazetteer = load_gazetteer()
    text = _read_text(parse, gazetteer)
    found = [one for doc in _docs_of(parse) for one in _find_in(doc, text, gazetteer, actors)]
    named = {one.place.country for one in found if one.place.kind == "country"}
    found.extend(_states_involved(gazetteer, actors, named))
    found.sort(key=lambda one: start_of(one.span[0]))
    return _make_rows(parse, found)


def _make_rows(parse: Parse, found: list[_Found]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    places: dict[str, dict[str, Any]] = {}
    mentions: list[dict[str, Any]] = []
    for one in found:
        start, end = start_of(one.span[0]), end_of(one.span[-1])
        sentence = parse.sentence_of(one.span[0])
        if one.place.key not in places:
            row = parse.make_row(
                "places", sentence, start, end, rule=one.rule, confidence=one.confidence, key=(one.place.key,)
            )
            places[one.place.key] = row | {
                "name": one.place.name,
                "country": one.place.country,
                "latitude": one.place.latitude if one.is_located else None,
                "longitude": one.place.longitude if one.is_located else None,
                "entity": one.place.key if one.is_located else None,
            }
        if one.rule == _INVOLVED:
            continue
        row = parse.make_row(
            "place_mentions", sentence, start, end, rule=one.rule, confidence=one.confidence, key=(one.place.key,)
        )
        mentions.append(row | {"place_id": places[one.place.key]["place_id"]})
    return list(places.values()), mentions


def _find_in(doc: Doc, text: _Text, gazetteer: Gazetteer, actors: ActorIndex) -> Iterator[_Found]:
    matches = [m for m in match_names(doc, gazetteer, context=text.text) if m.entry.kind not in ("title", "actor_noun")]
    cities = match_cities(doc)
    ends = {hit.start: hit.end for hit in cities}
    taken: set[int] = set()
    for match in matches:
        span = doc.span(match.start_i, match.end_i)
        is_part_of_city = match.entry.kind == "place" and ends.get(match.start, 0) > match.end
        if match.entry.kind in ("group", "organisation") and actors.mention_at(span.root) is None:
            continue  # A breakaway land, and not those who rule it.
        if not is_part_of_city and not taken.intersection(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            yield from _read_match(match, span, _container_of(span, matches), text, gazetteer, actors)
    for hit in cities:
        words = doc.char_span(hit.start, hit.end)
        if words is not None and not taken.intersection(range(words.start, words.end)):
            city = _read_city(hit.payloads, words, _container_of(words, matches), text, actors)
            if city is not None:
                taken.update(range(words.start, words.end))
                yield city
    yield from _find_entities_in(doc, text, taken, actors)


def _read_match(
    match: Match, span: Span, container: Place | Country | None, text: _Text, gazetteer: Gazetteer, actors: ActorIndex
) -> Iterator[_Found]:
    record, rule = match.entry.record, location_rule(span)
    if match.is_inside_name or _is_inside_actor(span, actors, rule=rule):
        return
    if isinstance(record, Place):
        if _is_half_of_name(span, gazetteer):
            return
        yield _Found(_whole_name(span), record, "gazetteer_region", 0.9)
    elif rule is None:
        return
    elif isinstance(record, Country) and match.entry.kind == "country" and rule != "object_of_motion":
        yield _Found(span, _place_of_country(record), rule, 0.9)
    elif isinstance(record, Country) and match.entry.kind == "capital":
        place = find_capital(record, match.entry.surface)
        yield _Found(span, find_namesake(place, countries=text.stated, container=container) or place, rule, 0.9)
    elif isinstance(record, Seat) and record.is_place and record.iso3 is not None:
        yield _Found(span, _place_of_seat(record, gazetteer.country(record.iso3)), rule, 0.8)


def _whole_name(span: Span) -> Span:
    """Give a region's name without a compass point that only says which part is meant, and with the words of its kind.

    "Southern Lebanon" is named "Lebanon", but "Western Upper Nile" and "the Bekaa valley" so.
    """
    doc, start, end = span.doc, span.start, span.end
    while end - start > 1 and doc[start].is_lower and doc[start].lower_ in COMPASS:
        start += 1
    while start and doc[start - 1].is_title and doc[start - 1].lower_ in COMPASS:
        start -= 1
    if end < len(doc) and doc[end].lower_ in place_words()["land"]:
        end += 1
    return doc.span(start, end)


def _read_city(
    cities: Collection[Place], span: Span, container: Place | Country | None, text: _Text, actors: ActorIndex
) -> _Found | None:
    label = span.root.ent_type_
    is_place, rule, used = label in _PLACE_LABELS, location_rule(span), town_rule(span)
    is_name = all(token.pos_ == "PROPN" or is_place or token.lower_ in ("al", "el", "-") for token in span)
    if not is_name or not (is_place or label in _DOUBTFUL_LABELS) or _is_inside_other(span) or _has_article(span):
        return None
    if _is_inside_actor(span, actors, rule=rule) or (used is None and (not is_place or _has_name_beside(span))):
        return None
    chosen = choose_city(
        cities, countries=text.countries, container=container, is_place=is_place, is_location=rule is not None
    )
    return _Found(span, chosen[0], used or "gazetteer_city", chosen[1]) if chosen is not None else None


def _find_entities_in(doc: Doc, text: _Text, taken: set[int], actors: ActorIndex) -> Iterator[_Found]:
    """Give what only the pipeline holds for a place, where the sentence uses it as one."""
    for entity in doc.ents:
        words = [token for token in entity if token.lower_ not in ("the", "'s") and not token.is_space]
        if entity.label_ not in _PLACE_LABELS or not words or not words[0].text[:1].isupper():
            continue
        span = doc.span(words[0].i, words[-1].i + 1)
        if taken.intersection(range(span.start, span.end)) or any(map(actors.mention_at, span)) or "\n" in span.text:
            continue
        if not _is_mostly_place(span.text, text.labels) or {token.lower_ for token in span} <= place_words()["generic"]:
            continue
        if location_rule(span) is not None and any(token.pos_ == "PROPN" for token in span):
            name = span.text
            key = f"text:{name.casefold()}"
            place = Place(
                key=key, name=name, aliases=(), kind="unknown", country=None, latitude=0, longitude=0, population=None
            )
            yield _Found(span, place, "pipeline_place", 0.5, is_located=False)


def _states_involved(gazetteer: Gazetteer, actors: ActorIndex, named: set[str | None]) -> Iterator[_Found]:
    done = set(named)
    for mention in sorted(actors.mentions, key=lambda one: start_of(one.tokens[0])):
        for actor in mention.actors:
            if actor.kind == "state" and actor.country is not None and actor.country not in done:
                done.add(actor.country)
                tokens = sorted(mention.tokens, key=lambda token: token.i)
                span = tokens[0].doc.span(tokens[0].i, tokens[-1].i + 1)
                yield _Found(span, _place_of_country(gazetteer.country(actor.country)), _INVOLVED, 0.8)


def _is_inside_actor(span: Span, actors: ActorIndex, *, rule: str | None) -> bool:
    """Tell whether a name is an actor's here, or part of one's.

    A state whose name stands in a phrase that says where from or where to is a place all the same, and so is a name that
    the gazetteer knows for a place and only the pipeline takes for a body or a person.
    """
    mentions = {id(mention): mention for token in span if (mention := actors.mention_at(token)) is not None}
    if rule == "dateline":
        return False
    for mention in mentions.values():
        is_same = {token.i for token in mention.tokens} <= set(range(span.start, span.end))
        if not is_same or mention.rule not in _GUESSES | (_BY_GAZETTEER if rule in _PLAIN_LOCATIONS else set()):
            return True
    return False


def _is_inside_other(span: Span) -> bool:
    """Tell whether a name is part of a person's or a longer capitalised name: "Mohammed Herat", "Lahore High Court"."""
    doc = span.doc
    entity = next((ent for ent in doc.ents if ent.start <= span.start and span.end <= ent.end), None)
    if entity is not None and entity.label_ not in _PLACE_LABELS:
        words = [token for token in entity if token.is_alpha and token.lower_ not in ("the", "s")]
        if len(words) > len(span):
            return True
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    joined = [token for token in (before, after) if token is not None and _is_joined(token, span)]
    sites = place_words()["site"]
    return any(token.lower_ not in sites for token in joined)


def _has_name_beside(span: Span) -> bool:
    """Tell whether a capitalised name touches this one, with nothing to show that both are places."""
    doc = span.doc
    around = [doc[i] for i in (span.start - 1, span.end) if 0 <= i < len(doc)]
    return any(token.text == "-" or (token.pos_ == "PROPN" and token.is_alpha and token.is_title) for token in around)


def _has_article(span: Span) -> bool:
    """Tell whether "the" stands before a name by itself, as before no town's: the Andes are mountains, "the Faya road" leads to Faya."""
    before = span.doc[span.start - 1] if span.start else None
    if before is None or before.text != "the" or span[0].lower_ == "the":
        return False
    return span.root.dep_ not in {"compound", "amod", "nmod", "poss", "npadvmod"} and before.head in span


def _is_half_of_name(span: Span, gazetteer: Gazetteer) -> bool:
    """Tell whether a hyphen joins a name to one that nobody knows: Crans-Montana is not in Montana, as Sindh-Balochistan is in both."""
    doc = span.doc
    for hyphen, other in ((span.start - 1, span.start - 2), (span.end, span.end + 1)):
        if 0 <= other < len(doc) and hyphen > 0 and doc[hyphen].text == "-" and not doc[min(hyphen, other)].whitespace_:
            word = doc[other]
            if word.is_title and not gazetteer.find(word.text) and not find_cities(word.text):
                return True
    return False


def _is_joined(token: Token, span: Span) -> bool:
    is_name = token.pos_ == "PROPN" and token.is_alpha and token.text[:1].isupper()
    return (
        is_name
        and (token.head in span or span.root.head is token)
        and token.dep_ != "appos"
        and span.root.dep_ != "appos"
    )


def _container_of(span: Span, matches: list[Match]) -> Place | Country | None:
    """Give what the city is said to lie in: "Paris, Texas", "Mosul in Iraq"."""
    doc = span.doc
    at = span.end
    while at < len(doc) and at - span.end < 2 and doc[at].lower_ in (",", "in", "(", "the"):
        at += 1
    if at == span.end:
        return None
    match = next((match for match in matches if match.start_i == at), None)
    if match is None or match.entry.kind not in ("country", "place"):
        return None
    record = match.entry.record
    return record if isinstance(record, (Place, Country)) else None


def _read_text(parse: Parse, gazetteer: Gazetteer) -> _Text:
    context = plain_text(parse.document.text)
    hits = (hit for doc in _docs_of(parse) for hit in gazetteer.find(text_of_doc(doc), context=context))
    entries = [entry for hit in hits for entry in hit.payloads[:1] if entry.kind != "media"]
    return _Text(
        text=context,
        countries=frozenset(entry.iso3 for entry in entries if entry.iso3 is not None),
        stated=frozenset(e.iso3 for e in entries if e.iso3 is not None and e.kind != "capital"),
        labels=_labels_of(parse),
    )


def _labels_of(parse: Parse) -> _Labels:
    labels: _Labels = {}
    for doc in _docs_of(parse):
        for entity in doc.ents:
            labels.setdefault(entity.text.removeprefix("the ").casefold(), []).append(entity.label_)
    return labels


def _is_mostly_place(name: str, labels: _Labels) -> bool:
    """Tell whether the pipeline holds a name for a place more often than for something else in this text."""
    given = labels.get(name.casefold(), [])
    return 2 * sum(label in _PLACE_LABELS for label in given) > len(given)


def _place_of_country(country: Country) -> Place:
    return Place(
        key=country.iso3, name=country.name, aliases=(), kind="country", country=country.iso3,
        latitude=country.latitude, longitude=country.longitude, population=None,
    )  # fmt: skip


def _place_of_seat(seat: Seat, country: Country) -> Place:
    """Give a seat of government as a place: in the capital."""
    capital = find_capital(country, country.capitals[0])
    return Place(
        key=f"seat:{seat.name}", name=seat.name, aliases=(), kind="venue", country=country.iso3,
        latitude=capital.latitude, longitude=capital.longitude, population=None,
    )  # fmt: skip


def _docs_of(parse: Parse) -> list[Doc]:
    return list({id(sentence.span.doc): sentence.span.doc for sentence in parse.sentences}.values())
