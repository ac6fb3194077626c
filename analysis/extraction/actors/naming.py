"""Names of states, organisations and groups, from the gazetteer first and the pipeline's entities second."""

from __future__ import annotations

from functools import cache

from analysis.extraction.actors.appositions import describes_a_person, epithet_kinds
from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.coined_names import add_coined_names
from analysis.extraction.actors.ethnic import are_of_people, ethnic_words, name_people
from analysis.extraction.actors.given_names import is_full_name, is_given_name, names_thing
from analysis.extraction.actors.holders import find_known_names, is_surname
from analysis.extraction.actors.index import Actor, Mention
from analysis.extraction.actors.name_kinds import (
    is_language,
    is_phrase_only,
    names_people,
    opens_with_rank,
    paper_of_place,
    settle_kinds,
    spelled_out,
    state_of_council,
    tells_no_state,
    tells_people_only,
    words_before,
)
from analysis.extraction.actors.surnames import ends_full_name, find_namesakes, find_surnames_borne
from analysis.extraction.lexicon import index_lexicon
from analysis.extraction.names.cities import is_city
from analysis.extraction.names.entries import Entry, Kind
from analysis.extraction.names.gazetteer import Gazetteer
from analysis.extraction.names.known_names import match_names, plain_text
from analysis.extraction.names.locations import dateline_end, is_called_place, location_rule, names_site
from analysis.extraction.names.reference import Seat, read_regions
from analysis.extraction.parsing.grammar import head_of
from analysis.extraction.parsing.parse import Parse, start_of
from analysis.extraction.parsing.words import Doc, Token

_ACTOR_KINDS: tuple[Kind, ...] = ("country", "demonym", "capital", "seat", "organisation", "media", "group")
#: Kinds whose names the pipeline may take for a body's: "the Sinai", the last word of "Secretary of State".
_NO_BODIES: tuple[Kind, ...] = ("place", "title")
_COMPASS = frozenset(
    "southern northern eastern western central southeastern northeastern southwestern northwestern".split()
)
#: Last words of names of places that are no body's.
_LANDFORMS = frozenset(
    "channel river sea strait straits island islands valley mountains mountain peninsula province heights strip bay gulf "
    "lake canal airport bridge tower mosque base barracks stadium tunnel park avenue boulevard memorial monument expressway motorway "
    "prize prizes award awards medal trophy desert peak ridge plateau coast road street highway square district pass basin delta isthmus".split()
)
_TOWNS = frozenset(
    "town city village port hamlet suburb district province region island river valley oasis resort".split()
)
#: Words inside a name that show that it is none: a preposition between two of them.
_JOINING = frozenset("to with against between from by".split())
_RULING_NOUNS = frozenset("regime government administration authorities rulers leadership emirate cabinet".split())
#: Last words, and first words before "of", of the names of a state's organs.
_ORGANS = frozenset("ministry army parliament police government navy military senate staff embassy consulate".split())
_ORGANS_OF = frozenset("ministry department".split())
_STYLES = frozenset("Mr Mrs Ms Dr Miss Sir Lord Lady Sheikh Prof".split())
#: Kinds of names that are surnames as well.
_BORNE = frozenset({"country", "capital", "organisation", "group"})
_LOCATIVES = frozenset("in at near across inside around throughout outside into within along off via".split())
#: What may stand before a body's name, or between a name that is known and the rest: "the Democratic Rally in Cyprus".
_BEFORE_BODY = frozenset({"the", "a", "an", "in", "of", "and", "for", "at"})
_OWNERS = frozenset({"its", "his", "her", "their"})
_MOTION = frozenset("fly travel go arrive return visit come leave flee move head trip visit flight journey".split())


