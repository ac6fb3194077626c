"""The type of an act as the words around it make it: pulling out of talks is no retreat, and who would not talk refuses."""

from __future__ import annotations

from dataclasses import replace

from analysis.extraction.actors.index import Actor
from analysis.extraction.events.called_on import settle_visit
from analysis.extraction.events.event import Event, are_two
from analysis.extraction.events.everyday import is_said_of_people
from analysis.extraction.events.figurative import is_criticism
from analysis.extraction.events.interaction_reading import find_verb, read_act
from analysis.extraction.events.missions import settle_inquiry
from analysis.extraction.events.orders import act_of_order
from analysis.extraction.events.presupposed import is_ended
from analysis.extraction.events.triggers import Trigger, noun_entry, verb_entry, words_of_object
from analysis.extraction.lexicon import index_lexicon
from analysis.extraction.parsing.grammar import (
    content_of,
    is_negated,
    is_passive,
    is_verb,
    object_of,
    objects_of_prepositions,
)
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

_FRIENDLY = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE"})
_TRUCES = frozenset("ceasefire cease-fire truce armistice disengagement".split())
_ENDING = frozenset(
    "end stop halt cease lift ease prevent refrain withdraw leave free release return abandon drop vacate suspend limit pause "
    "curb cap freeze dismantle scrap restrict delay".split()
)
#: Verbs of promising that promise harm as well, and what such harm is.
_VOWING = frozenset({"vow", "swear", "pledge", "promise", "commit"})
_HARMING = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE"})
#: Types of act that last while a text tells of them in the present.
_LASTING = frozenset({"COERCE", "AID", "COOPERATE", "MOBILIZE"})
#: Harm that is threatened where it depends on what another does.
_THREATS = frozenset({"SANCTION", "COERCE", "ASSAULT"})
_HEAVY_ARMS = frozenset(
    "tank missile rocket howitzer jet helicopter drone battery interceptor shell munition rifle".split()
)
#: Help that is given no more is a sanction: "no longer trains their soldiers".
_HELP = frozenset({"AID", "COOPERATE", "SUPPORT"})
#: What is done at one stroke, however many times: "has killed 40 since May" is over each time.
_AT_A_STROKE = frozenset(
    "kill wound injure murder execute assassinate capture seize take abduct kidnap destroy topple oust behead massacre burn".split()
)
_YIELDING = frozenset({"RETREAT", "CONCEDE"})
#: What takes two, and is ended by both.
_QUARRELS = frozenset(
    "quarrel feud dispute row difference rift war conflict fighting hostility enmity rivalry standoff stand-off confrontation "
    "crisis stalemate deadlock impasse bloodshed strife".split()
)
_GOODS = frozenset(
    "ship tanker vessel boat trawler asset fund property money weapon drug cargo oil shipment plane aircraft passport document "
    "equipment account newspaper power control opportunity chance weapon arm truck goods".split()
)
_AVENGING = frozenset(
    "avenge retaliate resist fight continue crush defeat destroy eradicate punish respond strike".split()
)
#: Verbs of undoing what bore on others: done, it is a retreat, while who gives in or renounces has only conceded.
_UNDOING = frozenset(
    "lift ease relax loosen reopen open unblock unfreeze unban delist pardon amnesty commute reinstate readmit restore "
    "rehabilitate exonerate cede relinquish surrender hand remove rescind repeal revoke reverse undo roll scrap cancel "
    "overturn quash legalise legalize throw".split()
)
_MERCIES = frozenset({"amnesty", "pardon", "clemency", "reprieve", "bail"})
_UNDER_ARMS = frozenset({"state", "government", "armed_group"})
#: What one goes on with is what one vows: "swore to go on fighting".
_GOING_ON = frozenset({"go", "carry", "keep", "continue"})
#: What an armed group does that a crowd does in protest: it marches into a town.
_OF_ARMS = frozenset({"march", "loot", "rampage"})
#: Who watches over a peace rather than make ready for war, and the bodies whose forces do.
_PEACEKEEPERS = frozenset(
    "peacekeeper peacekeeping observer monitor observers monitors blue helmet verification verifier".split()
)
_KEEPING_BODIES = frozenset(
    {"United Nations", "African Union", "OSCE", "Organization for Security and Co-operation in Europe"}
)
_CROWDS = frozenset(
    "protesters protestors demonstrators rioters mob mobs crowd crowds marchers strikers supporters students activists farmers "
    "workers miners monks".split()
)
#: Verbs of taking a thing as right.
_TAKING = frozenset("accept countenance tolerate approve endorse condone".split())
_SEEING_AS_LAW = frozenset({"recognise", "recognize", "acknowledge"})
_ENDING_HELP = frozenset("end halt stop suspend cut cease discontinue withdraw freeze terminate drop".split())
#: Effects of a word by which it is an act of its own.
_ACTS = frozenset({"own", "refuse", "threaten", "request", "end", "allow", "consent", "promise"})


