"""What sort of source a statement has: a person or body by name, an unnamed official, unnamed people, or media."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.extraction.actors.appositions import epithet_kinds
from analysis.extraction.actors.index import Actor, ActorIndex
from analysis.extraction.actors.sufferers import PEOPLE_DONE_TO
from analysis.extraction.claims.source_settings import is_of_a_body, is_of_another, sort_in_setting
from analysis.extraction.lexicon import index_lexicon
from analysis.extraction.names.gazetteer import load_gazetteer
from analysis.extraction.parsing.words import Token

#: Words that count people or bodies of the noun after them: "some of his advisers".
_QUANTIFIERS = frozenset("some many most several few one two three both all none any each others dozens half".split())
#: Words that make a medium of a name or noun.
_PRESS = frozenset(
    "radio television tv media press news newspaper newspapers daily broadcaster weekly magazine tabloid website portal newswire"
    " newsletter podcast blog".split()
)
#: What the lexicon of names that are no bodies says of Twitter and its like, which are media.
_POSTING = "place where people post"
#: Pronouns for a body or state, whichever is meant: no person is "it".
_THINGS = frozenset({"it", "itself", "which", "that", "both", "neither", "each", "either"})
_HEADS = frozenset({"leader", "president", "premier", "minister", "king", "emir", "head", "ruler"})
_PLACES = frozenset({"GPE", "NORP", "LOC"})
#: Last words of the names of papers and stations.
_TITLES_OF_PAPERS = frozenset(
    "times post herald tribune mail telegraph guardian independent chronicle gazette journal insider observer courier "
    "star sun mirror examiner inquirer globe economist monitor dispatch bulletin broadcasting newswire wire review".split()
)
#: What is watched by bodies that are no papers: "Rights Monitor".
_WATCHED = frozenset(
    "right rights war conflict election elections ceasefire arms prison prisons press freedom aid".split()
)
#: Bodies of which one is a source of its own, whichever it is: "a court in Lahti found".
_SINGLE = frozenset("court tribunal commission ministry parliament jury panel embassy council inspectorate".split())
#: How those who report come by a document that nobody made public.
_COMING_BY = frozenset("see review obtain leak view examine consult publish find circulate retrieve recover".split())
_TOLD = frozenset({"account", "accounts", "telling", "recollection"})
#: Classes of cues under which a statement that nobody is said to make is the article's own.
_OWN = frozenset({"judge"})


def classify_source(head: Token | None, index: ActorIndex, *, cue_class: str = "", words: Sequence[Token] = ()) -> str:
    """Give the sourcing of a statement from the head of its source; a hearsay cue without a source counts as media.

    Parameters
    ----------
    head : Token or None
        Syntactic head of the source's words; None where the text names none.
    cue_class : str
        Class of the cue in the lexicon of cues.
    words : Sequence of Token
        All words of the source: a name in apposition makes it a named person.
    """
    if head is None:
        return "unattributed" if cue_class in _OWN else "media" if cue_class == "hearsay" else "unnamed_people"
    counted = _look_through(head)
    if counted is not head and head.lower_ in {"one", "another"} and counted.pos_ == "PRON":
        # "One of them" is a person, whoever they are.
        known = index.actors_at(counted)
        if known and (sort := _sort_of_name(known[0])) is not None:
            return sort  # Of diplomats, a diplomat.
        is_group = bool(known) and known[0].kind in {"group", "person"}
        return "unnamed_people" if is_group and not known[0].belongs_to else "official_unnamed"
    if counted is not head and counted.pos_ == "PRON" and _are_any(index.actors_at(counted)):
        return "unnamed_people"  # "Two of them", of small parties.
    head = counted
    listed = index_lexicon("no_bodies", "name").get(head.text)
    if listed is not None and listed["meaning"] == _POSTING:
        # "TikTok said" is the firm, what Twitter shows is the press.
        return "media" if cue_class == "show" else "named_body"
    if cue_class == "show" and head.lower_ == "it":
        # "It shows ambulances": the video.
        return "media"
    if _watches(head):
        return "named_body"
    actors = index.actors_at(head)
    described = _what_it_is(head, words) if head.pos_ == "PROPN" and not (actors and actors[0].entity) else None
    if described in {"named_body", "media"}:
        return described
    if _has_name_beside(head, index, words):
        return "named_person"
    sort = _sort_of_noun(head, index)
    setting = sort_in_setting(head, sort, actors)
    if setting is not None:
        return setting
    if sort is None and head.pos_ == "PRON" and actors:
        # "They noted", of officials named before: what their own noun says.
        sort = _sort_of_name(actors[0])
    if (_is_medium(head) or _follows_press(head)) and (
        _follows_press(head) or not (actors and actors[0].kind == "person")
    ):
        return "media"
    if described is not None:
        return described
    if (not actors or not actors[0].entity) and _looks_like_person(head):
        return "named_person"
    if sort is not None and head.pos_ == "NOUN" and any(c.lower_ in {"a", "an", "another"} for c in head.lefts):
        # "A Soviet general", whoever was named before.
        return sort
    if sort == "named_body" and actors and actors[0].kind == "person":
        return sort
    if sort == "official_unnamed" and head.tag_ == "NNS" and head.pos_ == "NOUN":
        # "The presidents of Kenya and Uganda": persons, and by name where the text has named one of each.
        return "named_person" if _are_known_holders(head, index) else sort
    if actors and not (sort and _is_described(actors[0])):
        return _classify_actor(actors[0], sort)
    if sort is not None:
        return sort
    if actors:
        return _classify_actor(actors[0], sort)
    if head.ent_type_ == "PERSON":
        return "named_person"
    if head.pos_ == "NOUN" and head.ent_type_ != "ORG" and (kinds := epithet_kinds(head)):
        return "unnamed_people" if "p" in kinds else "named_body"
    if head.ent_type_ == "NORP" and head.tag_ == "NNPS" and not actors:
        return "unnamed_people"  # "Maoists who demand that".
    if head.ent_type_ in {"ORG", "GPE", "NORP"}:
        return "named_body"
    if cue_class == "show" and head.tag_ in {"NN", "NNS"}:
        return "media"  # "Laptops found in the camp showed".
    if head.pos_ == "PROPN" and any(c.lower_ == "the" for c in head.lefts) and len(list(head.lefts)) > 1:
        # "The Tuareg-led Permanent Strategic Framework": persons' names have no article.
        before = head.nbor(-1)
        medium = index_lexicon("source_nouns", "lemma").get(before.lemma_.lower()) if before.is_lower else None
        return "media" if medium is not None and medium["sourcing"] == "media" else "named_body"
    if head.lower_ in _THINGS or is_of_a_body(head):
        return "named_body"
    return "named_person" if head.pos_ == "PROPN" or head.lower_ in {"he", "she"} else "unnamed_people"


def _are_any(known: Sequence[Actor]) -> bool:
    """Tell whether those meant are known by a number and a noun alone: "seven small parties"."""
    is_any = len(known) == 1 and _is_described(known[0]) and known[0].kind not in {"state", "government"}
    return is_any and known[0].belongs_to is None and known[0].name.split()[-1].islower()


def _sort_of_name(actor: Actor) -> str | None:
    """Give what the lexicon says of the noun by which alone an actor is known: "Administration officials"."""
    if not _is_described(actor) or actor.kind not in {"person", "group", "organisation"}:
        return None
    last = actor.name.lower().split()[-1]
    known = index_lexicon("source_nouns", "lemma")
    one = known.get(last)
    entry = one or known.get(last.removesuffix("s")) or known.get(last.removesuffix("es"))
    if entry is None:
        return None
    # "Three of them", of groups without a name, have none either.
    is_any = one is None and actor.belongs_to is None and entry["sourcing"] == "named_body"
    return "unnamed_people" if is_any else entry["sourcing"]


def _watches(head: Token) -> bool:
    """Tell whether a name is that of a body that watches something, and no paper's: "Rights Monitor", "War Observer"."""
    before = {c.lower_ for c in head.lefts if c.dep_ in {"compound", "amod", "nmod"}}
    return head.pos_ == "PROPN" and head.lower_ in {"monitor", "observer", "watch"} and bool(before & _WATCHED)


