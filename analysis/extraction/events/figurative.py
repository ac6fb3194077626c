"""Words of violence and of taking that mean something else: criticism ("came under fire for"), duty ("it fell to Oslo to")."""

from __future__ import annotations

from analysis.extraction.events.event import Event
from analysis.extraction.events.triggers import verb_entry
from analysis.extraction.parsing.grammar import (
    content_of,
    is_negated,
    is_passive,
    is_verb,
    object_of,
    objects_of_prepositions,
)
from analysis.extraction.parsing.time_taken import taking_verb
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: Verbs of attacking that speakers do with words as well.
_WITH_WORDS = frozenset("attack assail savage hit assault strike target bombard fire lash pummel hammer".split())
#: What is attacked with words only.
_WORDS_AND_PLANS = frozenset(
    "deal accord pact agreement treaty plan proposal policy decision record remark handling speech rule law bill budget reform "
    "stance statement comment offer report choice reaction response performance programme program strategy approach tactic idea "
    "role refusal silence failure resolution ruling verdict rhetoric leadership".split()
)
#: Verbs of destroying, and what is destroyed in a figure of speech only.
_WRECKING = frozenset(
    "wreck torpedo sabotage sink kill bury shatter destroy demolish scuttle derail ruin explode smash crush dash blow shred undo "
    "undermine crack break".split()
)
_THOUGHTS = frozenset(
    "attempt effort bid try push hope prospect chance dream ambition talk talks negotiation dialogue deal accord pact agreement "
    "treaty truce ceasefire settlement plan proposal process initiative consensus unity coalition trust confidence momentum calm "
    "peace illusion image reputation career conflict feud quarrel dispute rivalry taboo myth silence expectation mission".split()
)
#: Where one speaks.
_SPEECH = frozenset(
    "speech address interview article editorial statement broadcast letter post conference sermon debate column tweet "
    "message remark commentary".split()
)
_CRITICS = frozenset(
    "critic opposition lawmaker legislator parliamentarian senator congressman mp press newspaper media editorial commentator "
    "columnist group activist campaigner rights watchdog democrat republican conservative liberal voter congress parliament "
    "public pundit backbencher ally politician union cleric".split()
)
_SPEAKERS = frozenset(
    "house ministry office spokesman spokesperson spokeswoman department chancellery presidency".split()
)
_SPEAKING = frozenset(
    "say call accuse describe dismiss insist tell deny urge point brand label reject denounce".split()
)
#: What is handed on and falls to somebody.
_DUTIES = frozenset(
    "task job role lot duty responsibility burden honour honor chore chairmanship presidency seat power leadership lead turn "
    "initiative work choice decision chair mantle privilege baton mission onus".split()
)
#: Strife, what it is of that is no strife of arms, and by what it is called so.
_STRIFE = frozenset("war battle clash contest fight conflict".split())
_MINDS = frozenset(
    "word nerve will wit interest ego idea opinion personality culture civilisation civilization view style temper mind principle "
    "value".split()
)
_IN_WORDS = frozenset(
    "verbal rhetorical legal electoral judicial procedural turf bidding price trade tariff propaganda culture court courtroom "
    "currency diplomatic political".split()
)
_SHOWERING = frozenset("bombard pepper pelt shower flood besiege barrage assail bomb hit ply inundate".split())
_HAIL = frozenset(
    "question query complaint call request criticism message praise letter email e-mail demand appeal insult abuse accusation "
    "petition compliment taunt reproach objection tweet".split()
)
_NEAR = frozenset({"in", "at", "near", "outside", "inside", "along", "on", "around", "during"})
_TIMES = frozenset({"DATE", "TIME", "ORDINAL"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def is_criticism(event: Event) -> bool:
    """Tell whether an attack is one of words: on a plan, "over" or "for" something, in a speech, by critics."""
    verb = event.trigger.head
    if event.trigger.type != "ASSAULT" or not is_verb(verb) or event.trigger.noun is not None:
        return False
    led = [(name, inner) for name, inner, _ in objects_of_prepositions(verb)]
    if any(name == "over" and _is_matter(inner) for name, inner in led):
        return verb.lemma_ in _WITH_WORDS or _comes_under(verb)
    if _comes_under(verb):
        sources = [inner for name, inner in led if name in {"from", "by"}]
        sources += [i for _, fire in led for name, i, _ in objects_of_prepositions(fire) if name in {"from", "by"}]
        reasons = [inner for name, inner in led if name in {"for", "over"}]
        reasons += [i for _, fire in led for name, i, _ in objects_of_prepositions(fire) if name in {"for", "over"}]
        if not sources and not reasons and event.recipients and not any(name in _NEAR for name, _ in led):
            # "Tokyo has come under fire since the reporter was jailed": a capital, and no place where it was shot at.
            return all(a.kind in {"state", "person"} for a in event.recipients)
        return any(_is_critic(t) for t in sources) or any(_is_matter(t) for t in reasons)
    if verb.lemma_ not in _WITH_WORDS:
        return False
    theme = subject_of(verb) if is_passive(verb) else object_of(verb)
    if theme is not None and content_of(theme).lemma_.lower() in _WORDS_AND_PLANS:
        event.recipients = []  # With whom a deal was made is not attacked.
        return True
    if is_passive(verb) and _is_criticised(event, verb, led):
        return True
    # Who fires on a post, or attacks at one, speaks in none.
    spots = {"in"} if verb.lemma_ == "fire" else {"in", "at", "on"}
    led_to = [(name, inner.lemma_.lower()) for name, inner in led if name in spots]
    if any(
        word in _SPEECH | _WORDS_AND_PLANS and (name == "in" or word not in {"post", "column"}) for name, word in led_to
    ):
        return True
    subject = subject_of(verb)
    is_speaker = (subject is not None and _is_critic(subject)) or bool(
        event.actors and all(a.kind == "person" for a in event.actors)
    )
    if is_speaker and any(name in {"on", "for"} and _is_matter(inner) for name, inner in led):
        return True  # "Democrats attacked the president on his taxes"
    if not any(c.lower_ == "back" and c.i > verb.i for c in verb.children):
        return False
    speaks = any(c.dep_ in {"advcl", "xcomp"} and c.tag_ == "VBG" and c.lemma_ in _SPEAKING for c in verb.children)
    return speaks or is_speaker or (subject is not None and subject.lemma_.lower() in _SPEAKERS)


def _is_criticised(event: Event, verb: Token, led: list[tuple[str, Token]]) -> bool:
    """Tell whether a passive attack is one of words: by lawmakers, in the press, of a person "for" a deed or "as" something."""
    if not event.recipients or not all(
        a.kind in {"person", "state", "government", "organisation"} for a in event.recipients
    ):
        return False
    if verb.lemma_ in {"attack", "assail", "savage"} and any(
        name in {"by", "in"} and _speaks(inner) for name, inner in led
    ):
        return True
    return all(a.kind == "person" for a in event.recipients) and any(
        (name == "for" and _is_matter(inner)) or (name == "as" and inner.tag_ != "VBG") for name, inner in led
    )


def _speaks(noun: Token) -> bool:
    """Tell whether somebody attacks with words by trade: lawmakers and the press, not groups and crowds."""
    return noun.lemma_.lower() in _CRITICS - {"group", "activist", "watchdog", "public", "party"}


def is_of_thoughts(event: Event) -> bool:
    """Tell whether what is wrecked is no thing of this world: "a bomb shattered hopes of peace", "his stubbornness wrecked the talks"."""
    verb = event.trigger.head
    if event.trigger.type != "ASSAULT" or not is_verb(verb) or event.trigger.noun is not None:
        return False
    theme = subject_of(verb) if is_passive(verb) else object_of(verb)
    return verb.lemma_ in _WRECKING and theme is not None and content_of(theme).lemma_.lower() in _THOUGHTS


def is_no_act(event: Event) -> bool:
    """Tell whether a verb of taking or refusing tells a duty or what one cannot do: "fell to Oslo to", "cannot afford to refuse"."""
    verb = event.trigger.head
    if event.trigger.type in {"ASSAULT", "PROTEST"} and (_is_of_words(event) or _is_hail_of_words(verb)):
        return True
    if not is_verb(verb):
        return False
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "afford" and is_negated(verb.head):
        return True
    if verb.lemma_ == "take" and any(taking_verb(t) == verb for t in verb.subtree if t.tag_ == "VB"):
        return True  # "It took three calls from Oman to persuade them": the infinitive tells what was done.
    if verb.lemma_ == "agree" and any(n == "on" and t.lower_ == "nothing" for n, t, _ in objects_of_prepositions(verb)):
        return True  # "Agreed on nothing else"
    if (event.trigger.type == "ASSAULT" and _pays_back(verb)) or is_of_thoughts(event):
        return True
    if event.trigger.type != "ASSAULT" or verb.lemma_ != "fall":
        return False
    subject = subject_of(verb)
    if subject is None or content_of(subject).lemma_.lower() in _DUTIES:
        return True
    return subject.lower_ == "it" and any(
        t.tag_ == "VB" and t.dep_ in {"xcomp", "advcl", "relcl"} for t in verb.subtree
    )


def _is_of_words(event: Event) -> bool:
    """Tell whether a war or battle is one of words or minds: "a war of words", "a clash of interests", "a verbal battle"."""
    head = event.trigger.noun or event.trigger.head
    theme = (subject_of(head) if is_passive(head) else object_of(head)) if is_verb(head) else head
    strife = content_of(theme) if theme is not None else None
    if strife is None or strife.lemma_.lower() not in _STRIFE:
        return False
    of = [inner.lemma_.lower() for name, inner, _ in objects_of_prepositions(strife) if name == "of"]
    before = {c.lower_ for c in strife.children if c.dep_ in {"amod", "compound", "nmod"}}
    return bool(_MINDS & set(of) or _IN_WORDS & before)


def _is_hail_of_words(verb: Token) -> bool:
    """Tell whether somebody is showered with words only: "was bombarded with questions by deputies"."""
    if not is_verb(verb) or verb.lemma_ not in _SHOWERING:
        return False
    led = [inner for name, inner, _ in objects_of_prepositions(verb) if name in {"with", "by"}]
    return any(content_of(t).lemma_.lower() in _HAIL for t in led)


def _pays_back(verb: Token) -> bool:
    """Tell whether one hits back with something else than arms: "hit back by cutting off exports", whose verb tells the act."""
    if verb.lemma_ not in _WITH_WORDS or not any(c.lower_ == "back" and c.i > verb.i for c in verb.children):
        return False
    ways = [g for c in verb.children if c.dep_ == "prep" and c.lower_ == "by" for g in c.children if g.dep_ == "pcomp"]
    found = [verb_entry(t) for t in ways]
    return bool(ways) and not any(entry is not None and entry[0]["type"] == "ASSAULT" for entry in found)


def _comes_under(verb: Token) -> bool:
    return verb.lemma_ == "come" and any(c.lower_ == "under" for c in verb.children)


def _is_matter(token: Token) -> bool:
    """Tell whether what stands after "for" or "over" is what somebody is blamed for, not a time or a place."""
    return token.ent_type_ not in _TIMES | _PLACES and (
        token.tag_ == "VBG" or (token.pos_ == "NOUN" and token.lemma_.lower() not in _STRETCHES)
    )


_STRETCHES = frozenset(
    "time hour day night week weekend month year minute second while decade sky sea border frontier city water".split()
)


def _is_critic(token: Token) -> bool:
    return token.lemma_.lower().removesuffix("s") in _CRITICS or token.lemma_.lower() in _CRITICS
