"""Which words name an act, and how far it got: verbs, nouns and their combinations looked up in the lexicons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product

from analysis.extraction.events.near_acts import (
    how_denied,
    is_done_by_nobody,
    is_only_near,
    is_under_terms,
    is_what_for,
)
from analysis.extraction.lexicon import Entry, index_lexicon, load_lexicon
from analysis.extraction.parsing.grammar import (
    MODALS_OF_CHANCE,
    content_of,
    expand_conjuncts,
    is_negated,
    is_verb,
    leads_aside,
    leads_to_day,
    lemma_with_particle,
    objects_of_prepositions,
)
from analysis.extraction.parsing.time_taken import taking_verb
from analysis.extraction.parsing.words import Token, once_per_word

#: Stages that speech acts have by themselves.
SELF_STATUS = {"REQUEST": "requested", "THREATEN": "threatened", "REJECT": "refused"}
#: Words that put something forward.
OFFERS = frozenset(
    "offer propose readiness willingness proposal volunteer invitation plan initiative draft formula roadmap framework".split()
)
#: Words that promise.
PROMISES = frozenset("promise pledge vow commitment undertake undertaking assurance guarantee swear commit".split())
#: Of what one was so to do, one did it: "were not sorry to give him up".
_GLAD = frozenset("glad sorry happy pleased delighted proud relieved honoured honored surprised".split())
_PHRASAL = frozenset("prt prep advmod acomp attr oprd dobj nsubjpass dative agent xcomp intj".split())
#: Verbs that make a phrase with the verb of their clause: "let them go".
#: What a deed does to people and things: "the strikes killed 14".
_HURTING = frozenset("kill wound injure hit destroy damage maim slaughter".split())
#: Help with what is agreed already: "help monitor the truce".
_WATCHING = frozenset("monitor verify observe supervise police enforce guard train fund rebuild arm".split())
_LETTING = frozenset({"let", "make", "have", "put", "allow", "permit"})
_MODIFYING = frozenset({"compound", "amod", "appos", "npadvmod", "nmod"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "oprd"})
#: What leads to a noun that is no object: "pull out of the talks".
_LEADING = frozenset(
    "from to of in on into out off with against over before for at under behind onto about as by".split()
)
_PLANS = frozenset({"will", "shall", "wo", "'ll"})
_ACHIEVING = frozenset({"manage", "help", "able", "go", "come", "happen", "proceed", "get"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_PREVENTING = frozenset({"keep", "prevent", "stop", "deter", "dissuade", "discourage", "restrain"})
#: What it comes to that somebody is, or is not, able or willing to do a thing.
_ABILITY = {
    "unable": "failed",
    "powerless": "failed",
    "able": "occurred",
    "unwilling": "refused",
    "reluctant": "refused",
    "loath": "refused",
    "disinclined": "refused",
}
_TRYING = frozenset({"try", "attempt"})
_TALKING = frozenset({"discuss", "talk", "confer", "consult", "debate"})
_GATHERING = frozenset({"gather", "meet", "convene", "assemble", "sit"})
_USING = frozenset({"use", "employ", "fire", "lob"})
_RESULTS = frozenset({"success", "result", "progress", "agreement"})
#: What an entry of the lexicon may need of the subject of its verb.
_OF_SUBJECT = frozenset({"forces", "weapon"})
_MAKE_UNREAL = frozenset({"if", "unless", "whether", "lest", "provided"})


@dataclass(frozen=True)
class Trigger:
    """An act's words: their tokens, its syntactic head, its PLOVER type, frame, and stage where the words give one."""

    tokens: tuple[Token, ...]
    head: Token
    noun: Token | None
    type: str
    frame: str
    status: str | None
    rule: str