def _are_known_holders(head: Token, index: ActorIndex) -> bool:
    """Tell whether the text has named a person of each state whose leaders are meant: "the leaders of the two countries"."""
    if head.lemma_.lower() not in _HEADS:
        return False
    of = next((c for c in head.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    states = [a for a in index.actors_under(of.subtree) if a.kind == "state"] if of is not None else []
    named = [m for m in index.mentions if m.head.i < head.i and m.head.doc is head.doc and m.form == "name"]
    bodies = {id(a.body) for m in named for a in m.actors if a.kind == "person" and a.is_named}
    return len(states) > 1 and all(id(a.body) in bodies for a in states)


def _is_medium(head: Token) -> bool:
    """Tell whether words of the press stand before a name: "Radio Rwanda", "the news agency Tass", "local media"."""
    words = [head, *(c for c in head.lefts if c.dep_ in {"compound", "amod", "nmod"})]
    if any(c.dep_ == "poss" for c in head.lefts):
        return False
    if any(t.lower_ in _PRESS for t in words):
        return True
    # "The Daily Telegraph", "Business Insider", "Cyprus Mail": a name that ends as papers' names do.
    is_name = head.pos_ == "PROPN" and (len(words) > 1 or any(c.lower_ == "the" for c in head.lefts))
    return is_name and head.lower_ in _TITLES_OF_PAPERS


def _looks_like_person(head: Token) -> bool:
    """Tell whether a name that the pipeline takes for a body's is built like a person's: "Chidi Umeh", "Llore Pasco"."""
    first = head
    while first.i > head.sent.start and first.nbor(-1).pos_ == "PROPN" and first.nbor(-1).head == head:
        first = first.nbor(-1)
    name = head.doc[first.i : head.i + 1]
    if head.pos_ != "PROPN" or head.ent_type_ not in {"ORG", "", "WORK_OF_ART", "FAC"} or not 2 <= len(name) <= 3:
        return False
    before = head.doc[first.i - 1].lower_ if first.i else ""
    known = index_lexicon("source_nouns", "lemma")
    return before != "the" and all(
        t.text.istitle() and t.is_alpha and t.lower_ not in known and not epithet_kinds(t) for t in name
    )


def _follows_press(head: Token) -> bool:
    """Tell whether a word of the press stands right before a name: "the Cypriot daily Phileleftheros"."""
    first = head
    while first.i and first.nbor(-1).pos_ == "PROPN" and first.nbor(-1).head == head:
        first = first.nbor(-1)
    return head.pos_ == "PROPN" and first.i > 0 and first.nbor(-1).is_lower and first.nbor(-1).lower_ in _PRESS


def _what_it_is(head: Token, words: Sequence[Token]) -> str | None:
    """Give what an apposition says of a name that nothing else is known of: "Alarm Phone, a hotline", "Fatuma, a mother"."""
    after = [t for t in words if t.i > head.i]
    if len(after) < 3 or after[0].text != "," or after[1].lower_ not in {"a", "an", "the"}:
        return None
    last = words[-1].i
    nouns = (t for t in after[1:] if t.pos_ == "NOUN" and (t.i == last or t.nbor().pos_ not in {"NOUN", "PART"}))
    noun = next(nouns, None)
    if noun is None:
        return None
    known = index_lexicon("source_nouns", "lemma").get(noun.lemma_.lower())
    sort = known["sourcing"] if known is not None else None
    if sort is None:
        kinds = epithet_kinds(noun) or ""
        sort = "unnamed_people" if kinds == "p" else "named_body" if kinds and "p" not in kinds else None
    return "named_person" if sort in {"official_unnamed", "unnamed_people"} else sort


def _look_through(head: Token) -> Token:
    """Give the noun that a quantifier counts: "some of his advisers"."""
    if head.lower_ in _QUANTIFIERS:
        of = next((c for c in head.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        counted = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
        return counted if counted is not None else head
    return head


def _has_name_beside(head: Token, index: ActorIndex, words: Sequence[Token]) -> bool:
    """Tell whether a person's name explains a title: "the army chief, General Smith", "an evacuee named Somchai"."""
    if head.pos_ == "PROPN" and _has_age(head):
        return True
    if head.pos_ == "PROPN" and head.ent_type_ == "PERSON" and not _is_known_otherwise(head, index):
        return True
    inside = {t.i for t in words}
    if any(t.text == "," and is_of_another(words, t.nbor()) for t in words[:-1]):
        return False
    if any(t.i > head.i + 1 and t.ent_type_ == "PERSON" and t.doc[t.i - 1].text == "," for t in words):
        return True
    if _ends_in_name(words) and _sort_of_noun(head, index) in {"official_unnamed", "unnamed_people"}:
        # "The head of news, Alina Manrique", whom the pipeline may not take for a person.
        return True
    if any(t.ent_type_ == "PERSON" and t.doc[t.i - 1].ent_type_ in _PLACES and t.i > head.i + 2 for t in words):
        # "President of Ukraine Volodymyr Zelensky".
        return words[-1].ent_type_ == "PERSON" and _sort_of_noun(head, index) == "official_unnamed"
    for child in head.children:
        if child.i not in inside or child.i < head.i:
            continue
        # "Data from the site Flightradar24", "the paper La Nación": the name is no person's.
        is_medium = _sort_of_noun(head, index) == "media"
        if child.dep_ == "appos" and (_is_person(child, index) or _has_age(child)) and not is_medium:
            return True
        if child.dep_ in {"acl", "relcl"} and child.lower_ in {"named", "called", "identified", "known"}:
            return any(c.pos_ == "PROPN" for c in child.subtree)
        if child.dep_ == "relcl" and child.lemma_ in {"give", "identify"}:
            # "A woman who gave her name as Hatidza".
            return any(c.lower_ in {"name", "herself", "himself"} for c in child.subtree) and any(
                c.pos_ == "PROPN" for c in child.subtree
            )
    return False


def _has_age(head: Token) -> bool:
    """Tell whether a name is followed by an age: "Fatoumata, 24, from Guinea"."""
    after = [t.text for t in head.doc[head.i + 1 : head.i + 4]]
    return len(after) == 3 and after[0] == after[2] == "," and after[1].isdigit() and len(after[1]) == 2


def _ends_in_name(words: Sequence[Token]) -> bool:
    """Tell whether a source ends in a comma and two or three words of a name."""
    comma = next((i for i in range(len(words) - 1, 0, -1) if words[i].text == ","), None)
    if comma is None:
        return False
    name = words[comma + 1 :]
    return 2 <= len(name) <= 4 and all(t.text[:1].isupper() and t.is_alpha for t in name)


def _is_known_otherwise(head: Token, index: ActorIndex) -> bool:
    """Tell whether what the pipeline takes for a person is a state, a body or a noun for a source: Chad, "Photographs"."""
    actors = index.actors_at(head)
    return (bool(actors) and actors[0].kind != "person") or head.lemma_.lower() in index_lexicon(
        "source_nouns", "lemma"
    )


def _is_person(token: Token, index: ActorIndex) -> bool:
    if token.pos_ != "PROPN":
        return False
    actors = index.actors_at(token)
    if actors:
        return actors[0].kind == "person" and actors[0].is_named
    return token.ent_type_ in {"PERSON", ""}


def _is_described(actor: Actor) -> bool:
    """Tell whether an actor is known by a description only, so that the noun says best what it is."""
    return not (actor.kind == "person" and actor.is_named) and not actor.entity


def _sort_of_noun(head: Token, index: ActorIndex) -> str | None:
    """Give what the lexicon says of a noun, in its setting; None where it says nothing."""
    entry = index_lexicon("source_nouns", "lemma").get(head.lemma_.lower())
    if entry is None or _goes_on_as_name(head):
        return None
    if entry["sourcing"] == "media" or _is_document(entry["meaning"]):
        written = _author_of(head, index)
        if written is not None:
            return written
        if any(c.dep_ == "acl" and c.lemma_ in _COMING_BY for c in head.children):
            # "Documents reviewed by the agency": nobody's word but their own.
            return "media"
    if entry["sourcing"] == "named_body" and _is_any(head) and not _is_document(entry["meaning"]):
        return "named_body" if head.lower_ in _SINGLE else "unnamed_people"
    return entry["sourcing"]


def _author_of(document: Token, index: ActorIndex) -> str | None:
    """Give whose word a document is: a body's own count or report is the body's, a president's letter the president's."""
    mine = next((c for c in document.children if c.dep_ == "poss" and c.lower_ in {"its", "whose"}), None)
    clause = document.head
    if mine is not None and (mine.lower_ == "its" or (clause.dep_ == "relcl" and _is_body(clause.head, index))):
        return "named_body"  # "The mission, whose latest report says".
    owners = [c for c in document.children if c.dep_ == "poss" and c.pos_ != "PRON"]
    for child in document.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from", "of"} and child.i > document.i:
            owners += [c for c in child.children if c.dep_ == "pobj"]
    owners += [c for c in document.lefts if c.dep_ == "compound" and c.i == document.i - 1]
    for owner in owners:
        actors = index.actors_at(owner)
        if actors and actors[0].kind == "person" and actors[0].is_named and owner.dep_ == "poss":
            return "named_person"
        known = index_lexicon("source_nouns", "lemma").get(owner.lemma_.lower())
        if owner.lower_ in _QUANTIFIERS and document.lower_ in _TOLD:
            # "By the account of two of those present".
            some = index_lexicon("source_nouns", "lemma").get(_look_through(owner).lemma_.lower())
            return some["sourcing"] if some is not None else "unnamed_people"
        is_press = _is_medium(owner) or (known is not None and known["sourcing"] == "media")
        is_body = _is_body(owner, index) or (owner.pos_ == "PROPN" and owner.ent_type_ == "ORG" and not actors)
        if is_body and not is_press and (owner.dep_ in {"poss", "compound"} or owner.pos_ == "PROPN"):
            return "named_body"
        is_told = owner.dep_ == "poss" or document.lower_ in _TOLD
        if is_told and known is not None and not is_press and not actors:
            # "By one aide's account", "by the account of survivors".
            return known["sourcing"]
    return None


def _goes_on_as_name(head: Token) -> bool:
    """Tell whether a noun is the middle of a body's name: "the Directorate General of Civil Aviation"."""
    if head.ent_type_ != "ORG" or head.i + 1 >= len(head.doc):
        return False
    return head.doc[head.i + 1].ent_iob_ == "I"


def _is_body(token: Token, index: ActorIndex) -> bool:
    actors = index.actors_at(token)
    noun = index_lexicon("source_nouns", "lemma").get(token.lemma_.lower())
    return bool(actors and actors[0].kind != "person") or bool(noun and noun["sourcing"] == "named_body")


def _is_any(head: Token) -> bool:
    """Tell whether a noun names no body in particular: "aid groups", "a committee of lawyers"."""
    if head.lower_ == "police":
        return False  # One body, though a plural.
    determiner = next((c for c in head.children if c.dep_ in {"det", "poss"} and c.i < head.i), None)
    if any(c.pos_ == "PROPN" or c.ent_type_ in {"GPE", "NORP", "ORG"} for c in head.subtree if c.i <= head.i):
        return False
    return determiner.lower_ in {"a", "an", "another"} if determiner is not None else head.tag_ == "NNS"


def _is_document(meaning: str) -> bool:
    return meaning.startswith("text")


def _classify_actor(actor: Actor, sort: str | None, *, default: str = "official_unnamed") -> str:
    if actor.key.startswith("org:") and actor.entity and _is_media(actor.entity):
        return "media"
    if actor.kind == "person":
        return "named_person" if actor.is_named else sort or default
    if sort == "official_unnamed" and not actor.entity:
        return sort
    if actor.key.startswith(("nominal:", "speaker:", f"{PEOPLE_DONE_TO}state:")) and actor.kind in {"person", "group"}:
        return sort or "unnamed_people"
    return "named_body"


def _is_media(entity: str) -> bool:
    body = load_gazetteer().organisations.get(entity)
    return body is not None and body.type == "media"
