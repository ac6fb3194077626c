"""How talks and efforts are said to have ended by what they brought: "produced no agreement", "yielded little more than a promise"."""

from __future__ import annotations

from analysis.extraction.events.triggers import noun_entry, outcome_of, words_of
from analysis.extraction.parsing.grammar import content_of, is_negated, is_passive, object_of, objects_of_prepositions
from analysis.extraction.parsing.words import Token

_BRINGING = frozenset(
    "produce yield bring achieve deliver reach see make show generate result end accomplish change register record have bear".split()
)
#: What leads to something, or to nothing, behind "to".
_LEADING_TO = frozenset("lead come amount add".split())
#: What talks bring where they bring something.
FRUIT = frozenset(
    "result agreement breakthrough progress headway deal outcome accord success solution truce compromise settlement fruit "
    "movement advance ceasefire change effect end answer response reply meeting encounter talk".split()
)
#: Words that say of what was done that nothing came of it, behind their preposition.
_VAINLY = {
    "in": frozenset({"vain"}), "to": frozenset({"avail", "effect", "purpose", "result"}),
    "with": frozenset({"success", "effect", "result", "luck", "avail"}),
    "without": frozenset({"success", "effect", "avail", "result"}),
}  # fmt: skip
_FRUITLESSLY = frozenset({"unsuccessfully", "vainly", "fruitlessly"})
#: What a truce does while it is one, and for how long.
_LASTING = frozenset("last hold survive endure".split())
_TRUCES = frozenset({"truce", "ceasefire", "cease-fire", "armistice"})
_SPANS = frozenset("second minute hour day night week month".split())
_BEGINNING = frozenset("begin start open resume restart reopen".split())
#: How what had begun came to its end.
_OVER = frozenset("end conclude finish close collapse fail break adjourn stall founder".split())
_ENDING = frozenset({"end", "conclude", "finish", "close"})
_GIVING_WAY = frozenset({"collapse", "founder", "unravel", "fail", "crumble"})
_SCARCELY = frozenset("only just barely scarcely hardly mere less fewer merely".split())
_NOTHING = frozenset({"nothing", "little"})
_HARDLY = frozenset({"no", "little", "scant", "few", "scarcely", "hardly", "without"})


def comes_to_nothing(verb: Token) -> str | None:
    """Give "failed" where a verb says that its subject brought nothing, or hardly anything, or was soon over; None otherwise."""
    if _is_soon_over(verb):
        return "failed"
    if _ran_out(verb):
        return "halted"
    if verb.lemma_ in _LEADING_TO and not is_passive(verb) and _leads_to_nothing(verb):
        return "failed"
    if verb.lemma_ not in _BRINGING or is_passive(verb):
        return None
    for theme in (c for c in verb.children if c.dep_ in {"dobj", "attr"} and c.i > verb.i):
        lemma = content_of(theme).lemma_.lower()
        before = {c.lower_ for c in theme.children if c.i < theme.i}
        if theme.lower_ in _NOTHING or (theme.lower_ == "more" and before & _HARDLY):
            return "failed"
        if before & _HARDLY and lemma in FRUIT:
            # Little headway is some, and the talks go on.
            return "failed" if lemma not in {"headway", "progress", "movement", "advance"} or "no" in before else None
    return None


def how_it_ended(verb: Token) -> str:
    """Tell how talks came out that ended: "with an agreement", "without result", "in deadlock"."""
    for preposition, inner, _ in objects_of_prepositions(verb):
        words = {t.lemma_.lower() for t in inner.subtree}
        if preposition == "without" or (preposition in {"in", "with"} and words & words_of("no_result")):
            return "failed"
        if preposition in {"in", "with"} and noun_entry(inner) is not None:
            return "occurred"
    return "halted"