@once_per_word
def verb_entry(verb: Token) -> tuple[Entry, Token | None] | None:
    """Look a verb up, with the words that it governs first ("take hostage"), then with its particle or preposition.

    Gives the entry and the particle used.
    """
    if (phrase := phrase_entry(verb)) is not None:
        words, entry = phrase
        return entry, next((c for c in verb.children if c.dep_ == "prt" and c.lower_ in words), None)
    verbs = index_lexicon("event_verbs", "lemma")
    for key in lemma_with_particle(verb):
        if key in verbs:
            word = key.partition(" ")[2]
            particle = next((c for c in verb.children if word and c.lower_ == word and c.i > verb.i), None)
            return verbs[key], particle
    return None


@once_per_word
def phrase_entry(verb: Token) -> tuple[frozenset[str], Entry] | None:
    """Look a verb up with the words that it governs: the longest phrase of the lexicon, with the words that it took."""
    phrases = _phrases().get(verb.lemma_.lower())
    if phrases is None:
        return None
    things = _things(verb)
    around = _near_words(verb) | things
    # "Fired back at the minister" is not "fired the minister": a particle makes another verb of it.
    particle = next((c.lower_ for c in verb.children if c.lower_ == "back" and c.i == verb.i + 1), None)
    found = [
        phrase
        for word in around & phrases.keys()
        for phrase in phrases[word]
        if phrase.words <= around
        and phrase.things <= things
        and (phrase.entry["needs"] != "negated" or is_negated(verb))
        and (particle is None or particle in phrase.entry["lemma"].split())
    ]
    # Of phrases as long, one whose words say it all comes before one that depends on who acts: "held out an offer".
    # A line of the lexicon may stand for many phrases; their words part them, so that the same text is always quoted the same.
    best = min(
        found, key=lambda p: (-len(p.words), p.entry["needs"] in _OF_SUBJECT, p.line, sorted(p.words)), default=None
    )
    return (best.words, best.entry) if best is not None else None


def _things(verb: Token) -> frozenset[str]:
    """Give the lemmas of what a verb is done to, and of what stands before it: troops in "massed its border troops"."""
    found: set[str] = set()
    for child in verb.children:
        if child.dep_ in _OBJECTS:
            for thing in expand_conjuncts(child):
                if thing.ent_type_ in _PLACES and child.dep_ == "dobj":
                    found.add("town")  # A place by its name is land too: "took Tripoli".
                for noun in {thing, content_of(thing)}:
                    found.add(noun.lemma_.lower())
                    found.update(c.lemma_.lower() for c in noun.children if c.dep_ in _MODIFYING)
    if verb.dep_ in {"acl", "relcl"} and verb.head.pos_ == "NOUN":
        found.add(verb.head.lemma_.lower())
    return frozenset(found)


def _near_words(verb: Token) -> frozenset[str]:
    """Give the lemmas that can make a phrase with a verb: particles, objects, what stands after its prepositions."""
    found: set[str] = set()
    for child in verb.children:
        others_do = (
            child.dep_ == "ccomp" and verb.lemma_ in _LETTING and not any(c.lower_ == "it" for c in child.children)
        )
        if (child.dep_ in _PHRASAL and not leads_to_day(child)) or others_do:
            found.add(child.lemma_.lower())
            found.update(c.lower_ for c in child.children if c.dep_ == "aux" and c.lower_ == "to")
            if child.dep_ == "prep" and leads_aside(child):
                continue
            nouns = [child] if child.dep_ not in {"prep", "agent", "prt"} else []
            nouns += [t for _, t, _ in objects_of_prepositions(child)]
            nouns += [t for c in (child, *child.children) if c.dep_ == "prep" for t in c.children if t.dep_ == "pobj"]
            nouns += [
                t for t in child.children if t.dep_ == "pcomp" and child.lower_ == "from"
            ]  # "kept them from leaving"
            for noun in nouns:
                found.add(noun.lemma_.lower())
                found.update(c.lemma_.lower() for c in noun.children if c.dep_ in _MODIFYING)
    return frozenset(found)


@dataclass(frozen=True)
class _Phrase:
    """A verb's phrase: the lemmas that it governs, those that it must be done to, the line of the lexicon, the entry."""

    words: frozenset[str]
    things: frozenset[str]
    line: int
    entry: Entry