def propose_act(verb: Token, *, subject: list[Actor], objects: list[Actor]) -> Trigger | None:
    """Give the act of a verb that the event lexicon lacks, from the lexicon of interactions.

    With an actor on both sides any word of it is taken; with one alone, only a word that names an act by itself.
    """
    entry = find_verb(verb) if subject else None
    if entry is None or entry["word"] in index_lexicon("interaction_only", "lemma"):
        return None
    reading = read_act(verb)
    if reading.type is None:
        return None
    strong = entry["effect"] in _ACTS and reading.rule != "default"
    if not (objects and (strong or reading.rule == "noun")) and not (
        strong and entry["effect"] in {"own", "refuse", "threaten"}
    ):
        return None
    words = entry["word"].split()[1:]
    tokens = [verb]
    for child in verb.children:
        if child.lemma_.lower() in words and (child.dep_ == "prt" and child.i == verb.i + 1):
            tokens.append(child)
    frame = "request" if reading.type == "REQUEST" else "act"
    kind = entry["type"] if entry["effect"] == "own" and entry["type"] else reading.type
    return Trigger(tuple(tokens), verb, None, kind, frame, None, "interaction")


def settle_type(event: Event) -> Event:
    """Let the stage and the object of an act have their say on its type.

    What is given up later is conceded, what is given up now is a retreat; leaving talks or a pact, and ending aid or ties,
    is a sanction; who will not do a friendly act rejects it; a promise to stop is a concession.
    """
    kind, head = event.trigger.type, event.trigger.head
    if kind == "REQUEST" and (ordered := act_of_order(event)) is not None:
        event.recipients, event.status = [], "planned" if event.status == "requested" else event.status
        event.trigger = replace(event.trigger, type=ordered)
        return event
    settle_inquiry(event)
    if kind == "REQUEST" and settle_visit(event):
        return event
    kind = event.trigger.type
    if is_criticism(event):
        kind = "ACCUSE"
    if is_ended(event):
        event.status = "halted"
    if kind == "SANCTION" and is_verb(head) and _pulls_troops(head):
        kind = "RETREAT"  # "Accords under which it will withdraw its troops": it leaves no accord.
    if _ends_help(event):
        kind = "SANCTION"
    if is_verb(head) and event.trigger.noun is None and not event.trigger.rule.startswith("phrase"):
        entry = find_verb(head)
        if entry is not None and entry["effect"] == "end" and kind in {"RETREAT", "SANCTION", "CONCEDE"}:
            reading = read_act(head, with_grammar=False)
            kind = reading.type if reading.type in {"RETREAT", "SANCTION", "CONCEDE"} else kind
    if (
        event.status == "halted"
        and kind in _HELP
        and is_verb(head)
        and any(c.lower_ == "longer" for c in head.children)
    ):
        kind, event.status = "SANCTION", "occurred"
    if kind == "RETREAT" and event.status in {"planned", "hypothetical"} and not _is_truce(event.trigger):
        kind = "CONCEDE"
    if kind == "CONCEDE" and event.status == "occurred" and _undoes(event.trigger):
        kind = "RETREAT"
    if event.status == "denied" and kind in {"SUPPORT", "AGREE"} and _withholds(head):
        event.status = "refused"
    if event.status == "refused" and kind in _FRIENDLY:
        kind = "REJECT"
    if kind == "AGREE" and event.status in {"planned", "denied"} and event.cameo is None:
        promised = _promised(event)
        if (
            promised is not None
            and head.lemma_ in {"vow", "swear"}
            and is_negated(promised)
            and _type_of(promised) in _FRIENDLY
        ):
            kind, event.status = "REJECT", "refused"  # "Vowed never to disarm": who promises that refuses.
        elif promised is not None and (
            promised.lemma_ in _ENDING or is_negated(promised) or _type_of(promised) in _YIELDING
        ):
            kind = "CONCEDE"
        elif (
            promised is not None
            and event.trigger.head.lemma_ in _VOWING
            and _is_hostile(promised)
            and not (promised.lemma_ == "break" and head.lemma_ in {"promise", "pledge", "commit"})
            and not _is_done_to_own(promised)
        ):
            kind, event.status = "THREATEN", "threatened"
    if kind == "AGREE" and event.status == "accepted" and event.cameo is None and not are_two(event.actors):
        promised = _promised(event)
        if promised is not None and _ends_quarrel(promised):
            pass  # "Agreed to end its quarrel with Chad": nobody gives way.
        elif promised is not None and (promised.lemma_ in _ENDING or _type_of(promised) in _YIELDING):
            kind, event.status = "CONCEDE", "planned"  # "Agreed to halt its attacks": one side gives way.
    if kind == "PROTEST" and is_verb(head):
        if head.lemma_ in {"protest", "jeer"} and any(c.dep_ == "ccomp" for c in head.children):
            kind = "ACCUSE"  # "Protested that the vote was rigged": said, not marched for.
        elif head.lemma_ in _OF_ARMS and event.actors and all(a.kind == "armed_group" for a in event.actors):
            kind = "ASSAULT"
        elif head.lemma_ == "block" and event.actors and all(a.kind in _UNDER_ARMS for a in event.actors):
            kind = "COERCE"  # An army that blocks a road protests against nobody.
    if kind == "COERCE" and head.lemma_ == "seize" and not _takes_goods(head):
        kind = "ASSAULT"
    if kind == "ASSAULT" and is_verb(head) and is_said_of_people(head, event.actors, event.recipients):
        kind = "ACCUSE"
    if kind == "AGREE" and event.status == "accepted" and _is_approved_attack(event.trigger):
        kind, event.status = "ASSAULT", "planned"  # Who approves a strike has it made: no deal.
    if kind == "MOBILIZE" and (_keeps_peace(event) or _gives_arms(event)):
        kind = "AID"
    # Whom a crowd attacks is attacked; what it storms it storms in protest.
    at_people = kind == "ASSAULT" and event.recipients and all(a.kind in {"person", "group"} for a in event.recipients)
    if kind in {"ASSAULT", "COERCE", "REJECT"} and not at_people and _is_of_crowd(event):
        kind = "PROTEST"
    if kind in {"RETREAT", "CONCEDE"} and head.lemma_ == "liberate" and _frees_land(head):
        kind = "ASSAULT"
    both = are_two(event.actors) and event.cameo in {None, "045"}
    if kind == "AGREE" and event.status == "accepted" and both:
        event.status = "occurred"
    lasting = kind in _LASTING or event.cameo == "045" or head.lemma_ in {"back", "support", "prop"}
    if event.status == "occurred" and is_verb(head) and lasting and _holds_on(head):
        event.status = "ongoing"
    if (
        event.status == "occurred"
        and is_verb(head)
        and (kind in _LASTING | {"ASSAULT", "SUPPORT"} or event.cameo == "045")
        and _has_gone_on(head)
    ):
        event.status = "ongoing"
    if kind in _THREATS and event.status == "planned" and is_verb(head) and event.actors and _has_price(head):
        event.status = "threatened"
    if kind != event.trigger.type:
        event.trigger = replace(event.trigger, type=kind)
    return event


