"""People: names with their titles and the bodies they act for; office holders that the text leaves unnamed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.extraction.actors.appositions import name_of_who_serves
from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.heads import find_head, part_headed
from analysis.extraction.actors.holders import place_known_people
from analysis.extraction.actors.index import Actor, Mention
from analysis.extraction.actors.naming import name_before_comma
from analysis.extraction.actors.person_names import find_person_names, without_styles
from analysis.extraction.actors.title_bearers import (
    find_past_holder,
    is_near,
    is_past,
    leads_people,
    likeliest_holder,
    name_behind,
)
from analysis.extraction.names.gazetteer import Gazetteer, load_gazetteer
from analysis.extraction.parsing.grammar import objects_of_prepositions
from analysis.extraction.parsing.parse import Parse
from analysis.extraction.parsing.words import Doc, Token

#: Words that stand before the head of a title and belong to it, whether capitalised or not.
_TITLE_MODIFIERS = frozenset(
    "acting assistant chief co-chair defence defense deputy economy ex finance first foreign former health home "
    "interior interim justice labour labor outgoing permanent presidential prime principal senior special state vice then "
    "army navy air force armed naval military national police intelligence security human rights peace affairs "
    "general trade transport energy oil agriculture education information cultural climate environment".split()
)


#: What "general" behind makes no general of: "attorney general".
_BEFORE_GENERAL = frozenset("secretary director attorney prosecutor inspector solicitor auditor".split())
#: What stands before the name of another, whose aide or envoy somebody is.
_BEFORE_NAMES = frozenset(
    "president premier minister chancellor king emir sultan general secretary chief leader mr mrs ms dr sir lord lady sheikh".split()
)
#: Whom one is sent for or to: "Special Representative for Iran".
_SENT = frozenset({"representative", "envoy", "coordinator", "emissary", "adviser", "advisor"})
#: Who is to somebody what he is acts for him: "an aide to the president"; not "its ambassador to Israel", "sent its emir to Riyadh".
_SENT_TO = frozenset("envoy emissary representative ambassador coordinator rapporteur mediator chargé consul".split())
_HELPING = frozenset("adviser advisor counsel aide secretary deputy assistant".split())
#: Who leads a delegation acts for whoever sent it.
_LEADING = frozenset({"lead", "head", "chair"})
_LED = frozenset("delegation team side negotiator mission party panel".split())
_MANY = frozenset("leadership delegation team government cabinet panel group pair trio command".split())


@dataclass(frozen=True)
class _Title:
    tokens: tuple[Token, ...]
    head: Token
    text: str


def find_people(parse: Parse, gazetteer: Gazetteer, cast: Cast) -> None:
    """Add people and their mentions: "Pakistan's Interior Minister Mohsin Naqvi", "the country's Defense Minister"."""
    left: list[_Title] = []
    for doc in _docs_of(parse):
        titles = _find_titles(doc, gazetteer, cast)
        taken: set[int] = set()
        behind = [title.tokens[-1] for title in titles]
        for tokens in find_person_names(doc, behind, gazetteer, cast):
            title = _title_of(tokens, titles)
            _add_person(tokens, title, cast)
            if title:
                taken.update(token.i for token in title.tokens)
        left.extend(title for title in titles if not taken.intersection(token.i for token in title.tokens))
    place_known_people(parse, cast)
    for title in left:  # all names are known now
        _add_office_holder(title, cast)


def find_office_holders(parse: Parse, gazetteer: Gazetteer, cast: Cast) -> None:
    """Add office holders whose body is known only once references are resolved: "the country's Defense Minister"."""
    for doc in _docs_of(parse):
        for title in _find_titles(doc, gazetteer, cast):
            _add_office_holder(title, cast)


def _docs_of(parse: Parse) -> list[Doc]:
    found: dict[int, Doc] = {}
    for sentence in parse.sentences:
        found.setdefault(id(sentence.span.doc), sentence.span.doc)
    return list(found.values())


def _find_titles(doc: Doc, gazetteer: Gazetteer, cast: Cast) -> list[_Title]:
    titles: list[_Title] = []
    heads, last = gazetteer.title_heads, -1
    for token in [t for t in doc if t.lower_ in heads and t.pos_ in {"NOUN", "PROPN"}]:
        if token.i <= last or cast.index.mention_at(token):
            continue
        if token.pos_ == "NOUN" and token.tag_ == "NNS":
            continue
        after = token.nbor() if token.i + 1 < len(doc) else None
        if after is not None and after.lower_ == "general" and token.lower_ in _BEFORE_GENERAL:
            continue
        if after is not None and after.text.endswith(".") and after.lower_ in heads:
            continue  # "Brig. Gen." is read at its last word.
        tokens = [token]
        left = token.i - 1
        while left >= 0 and left > last:
            before = doc[left]
            joins = (
                before.lower_ in _TITLE_MODIFIERS or before.text in {"-", "&"} or gazetteer.is_title_head(before.lower_)
            )
            names = (
                before.pos_ == "PROPN"
                and before.head in tokens
                and before.dep_ == "compound"
                and before.ent_type_ != "PERSON"
            )
            if cast.index.mention_at(before) or not (joins or names) or before.is_space:
                break
            tokens.insert(0, before)
            left -= 1
        while tokens and tokens[0].text in {"-", "&"}:
            tokens.pop(0)
        # "the former Finnish president": what is past stands before the adjective.
        of_state = cast.index.mention_at(doc[left]) if left > 0 else None
        past = doc[max(of_state.tokens[0].i - 1, 0)].lower_ if of_state is not None else ""
        prefix = "former " if past in {"former", "ex", "late", "then", "ousted", "deposed"} else ""
        right = token.i + 1
        if right + 1 < len(doc) and doc[right].text in {"-"} and gazetteer.is_title_head(doc[right + 1].lower_):
            tokens += [doc[right], doc[right + 1]]
            right += 2
        elif (
            right + 1 < len(doc)
            and doc[right].lower_ == "of"
            and doc[right + 1].lower_ in {"state", "staff", "defense", "defence"}
        ):
            tokens += [doc[right], doc[right + 1]]
            right += 2
            if right + 1 < len(doc) and doc[right].lower_ == "for" and doc[right + 1].text[:1].isupper():
                while right < len(doc) and (doc[right].text[:1].isupper() or doc[right].lower_ in {"for", "and"}):
                    tokens.append(doc[right])
                    right += 1
        elif (
            right + 1 < len(doc)
            and doc[right].lower_ == "for"
            and doc[right + 1].lower_ in {"foreign", "internal", "political"}
        ):
            while right < len(doc) and doc[right].lower_ in {"for", "foreign", "internal", "political", "affairs"}:
                tokens.append(doc[right])
                right += 1
        last = tokens[-1].i
        text = prefix + re.sub(r"\s*-\s*", "-", " ".join(t.text for t in tokens))
        titles.append(_Title(tuple(tokens), token, text + part_headed(tokens[-1], cast)))
    return titles


def _title_of(name: tuple[Token, ...], titles: list[_Title]) -> _Title | None:
    """Give the title that stands before a name, in it, or in apposition to it."""
    for title in titles:
        span = {t.i for t in title.tokens}
        if span & {t.i for t in name}:
            return title
        if title.tokens[-1].i == name[0].i - 1 or _is_sent_for(title, name):
            return title
    head = _head_of(name)
    for title in titles:
        if title.head.dep_ == "appos" and title.head.head in name:
            return title
        if head.dep_ == "appos" and head.head in title.tokens:
            return title
    return None


def _is_sent_for(title: _Title, name: tuple[Token, ...]) -> bool:
    """Tell whether only for what, or whence, somebody is sent stands between his title and his name.

    "Special Envoy for Iran Brian Hook", "Senator from Vermont Bernie Sanders".
    """
    between = title.head.doc[title.tokens[-1].i + 1 : name[0].i]
    return (
        2 <= len(between) <= 4
        and between[0].lower_ in ({"for", "to", "on", "of", "from"} if title.head.lower_ in _SENT else {"of", "from"})
        and all(t.text[:1].isupper() and t.lower_.rstrip(".") not in _BEFORE_NAMES for t in between[1:])
        and title.head.sent == name[0].sent
    )


def _head_of(tokens: tuple[Token, ...]) -> Token:
    inside = set(tokens)
    for token in reversed(tokens):
        if token.head not in inside or token.head == token:
            return token
    return tokens[-1]


def _affiliation_of(head: Token, title: _Title | None, cast: Cast) -> Actor | None:
    """Give the body in whose name a person acts: possessor, adjective or "of …" around the title."""
    around = [*(title.tokens if title else ()), head]
    for token in around:
        for child in token.children:
            if child.dep_ in {"poss", "compound", "amod", "nmod"} and child.i < token.i:
                actors = _bodies(cast.index.actors_at(child))
                if actors:
                    beside = _people_beside(child, token, cast)
                    return beside if beside is not None or leads_people(token, cast) else actors[0]
    first = min(token.i for token in around)
    if first > 0:
        before = head.doc[first - 1]
        if before.text in {"'s", "'"} and first > 1:
            before = head.doc[first - 2]
        actors = _bodies(cast.index.actors_at(before))
        if actors and before.sent == head.sent and before.text != ",":
            return actors[0]
    for token in around:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in {"of", "for", "from", "in", "to"}:
                if child.lower_ == "to" and token.lemma_.lower() not in _HELPING:
                    continue
                if child.lower_ in {"for", "in"} and token.lemma_.lower() in _SENT_TO:
                    continue  # "Biden's envoy for Sudan" is not Sudan's.
                for inner in child.children:
                    actors = _bodies(cast.index.actors_at(inner)) or _groups_before(inner, cast)
                    if inner.dep_ == "pobj" and actors:
                        return actors[0]
    if (led := _body_led(head, cast)) is not None:
        return led
    # "Israel's prime minister A and energy minister B": one country's.
    if title is not None and head.dep_ == "conj" and "minister" in title.text.lower():
        joined = cast.index.actors_headed(head.head)
        is_minister = len(joined) == 1 and "minister" in (joined[0].role or "").lower()
        if is_minister and not any(t.text == "," for t in head.doc[head.head.i + 1 : title.tokens[0].i]):
            return joined[0].belongs_to
    # "Pakistan's leadership, including Prime Minister …": the phrase that holds the name names the body.
    current = head
    for _ in range(6):
        if current.dep_ in {"conj", "appos", "pobj"} or (current.dep_ == "prep" and current.lower_ == "including"):
            current = current.head
        else:
            break
        is_many = current.tag_ in {"NNS", "NNPS"} or current.lemma_.lower() in _MANY
        if current.pos_ in {"NOUN", "PROPN"} and current != head and is_many:
            for child in current.children:
                if child.dep_ in {"poss", "amod", "compound"} and _bodies(cast.index.actors_at(child)):
                    return _bodies(cast.index.actors_at(child))[0]
    return None


def _people_beside(land: Token, title: Token, cast: Cast) -> Actor | None:
    """Give the people or movement whose name stands between a land's and an office: "the Syrian Kurdish leader"."""
    if land.dep_ == "poss":
        return None
    between = [c for c in title.children if land.i < c.i < title.i and c.dep_ in {"compound", "amod", "nmod"}]
    found = (a for c in between for a in cast.index.actors_headed(c) if a.kind in {"group", "armed_group"})
    return next(found, None)


