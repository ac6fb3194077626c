"""Bodies and people without a name who do, or suffer, an act: "the election commission barred", "urged the opposition to wait".

They are added last, when all that takes up a name has done so: who acts is somebody, whoever he is.
"""

from __future__ import annotations

from analysis.extraction.actors.appositions import epithet_kinds
from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.forces import is_force, kind_of_force
from analysis.extraction.actors.index import Actor, Mention
from analysis.extraction.actors.kin import kind_of_kin, name_of_kin
from analysis.extraction.actors.nominals import is_label, names_act
from analysis.extraction.actors.seats import find_state_of_seat
from analysis.extraction.actors.sufferers import is_done_by_somebody
from analysis.extraction.actors.whose import told_key
from analysis.extraction.claims.attributions import look_up_cue
from analysis.extraction.coreference.pronoun_places import HE, THEY, is_pronoun, is_quoted
from analysis.extraction.events.triggers import noun_entry, verb_entry, words_of
from analysis.extraction.names.gazetteer import Gazetteer
from analysis.extraction.parsing.grammar import (
    expand_conjuncts,
    is_passive,
    is_verb,
    objects_of_prepositions,
)
from analysis.extraction.parsing.parse import Parse, start_of
from analysis.extraction.parsing.words import Token

_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_ONE_OF_MANY = frozenset({"a", "an", "another", "one"})
#: Bodies that are nobody's organ, those that need a word to tell which they are, and words that tell nothing.
_BODIES = frozenset(
    "council assembly chamber church jirga quartet troika committee congress legislature synod federation club".split()
)
_NEED_A_WORD = frozenset({"party", "group"})
_OF_SIDES = frozenset(
    "warring third other rival opposing aggrieved interested concerned contracting injured same".split()
)
#: People who act as many, and by nothing else are told from others.
_PEOPLE = frozenset("creditor lender bondholder putschist plotter conspirator marcher smuggler guerrilla".split())
#: Numbers of those whom a text has named before: "the two mediators".
_NUMBERS = frozenset({"two", "both", "neither", "three"})
#: Types of act that are done to somebody, and what can be meant as a house or an errand where such an act is done to it.
_DONE_TO = frozenset(
    "ACCUSE REQUEST COERCE ASSAULT SANCTION AID CONSULT SUPPORT THREATEN REJECT".split()
)  # fmt: skip
_NO_SUFFERERS = frozenset("palace mission embassy consulate congress church television radio newspaper".split())
#: What leads from an act to whom it is done, or with whom.
_AT = frozenset({"on", "upon", "against", "at"})
_RELATIVES = frozenset({"who", "which", "that"})


def find_doers(parse: Parse, gazetteer: Gazetteer, cast: Cast) -> None:
    """Add those without a name who act or are acted on, and whom nothing else has made actors."""
    for sentence in parse.sentences:
        for token in sentence.span:
            if token.pos_ not in {"NOUN", "PROPN"} or cast.index.mention_at(token) is not None:
                continue
            kin = kind_of_kin(token)
            kind = kin or _kind_of(token, gazetteer)
            is_act = noun_entry(token) is not None and token.lemma_.lower() != "conference"
            if (
                kind is None
                or is_act
                or (token.lower_ == "force" and not list(token.lefts))
                or (kin is None and _means_known(token))
                or is_label(token)
                or _is_somebodys_own(token)
            ):
                continue
            if not _takes_part(token, kind, gazetteer, cast):
                continue
            if _stands_for_several(token, cast):
                continue  # "American, Saudi and Swiss envoys" are those states.
            home = _home_of(token, gazetteer, cast) if kin is None else None
            before = [t for t in token.lefts if t.dep_ in _MODIFIERS and t.is_alpha and t.ent_type_ != "DATE"]
            if home is not None:
                before = [t for t in before if cast.index.mention_at(t) is None]
            owners = [f"{t.lower_}’" for t in token.lefts if t.dep_ == "poss" and t.tag_ == "NNS" and kin is None]
            words = " ".join([*owners, *map(_with_hyphened, before), token.lower_])
            # Each "lawmaker" is another; "the mayor" and "lawmakers" are the same throughout.
            is_one = kind == "person" and any(t.lower_ in _ONE_OF_MANY for t in token.lefts)
            key = f"doer:{words}:{start_of(token)}" if is_one else f"doer:{told_key(token)}:{words}"
            role = words if kind == "person" and gazetteer.is_title_head(token.lemma_.lower()) else None
            name, country = words[:1].upper() + words[1:], None
            if home is not None:
                name, country = f"{home.possessive} {words}", home.country
                key = f"{key}:{home.key}"
            elif kin is not None:
                name = name_of_kin(token, words, cast)
                name, key = name[:1].upper() + name[1:], f"nominal:kin:{name}"
            actor = cast.add(key, name, kind, role=role, country=country, is_named=False)
            cast.index.add(Mention((token,), token, (actor,), "nominal", "unnamed_doer", 0.5))
            for pronoun in _own_pronouns(token, kind):
                known = cast.index.mention_at(pronoun)
                if known is None:
                    cast.index.add(Mention((pronoun,), pronoun, (actor,), "pronoun", "pronoun_of_doer", 0.6))
                elif known.form == "pronoun":
                    known.actors, known.rule, known.confidence = (actor,), "pronoun_of_doer", 0.6