def fate_of_subject(noun: Token) -> str | None:
    """Give how what a noun names came out by the verb that it is the subject of; None where that says nothing of it.

    "The summit that he had hosted ended without an agreement", "a truce, which Kiev declared in June, collapsed".
    """
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.tag_ not in {"VBD", "VBN"} or is_negated(verb) or is_passive(verb):
        return None
    if any(c.tag_ == "MD" or c.dep_ in {"dobj", "mark"} for c in verb.children):
        return None
    if verb.lemma_ in _ENDING:
        fate = how_it_ended(verb)
        return fate if fate == "failed" else None
    if any(c.dep_ == "prt" and outcome_of(f"{verb.lemma_} {c.lower_}") == "failed" for c in verb.children):
        return "failed"  # "Broke down within minutes".
    return comes_to_nothing(verb) or (outcome_of(verb.lemma_) if verb.lemma_ in _GIVING_WAY else None)


def _leads_to_nothing(verb: Token) -> bool:
    """Tell whether a verb says to what its subject led, and that was nothing: "led to no encounter", "amounted to little"."""
    if any(c.dep_ == "advmod" and c.lower_ == "nowhere" for c in verb.children):
        return True
    led = [inner for name, inner, _ in objects_of_prepositions(verb) if name == "to"]
    return any(
        t.lower_ in _NOTHING
        or (content_of(t).lemma_.lower() in FRUIT and any(c.lower_ in {"no", "little"} for c in t.children))
        for t in led
    )


def is_in_vain(verb: Token) -> bool:
    """Tell whether an adverbial of a verb says that it was done in vain: "flew to both capitals, to little effect"."""
    if any(c.dep_ == "advmod" and c.lower_ in _FRUITLESSLY for c in verb.children):
        return True
    led = list(objects_of_prepositions(verb))
    led += [deep for name, t, _ in led if name in {"for", "in", "on"} for deep in objects_of_prepositions(t)]
    for name, inner, _ in led:
        if inner.lower_ in _VAINLY.get(name, ()) or inner.lemma_.lower() in _VAINLY.get(name, ()):
            scarcely = any(c.lower_ in _HARDLY for c in inner.children)
            if scarcely or name == "without" or inner.lower_ == "vain":
                return True
    return False


def is_what_came_of_it(verb: Token) -> bool:
    """Tell whether an infinitive tells what came of an act, and no aim: "only for two of them to be arrested", "only to be rebuffed"."""
    if verb.dep_ not in {"advcl", "xcomp"} or not any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return False
    if not (verb.head.tag_ in {"VBD", "VBN"} or any(c.lower_ == "had" for c in verb.head.children)):
        above = verb.head.head  # "Came to bring both to the table, only for two to be arrested"
        if not (verb.head.tag_ == "VB" and verb.head.dep_ in {"advcl", "xcomp"} and above.tag_ in {"VBD", "VBN"}):
            return False
    if verb.head.dep_ == "relcl" and verb.head.lemma_ != "be" and _comes_of_it(verb.head.head):
        return True  # "Only for the men whom he had met to be arrested": the parser hangs it to what tells of the men.
    before = [t for t in verb.doc[verb.head.i + 1 : verb.i] if t.lower_ == "only"]
    return any(t.nbor(1).lower_ in {"for", "to"} for t in before)


def _comes_of_it(noun: Token) -> bool:
    while noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head
    return noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.i > 0 and noun.head.nbor(-1).lower_ == "only"


def _is_soon_over(verb: Token) -> bool:
    """Tell whether something "did not hold", "lasted minutes", "survived barely a week"."""
    if verb.lemma_ not in _LASTING or is_passive(verb) or (verb.lemma_ == "hold" and object_of(verb) is not None):
        return False  # "Did not hold water".
    if is_negated(verb):
        return not any(
            c.dep_ == "aux" and c.lower_ in {"will", "would", "may", "might", "could"} for c in verb.children
        )
    spans = [c for c in verb.children if c.dep_ in {"npadvmod", "dobj", "attr"} and c.lemma_.lower() in _SPANS]
    spans += [t for name, t, _ in objects_of_prepositions(verb) if name == "for" and t.lemma_.lower() in _SPANS]
    if verb.lemma_ == "hold" or not spans:
        return False
    around = {t.lower_ for span in spans for t in span.subtree} | {
        c.lower_ for c in verb.children if c.dep_ == "advmod"
    }
    return bool(around & _SCARCELY) or any(t.lemma_.lower() in {"minute", "hour"} for t in spans)


