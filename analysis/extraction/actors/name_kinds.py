"""What a name is by the words around it, where the pipeline cannot tell: somebody's, a body's, a newspaper's, nobody's."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from analysis.extraction.actors.cast import Cast, bare_name
from analysis.extraction.actors.given_names import is_called_after, is_full_name
from analysis.extraction.actors.holders import is_surname
from analysis.extraction.actors.index import Actor
from analysis.extraction.lexicon import index_lexicon
from analysis.extraction.names.cities import is_city
from analysis.extraction.names.entries import Entry
from analysis.extraction.parsing.grammar import head_of
from analysis.extraction.parsing.words import Doc, Span, Token

#: Nouns behind which a name is a newspaper's or a station's: "the Greek daily Kathimerini".
_OUTLETS = frozenset(
    "daily newspaper paper weekly magazine tabloid broadsheet broadcaster station channel outlet website portal agency".split()
)
#: Verbs of one, behind "who": a team or a movement "who were" is many.
_OF_ONE = frozenset({"was", "is", "has", "had"})
#: Last words of the names of papers that a place's name begins: "the Jerusalem Post".
_PAPERS = frozenset(
    "Mail Times Post Herald Tribune Gazette Telegraph Chronicle Observer Guardian Journal Star Standard Daily".split()
)
_RELATIVES = frozenset("wife husband widow widower son daughter mother father brother sister".split())
_MOST_WORDS = 4
#: Titles that stand before a person's name.
_TITLES = frozenset(
    "archbishop bishop cardinal patriarch pope ayatollah imam sheikh mufti rabbi reverend senator congressman congresswoman".split()
)
#: Titles that open no body's name, but where it is called after somebody.
_RANKS = frozenset(
    "Sultan King Queen Emir Prince Princess Pope Ayatollah Shah Emperor President Premier Chancellor Senator Governor "
    "Ambassador Colonel Captain Admiral Marshal Brigadier Lieutenant Cardinal Archbishop Bishop Patriarch".split()
)
#: Ranks that open the names of bodies as well, and how those go on: "General Dynamics".
_SOLDIERS = frozenset({"General", "Commander", "Major"})
_GENERAL_BODIES = frozenset(
    "assembly staff headquarters secretariat directorate electric motors dynamics mills atomics council congress conference command "
    "intelligence security treasury workers people synod commission administration services hospital store election league".split()
)
#: What is passed and no body, whatever its letters: "the Ballot Interference Prevention Act (BIPA)".
_BILLS = frozenset({"act", "bill", "law", "code", "ordinance"})
_DOCUMENTS = frozenset(
    "treaty accord accords agreement agreements protocol declaration charter memorandum pact act bill law resolution".split()
)
#: What may follow the noun that says what a name's bearer is.
_AFTER_NOUN = frozenset({"that", "which", "who", "whose", "in", "of", "for", "with", "at", "from", "based"})
#: Names of world bodies that states have for bodies of their own, and who stands behind such a name as one of its people.
_COUNCILS = frozenset({"Security Council", "Human Rights Council", "Economic and Social Council"})
_OF_COUNCILS = frozenset("secretary chief head chairman chairwoman deputy member spokesman spokeswoman adviser".split())
_SPEAKERS = frozenset("spokesperson spokesman spokeswoman president minister secretary senator governor mayor".split())
#: What is done to a language, or from one into another.
_OF_LANGUAGES = frozenset("speak learn study teach read write understand translate interpret".split())
_VIA = frozenset({"from", "into", "to"})
#: With these a people itself is named.
_WHOLES = frozenset({"minority", "community", "people", "population", "tribe"})
#: Peoples who govern a land, or have, under whose name the press tells their officials.
_WITH_LANDS = frozenset(
    "Chechens|Ossetians|Karabakh Armenians|Acehnese|Bougainvilleans|Kanaks|Darfuris|Gagauz|Ingush|Dagestanis|Kashmiris|Tigrayans|"
    "Iraqi Kurds|Syrian Kurds|Catalans|Basques|Bosniaks|Kosovo Serbs|Kosovo Albanians|Turkish Cypriots|Greek Cypriots|Tibetans|"
    "Crimean Tatars|West Papuans|Banyamulenge".split("|")
)


def settle_kinds(ents: Iterable[Span]) -> dict[str, str]:
    """Settle names that the pipeline holds for a person here and for a body there: PERSON or ORG, what it says more often.

    As often as not, several words are a person, and of one nothing is known. What the words around say comes first: who
    "was arrested" is a person, what a "daily" is called is none.
    """
    labels: dict[str, list[str]] = {}
    settled: dict[str, str] = {}
    for ent in ents:
        if ent.label_ in {"PERSON", "ORG"}:
            labels.setdefault(bare_name(ent), []).append(ent.label_)
            if (told := _told_around(ent)) is not None:
                settled[bare_name(ent)] = told
    for name, given in labels.items():
        margin = given.count("PERSON") - given.count("ORG") + (" " in name)
        if len(set(given)) > 1 and margin:
            settled.setdefault(name, "PERSON" if margin > 0 else "ORG")
    return settled


def _told_around(ent: Span) -> str | None:
    doc = ent.doc
    before = doc[ent.start - 1] if ent.start else None
    if len(ent) == 1 and before is not None and before.lower_ in _OUTLETS and before.sent == ent[0].sent:
        return "ORG"
    words = [t for t in ent if t.text not in {"'s", "’s"}]
    behind = [t.lower_ for t in doc[ent.end : ent.end + 3]]
    is_name = 2 <= len(words) <= _MOST_WORDS and all(t.is_title and t.is_alpha for t in words)
    if is_name and words[0].lower_ in _TITLES and not is_called_after(words):
        return "PERSON"
    if is_name and behind[:2] == [",", "who"] and behind[2:] and behind[2] in _OF_ONE:
        return "PERSON"
    if behind[:2] == [",", "who"] and _is_his_or_hers(doc, ent.end + 2):
        return "PERSON"
    if doc[ent.end - 1].text in {"'s", "’s"} and ent.end < len(doc) and doc[ent.end].lower_ in _RELATIVES:
        return "PERSON"
    if before is not None and before.lower_ == "named" and before.i and _kinds(before.nbor(-1)) == "p":
        return "PERSON"  # "an evacuee named Somchai"
    noun = _noun_between_commas(ent)
    kinds = _kinds(noun) if noun is not None else ""
    return "ORG" if kinds == "og" else "PERSON" if kinds == "p" and is_name else None


#: What follows a nationality that tells who lives somewhere or what is spoken, and houses that are called after one.
_OF_PEOPLES = frozenset("majority minority populated dominated speaking language inhabited".split())
_HOUSES = frozenset("hospital church monastery cathedral cemetery convent mosque synagogue shrine school".split())
_PRIVATE_PEOPLE = frozenset(
    "protester protestor demonstrator resident villager civilian crowd village community".split()
)


def _is_his_or_hers(doc: Doc, at: int) -> bool:
    """Tell whether a clause behind "who" speaks of one person's: "who had a price on his head"."""
    for token in doc[at : at + 15]:
        if token.text in {",", ".", ";"}:
            return False
        if token.lower_ in {"his", "her", "himself", "herself"}:
            return True
    return False