def _body_led(name: Token, cast: Cast) -> Actor | None:
    """Give whose delegation or team somebody is said to lead: "Getachew Reda, who led the Tigrayan delegation"."""
    for clause in (c for c in name.rights if c.dep_ == "relcl" and c.lemma_ in _LEADING):
        if not any(c.lower_ == "who" and c.dep_ == "nsubj" for c in clause.lefts):
            continue
        for led in (c for c in clause.rights if c.dep_ == "dobj" and c.lemma_.lower() in _LED):
            owners = [c for c in led.lefts if c.dep_ in {"poss", "amod", "compound"}]
            owners += [t for c in led.rights if c.lower_ in {"of", "from"} for t in c.children if t.dep_ == "pobj"]
            for owner in owners:
                if bodies := _bodies(cast.index.actors_at(owner)):
                    return bodies[0]
    return None


def _groups_before(noun: Token, cast: Cast) -> tuple[Actor, ...]:
    """Give the movement that a noun for its people names: "leader of the Renamo rebels"."""
    found = (a for c in noun.lefts if c.dep_ in {"compound", "amod"} for a in cast.index.actors_headed(c))
    return tuple(actor for actor in found if actor.kind in {"armed_group", "organisation"})


def _bodies(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    return tuple(actor for actor in actors if actor.kind != "person")


def _add_person(name: tuple[Token, ...], title: _Title | None, cast: Cast) -> None:
    name = without_styles(tuple(t for t in name if title is None or t not in title.tokens) or name)
    if len(name) == 1 and name[0].text in {"States", "Nations", "Parties"}:
        return  # "Called on Member States".
    text = re.sub(r"\s+([-'’])\s*", r"\1", " ".join(t.text for t in name))
    head = _head_of(name)
    known = cast.find_person(text, role=title.text if title else None) or _known_as(name, text, cast)
    body = _affiliation_of(head, title, cast) if title or known is None else None
    role = title.text if title else None
    country = body.body.country if body else None
    if _is_only_of(body, title):
        body = None
    if known is None:
        known = cast.add(f"person:{text.lower()}", text, "person", country=country, role=role, belongs_to=body)
    else:
        known.role = known.role or role
        if known.belongs_to is None and (body is None or body.body is not known):
            known.belongs_to, known.country = body, known.country or country
    tokens = name
    if title and title.tokens[-1].i + 1 == name[0].i:
        tokens = (*title.tokens, *name)
    rule = "person_with_title" if title else "person_name"
    cast.index.add(Mention(tokens, head, (known,), "name", rule, 0.9 if title else 0.75, own=name))
    if title and tokens == name:
        cast.index.add(Mention(title.tokens, title.head, (known,), "title", "title_in_apposition", 0.8))


def _known_as(name: tuple[Token, ...], text: str, cast: Cast) -> Actor | None:
    """Give who is known by another name: "Mohamed Hamdan Dagalo, the RSF leader known as Hemedti"."""
    doc, first = name[0].doc, name[0].i
    before = doc[max(first - 2, 0) : first]
    if [t.lower_ for t in before] != ["known", "as"]:
        return None
    for token in reversed(doc[before[0].sent.start : before[0].i]):
        actors = cast.index.actors_at(token)
        if len(actors) == 1 and actors[0].kind == "person":
            cast.add_alias(text, actors[0])
            return actors[0]
        if token.pos_ == "NOUN" and token.dep_ not in {"appos", "compound"}:
            return None  # "Koirala negotiated with the rebel leader known as Prachanda".
    return None


def _is_of_some(title: Token) -> bool:
    """Tell whether an office is one of a body that the text has not told of: "the commander of a powerful group"."""
    return any(
        name == "of" and any(c.lower_ in {"a", "an", "another"} for c in inner.lefts)
        for name, inner, word in objects_of_prepositions(title)
        if word.head == title
    )


def _add_office_holder(title: _Title, cast: Cast) -> None:
    """Add the holder of an office whom the text does not name here, or tie the title to one it has named."""
    before = title.head.doc[title.tokens[0].i - 1] if title.tokens[0].i else None
    bearers = (find(title.head, cast) for find in (name_before_comma, name_behind, name_of_who_serves))
    bearer = next((n for n in bearers if n is not None), None) if title.head.dep_ != "poss" else None
    if bearer is not None:
        bearer.role = bearer.role or title.text
        around = _affiliation_of(title.head, title, cast)
        if bearer.belongs_to is None and around is not None and around.body is not bearer:
            bearer.country = bearer.country or around.body.country
            bearer.belongs_to = None if _is_only_of(around, title) else around
        cast.index.add(Mention(title.tokens, title.head, (bearer,), "title", "title_in_apposition", 0.75))
        return
    body = _affiliation_of(title.head, title, cast)
    is_definite = body is not None or (before is not None and before.lower_ in {"the", "its", "his", "their", "'s"})
    if title.head.dep_ in {"compound", "amod", "attr", "oprd"} or not is_definite:
        return
    country = body.body.country if body else None
    # "A spokesman for the army" is somebody new, whoever else bears the title.
    is_new = before is not None and before.lower_ in {"a", "an", "another"}
    if (past := find_past_holder(title.text, title.head, body, cast)) is not None:
        cast.index.add(Mention(title.tokens, title.head, (past,), "title", "title_of_known_person", 0.65))
        return
    is_new = is_new or is_past(title.text) or _is_of_some(title.head)
    holders = [] if is_new else cast.find_people(role=title.head.text, country=country)
    holders = [p for p in holders if p.country is not None or body is None or is_near(p, title.head, cast)]
    named = [p for p in holders if p.is_named or p.name.endswith(title.text)]
    full = [p for p in named if p.role and p.role.lower() == title.text.lower()]
    if full or (named and len(title.tokens) == 1):
        holder = likeliest_holder(title.head, full or named, cast, is_bare=body is None)
        cast.index.add(Mention(title.tokens, title.head, (holder,), "title", "title_of_known_person", 0.7))
        return
    if body is None:
        return
    if not is_new and (head := find_head(title.text, body, title.head, cast)) is not None:
        cast.index.add(Mention(title.tokens, title.head, (head,), "title", "head_of_body", 0.65))
        return
    key = f"office:{body.key}:{title.text.lower()}"
    name = f"{body.name}{'’' if body.name.endswith('s') else '’s'} {title.text}"
    served = None if _is_only_of(body, title) else body
    holder = cast.add(key, name, "person", country=country, role=title.text, belongs_to=served, is_named=False)
    cast.index.add(Mention(title.tokens, title.head, (holder,), "title", "office_holder_unnamed", 0.75))


def _is_only_of(body: Actor | None, title: _Title | None) -> bool:
    """Tell whether a state is only where somebody is from, by a title in which one acts for none: "a Mauritanian lawyer"."""
    return (
        title is not None
        and body is not None
        and body.kind == "state"
        and load_gazetteer().is_private(title.text.lower())
    )
