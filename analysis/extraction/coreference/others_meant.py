"""Whose a pronoun cannot be, by what is done: who rejects "its offer" made none, who expels "its diplomats" sent none.

A pronoun means the subject of its clause unless the verb tells that it is somebody else's: one answers another's offers and demands,
harms another's ships and villages, and doubts of another what he will do.
"""

from __future__ import annotations

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.pronoun_context import Context
from analysis.extraction.coreference.pronoun_places import is_quoted
from analysis.extraction.parsing.grammar import expand_conjuncts, is_verb
from analysis.extraction.parsing.verb_subjects import MESSAGES, subject_of
from analysis.extraction.parsing.words import Token

#: What one puts to another, and what he does who answers it.
_PUT = frozenset(
    "demand offer proposal request call plea appeal invitation overture ultimatum claim bid candidacy application suggestion "
    "petition entreaty terms resignation apology surrender advance counter-offer counterproposal".split()
)
_ANSWERING = frozenset(
    "reject refuse ignore dismiss spurn rebuff accept decline heed oppose veto disregard deny rebut answer welcome entertain "
    "grant scorn shun".split()
)
_TURNING = frozenset({"down", "aside", "away", "off"})
_DISMISSING = frozenset({"turn", "brush", "wave", "push", "bat", "fend", "shrug", "laugh"})
#: What one harms that is another's, and how.
_GOODS = frozenset(
    "ship tanker vessel boat trawler asset account fund reserve fleet plane airliner airline jet embassy consulate territory coast port "
    "airport village town island export import goods product diplomat ambassador attaché attache airspace waters".split()
)
_HARMING = frozenset(
    "ban seize freeze impound confiscate blacklist blockade bomb shell raid board intercept sink expel invade target strike attack hit "
    "storm ram besiege ransack torch boycott embargo".split()
)
#: Whom one lets in that another has sent, and how; whom one would not even meet are another's too.
_ENVOYS = frozenset(
    "envoy delegate observer negotiator mediator emissary mission monitor inspector peacekeeper representative delegation".split()
)
_RECEIVING = frozenset({"admit", "receive", "expel", "bar", "deport", "accredit", "welcome", "turn"})
_MEETING = frozenset({"meet", "see", "host", "hear", "allow", "let", "accept"})
_REFUSING = frozenset({"refuse", "decline", "unwilling", "fail"})
#: What a panel or a court finds out about others.
FINDING = frozenset("find conclude determine establish discover document allege verify ascertain".split())
_BODIES = frozenset({"state", "organisation", "government", "armed_group", "group"})
#: What one thinks of what another will do.
_DOUBTING = frozenset({"doubt", "suspect", "question", "wonder", "disbelieve"})


def others_done_by(token: Token, cast: Cast) -> set[int]:
    """Give those who act in a pronoun's clause, where what they do tells that the pronoun means somebody else."""
    verb = _verb_of_answer(token) or _verb_of_harm(token) or _verb_of_doubt(token)
    verb = verb or _verb_of_finding(token) or _verb_of_letter(token)
    subject = subject_of(verb) if verb is not None else None
    if subject is None or subject.i > token.i:
        return set()
    actors = [a for t in expand_conjuncts(subject) for a in cast.index.actors_at(t)]
    return {id(one) for actor in actors for one in (actor, actor.body)}


def _verb_of_finding(token: Token) -> Token | None:
    """Give the verb by which a panel finds what another did: "a panel found that it had armed them"."""
    clause = token.head
    is_found = token.lower_ == "it" and token.dep_ == "nsubj" and clause.dep_ == "ccomp"
    if not is_found or clause.head.lemma_ not in FINDING:
        return None
    has_deed = any(c.dep_ in {"dobj", "dative", "prep"} and c.i > clause.i for c in clause.children)
    return clause.head if has_deed and clause.lemma_ not in {"be", "have"} else None


def _verb_of_letter(token: Token) -> Token | None:
    """Give the participle that tells what a letter asks of whoever got it: "received a letter from Chad, asking it to mediate"."""
    verb = token.head
    is_told = verb.tag_ == "VBG" and verb.dep_ == "acl" and verb.head.lemma_.lower() in MESSAGES
    return verb if is_told and token.dep_ in {"dobj", "dative"} else None