def _ran_out(verb: Token) -> bool:
    """Tell whether a truce is said to have held as long as it did, and no longer: "held for 17 days", "lasted three weeks"."""
    # "A truce negotiated by Oman in May held for 12 days": the parser takes the second verb for a participle, too.
    is_main = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and verb.dep_ in {"ROOT", "conj", "ccomp"})
    if verb.lemma_ not in _LASTING or not is_main or any(c.dep_ in {"aux", "auxpass"} for c in verb.children):
        return False
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None or content_of(subject).lemma_.lower() not in _TRUCES:
        return False
    spans = [c for c in verb.children if c.dep_ in {"npadvmod", "dobj", "attr"} and c.lemma_.lower() in _SPANS]
    spans += [t for name, t, _ in objects_of_prepositions(verb) if name == "for" and t.lemma_.lower() in _SPANS]
    return any(c.like_num for span in spans for c in span.children)


def collapses_after(verb: Token) -> bool:
    """Tell whether what a verb tells of is said to have failed in the end: "mediated for two years, only for the talks to collapse"."""
    for child in verb.children:
        if child.i <= verb.i:
            continue
        behind_only = child.i > 0 and any(
            t.lower_ == "only" for t in (verb.doc[child.left_edge.i], verb.doc[child.left_edge.i - 1])
        )
        if child.dep_ == "prep" and child.lower_ == "for" and behind_only:
            ends = [g for inner in child.children for g in inner.children if g.dep_ in {"acl", "relcl"}]
            ends += [inner for inner in child.children if inner.dep_ == "pcomp"]
            if any(ends_badly(end) for end in ends):
                return True
        if child.dep_ in {"advcl", "xcomp"} and behind_only:
            inner = [c for c in child.children if c.dep_ in {"ccomp", "xcomp"}]
            if any(ends_badly(end) for end in (child, *inner)):
                return True
    return False


def has_moved_on(verb: Token) -> bool:
    """Tell whether what is said to have begun is over where the text tells it: "talks that began on Friday ended on Sunday"."""
    if verb.lemma_ not in _BEGINNING or verb.tag_ not in {"VBD", "VBN"}:
        return False
    if any(c.dep_ == "conj" and c.lemma_ in _OVER for c in verb.children):
        return True
    days = [
        t for c in verb.children if c.dep_ in {"prep", "npadvmod", "advmod"} for t in c.subtree if t.ent_type_ == "DATE"
    ]
    words = {t.lower_ for t in days}
    if any(t.text.isdigit() and len(t.text) == 4 for t in days) or words >= {"last", "year"} or "ago" in words:
        return True
    main = verb.head.head
    if verb.dep_ not in {"relcl", "acl"} or verb.head.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    is_past = main.tag_ == "VBD" or any(c.lower_ in {"was", "were", "had"} for c in main.children if "aux" in c.dep_)
    return is_past and main.lemma_ not in _BEGINNING and outcome_of(main.lemma_) != "ongoing"


def ends_badly(verb: Token) -> bool:
    """Tell whether a verb says that its subject failed: "collapsed", "broke down", "did not hold"."""
    if comes_to_nothing(verb) == "failed":
        return True
    if verb.lemma_ in {"end", "conclude", "finish", "close"}:
        led = list(objects_of_prepositions(verb))
        return any(
            n == "without" or (n in {"in", "with"} and t.lemma_.lower() in words_of("no_result")) for n, t, _ in led
        )
    keys = [verb.lemma_, *(f"{verb.lemma_} {c.lower_}" for c in verb.children if c.dep_ in {"prt", "advmod", "prep"})]
    keys += [f"{verb.lemma_} {name} {inner.lemma_}" for name, inner, _ in objects_of_prepositions(verb)]
    return any(outcome_of(key) == "failed" for key in keys)