@cache
def words_of_object(sense: str) -> frozenset[str]:
    """Give the nouns that an act can be done to, or done with, in a sense: captives who are freed, weapons that strike."""
    return frozenset(entry["lemma"] for entry in load_lexicon("act_objects") if entry["sense"] == sense)


@cache
def _phrases() -> Mapping[str, Mapping[str, list[_Phrase]]]:
    """Give the verbs of the lexicon that make a phrase with more than a particle, by their first word and their last.

    A word that begins with @ stands for each noun of that sense; where the phrase has no preposition, as its object.
    """
    found: dict[str, dict[str, list[_Phrase]]] = {}
    for line, entry in enumerate(load_lexicon("event_phrases")):
        first, *rest = entry["lemma"].split()
        choices = [sorted(words_of_object(word[1:])) if word.startswith("@") else [word] for word in rest]
        of_class = [not _LEADING & set(rest) and word.startswith("@") for word in rest]
        for words in product(*choices):
            things = frozenset(word for word, is_thing in zip(words, of_class, strict=True) if is_thing)
            found.setdefault(first, {}).setdefault(words[-1], []).append(_Phrase(frozenset(words), things, line, entry))
    return found


@once_per_word
def noun_entry(noun: Token) -> Entry | None:
    """Look an event noun up, as a noun only, with the word before it first: "phone call", "cease-fire"."""
    if noun.pos_ != "NOUN":
        return None
    nouns = index_lexicon("event_nouns", "lemma")
    lemma = noun.lemma_.lower()
    if noun.i > 0 and (before := noun.nbor(-1)).dep_ in {"compound", "punct", "amod"}:
        if before.text == "-" and noun.i > 1:
            joined = noun.nbor(-2).lower_
            return nouns.get(f"{joined}{lemma}") or nouns.get(f"{joined}-{lemma}") or nouns.get(lemma)
        if (entry := nouns.get(f"{before.lower_} {lemma}")) is not None:
            return entry if entry["type"] else None
    leaves_place = lemma == "withdrawal" and _is_from_place(noun)
    for child in noun.children:
        # "Support for", "an attack on": what follows makes another noun of it.
        if child.dep_ == "prep" and not leaves_place and (entry := nouns.get(f"{lemma} {child.lower_}")) is not None:
            return entry
    return nouns.get(lemma)


def _is_from_place(noun: Token) -> bool:
    """Tell whether it is forces who leave, or a place that is left: "the withdrawal of troops from Niger", not from a body."""
    led = objects_of_prepositions(noun)
    forces = any(name == "of" and content_of(t).lemma_.lower() in words_of_object("troops") for name, t, _ in led)
    return forces or any(name == "from" and t.ent_type_ in _PLACES for name, t, _ in led)


@once_per_word
def light_entry(verb: Token) -> Entry | None:
    """Look up a verb that lends itself to an event noun."""
    verbs = index_lexicon("light_verbs", "lemma")
    return next((verbs[key] for key in lemma_with_particle(verb) if key in verbs), None)


@once_per_word
def control_entry(verb: Token) -> Entry | None:
    """Look up a verb whose clause names what it is about."""
    verbs = index_lexicon("control_verbs", "lemma")
    return next((verbs[key] for key in lemma_with_particle(verb) if key in verbs), None)


@cache
def words_of(sense: str) -> frozenset[str]:
    """Give the words of mediation with a sense."""
    return frozenset(e["lemma"] for e in load_lexicon("mediation_words") if e["sense"] == sense)


@cache
def outcome_of(word: str) -> str | None:
    """Give the stage that a word of outcome tells: "failed" for "collapse"."""
    return _outcomes().get(word)


@cache
def _outcomes() -> Mapping[str, str]:
    entries = [entry for entry in load_lexicon("mediation_words") if entry["sense"] == "outcome"]
    # Of a word that is listed twice, the first line counts.
    return {entry["lemma"]: entry["status"] for entry in reversed(entries)}