def name_states_and_bodies(parse: Parse, gazetteer: Gazetteer, cast: Cast) -> None:
    """Add every state, organisation and group that is named, in the order of the text."""
    seen: set[int] = set()
    short: frozenset[str] = frozenset()
    people = (ent for s in parse.sentences for ent in s.span.ents if ent.label_ == "PERSON" and len(ent) > 1)
    # A first name alone is the person's too: "Nabil's murder".
    surnames = frozenset(t.text for ent in people for t in (ent[0], ent[-1]) if t.is_title)
    borne = find_surnames_borne(parse, gazetteer.title_heads)
    namesakes = borne | find_namesakes(parse)
    cast.taken_for.update(settle_kinds(ent for s in parse.sentences for ent in s.span.ents))
    context, ethnic = plain_text(parse.document.text), ethnic_words(parse.document.text)
    for sentence in parse.sentences:
        doc = sentence.span.doc
        if id(doc) in seen:
            continue
        seen.add(id(doc))
        dateline = dateline_end(doc)
        others: set[int] = set()
        matches = match_names(doc, gazetteer, context=context)
        coined = add_coined_names(doc, matches, cast)
        for match in matches:
            tokens, is_group = [doc[i] for i in range(match.start_i, match.end_i)], match.entry.kind == "group"
            if not coined.isdisjoint(range(match.start_i, match.end_i)):
                continue  # "The Taliban Renewal Council" is not the Taliban.
            if match.entry.kind not in _ACTOR_KINDS:
                if match.entry.kind in _NO_BODIES:
                    others.update(range(match.start_i, match.end_i))
            elif match.entry.kind == "capital" and doc.text[match.start : match.end] in surnames:
                continue  # "Amman had scrawled it": somebody of that name is in the text.
            elif match.entry.kind in _BORNE and _is_of_person(tokens, namesakes if is_group else borne):
                continue  # "Jane Wagner, a lawyer, met …; Wagner accused".
            elif (
                (match.entry.kind == "demonym" and (is_language(tokens) or tells_no_state(tokens)))
                or (match.entry.kind in {"country", "group"} and ends_full_name(tokens))
                or (match.entry.kind in {"group", "organisation"} and _is_land_of_group(match.entry.surface, tokens))
            ):
                continue
            elif match.entry.kind == "demonym" and are_of_people(tokens, ethnic):
                name_people(tokens, cast)
            elif match.entry.kind in {"country", "capital"} and (paper := paper_of_place(tokens)):
                name = " ".join(t.text for t in paper)
                actor = cast.add(f"org:{name.lower()}", name, "organisation", country=match.entry.iso3)
                cast.index.add(Mention(tuple(paper), paper[-1], (actor,), "name", "gazetteer_media", 0.8))
            elif match.start >= dateline:
                _add_match(match.entry, tokens, gazetteer, cast)
            elif cast.dateline is None and match.entry.kind in {"country", "capital"}:
                cast.dateline = match.entry.iso3
        short |= spelled_out(doc)
        _add_entities(doc, cast, others, surnames, short)


def _is_of_person(tokens: list[Token], borne: dict[str, int]) -> bool:
    """Tell whether a single word that a state or body has for its name is the surname of somebody named so before."""
    first = borne.get(tokens[0].text) if len(tokens) == 1 else None
    return first is not None and first <= start_of(tokens[0]) and not is_location(tokens[0])


def state_actor(gazetteer: Gazetteer, cast: Cast, iso3: str) -> Actor:
    """Give the actor that a country is."""
    return cast.add(f"state:{iso3}", gazetteer.country(iso3).name, "state", country=iso3, entity=iso3)


def is_location(head: Token) -> bool:
    """Tell whether a name stands as a place here: "in Tehran", "flew to Tehran"."""
    if head.dep_ == "conj" and head.head.pos_ == "PROPN":
        return is_location(head.head)
    if head.dep_ == "compound" or head.dep_ != "pobj" or head.head.dep_ not in {"prep", "agent"}:
        return False
    preposition = head.head
    if preposition.lower_ in _LOCATIVES:
        return True
    if preposition.lower_ in {"to", "from", "for"}:
        return preposition.head.lemma_.lower() in _MOTION
    return False


