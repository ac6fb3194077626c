"""Acts that a sentence takes as known rather than tells: an old war that dates something, troops who stand somewhere."""

from __future__ import annotations

import re

from analysis.extraction.events.event import Event
from analysis.extraction.events.triggers import noun_entry, words_of_object
from analysis.extraction.parsing.grammar import is_passive, is_verb, objects_of_prepositions
from analysis.extraction.parsing.words import Token

_WARS = frozenset(
    "war conflict fighting hostility battle strife bloodshed insurgency bloodletting warfare clash skirmish combat".split()
)
#: What a pause that is a truce is in, and how it is called.
_OF_FIRE = frozenset(
    "humanitarian tactical raid strike attack shelling bombing bombardment offensive campaign assault airstrike siege violence fire "
    "operation killing military".split()
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
#: What dates something by a war, or sets a time off against it.
_DATING = frozenset({"since", "before", "until", "till"})
#: Verbs and nouns by which a war comes to its end.
_ENDING = frozenset(
    "end stop halt conclude settle resolve terminate close finish wind bury eliminate extinguish eradicate overcome".split()
)
_ENDS = frozenset({"end", "halt", "stop", "close", "conclusion", "cessation", "termination"})
#: By which an end has come that somebody brings, or makes known.
_MAKING_KNOWN = frozenset(
    "bring put mark declare announce proclaim celebrate see reach achieve secure hail welcome".split()
)
_YEAR = re.compile(r"^(1[5-9]|20)\d\d(s|\W\d+)?$")
#: Talk about what has not come about, and what is said of what was agreed before.
_TALKING = frozenset(
    "talk talks negotiation negotiate discussion agree work progress haggle vote decide insist".split()
)
_OF_WHAT_IS_AGREED = frozenset(
    "violation breach infringement term terms prospect hope chance possibility text detail implementation monitoring".split()
)
_KILLING = frozenset({"kill", "wound", "injure", "displace"})
#: Verbs of fighting, which tell what troops are there for.
_FIGHTING = frozenset({"fight", "battle", "combat"})
#: Types of what is signed, agreed or talked over.
_OF_DEALS = frozenset({"AGREE", "SUPPORT", "CONSULT"})
#: Participles that say where forces are.
_STATIONED = frozenset("deploy station base post send dispatch garrison mass".split())


def is_presupposed(event: Event) -> bool:
    """Tell whether an act is only what a sentence refers back to, or says of somebody to tell who is meant."""
    if event.status == "hypothetical" and _would_not_without(event.trigger.head):
        return True
    head = event.trigger.noun or event.trigger.head
    if event.trigger.type == "RETREAT" and event.trigger.head.pos_ == "NOUN":
        return _is_matter(event.trigger.head) or _is_pause_of_talks(event.trigger.head)
    if event.trigger.type == "ASSAULT" and not event.actors and _is_toll(event.trigger.head):
        return True
    if event.trigger.type == "ASSAULT" and head.pos_ == "NOUN" and head.lemma_.lower() in _WARS:
        return _is_old_war(head)
    if event.trigger.type in _OF_DEALS and is_verb(event.trigger.head) and _is_taken_up(event.trigger.head):
        return True
    return is_verb(event.trigger.head) and _is_of_standing_force(event.trigger.head, event.trigger.type)


def _is_old_war(noun: Token) -> bool:
    """Tell whether a war is the known one: "since the war", "the 2008 war", "ended the conflict between them"."""
    if noun.dep_ == "pobj" and noun.head.head.lemma_ in {"prisoner", "pow"}:
        return True  # "Prisoners of war" tell of none.
    before = [t for t in noun.lefts if t.dep_ not in {"cc", "punct"}]
    ahead = [t.lower_ for t in noun.doc[max(noun.i - 2, noun.sent.start) : noun.i]]
    if ahead[-1:] == ["but"] and ahead[0] in {"little", "nothing", "anything", "naught"}:
        return True  # "A country that has known little but war"
    if not before and noun.dep_ == "pobj" and noun.head.lower_ == "by" and noun.head.head.dep_ in {"acl", "amod"}:
        return True  # "A land torn by war"
    if any(_YEAR.match(t.text) for t in before):
        return True
    definite = any(t.lower_ in _DEFINITE or t.dep_ == "poss" for t in before)
    named = any(t.dep_ == "compound" and (t.ent_type_ or t.pos_ == "PROPN") for t in before)
    if not definite:
        return False
    if any(_YEAR.match(t.text) for _, inner, _ in objects_of_prepositions(noun) for t in (inner, *inner.lefts)):
        return True
    governor = noun.head
    if noun.lemma_.lower() == "war" and any(t.dep_ == "poss" and t.pos_ == "PROPN" for t in before):
        # "Talks on Israel's war on Gaza": the one that everybody knows.
        return (noun.dep_ == "pobj" and governor.lower_ not in {"to", "of", "from"}) or (
            noun.dep_ == "nsubj"
            and governor.lemma_ not in _ENDING
            and governor.lemma_ not in {"begin", "start", "rage"}
        )
    if noun.dep_ == "nsubj":
        # "They have not traded since the war between them ended."
        return governor.lemma_ in _ENDING and any(c.lower_ in _DATING | {"after"} for c in governor.children)
    if noun.dep_ != "pobj":
        return False
    return governor.lower_ in _DATING or (governor.lower_ == "after" and named)


def is_ended(event: Event) -> bool:
    """Tell whether a war that is known is told to have come to its end: "ended the conflict between them", not "a war of years"."""
    noun = event.trigger.noun
    if noun is None or event.trigger.type != "ASSAULT" or noun.lemma_.lower() not in _WARS:
        return False
    if event.status != "occurred" or not any(t.lower_ in _DEFINITE or t.dep_ == "poss" for t in noun.lefts):
        return False
    governor = noun.head
    if noun.dep_ in {"dobj", "nsubjpass"}:
        # "An attempt to stop the war": who is to end it has not.
        return governor.tag_ != "VB" and (governor.lemma_ in _ENDING or _brings_to_end(governor))
    if noun.dep_ != "pobj" or governor.lower_ not in {"to", "of"}:
        return False
    return (governor.head.tag_ != "VB" and _brings_to_end(governor.head)) or (
        governor.head.lemma_.lower() in _ENDS and _has_come(governor.head)
    )


def _has_come(end: Token) -> bool:
    """Tell whether an end is told of that is there: "the end of the war came", not "wants an end to it", "called for an end to it"."""
    if end.dep_ == "pobj":
        return end.head.lower_ not in {"for", "on", "towards", "toward"}
    return end.dep_ not in {"dobj", "nsubjpass"} or end.head.lemma_ in _MAKING_KNOWN


def _brings_to_end(verb: Token) -> bool:
    """Tell whether a verb brings something to its end: "put an end to the fighting", "brought to a close the war"."""
    things = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    things += [inner for name, inner, _ in objects_of_prepositions(verb) if name == "to"]
    return verb.lemma_ in {"put", "bring"} and any(t.lemma_.lower() in _ENDS for t in things)


def _is_matter(truce: Token) -> bool:
    """Tell whether a truce is only what is talked of or broken: "talks on a truce", "violations of the truce"."""
    if truce.dep_ != "pobj":
        return False
    word, above = truce.head.lower_, truce.head.head
    if word in {"on", "about", "towards", "toward"}:
        return above.lemma_.lower() in _TALKING
    if word in {"before", "until"}:
        return any(t.lower_ in {"a", "an"} for t in truce.lefts)
    return word == "of" and above.lemma_.lower() in _OF_WHAT_IS_AGREED


def _is_pause_of_talks(pause: Token) -> bool:
    """Tell whether a pause is one of talks or of anything else than fire: "resumed after a pause of two months"."""
    if pause.lemma_.lower() not in {"pause", "lull", "break"}:
        return False
    of = [inner.lemma_.lower() for name, inner, _ in objects_of_prepositions(pause) if name in {"in", "of", "to"}]
    called = [c.lower_ for c in pause.children if c.dep_ in {"amod", "compound"}]
    if set(called) & _OF_FIRE or any(word in _WARS | _OF_FIRE for word in of):
        return False
    return bool(of) or (pause.dep_ == "pobj" and pause.head.lower_ in {"after", "following"})


def _is_toll(verb: Token) -> bool:
    """Tell whether a clause on a war counts who died in it: "a conflict in which 15,000 people have been killed"."""
    is_counted = verb.dep_ == "relcl" and verb.lemma_ in _KILLING and is_passive(verb)
    entry = noun_entry(verb.head) if is_counted else None
    return entry is not None and entry["type"] == "ASSAULT"


def _is_of_standing_force(verb: Token, kind: str) -> bool:
    """Tell whether a verb only says which forces are meant: "soldiers deployed in Iraq", "men who fight the militia"."""
    if verb.tag_ == "VB" and verb.dep_ in {"xcomp", "advcl"} and verb.lemma_ in _FIGHTING:
        # "Troops deployed there to fight the rebels": what they are for.
        return verb.head.dep_ == "acl" and verb.head.lemma_ in _STATIONED and _are_forces(verb.head)
    if not _are_forces(verb):
        return False
    if kind == "MOBILIZE":
        return verb.dep_ == "acl" and verb.lemma_ in _STATIONED and is_passive(verb)
    return verb.lemma_ in _FIGHTING and verb.tag_ != "VB"


def _are_forces(verb: Token) -> bool:
    """Tell whether a clause picks out people under arms, with no comma that would make an aside of it."""
    noun = verb.head
    if verb.dep_ not in {"acl", "relcl"} or noun.pos_ != "NOUN" or verb.i < noun.i:
        return False
    if any(c.dep_ == "nsubj" and c.tag_ not in {"WDT", "WP", "IN"} for c in verb.children):
        return False  # "The rebels whom it has fought": another does it.
    is_aside = noun.i + 1 < len(noun.doc) and any(t.text == "," for t in noun.doc[noun.i + 1 : verb.i])
    forces = words_of_object("troops") | words_of_object("captive") | words_of_object("ships")
    if is_passive(verb):
        forces |= words_of_object("weapon")  # "Tanks sent by Ethiopia"
    return not is_aside and noun.lemma_.lower() in forces


def _is_taken_up(verb: Token) -> bool:
    """Tell whether a clause with "what" takes up what those who are known have done: "*what the two agreed* does not bind them"."""
    what = next((c for c in verb.lefts if c.dep_ == "dobj"), None) if verb.lemma_ == "agree" else None
    if (
        what is None
        or what.lower_ not in {"what", "whatever"}
        or verb.dep_ not in {"csubj", "csubjpass", "ccomp", "pcomp"}
    ):
        return False
    doers = [c for c in verb.lefts if c.dep_ == "nsubj" and c.i > what.i]
    return any(
        t.pos_ in {"PRON", "NUM"} or any(c.lower_ in _DEFINITE | {"both"} for c in t.lefts) for t in doers
    ) and all(t.pos_ != "PROPN" for t in doers)


def _would_not_without(verb: Token) -> bool:
    """Tell whether of something that was done it is said that without another it would not have been: "would never have signed without"."""
    words = {c.lower_ for c in verb.lefts}
    if not is_verb(verb) or not {"would", "have"} <= words or not words & {"not", "never", "n't", "hardly", "scarcely"}:
        return False
    return any(t.lower_ == "without" and t.i > verb.i for t in verb.subtree)