def _kinds(noun: Token) -> str:
    return index_lexicon("epithets", "lemma").get(noun.lemma_.lower(), {}).get("kinds", "")


def _noun_between_commas(ent: Span) -> Token | None:
    """Give the noun by which a name's bearer is told behind it: "Plataforma Decide, a monitoring group,", "X, a rice farmer."."""
    doc, first = ent.doc, ent.end + 1
    if first + 1 >= len(doc) or doc[ent.end].text != "," or doc[first].lower_ not in {"a", "an", "the"}:
        return None
    for token in doc[first + 1 : first + 8]:
        if token.text in {",", ".", ";"} or token.lower_ in _AFTER_NOUN:
            noun = token.nbor(-1)
            return noun if noun.tag_ == "NN" and noun.is_lower else None
    return None


def paper_of_place(tokens: list[Token]) -> list[Token]:
    """Give the words of a newspaper's name that a place's opens: "the Cyprus Mail"; empty where it is the place's."""
    last = tokens[-1]
    behind = last.nbor() if last.i + 1 < len(last.doc) else None
    if behind is None or behind.text not in _PAPERS or behind.pos_ != "PROPN" or behind.sent != last.sent:
        return []
    return [*tokens, behind]


def opens_with_rank(tokens: list[Token]) -> bool:
    """Tell whether words that the pipeline holds for a body's name are somebody's with a title: "Sultan Haitham"."""
    is_general = tokens[0].text in _SOLDIERS and len(tokens) == 2 and tokens[1].lower_ not in _GENERAL_BODIES
    is_ranked = tokens[0].text in _RANKS and 2 <= len(tokens) <= _MOST_WORDS
    return (is_general or is_ranked) and not is_called_after(tokens)


def is_phrase_only(tokens: list[Token]) -> bool:
    """Tell whether words that the pipeline holds for a body's name are none.

    A town with its country ("Omsk in Siberia"), somebody's people ("Associates of Navalny"), what a minister is for
    ("minister for East African Affairs"); or a document's name.
    """
    if _is_document(tokens):
        return True
    first = tokens[0]
    words = [t.lower_ for t in tokens]
    if len(tokens) > 2 and words[1] == "in" and is_city(first.text):
        return True
    if (
        len(tokens) > 2
        and words[1] == "of"
        and "p" in index_lexicon("epithets", "lemma").get(words[0][:-1], {}).get("kinds", "")
    ):
        return True
    titled = next((at for at, word in enumerate(words[:-2]) if word in _SPEAKERS), None)
    if titled is not None and is_full_name(tokens[titled + 1 :]):
        return True  # "Presidential Spokesperson Harry Roque"
    before = first.nbor(-1).lower_ if first.i > first.sent.start else ""
    office = first.nbor(-2).lower_ if first.i > first.sent.start + 1 else ""
    return words[-1] == "affairs" and before in {"for", "of"} and office in {"minister", "secretary", "department"}