def _add_match(entry: Entry, tokens: list[Token], gazetteer: Gazetteer, cast: Cast) -> None:
    head = head_of(tokens)
    if entry.kind == "media":
        cast.add(f"org:{entry.key}", entry.name, "organisation", country=entry.iso3, entity=entry.key)
        cast.index.add(Mention(tuple(tokens), head, (cast.get(f"org:{entry.key}"),), "name", "gazetteer_media", 0.9))  # type: ignore[arg-type]
    elif entry.kind in {"country", "demonym", "capital", "seat"} and entry.iso3:
        is_spot = isinstance(entry.record, Seat) and entry.record.is_place
        if (entry.kind in {"country", "capital"} or is_spot) and _is_place_here(entry.kind, tokens, head):
            cast.add_land(head, entry.iso3)
            return
        if entry.kind == "capital" and (head.dep_ == "compound" or _is_in_longer_name(tokens)):
            return
        form = {"country": "name", "demonym": "demonym", "capital": "metonym", "seat": "metonym"}[entry.kind]
        confidence = {"country": 0.95, "demonym": 0.9, "capital": 0.85, "seat": 0.85}[entry.kind]
        state = state_actor(gazetteer, cast, entry.iso3)
        cast.index.add(Mention(tuple(tokens), head, (state,), form, f"gazetteer_{entry.kind}", confidence))
    elif entry.kind == "organisation" and (owner := state_of_council(entry.surface, tokens, cast)) is not None:
        name = f"{owner.possessive} {entry.surface}"
        actor = cast.add(
            f"org:{owner.key}:{entry.surface.lower()}", name, "government", country=owner.country, belongs_to=owner
        )
        cast.index.add(Mention(tuple(tokens), head, (actor,), "name", "pipeline_organisation", 0.7))
    elif entry.kind == "organisation":
        actor = cast.add(f"org:{entry.key}", entry.name, "organisation", country=entry.iso3, entity=entry.key)
        cast.index.add(Mention(tuple(tokens), head, (actor,), "name", "gazetteer_organisation", 0.9))
    elif entry.kind == "group" and tells_people_only(entry, head):
        cast.index.pass_over(tokens, head)
    elif entry.kind == "group":
        _add_group(entry, tokens, head, gazetteer, cast)


def _is_place_here(kind: Kind, tokens: list[Token], head: Token) -> bool:
    """Tell whether the name of a country or capital stands for the land or city: "flown out of Tehran", "visited Doha"."""
    if kind == "country" and head.dep_ == "pobj" and head.head.lower_ == "at":
        return False  # Nothing happens "at Israel": what is fired, or anger, is aimed at it.
    if is_location(head):
        return True
    rule = location_rule(tokens[0].doc.span(tokens[0].i, tokens[-1].i + 1))
    if kind == "capital":
        return rule is not None
    is_part = any(c.lower_ in _COMPASS and c.dep_ == "amod" for c in head.children)
    return rule == "locative_phrase" or (kind == "country" and is_part)


def _is_land_of_group(name: str, tokens: list[Token]) -> bool:
    """Tell whether a name that a breakaway land shares with those who rule it is the land here: "clashes in Abkhazia"."""
    if not is_region_name(name) and not is_city(name):
        return False
    rule = location_rule(tokens[0].doc.span(tokens[0].i, tokens[-1].i + 1))
    # What comes from there, goes there or is of it may be those who rule.
    return is_location(head_of(tokens)) or rule in ("locative_phrase", "object_of_motion", "dateline", "before_site")


def is_region_name(name: str) -> bool:
    """Tell whether a name is that of a region, and not of its people."""
    return name in _regions()


@cache
def _regions() -> frozenset[str]:
    return frozenset(name for place in read_regions().values() for name in (place.name, *place.aliases))


def _is_in_longer_name(tokens: list[Token]) -> bool:
    """Tell whether a name is part of a person's: "Jack London", and not "Baku" that was taken for somebody."""
    inside = {token.i for token in tokens}
    around = [tokens[0].nbor(-1)] if tokens[0].i else []
    around += [tokens[-1].nbor()] if tokens[-1].i + 1 < len(tokens[-1].doc) else []
    return tokens[0].ent_type_ == "PERSON" and any(
        token.ent_type_ == "PERSON"
        and token.ent_iob_ != "O"
        and token.i not in inside
        and (token.ent_iob_ == "I" or tokens[0].ent_iob_ == "I")
        for token in around
    )