def _is_somebodys_own(token: Token) -> bool:
    """Tell whether a body is that for which somebody speaks, and no further one: "his organisation would return"."""
    is_body = token.tag_ == "NN" and token.lemma_.lower() in {
        "organisation",
        "organization",
        "movement",
        "group",
        "bloc",
    }
    return is_body and any(t.lower_ in {"his", "her", "its", "their"} for t in token.lefts)


def _with_hyphened(modifier: Token) -> str:
    """Give a word before a noun with what a hyphen joins to it: "Turkish-led" in "the Turkish-led coalition"."""
    first = modifier.i - 2
    if first < modifier.sent.start or modifier.nbor(-1).text not in {"-", "–"}:
        return modifier.lower_
    return f"{modifier.doc[first].text}-{modifier.lower_}"


def _kind_of(token: Token, gazetteer: Gazetteer) -> str | None:
    """Give the kind of actor that a noun names, with the words before it: "human rights groups"; None where it names none."""
    lemma, is_many = token.lemma_.lower(), token.tag_ in {"NNS", "NNPS"}
    modifiers = [c for c in token.lefts if c.dep_ in _MODIFIERS]
    if lemma in _NEED_A_WORD and any(t.lower_ in _OF_SIDES for t in modifiers):
        return None  # "The warring parties" are those whom the text names.
    words, found = lemma, gazetteer.actor_noun(lemma)
    for before in reversed(modifiers):
        words = f"{before.lower_} {words}"
        found = gazetteer.actor_noun(words) or found
    is_one = any(t.lower_ in _ONE_OF_MANY for t in token.lefts)
    if (is_force(token) or lemma in _NEED_A_WORD) and (told := kind_of_force(modifiers)) is not None:
        return told
    if found is not None and found.kind == "group" and not (is_many or found.is_collective):
        return "person" if is_one else None  # "The farmer" is anybody.
    if found is not None:
        return "group" if found.kind == "person" and is_many else found.kind
    if lemma in _BODIES or (lemma in _NEED_A_WORD and modifiers) or (lemma == "conference" and _is_of_people(token)):
        return "organisation"
    if is_many:
        is_of_people = epithet_kinds(token) == "p" and not any(t.dep_ == "poss" for t in token.lefts)
        return "group" if lemma in _PEOPLE or is_of_people else None
    is_someone = epithet_kinds(token) == "p" and is_one
    return "person" if gazetteer.is_title_head(lemma) or is_someone else None


def _home_of(token: Token, gazetteer: Gazetteer, cast: Cast) -> Actor | None:
    """Give the state that those without a name are said to be of: "Egypt's ruling party", "the main party in Kenya"."""
    for child in token.lefts:
        if child.dep_ in {"poss", *_MODIFIERS}:
            states = [a for a in cast.index.actors_at(child) if a.kind == "state"]
            if len(states) == 1:
                return states[0]
    # "Lenders in London" may be anybody's.
    return find_state_of_seat(token, gazetteer, cast) if token.lemma_.lower() == "party" else None


def _is_of_people(token: Token) -> bool:
    """Tell whether a conference is a body of people, and no meeting: "the bishops' conference"."""
    owners = [c for c in token.lefts if c.dep_ == "poss"]
    owners += [inner for name, inner, _ in objects_of_prepositions(token) if name == "of"]
    return any(t.tag_ == "NNS" and "p" in (epithet_kinds(t) or "") for t in owners)


def _own_pronouns(token: Token, kind: str) -> list[Token]:
    """Give the pronouns by which somebody says what he does himself: "the union said it would strike"."""
    verb = token.head
    if token.dep_ != "nsubj" or not is_verb(verb) or look_up_cue(verb, "verb") is None:
        return []
    words = HE if kind == "person" else THEY | {"it"} if token.tag_ == "NN" else THEY
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and c.i > token.i and is_verb(c)]
    clauses = [c for c in clauses if names_act(c) or any(t.dep_ in {"dobj", "xcomp"} for t in c.rights)]
    subjects = [t for c in clauses for t in c.children if t.dep_ in {"nsubj", "nsubjpass"} and t.lower_ in words]
    # "Six hostages died; the army said they had been shot": a body of many is "it" when something is done to it.
    is_body = token.tag_ == "NN" and kind != "person"
    subjects = [t for t in subjects if not (is_body and t.lower_ in THEY and t.dep_ == "nsubjpass")]
    return [t for t in subjects if is_pronoun(t) and not is_quoted(t)]


