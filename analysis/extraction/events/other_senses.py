"""Verbs of strife, talks and help in another sense, which what they are done to, or by, tells: no act between actors.

"Fought malaria", "beat Kenya on penalties", "was hit by a drop in prices", "negotiated a mortgage", "deployed doctors".
"""

from __future__ import annotations

import re

from analysis.extraction.events.event import Event, are_two
from analysis.extraction.parsing.answered_charges import CHARGES
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

#: What befalls people without anybody's doing, and is fought by everybody.
_ILLS = frozenset(
    "flood flooding fire wildfire blaze drought famine hunger poverty malaria cholera ebola aids cancer disease illness virus "
    "pandemic epidemic outbreak infection locust inflation unemployment recession crisis corruption crime pollution erosion "
    "desertification warming climate illiteracy ignorance racism obesity smoking addiction prejudice injustice inequality cold "
    "heat storm hurricane typhoon cyclone tornado quake earthquake tsunami landslide avalanche eruption drop fall slump rise "
    "surge jump plunge downturn shortage outage blackout scandal delay cut cost price debt default setback shock slowdown".split()
)
#: What people are hit, gripped or shaken by that is none of anybody's doing.
_BEFALLING = frozenset(
    "hit strike batter ravage devastate cripple shake rock grip plague lash pound ambush attack".split()
)
_COMBATING = frozenset("fight battle combat attack tackle resist defeat crush assail".split())
#: Where and how one is beaten at play.
_PLAY = frozenset(
    "final semifinal semi-final quarterfinal quarter-final playoff penalty wicket goal match game set tournament cup league innings "
    "championship olympics tie-break race point half overtime qualifier season title medal round".split()
)
_SCORE = re.compile(r"(?<![\w-])\d{1,2}[-–]\d{1,2}(?![\w-])")
_BEATING = frozenset("beat crush rout defeat hammer thrash attack strike overcome demolish destroy outclass".split())
_PLAYERS = frozenset(
    "striker player midfielder goalkeeper defender forward coach manager singer band actor author artist".split()
)
#: What is mediated, negotiated, launched, deployed or sanctioned in civil life.
_OF_TRADE = frozenset(
    "sale house home mortgage loan contract price salary wage rent lease insurance effect impact relationship response rapid bend "
    "curve turn corner traffic obstacle terrain maze merger takeover transfer".split()
)
_PRODUCTS = frozenset(
    "satellite probe spacecraft website site app product album book magazine newspaper brand service channel fund scheme appeal "
    "programme program course portal currency bond".split()
)
_CIVILIAN = frozenset(
    "doctor nurse medic paramedic rescuer firefighter teacher engineer technician staff expert volunteer camera sensor software "
    "vaccine satellite drone-camera ambulance bus generator tent worker scientist epidemiologist".split()
)
#: What one walks out of without breaking anything off.
_WALKED_OUT_OF = frozenset(
    "prison jail custody detention cell camp hospital court courtroom captivity house home building".split()
)
#: What one meets with that is nobody.
_MET_WITH = frozenset(
    "failure success approval criticism silence resistance scepticism skepticism indifference disbelief derision applause refusal "
    "hostility anger outrage accident opposition response reaction".split()
)
#: What a thing, too, threatens to do.
_BEFALL = frozenset(
    "run become collapse spill boil spread engulf derail undermine overwhelm tear fall drag spiral turn escalate overshadow "
    "unravel scuttle erode sink swamp upset worsen".split()
)
_OFFICES = frozenset(
    "chair seat office title post position record majority degree passport key lead balance sway".split()
)
_HELPING = frozenset(
    "sponsor back support fund finance arm encourage foment incite abet instigate assist bankroll".split()
)
_SPOILS = frozenset(
    "ministry post seat portfolio share office cabinet governorship percent percentage half third".split()
)
#: What is said and is not let stand, besides charges.
_WORDS = frozenset(
    "rumour rumor speculation criticism denial notion insinuation narrative characterisation characterization".split()
)
#: What is drilled, drilled for, or practised for in a drill, by civilians.
_DRILLED = frozenset(
    "well borehole hole water oil gas petroleum geothermal rock ice core tunnel ore mineral lithium copper gold exploration rig "
    "offshore fire earthquake quake evacuation flood tsunami cyclone hurricane disaster rescue safety school spill medical "
    "ambulance hospital pandemic accident crash".split()
)
#: What moves another to do a thing, and also out of a town.
_MOVING = frozenset("push force drive press thrust shove hound chase".split())
_DOWNTURNS = frozenset("recession slump downturn nosedive dive slide bailout stage tournament race".split())