def _add_group(entry: Entry, tokens: list[Token], head: Token, gazetteer: Gazetteer, cast: Cast) -> None:
    doc = head.doc
    state = state_actor(gazetteer, cast, entry.iso3) if entry.iso3 and entry.rules else None
    following = doc[tokens[-1].i + 1] if tokens[-1].i + 1 < len(doc) else None
    if following is not None and following.lower_ in _RULING_NOUNS:
        tokens = [*tokens, following]
        name = f"{entry.name} {following.text}"
        actor = cast.add(
            f"regime:{entry.key}", name, "government", country=entry.iso3, belongs_to=state, entity=entry.key
        )
        cast.index.add(Mention(tuple(tokens), following, (actor,), "name", "group_as_regime", 0.85))
        group = cast.get(f"group:{entry.key}")
        if group is not None:
            group.role = group.role or "in power"
        return
    kind = entry.actor_kind or "group"
    if kind == "government":
        kind = "armed_group"
    ethnic_noun = following is not None and following.lower_ in {
        "minority",
        "community",
        "people",
        "population",
        "tribe",
    }
    if ethnic_noun and following is not None:
        first = tokens[0]
        while first.i > 0 and doc[first.i - 1].pos_ == "PROPN" and doc[first.i - 1].dep_ == "compound":
            first = doc[first.i - 1]
            if cast.index.mention_at(first):
                break
            tokens = [first, *tokens]
        tokens, head = [*tokens, following], following
        actor = cast.add(
            f"group:{entry.key}", " ".join(t.text for t in tokens), "group", country=entry.iso3, entity=entry.key
        )
    else:
        actor = cast.add(
            f"group:{entry.key}", entry.name, kind, country=entry.iso3, belongs_to=state, entity=entry.key,
            role="in power" if entry.rules else None,
        )  # fmt: skip
    cast.index.add(Mention(tuple(tokens), head, (actor,), "name", "gazetteer_group", 0.9))


def _is_no_body(tokens: list[Token], others: set[int]) -> bool:
    """Tell whether what the pipeline holds for a body is a place, a part of a title or a stretch of words."""
    if "".join(token.text_with_ws for token in tokens).strip() in index_lexicon("no_bodies", "name"):
        return True
    if all(token.i in others for token in tokens) or tokens[-1].lower_ in _LANDFORMS or is_full_name(tokens):
        return True
    if len(tokens) == 1 and (tokens[0].tag_ in {"NN", "NNS"} or _is_town(tokens[0].text)):
        return True  # "Queues stretch for miles", "Goma fell".
    if opens_with_rank(tokens) or (len(tokens) == 1 and tokens[0].is_title and is_surname(tokens[0].text)):
        return True  # "Sultan Haitham", "Obasanjo said"
    if any(token.lower_ in _JOINING for token in tokens[1:-1]) or tokens[0].text.rstrip(".") in _STYLES:
        return True
    if _is_alias(tokens[0]) or _is_title_bearer(tokens, others):
        return True
    if 2 <= len(tokens) <= 3 and tokens[0].i and describes_a_person(tokens[0].nbor(-1)):
        return True  # "porn star Stormy Daniels"
    head = head_of(tokens)
    if any(c.dep_ == "appos" and c.lemma_.lower() in _TOWNS for c in head.children):
        return True
    span = tokens[0].doc.span(tokens[0].i, tokens[-1].i + 1)
    if is_called_place(span) or (len(tokens) > 1 and is_city(span.text)):
        return True  # "the ports of Saleef and Ras Issa", "pilgrims from Novi Sad"
    before_it = tokens[0].nbor(-1) if tokens[0].i > tokens[0].sent.start else None
    kind = before_it.nbor(-1) if before_it is not None and before_it.i and before_it.lower_ == "of" else None
    if kind is not None and kind.lemma_.lower() in _TOWNS:
        return True  # "the town of Pajut"
    if before_it is not None and before_it.is_title and is_city(f"{before_it.text} {tokens[0].text}"):
        return True  # "Vista" of "in Boa Vista"
    if tokens[-1].tag_ == "IN":
        return True  # "Catholic Bishop of": what follows was cut off, as it is a place.
    if names_site(span):
        return True
    before = tokens[0].nbor(-1).lower_ if tokens[0].i else ""
    # "At Badme" is a place, "in the Assembly" a body.
    is_short = len(tokens) <= 2 or (len(tokens) == 3 and tokens[1].is_lower and tokens[1].lower_ not in _BEFORE_BODY)
    return is_short and not span.text.isupper() and before in _LOCATIVES and location_rule(span) is not None


def _is_town(name: str) -> bool:
    return is_city(name) and not is_surname(name) and not is_given_name(name)


def _is_owned(first: Token) -> bool:
    """Tell whether a state's name or adjective stands right before: "Iran's Supreme National Security Council"."""
    before = first.nbor(-1) if first.i > first.sent.start else None
    return before is not None and (before.text in {"'s", "'"} or before.ent_type_ in {"NORP", "GPE"})


