"""Whether "it" or "its" takes up a thing that the text has just been about: "The war began in 2023. It has killed thousands"."""

from __future__ import annotations

from analysis.extraction.actors.appositions import epithet_kinds
from analysis.extraction.actors.cast import Cast
from analysis.extraction.coreference.pronoun_context import phrase_actors
from analysis.extraction.events.triggers import noun_entry
from analysis.extraction.names.gazetteer import load_gazetteer
from analysis.extraction.parsing.grammar import is_verb
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: What things do as well as states and movements.
_THINGS_DO = frozenset(
    "kill wound injure maim displace destroy damage hit flatten level force leave drive cause trigger prompt spark claim cost bring "
    "raise come follow mark strain plunge push disrupt shut shatter rock shake draw set provoke deepen worsen ease help make give "
    "put send turn uproot cripple devastate ravage engulf reach affect close open restore threaten".split()
)
#: Things that befall people, though they name no act of somebody's.
_EVENTS = frozenset(
    "war conflict fighting violence crisis blast explosion bombing raid strike airstrike attack offensive assault siege fire "
    "earthquake quake flood famine drought disaster outbreak epidemic storm cyclone shelling barrage clash battle coup revolt "
    "uprising insurgency insurrection rebellion massacre ambush incursion invasion operation campaign blockade embargo feud "
    "deal accord pact truce ceasefire agreement treaty meeting summit visit trip round dispute standoff stand-off".split()
)
#: What a meeting, a plan or a mission has and a state as well, so that the nearer is meant.
_HAS_OF_ITS_OWN = frozenset(
    "goal aim purpose agenda mandate outcome result timing length date venue cost scope scale legality legitimacy effect impact "
    "consequence cause victim toll end start beginning duration success failure chance timetable schedule deadline wording text "
    "clause provision condition future fate prospect".split()
)


def is_thing_told_of(token: Token, before: Token | None, cast: Cast) -> bool:
    """Tell whether "it" or "its" is a thing: the subject of the last sentence, or of the clause that stands before in this one.

    ``before`` is the root of the last sentence.
    """
    if token.lower_ == "its" and token.dep_ == "poss":
        return token.head.lemma_.lower() in _HAS_OF_ITS_OWN and _is_thing(_subject_beside(token), cast)
    verb = token.head
    is_main = verb == token.sent.root or (
        verb.dep_ == "ccomp" and verb.head == token.sent.root and verb.i < verb.head.i
    )
    if token.lower_ != "it" or token.dep_ != "nsubj" or not is_main or before is None:
        return False
    if verb.lemma_.lower() not in _THINGS_DO:
        return False
    subject = _subject(before)
    return subject is not None and subject.lemma_.lower() in _EVENTS and _is_thing(subject, cast)


def _subject_beside(token: Token) -> Token | None:
    """Give the subject of the clause to which the one with a possessor is joined: "the talks were short and their …"."""
    verb = token.head
    while verb.head != verb and verb.pos_ not in {"VERB", "AUX"}:
        verb = verb.head
    own = _subject(verb)
    if own is not None and token in own.subtree:
        own = _subject(verb.head) if verb.dep_ == "conj" else None
    return own if own is not None and own.i < token.i else None


def _subject(verb: Token) -> Token | None:
    if is_verb(verb):
        return subject_of(verb)
    return next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)


def _is_thing(noun: Token | None, cast: Cast) -> bool:
    """Tell whether a noun is one thing, and nobody: "the meeting", not "the mission" that the text takes for a body."""
    if noun is None or noun.tag_ != "NN" or cast.index.mention_at(noun) is not None:
        return False
    if noun_entry(noun) is not None or noun.lemma_.lower() in _EVENTS:
        return True
    is_body = load_gazetteer().actor_noun(noun.lemma_.lower()) is not None or epithet_kinds(noun) is not None
    return not is_body and not phrase_actors(noun, cast)
