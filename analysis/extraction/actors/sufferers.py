"""People whom a text names only by what they are, where something is done to them, or they demonstrate.

"Seven miners were killed", "thousands of people marched on the consulate".
"""

from __future__ import annotations

from analysis.extraction.actors.appositions import epithet_kinds
from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Actor, Mention
from analysis.extraction.events.triggers import is_means, noun_entry, verb_entry, words_of_object
from analysis.extraction.parsing.grammar import content_of, is_passive, is_verb
from analysis.extraction.parsing.parse import Parse
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: How the keys of such people begin: they are no side of a dispute.
PEOPLE_DONE_TO = "people::"
#: Acts by which people become a side: they are seized, expelled or attacked; and verbs by which they are freed.
_DONE_TO = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_FREEING = frozenset("free release liberate repatriate exchange swap hand pardon extricate rescue evacuate".split())
#: From this length on a number only counts people: "more than 1,000".
_LONG_NUMBERS = 4
_LARGE = frozenset("hundred thousand million hundreds thousands millions tens".split())
_LETTING = frozenset({"let", "allow", "permit"})
_ARMED = words_of_object("weapon") | words_of_object("ships") | words_of_object("troops")
_FORCES = frozenset("soldiers troops police policemen officers cadets servicemen guards recruits".split())
_PEOPLE = frozenset("people person woman man child girl boy civilian youth passenger crew family".split())


def find_sufferers(parse: Parse, cast: Cast) -> None:
    """Add people without a name who are killed, seized or freed; those that are only counted or only speak are none."""
    for sentence in parse.sentences:
        for token in sentence.span:
            if token.pos_ != "NOUN" or token.dep_ not in {"dobj", "nsubjpass", "pobj", "conj", "nsubj"}:
                continue
            if not _are_people(token) or cast.index.mention_at(token) is not None:
                continue
            if not _is_killed(token, cast) and not _is_let_go(token):
                if any(_is_large(c) for c in token.lefts):
                    continue
                if not (_demonstrate(token) if _top_of(token).dep_ == "nsubj" else _is_done_to(token, cast)):
                    continue
            words, is_one = token.lower_, _is_one(token)
            key = f"{PEOPLE_DONE_TO}{token.lemma_.lower()}" + (f":{token.i}:{sentence.number}" if is_one else "")
            actor = cast.add(key, words[0].upper() + words[1:], "person" if is_one else "group", is_named=False)
            cast.index.add(Mention((token,), token, (actor,), "nominal", "people_done_to", 0.5))


def _are_people(noun: Token) -> bool:
    if noun.tag_ not in {"NNS", "NNPS"} and noun.lower_ not in {"people", "crew", "family"} and not _is_one(noun):
        return False
    if noun_entry(noun) is not None or any(c.dep_ == "poss" for c in noun.lefts):
        return False
    return noun.lemma_.lower() in _PEOPLE or epithet_kinds(noun) == "p"


def _is_one(noun: Token) -> bool:
    """Tell whether somebody is one of many, whom an attack makes a party: "shot dead a protester"."""
    verb = noun.head
    is_attacked = noun.dep_ == "dobj" and is_verb(verb) and verb_entry(verb) is not None
    return is_attacked and noun.tag_ == "NN" and any(t.lower_ in {"a", "an", "another"} for t in noun.lefts)


def _is_large(number: Token) -> bool:
    words = [t.lower_ for t in number.subtree] if number.dep_ in {"nummod", "quantmod", "amod"} else []
    return any(word in _LARGE or (len(word.replace(",", "")) >= _LONG_NUMBERS and word[0].isdigit()) for word in words)


def _top_of(noun: Token) -> Token:
    """Give the number that people are counted by, else the noun: thousands for people in "thousands of people"."""
    counts = noun.dep_ == "pobj" and noun.head.lower_ == "of" and content_of(noun.head.head) == noun
    return noun.head.head if counts else noun


def _demonstrate(noun: Token) -> bool:
    """Tell whether people take to the streets: "hundreds of people marched"."""
    verb = _top_of(noun).head
    found = verb_entry(verb) if is_verb(verb) and not is_passive(verb) else None
    return found is not None and found[0]["type"] == "PROTEST"


def _is_killed(noun: Token, cast: Cast) -> bool:
    """Tell whether many are killed or wounded by somebody, and not only counted: "militias killed 1,200 villagers"."""
    top = _top_of(noun)
    verb = top.head if top.dep_ == "dobj" else _verb_behind(noun)
    if verb is None or not is_verb(verb):
        return False
    found = verb_entry(verb)
    return found is not None and found[0]["type"] == "ASSAULT" and is_done_by_somebody(verb, cast)


def _is_let_go(noun: Token) -> bool:
    """Tell whether people are set free in a clause: "let 26 women go", "allowed the crew to leave"."""
    clause = noun.head
    if noun.dep_ != "nsubj" or clause.dep_ not in {"ccomp", "xcomp"} or clause.head.lemma_ not in _LETTING:
        return False
    found = verb_entry(clause.head)
    return found is not None and found[0]["type"] == "RETREAT"


def _verb_behind(noun: Token) -> Token | None:
    """Give the verb of a relative clause that tells what was done to people: "the villagers whom soldiers killed"."""
    clauses = [c for c in noun.children if c.dep_ == "relcl" and not is_passive(c)]
    return next((c for c in clauses if any(g.lower_ == "whom" for g in c.children)), None)


def _is_done_to(noun: Token, cast: Cast) -> bool:
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head
    head = noun.head
    if noun.dep_ == "pobj":
        # "the abduction of 200 schoolgirls"
        entry = noun_entry(head.head) if head.lower_ == "of" else None
        return entry is not None and entry["type"] in {"COERCE", "SANCTION"}
    if not is_verb(head) or (noun.dep_ == "nsubjpass" and not is_passive(head)):
        return False
    found = verb_entry(head)
    if found is None or not (found[0]["type"] in _DONE_TO or head.lemma_ in _FREEING):
        return False
    return found[0]["type"] != "ASSAULT" or is_done_by_somebody(head, cast)


def is_done_by_somebody(verb: Token, cast: Cast) -> bool:
    """Tell whether the text names who kills: people whom nobody is said to have killed are only counted."""
    agents = [t for c in verb.children if c.dep_ == "agent" for t in c.children if t.dep_ == "pobj"]
    if not is_passive(verb) and (subject := subject_of(verb)) is not None:
        agents.append(subject)
        if is_means(subject, verb) or subject.lemma_.lower() in _ARMED:
            agents += [c for c in subject.children if c.dep_ in {"poss", "amod", "compound", "nmod"}]
    return any(cast.index.mention_at(t) is not None for t in agents)


def are_anybodys_forces(actor: Actor) -> bool:
    """Tell whether an actor is soldiers or police of nobody in particular: "nine soldiers"."""
    is_bare = not actor.is_named and actor.belongs_to is None and actor.country is None
    return is_bare and actor.name.lower().split()[-1] in _FORCES