def _has_price(head: Token) -> bool:
    """Tell whether harm will come only if another does not yield: "will suspend Niger unless the generals step down"."""
    clauses = [c for c in head.children if c.dep_ == "advcl"]
    marks = {t.lower_ for c in clauses for t in c.children if t.dep_ == "mark"}
    ahead = any(c.dep_ == "aux" and c.lower_ in {"will", "would", "shall", "'ll"} for c in head.children)
    return ahead and bool(marks & {"if", "unless"})


def settle_light_type(verb: Token, given: str) -> str:
    """Give the type of ending something: talks and aid a sanction, sanctions and bans a concession, attacks a retreat."""
    entry = find_verb(verb)
    if entry is None or entry["effect"] != "end":
        return given
    ended = read_act(verb, with_grammar=False).type
    return ended if ended in {"RETREAT", "SANCTION", "CONCEDE"} else given


def _ends_help(event: Event) -> bool:
    """Tell whether it is help or backing that ends: "ended its support for the rebels" is none of it."""
    noun = event.trigger.noun
    return event.trigger.type in {"SUPPORT", "AID"} and noun is not None and event.trigger.head.lemma_ in _ENDING_HELP


def _undoes(trigger: Trigger) -> bool:
    """Tell whether a yielding is the undoing of a measure: "lifted the curfew", "pardoned two reporters", "an amnesty"."""
    head = trigger.head
    if not is_verb(head):
        return head.lemma_.lower() in _MERCIES
    if head.tag_ not in {"VBD", "VBN", "VBG"}:
        return False  # What an accord "grants" is still ahead.
    theme = subject_of(head) if is_passive(head) else object_of(head)
    return head.lemma_ in _UNDOING or (theme is not None and theme.lemma_.lower() in _MERCIES)