def _means_known(token: Token) -> bool:
    """Tell whether a noun takes up people whom the text names: "the two mediators", "the leaders of the two neighbours"."""
    lefts = {t.lower_ for t in token.lefts}
    if lefts & _NUMBERS or token.lemma_.lower() in words_of("third"):
        return True
    return token.tag_ == "NNS" and "the" in lefts and any(t.dep_ == "prep" and t.lower_ == "of" for t in token.rights)


def _stands_for_several(token: Token, cast: Cast) -> bool:
    """Tell whether a noun means those whose it is: "American, Saudi and Swiss envoys", "envoys of both sides", "a panel led by"."""
    before = [
        c for c in token.children if c.dep_ in _MODIFIERS for t in expand_conjuncts(c) if cast.index.mention_at(t)
    ]
    led = any(c.dep_ == "acl" and c.lower_ in {"led", "headed", "chaired"} for c in token.children)
    for name, inner, _ in objects_of_prepositions(token):
        sides = inner.lemma_.lower() in words_of("side") | {"ministry", "country", "nation"}
        if name in {"of", "from"} and (sides or any(cast.index.mention_at(t) for t in expand_conjuncts(inner)[1:])):
            return True
    return led or len(before) > 1


def _takes_part(token: Token, kind: str, gazetteer: Gazetteer, cast: Cast) -> bool:
    if _acts(token) or _own_pronouns(token, kind):
        return True
    if _is_acted_on(token):
        return _may_suffer(token, kind, gazetteer, cast)
    if kind == "person" and not gazetteer.is_title_head(token.lemma_.lower()):
        return False
    # People with whom one talks stand for a side that the text names: "talks with the lawyers".
    is_people = kind == "group" and token.tag_ != "NN"
    return _is_led_to(token, _AT | {"by"} if is_people else _AT | {"by", "with", "to"})


def _may_suffer(token: Token, kind: str, gazetteer: Gazetteer, cast: Cast) -> bool:
    """Tell whether a noun names a body or somebody of office, or people to whom somebody does it: others are only counted."""
    if kind == "person":
        return gazetteer.is_title_head(token.lemma_.lower())
    return kind != "group" or token.tag_ == "NN" or is_done_by_somebody(_first_joined(token).head, cast)


def _acts(token: Token) -> bool:
    """Tell whether a noun is the subject of an act that a lexicon names, or stands after "by" behind one."""
    token = _first_joined(token)
    verb = token.head
    if token.dep_ == "pobj" and verb.dep_ == "agent":
        return is_verb(verb.head) and names_act(verb.head)
    if token.dep_ == "nsubj" and is_verb(verb) and not is_passive(verb):
        joined = [c for c in verb.children if c.dep_ in {"conj", "xcomp"} and is_verb(c)]
        if any(names_act(one) for one in (verb, *joined)):
            return True
    clauses = [c for c in token.children if c.dep_ == "relcl"]
    return any(names_act(c) and any(g.dep_ == "nsubj" and g.lower_ in _RELATIVES for g in c.children) for c in clauses)


def _is_acted_on(token: Token) -> bool:
    """Tell whether an act of the lexicon that is done to somebody is done to this one."""
    token = _first_joined(token)
    verb = token.head
    if token.dep_ not in {"dobj", "nsubjpass"} or not is_verb(verb) or token.lemma_.lower() in _NO_SUFFERERS:
        return False
    entry = verb_entry(verb) if is_passive(verb) == (token.dep_ == "nsubjpass") else None
    return entry is not None and entry[0]["type"] in _DONE_TO


def _is_led_to(token: Token, prepositions: frozenset[str]) -> bool:
    """Tell whether a preposition leads from an act to this one, or the act is his: "talks with lenders", "the union's boycott"."""
    token = _first_joined(token)
    above = token.head
    if token.dep_ == "poss":
        return noun_entry(above) is not None
    if token.dep_ != "pobj" or token.lemma_.lower() in _NO_SUFFERERS:
        return False
    act = above.head
    if above.lower_ not in prepositions:
        return False
    if is_verb(act):
        entry = verb_entry(act)
        together = above.lower_ == "with" and entry is not None and entry[0]["frame"] == "mutual"
        return entry is not None and above.dep_ == "prep" and (above.lower_ in _AT or together)
    return noun_entry(act) is not None


def _first_joined(token: Token) -> Token:
    while token.dep_ == "conj" and token.head.pos_ in {"NOUN", "PROPN"}:
        token = token.head
    return token