def sent_by(token: Token, context: Context, cast: Cast) -> tuple[Actor, ...] | None:
    """Give whose envoys they are whom somebody admits, or would not: "failed because Chad would not receive its envoys".

    The one body that is named before him, or of several the one organisation; none where that does not tell. None: no such words.
    """
    verb = _verb_of_reception(token)
    subject = subject_of(verb) if verb is not None else None
    while verb is not None and subject is None and verb.dep_ in {"xcomp", "conj"} and is_verb(verb.head):
        verb = verb.head
        subject = subject_of(verb)
    if subject is None or subject.i > token.i:
        return None
    hosts = {id(one) for t in expand_conjuncts(subject) for a in cast.index.actors_at(t) for one in (a, a.body)}
    here = [a for t, actors in context.here if t.i < token.i for a in actors]
    for named in (here, [a for _, actors in context.before for a in actors]):
        bodies = list(
            {id(a.body): a.body for a in named if a.body.kind in _BODIES and id(a.body) not in hosts}.values()
        )
        if len(bodies) > 1:
            bodies = [a for a in bodies if a.kind == "organisation"]
            return tuple(bodies) if len(bodies) == 1 else ()
        if bodies:
            return tuple(bodies)
    return ()


def _verb_of_reception(token: Token) -> Token | None:
    """Give the verb that says that somebody receives, or would not meet, a pronoun's envoys."""
    owned = token.head
    if token.dep_ != "poss" or token.lower_ not in {"its", "their"} or owned.lemma_.lower() not in _ENVOYS:
        return None
    verb = owned.head
    if owned.dep_ not in {"dobj", "nsubj"} or not is_verb(verb) or any(c.lower_ == "own" for c in owned.lefts):
        return None
    if owned.dep_ == "nsubj":  # "Would not let its envoys in"
        verb = verb.head
    if verb.lemma_ == "turn" and not any(c.lower_ in _TURNING | {"back"} for c in verb.children):
        return None
    if verb.lemma_ in _RECEIVING:
        return verb
    denied = any(c.dep_ == "neg" for c in verb.children) or (verb.dep_ == "xcomp" and verb.head.lemma_ in _REFUSING)
    return verb if verb.lemma_ in _MEETING and denied else None


def _verb_of_answer(token: Token) -> Token | None:
    """Give the verb that says how somebody answers what is a pronoun's: "rejected its demand", "turned down his offer"."""
    owned = token.head
    if token.dep_ != "poss" or owned.dep_ != "dobj" or owned.lemma_.lower() not in _PUT or not is_verb(owned.head):
        return None
    verb = owned.head
    if any(c.lower_ == "own" for c in owned.lefts):
        return None
    turns = verb.lemma_ in _DISMISSING and any(c.lower_ in _TURNING for c in verb.children)
    return verb if turns or verb.lemma_ in _ANSWERING else None


def _verb_of_harm(token: Token) -> Token | None:
    """Give the verb that says what somebody does to what is a pronoun's: "expelled its diplomats", "bombed their villages"."""
    owned = token.head
    if token.dep_ != "poss" or owned.dep_ != "dobj" or owned.lemma_.lower() not in _GOODS or not is_verb(owned.head):
        return None
    if is_quoted(token) or any(c.lower_ == "own" for c in owned.lefts):
        return None
    return owned.head if owned.head.lemma_ in _HARMING else None


def _verb_of_doubt(token: Token) -> Token | None:
    """Give the verb above a clause that says what a pronoun is doubted to do: "a diplomat doubted that he would"."""
    clause = token.head
    if token.dep_ not in {"nsubj", "nsubjpass"} or clause.dep_ not in {"ccomp", "aux"}:
        return None
    verb = clause.head if clause.dep_ == "ccomp" else clause.head.head
    return verb if verb.lemma_ in _DOUBTING and is_verb(verb) and verb.i < token.i else None