def _withholds(head: Token) -> bool:
    """Tell whether what one cannot take is refused: "I cannot accept", "could not condone"; or none of it: "recognised no deal"."""
    if head.lemma_ not in _TAKING | _SEEING_AS_LAW:
        return False
    theme = object_of(head)
    takes_none = theme is not None and any(c.lower_ in {"no", "neither"} for c in theme.lefts)
    can = any(c.dep_ == "aux" and c.lower_ in {"can", "could", "ca"} for c in head.children)
    return takes_none or (can and head.lemma_ in _TAKING)


def _holds_on(head: Token) -> bool:
    """Tell whether a state is told of as it is now: "occupies the valley", "are surrounded"."""
    return head.tag_ in {"VBZ", "VBP"} or any(c.dep_ == "auxpass" and c.lower_ in {"is", "are"} for c in head.children)


def _has_gone_on(head: Token) -> bool:
    """Tell whether an act has lasted until now: "has fought for 19 years", "have backed since then"."""
    if head.lemma_ in _AT_A_STROKE:
        return False
    perfect = any(c.dep_ == "aux" and c.lower_ in {"has", "have", "'ve"} for c in head.children)
    since = any(t.lower_ == "since" for t in head.subtree) or any(c.lower_ == "long" for c in head.children)
    years = any(
        name == "for" and t.lemma_ in {"year", "month", "decade", "week"}
        for name, t, _ in objects_of_prepositions(head)
    )
    return perfect and (since or years)


def _is_truce(trigger: Trigger) -> bool:
    return trigger.head.lemma_.lower() in _TRUCES or (
        trigger.noun is not None and trigger.noun.lemma_.lower() in _TRUCES
    )


def _promised(event: Event) -> Token | None:
    """Give the verb of what is promised: the clause of the verb, or of the noun that it gives."""
    for head in (event.trigger.head, event.trigger.noun):
        for child in head.children if head is not None else ():
            if child.dep_ in {"xcomp", "ccomp", "acl", "pcomp"} and is_verb(child):
                return child
            bound = next(iter(child.children), None) if child.dep_ == "prep" and child.lower_ == "to" else None
            if bound is not None and bound.dep_ == "pcomp" and is_verb(bound):
                return bound  # "Committed itself to freeing them".
    return None