def words_before(ent: Span) -> list[Token]:
    """Give up to two words that lead to a name, the nearer first: whom a comma parts from it does not own it."""
    before = [ent.doc[i] for i in range(ent.start - 1, max(ent.start - 3, -1), -1)]
    stop = next((k for k, t in enumerate(before) if t.text == ","), len(before))
    return before[:stop]


def names_people(tokens: list[Token], surnames: frozenset[str]) -> bool:
    """Tell whether words that the pipeline holds for a body's name are surnames of the text, one or two: "Kiir and Machar"."""
    if len(tokens) == 3 and tokens[1].lower_ == "and" and tokens[0].is_title and tokens[2].is_title:
        return any(t.text in surnames or is_surname(t.text) for t in (tokens[0], tokens[2]))
    return len(tokens) == 1 and tokens[0].text in surnames


def state_of_council(name: str, tokens: list[Token], cast: Cast) -> Actor | None:
    """Give the state whose own council has the name of a world body's: "Armenia's Security Council", not "China's Security Council veto"."""
    if name not in _COUNCILS or tokens[0].i < tokens[0].sent.start + 1:
        return None
    head = head_of(tokens)
    if head.dep_ == "compound" and head.head.lemma_.lower() not in _OF_COUNCILS:
        return None
    before = tokens[0].nbor(-1)
    if before.tag_ == "POS" and before.i > before.sent.start:
        before = before.nbor(-1)
    elif before.dep_ not in {"amod", "compound", "nmod"}:
        return None
    owners = cast.index.actors_at(before)
    return owners[0] if len(owners) == 1 and owners[0].kind == "state" else None


def _is_document(tokens: list[Token]) -> bool:
    """Tell whether a name is that of something signed or passed, which takes part in nothing: "the Aegean Waters Treaty"."""
    behind = next((at for at, t in enumerate(tokens) if t.lower_ in {"of", "on", "for", "against", "between"}), None)
    words = tokens[:behind] if behind else tokens
    return len(words) > 1 and words[-1].lower_ in _DOCUMENTS


def spelled_out(doc: Doc) -> frozenset[str]:
    """Give the abbreviations that a text gives for plain words: LNG in "liquid natural gas (LNG)"."""
    found: set[str] = set()
    if "(" not in doc.text:
        return frozenset()
    for bracket, token in pairwise(doc):
        short = token.text
        if bracket.text != "(" or not (2 <= len(short) <= 6 and short.isupper() and token.i > len(short)):
            continue
        words = doc[bracket.i - len(short) : bracket.i]
        bill = doc[bracket.i - 1].lower_ in _BILLS
        if all((t.is_lower or bill) and t.lower_[0] == letter for t, letter in zip(words, short.lower(), strict=True)):
            found.add(short)
    return frozenset(found)


def tells_people_only(entry: Entry, head: Token) -> bool:
    """Tell whether a people's or faith's adjective only says what somebody is: "the Tamil mayor", "Arab envoys".

    Those act for no people. A people with a land of its own has offices: "the Turkish Cypriot president".
    """
    if head.dep_ not in {"amod", "compound", "nmod"} or entry.actor_kind != "group" or head.head.lower_ in _WHOLES:
        return False
    return entry.sense == "religion" or (entry.sense == "ethnicity" and entry.name not in _WITH_LANDS)


def tells_no_state(tokens: list[Token]) -> bool:
    """Tell whether a nationality says of people, a church or a house what they are: "Serb-majority", "the Saudi Hospital"."""
    last, head = tokens[-1], head_of(tokens)
    behind = last.doc[last.i + 1 : last.i + 3]
    if len(behind) == 2 and behind[0].text in {"-", "–"} and behind[1].lower_ in _OF_PEOPLES:
        return True
    if any(t.lower_ == "orthodox" for t in behind[:1]):
        return True
    noun = head.head
    if head.dep_ not in {"amod", "compound", "nmod"} or noun.i < last.i:
        return False
    # "Serb" is said of a people, "Serbian" of the state.
    return noun.lemma_.lower() in _HOUSES or (last.text == "Serb" and noun.lemma_.lower() in _PRIVATE_PEOPLE)


def is_language(tokens: list[Token]) -> bool:
    """Tell whether a nationality is a language here: "speaks German or French", "translated from Arabic", "in Dutch"."""
    head = head_of(tokens)
    if head.tag_ in {"NNS", "NNPS"} or any(t.dep_ in {"det", "poss", "nummod"} for t in head.lefts):
        return False
    while head.dep_ == "conj" and head.head.pos_ in {"PROPN", "ADJ", "NOUN"}:
        head = head.head
    if head.dep_ == "dobj":
        return head.head.lemma_ in _OF_LANGUAGES
    if head.dep_ != "pobj":
        return False
    return head.head.lower_ == "in" or (head.head.lower_ in _VIA and head.head.head.lemma_ in _OF_LANGUAGES)