def _is_title_bearer(tokens: list[Token], others: set[int]) -> bool:
    """Tell whether a name explains an office: "the Argentine Foreign Minister, Nicanor Costa Méndez, said"."""
    doc, first, last = tokens[0].doc, tokens[0].i, tokens[-1].i
    is_behind = first >= 2 and doc[first - 1].text == "," and (first - 2) in others and doc[first - 2].tag_ != "NNS"
    return is_behind and 2 <= len(tokens) <= 4 and last + 1 < len(doc) and doc[last + 1].text == ","


def _is_alias(first: Token) -> bool:
    """Tell whether a name is a person's other one: "the rebel leader known as Hemedti"."""
    if first.i < 3 or [t.lower_ for t in first.doc[first.i - 2 : first.i]] != ["known", "as"]:
        return False
    kinds = epithet_kinds(first.doc[first.i - 2].head)
    return kinds is not None and "p" in kinds


def _add_entities(doc: Doc, cast: Cast, others: set[int], surnames: frozenset[str], short: frozenset[str]) -> None:
    """Add organisations that the pipeline finds and the gazetteer does not know.

    ``others`` are tokens of other names, ``surnames`` those of the people of the text, ``short`` abbreviations of plain words.
    """
    people = {token.i for name in find_known_names(doc, cast) if not names_thing(name) for token in name}
    for ent in doc.ents:
        if (
            cast.label_of(ent) != "ORG"
            or len(ent) > 8
            or ent.start_char < dateline_end(doc)
            or any(token.i in people for token in ent)
        ):
            continue
        tokens = [t for t in ent if not t.is_space]
        while tokens and (tokens[0].lower_ in _BEFORE_BODY | _OWNERS or cast.index.mention_at(tokens[0])):
            tokens.pop(0)
        while tokens and tokens[-1].text in {"'s", "'", ",", "."}:
            tokens.pop()
        if (
            not tokens
            or any(cast.index.mention_at(t) for t in tokens)
            or not any(t.text[:1].isupper() for t in tokens)
            or not all(t.text[:1].isupper() or t.is_lower for t in tokens)
        ):
            continue
        text = " ".join(t.text for t in tokens).replace(" - ", "-").replace(" '", "'")
        if not any(c.isalpha() for c in text) or (
            len(tokens) == 1 and (len(text) < 3 or not tokens[0].text[:1].isupper())
        ):
            continue
        if (
            text in short
            or is_phrase_only(tokens)
            or _is_no_body(tokens, others)
            or (len(tokens) == 1 and tokens[0].lower_ in _COMPASS)
            or names_people(tokens, surnames)
        ):
            continue
        if cast.find_person(text) or tokens[0].head.text in {"Minister", "Chief"}:
            continue
        body = next(
            (a[0] for t in (*ent, *words_before(ent)) if (a := cast.index.actors_at(t)) and a[0].kind == "state"),
            None,
        )
        if body is None and len(tokens) == 1 and tokens[0].lower_ in _ORGANS:
            continue  # "The Parliament": whose, the text tells elsewhere.
        is_organ = tokens[-1].lower_ in _ORGANS or (len(tokens) > 1 and tokens[0].lower_ in _ORGANS_OF)
        if is_organ and tokens[0].i > tokens[0].sent.start and tokens[0].nbor(-1).lower_ in _OWNERS:
            continue  # "Its Foreign Ministry" is of whom the pronoun means.
        if body and is_organ and len(tokens) == 1:
            text = f"{body.name}{'’' if body.name.endswith('s') else '’s'} {text.lower()}"  # "the Angolan Government"
        actor = cast.add(
            f"org:{(body.key + ':') if body and is_organ else ''}{text.lower()}", text,
            "government" if is_organ else "organisation",
            country=body.country if body and (is_organ or _is_owned(tokens[0])) else None, belongs_to=body if is_organ else None,
        )  # fmt: skip
        cast.index.add(Mention(tuple(tokens), head_of(tokens), (actor,), "name", "pipeline_organisation", 0.6))


def name_before_comma(token: Token, cast: Cast) -> Actor | None:
    """Give the person named right before a comma and this phrase: "Premier Kosygin, the Soviet mediator"."""
    left = token.left_edge.i
    if left - 2 < token.sent.start or token.doc[left - 1].text != ",":
        return None
    actors = cast.index.actors_at(token.doc[left - 2])
    return actors[0] if len(actors) == 1 and actors[0].kind == "person" and actors[0].is_named else None