def _pulls_troops(verb: Token) -> bool:
    theme = subject_of(verb) if is_passive(verb) else object_of(verb)
    if theme is None or verb.lemma_ not in {"withdraw", "pull"}:
        return False
    return content_of(theme).lemma_.lower() in words_of_object("troops")


def _ends_quarrel(verb: Token) -> bool:
    """Tell whether what is to end is what two are at odds over: "to end their quarrel", "to drop its feud with Chad"."""
    theme = subject_of(verb) if is_passive(verb) else object_of(verb)
    inner = [theme, *(t for _, t, _ in objects_of_prepositions(theme))] if theme is not None else []
    return any(t.lemma_.lower() in _QUARRELS for t in inner[:2])


def _is_approved_attack(trigger: Trigger) -> bool:
    entry = noun_entry(trigger.noun) if trigger.noun is not None else None
    return entry is not None and entry["type"] == "ASSAULT" and entry["frame"] == "act"


def _is_hostile(verb: Token) -> bool:
    """Tell whether who vows to do something vows harm: "vowed to fight on", "swore to avenge them"."""
    if verb.lemma_ in _AVENGING:
        return True
    if verb.lemma_ in _GOING_ON:
        below = [*verb.children, *(g for c in verb.children if c.dep_ == "prep" for g in c.children)]
        return any(_is_hostile(c) for c in below if c.dep_ in {"xcomp", "pcomp"} and is_verb(c))
    return _type_of(verb) in _HARMING


def _is_done_to_own(verb: Token) -> bool:
    """Tell whether what is promised is done to who promises: "promised that his fighters would be confined to camps"."""
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    return subject is not None and any(c.lower_ in {"his", "her", "its", "their"} for c in subject.lefts)


def _type_of(verb: Token) -> str | None:
    entry = verb_entry(verb)
    return entry[0]["type"] if entry is not None else None


def _takes_goods(verb: Token) -> bool:
    """Tell whether what is seized is goods, not land or people."""
    theme = subject_of(verb) if is_passive(verb) else object_of(verb)
    return theme is not None and theme.lemma_.lower() in _GOODS


def _keeps_peace(event: Event) -> bool:
    """Tell whether those who are sent keep a peace: "United Nations peacekeepers", "observers", a force of a world body."""
    words = {t.lemma_.lower() for t in event.trigger.head.subtree}
    actors = event.actors or event.recipients
    bodies = [actor.body for actor in actors]
    return bool(words & _PEACEKEEPERS) or (bool(bodies) and all(body.name in _KEEPING_BODIES for body in bodies))


def _gives_arms(event: Event) -> bool:
    """Tell whether weapons are sent to another state, for it to have: "will send 100 tanks to Ukraine"."""
    head = event.trigger.head
    if not is_verb(head) or head.lemma_ not in {"send", "ship", "deliver", "supply"}:
        return False
    theme = subject_of(head) if is_passive(head) else object_of(head)
    arms = theme is not None and theme.lemma_.lower() in words_of_object("arms") | _HEAVY_ARMS
    to = [inner for name, inner, _ in objects_of_prepositions(head) if name == "to"]
    return arms and bool(to) and len(event.recipients) > 0 and all(a.kind == "state" for a in event.recipients)


def _is_of_crowd(event: Event) -> bool:
    """Tell whether a crowd acts: "protesters besieged the embassy"."""
    if event.actors:
        return all(_is_crowd(actor) for actor in event.actors)
    subject = subject_of(event.trigger.head) if is_verb(event.trigger.head) else None
    return subject is not None and not is_passive(event.trigger.head) and subject.lower_ in _CROWDS


def _frees_land(verb: Token) -> bool:
    """Tell whether what is freed is a place that is fought for, not people."""
    theme = subject_of(verb) if is_passive(verb) else object_of(verb)
    if theme is None:
        return False
    return theme.ent_type_ in {"GPE", "LOC", "FAC"} or theme.lemma_.lower() in words_of_object("land")


def _is_crowd(actor: Actor) -> bool:
    return bool(set(actor.name.lower().replace("’s", "").split()) & _CROWDS)