def has_other_sense(event: Event) -> bool:
    """Tell whether what a verb is done to, or by whom, gives it a sense in which it is no act between actors."""
    verb = event.trigger.head
    if not is_verb(verb):
        return False
    passive = is_passive(verb)
    theme = subject_of(verb) if passive else object_of(verb)
    named = content_of(theme).lemma_.lower() if theme is not None else ""
    is_actor = theme is not None and bool(event.recipients)
    led = [(name, inner, content_of(inner).lemma_.lower()) for name, inner, _ in objects_of_prepositions(verb)]
    lemma, kind = verb.lemma_, event.trigger.type
    if kind == "REJECT":
        return _is_of_words(verb, event.trigger.noun or theme)
    if (
        kind == "ASSAULT"
        and lemma == "fight"
        and any(n in {"on", "for"} and w in {"side", "behalf"} for n, _, w in led)
    ):
        return True  # "Fought on Kiir's side": not against him.
    if kind == "ASSAULT" and lemma in _MOVING and _is_moved_to_act(verb):
        return True  # "Pushed Chad into freeing them".
    if kind in {"ASSAULT", "ACCUSE"}:
        return _is_of_ills(lemma, named, led, passive=passive) or _is_at_play(verb, lemma, led)
    if kind == "PROTEST" and event.trigger.noun is not None and lemma in _HELPING:
        return True  # "Sponsored the rebellion": who does so does not rise.
    if kind == "CONSULT" and verb.head.lemma_ in {"authorise", "authorize", "permit"} and is_negated(verb.head):
        return True  # "Were not authorised to discuss it".
    if kind == "CONSULT" and lemma == "receive" and named in _SPOILS:
        return True
    if kind == "CONSULT":
        if lemma in {"gather", "assemble", "convene"} and not passive and theme is not None and not event.mediators:
            return not are_two(event.actors) or not all(a.is_named for a in event.actors)
        if lemma == "speak" and {name for name, _, _ in led} & {"of", "with", "to"} == {"of"}:
            return True  # "Spoke of empty polling stations": what is said, and to whom nobody tells.
        return named in _OF_TRADE or (lemma == "meet" and any(n == "with" and word in _MET_WITH for n, _, word in led))
    if kind == "SUPPORT":
        return lemma == "sign" and named in _PLAYERS
    if kind == "SANCTION" and lemma == "walk":
        return any(name == "of" and word in _WALKED_OUT_OF for name, _, word in led)
    if kind == "SANCTION":
        return (
            lemma == "sanction"
            and theme is not None
            and not passive
            and theme.pos_ == "NOUN"
            and not _is_party(theme, event)
        )
    if kind == "MOBILIZE" and _is_civil_drill(verb):
        return True
    if kind == "MOBILIZE":
        return named in _CIVILIAN or (lemma in {"launch", "unveil"} and named in _PRODUCTS)
    if kind == "COERCE":
        return (
            lemma in {"hold", "occupy"}
            and named in _OFFICES
            and (not is_actor or theme is None or theme.ent_type_ == "")
        )
    if kind == "RETREAT":
        return lemma in {"pull", "come", "get", "climb"} and any(word in _DOWNTURNS for _, _, word in led)
    if kind == "THREATEN":
        below = next((c for c in verb.children if c.dep_ == "xcomp"), None)
        return lemma == "threaten" and below is not None and below.lemma_ in _BEFALL and not event.recipients
    return False


def _is_moved_to_act(verb: Token) -> bool:
    """Tell whether one is pushed into doing something, and not out of a place."""
    return any(
        c.lower_ == "into" and any(inner.dep_ == "pcomp" and inner.tag_ == "VBG" for inner in c.children)
        for c in verb.children
    )


def _is_of_words(verb: Token, theme: Token | None) -> bool:
    """Tell whether what is said is rejected, and no offer or plan: "dismissed the allegation", "rejects claims that"."""
    if verb.dep_ == "relcl" and (theme is None or theme.tag_ in {"WDT", "IN"}):
        theme = verb.head  # "A charge that Iran rejects".
    behind = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 3]]
    if behind in (["claims", "that"], ["charges", "that"], ["reports", "that"]):
        return True  # Which the tagger takes for verbs.
    if theme is None or theme.pos_ != "NOUN" or theme.lemma_.lower() not in CHARGES | _WORDS:
        return False
    below = {c.lower_ for c in theme.children}
    # "Rejected its claim to the islands", "rejected the panel's report".
    return "to" not in below and (
        theme.lemma_ != "report" or theme.tag_ == "NNS" or any(c.dep_ == "acl" for c in theme.children)
    )


def _is_of_ills(lemma: str, named: str, led: list[tuple[str, Token, str]], *, passive: bool) -> bool:
    """Tell whether an evil is fought, or befalls somebody: "fought malaria", "was hit by a drop in prices"."""
    if passive:
        return lemma in _BEFALLING and any(name == "by" and word in _ILLS for name, _, word in led)
    if lemma == "strike" and any(name == "as" for name, _, _ in led):
        return True  # "Strikes visitors as calm."
    against = any(name in {"against", "with"} and word in _ILLS for name, _, word in led)
    return lemma in _COMBATING and (named in _ILLS or against)


def _is_at_play(verb: Token, lemma: str, led: list[tuple[str, Token, str]]) -> bool:
    """Tell whether one beats another at a game: "beat Kenya in the final", "crushed Peru 4-0", "attacked the Peru goal"."""
    if lemma not in _BEATING:
        return False
    if any(name in {"in", "on", "by", "at"} and word in _PLAY for name, _, word in led):
        return True
    theme = object_of(verb)
    return (theme is not None and theme.lemma_.lower() == "goal") or _SCORE.search(verb.sent.text) is not None


def _is_civil_drill(verb: Token) -> bool:
    """Tell whether what is begun or held is drilling for water or oil, or a drill against fire: no show of force."""
    drill = next((c for c in verb.children if c.lemma_.lower() in {"drill", "drilling"} and c.i > verb.i), None)
    if drill is None:
        return False
    return drill.pos_ == "VERB" or any(t.lemma_.lower() in _DRILLED for t in drill.subtree)


def _is_party(theme: Token, event: Event) -> bool:
    return theme.ent_type_ != "" or any(theme.lower_ in actor.name.lower() for actor in event.recipients)