def speaks_of_mediation(tokens: list[Token]) -> bool:
    """Tell whether some words are about mediation: a word for it, or help with a strife."""
    lemmas = {t.lemma_.lower() for t in tokens} | {t.lower_ for t in tokens}
    if (
        lemmas & (words_of("mediate") - {"host"})
        or {"go", "between"} <= lemmas
        or lemmas & (words_of("third") - words_of("side"))
        or {"good", "office"} <= lemmas
        or {"bring", "together"} <= lemmas
    ):
        return True
    return bool(lemmas & words_of("help")) and bool(lemmas & words_of("strife")) and not lemmas & _WATCHING


def is_means(subject: Token, verb: Token) -> bool:
    """Tell whether a deed is what somebody kills or destroys by: "Israeli air strikes killed 14"."""
    return verb.lemma_ in _HURTING and subject.lemma_.lower() in words_of_object("deed")


def stage_of(head: Token, *, default: str) -> str:
    """Give the stage of an act from the verb's own grammar: negation, modals, conditions, tense, and outcome adjectives.

    ``default`` is the stage that the act's words have by themselves, such as requested for an appeal.
    """
    if head.pos_ == "NOUN":
        for child in head.children:
            if child.dep_ in {"amod", "acomp"} and outcome_of(child.lower_) in {"failed"}:
                return "failed"
            if child.dep_ == "amod" and child.lower_ in {"ongoing", "continuing", "continued"}:
                return "ongoing"
            if child.dep_ == "amod" and child.lower_ in {"planned", "upcoming", "future", "scheduled", "proposed"}:
                return "planned"
            if child.dep_ == "amod" and child.lower_ in {"threatened", "looming", "imminent", "would-be"}:
                return "hypothetical"
            if child.dep_ == "amod" and child.lower_ in {"possible", "potential", "hypothetical"}:
                return "hypothetical"
        if is_only_near(head):
            return "hypothetical"
        return "planned" if default in {"occurred", "ongoing"} and is_what_for(head) else default
    auxiliaries = {c.lower_ for c in head.children if c.dep_ in {"aux", "auxpass"}}
    if head.dep_ == "conj" and head.tag_ == "VB" and not auxiliaries and is_verb(head.head):
        # "will pull out and grant": what stands before the first holds for the second.
        auxiliaries = {c.lower_ for c in head.head.children if c.dep_ in {"aux", "auxpass"}}
    if any(c.lower_ == "without" and any(g.lemma_ in _RESULTS for g in c.children) for c in head.children):
        return "failed"
    if head.tag_ == "VB" and head.i > head.sent.start and head.nbor(-1).lower_ == "than":
        return "refused"  # "Would rather buy jets than recognise Kosovo".
    marks = {c.lower_ for c in head.children if c.dep_ == "mark"}
    if auxiliaries & {"would", "could", "might"} and any(c.dep_ == "aux" and c.lower_ == "have" for c in head.children):
        return "hypothetical"  # "would never have sat down"
    if any(c.lower_ == "longer" and any(g.lower_ == "no" for g in c.children) for c in head.children):
        return "halted"  # "No longer recognises": it did.
    if is_done_by_nobody(head):
        return "denied"
    if is_negated(head) and marks & _MAKE_UNREAL:
        return "hypothetical"  # "If it does not withdraw".
    if is_negated(head):
        return "refused" if auxiliaries & {"will", "wo", "would"} else "denied"
    if head.dep_ == "xcomp" and head.head.lemma_ == "have" and any(c.lower_ == "yet" for c in head.head.children):
        return "denied"
    if head.dep_ in {"ccomp", "xcomp", "pcomp"} and head.head.lemma_ == "deny" and (how := how_denied(head.head)):
        return how  # "has denied that it will recognise": whatever the tense.
    if "that" in marks and auxiliaries & {"could", "can", "may", "might"} and _is_purpose(head):
        return "planned"
    if marks & _MAKE_UNREAL or auxiliaries & (MODALS_OF_CHANCE - {"would"} | {"can", "must"}):
        return "hypothetical"
    if "would" in auxiliaries and any(
        c.dep_ == "advcl" and any(g.lower_ in _MAKE_UNREAL for g in c.children) for c in head.children
    ):
        return "hypothetical"
    if "would" in auxiliaries and any(c.lower_ == "rather" for c in head.children):
        return "hypothetical"
    if auxiliaries & _PLANS or auxiliaries & {"would", "'d"}:
        return "planned"
    if default == "accepted" and head.dep_ == "xcomp" and _ABILITY.get(head.head.lower_) == "refused":
        return "refused"
    if default not in {"occurred", "ongoing"}:
        return default
    if (taking := taking_verb(head)) is not None:
        return stage_of(taking, default=default)  # "It took two days to bring them together": they were.
    if head.dep_ == "pcomp" and head.head.lower_ == "from" and head.head.head.lemma_ in _PREVENTING:
        return "hypothetical"
    if head.tag_ in {"VBP", "VBZ"} and is_under_terms(head):
        return "planned"
    governor = head.head
    # "Trying in Nairobi to nudge", "failed in two rounds of talks to get".
    tries = head.dep_ == "advcl" and head.tag_ == "VB" and governor.lemma_ in _TRYING | {"fail"}
    if (head.dep_ == "xcomp" or tries) and is_verb(governor):
        if governor.lemma_ == "go" and governor.tag_ == "VBG":
            return "planned"
        control = control_entry(governor)
        if control is not None and control["row"] == "through":
            led = governor.head if governor.dep_ == "conj" and governor.tag_ == "VB" else governor
            above = {c.lower_ for t in (governor, led) for c in t.children if c.dep_ == "aux"}
            if governor.lemma_ in {"begin", "start"} and above & (_PLANS | {"would"}):
                return "planned"  # "would begin bringing them home"
            if governor.lemma_ in _TRYING and governor.tag_ in {"VBD", "VBN"}:
                return "failed"  # "Tried to mediate": without result, or the text would say that they did.
            return "failed" if control["status"] == "ongoing" and is_negated(governor) else control["status"]
        if governor.lemma_ in {"be", "set", "due"}:
            return "planned"
    if head.dep_ == "xcomp" and governor.lower_ in _ABILITY and head.tag_ == "VB":
        return _ABILITY[governor.lower_]  # "Was unable to bring them together": tried, without result.
    if head.dep_ == "xcomp" and governor.lower_ in _GLAD and governor.head.lower_ in {"was", "were"}:
        return default
    if head.lemma_ in _TALKING and governor.lemma_ in _GATHERING:
        return default  # "Gathered in Cairo to discuss the war": so they did.
    # "voted to expel", "a plan to withdraw": what one means to do is not done.
    is_ahead = head.tag_ == "VB" or any(c.dep_ == "auxpass" and c.tag_ == "VB" for c in head.children)
    if is_ahead and "to" in auxiliaries and governor.lemma_ not in _ACHIEVING:
        if governor.lemma_ in _USING and head.dep_ in {"xcomp", "advcl"}:
            return stage_of(governor, default=default)  # "Used batons to disperse them": so they did.
        return "planned"
    if head.tag_ == "VBG" and head.dep_ in {"acomp", "attr"} and governor.lower_ in {"is", "are", "'s", "'re"}:
        return "ongoing"  # "Zuma is mediating": the parser takes the participle for what he is.
    if "being" in auxiliaries and head.tag_ == "VBN" and head.dep_ != "advcl":
        return "ongoing"  # "Troops were being sent."
    if head.tag_ == "VBG" and auxiliaries & {"was", "were"} and head.dep_ in {"ROOT", "ccomp", "conj", "relcl"}:
        return "ongoing"
    if head.tag_ == "VBG" and (
        auxiliaries & {"is", "are", "'s", "'re", "am"}
        or ("been" in auxiliaries and auxiliaries & {"has", "have", "'ve"})
    ):
        return "ongoing"
    return default


def _is_purpose(head: Token) -> bool:
    """Tell whether a clause says what something is for: "so that they could exchange prisoners"."""
    return any(c.dep_ == "mark" and c.i > 0 and c.nbor(-1).lower_ == "so" for c in head.children)
