"""What is said of a thing or done in speech: "called it a mistake", "accused Iran of lying", "warned of famine"."""

from __future__ import annotations

from dataclasses import replace

from analysis.extraction.claims.attributions import (
    DAYS,
    Attribution,
    Tokens,
    look_up_cue,
    make_attribution,
    stretch,
    thing,
    trim,
    without_aside,
)
from analysis.extraction.claims.content_ends import end_content
from analysis.extraction.claims.noun_contents import is_handled, is_wished
from analysis.extraction.lexicon import Entry
from analysis.extraction.parsing.words import Token

#: What somebody has in a thing: "denied any role in the killing".
_PARTS = frozenset({"role", "part", "involvement", "hand", "share", "complicity", "interest"})
#: What somebody puts at a figure, or at a word for one: "put the odds at no better than even".
_CHANCES = frozenset({"odds", "odd", "chance", "likelihood", "probability"})
_TIMES = frozenset({"DATE", "TIME"})
#: What somebody is held or found to be who did wrong.
_TO_BLAME = frozenset({"responsible", "accountable", "liable", "guilty", "culpable", "complicit", "innocent"})
#: What somebody lays on whom he holds to have done it.
_BLAME = frozenset({"blame", "responsibility", "onus", "guilt", "fault"})
_LAYING = frozenset({"put", "lay", "place", "heap", "fix"})
_FORESEEING = frozenset("expect predict forecast foresee project anticipate".split())
#: What something is said in.
_MEDIA = frozenset(
    "statement message video recording post posting interview letter communique communiqué broadcast speech address tweet "
    "article briefing telegram television radio website account channel report memo memoir call email newspaper".split()
)
#: Prepositions of place right behind what is spoken of: "warned of famine in the north".
_PLACING = frozenset({"in", "near", "across", "along", "around", "between", "throughout"})
_SEEN = frozenset({"on", "at", "outside", "inside", "over", "behind", "beside", "above", "by", "under"})
#: Prepositions behind a figure that go on with what is counted.
_MEASURING = frozenset({"in", "near", "across", "among", "per", "for", "since", "over"})
#: Prepositions behind a deed that is spoken of that tell who did it, and to whom: "complained of looting by both armies".
#: Prepositions behind what something is called that say more of it.
_QUALIFYING = frozenset({"to", "of", "against", "for", "in"})
_DOING = frozenset({"by", "from", "against", "at", "among"})


def read_gerund(verb: Token, source: Token, entry: Entry, frames: frozenset[str]) -> Attribution | None:
    """Read "denied having fired them", "admitted taking the money"."""
    clause = next((c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i), None)
    if (
        clause is None
        or not frames & {"n", "t"}
        or not (clause.tag_ == "VBG" or clause.doc[clause.left_edge.i].tag_ == "VBG")
    ):
        return None
    first = clause.left_edge
    doer = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i and c.right_edge.i == first.i - 1), None)
    if doer is not None and clause.tag_ == "VBG" and doer.left_edge.i == verb.i + 1:
        first = doer.left_edge  # "Described Chad arming the rebels".
    piece = end_content(stretch(first, clause.right_edge))
    return make_attribution(verb, source, [piece], entry, "verb_with_gerund", 0.65)


def lacks_object(verb: Token) -> bool:
    """Tell whether what a verb is about stands before it: "what it called", "which some believe"."""
    before = [c for c in verb.children if c.dep_ in {"dobj", "mark", "pobj", "nsubj"} and c.i < verb.i]
    if any(c.lower_ in {"what", "which", "that", "whom"} and c.dep_ != "nsubj" for c in before):
        return True
    return any(c.lower_ == "what" and c.i < s.i for s in before if s.dep_ == "nsubj" for c in s.children)


def read_judgement(verb: Token, source: Token, entry: Entry, frames: frozenset[str]) -> Attribution | None:
    """Read "called the plan a mistake", "described it as a mistake", "accused Iran of lying"."""
    found = _read_judged(verb, source, entry, frames)
    if found is not None and found.rule == "verb_of_judgement" and lacks_object(verb):
        return replace(found, rule="what_is_called")
    return found


def _read_judged(verb: Token, source: Token, entry: Entry, frames: frozenset[str]) -> Attribution | None:
    obj = next((c for c in verb.children if c.dep_ == "dobj"), None)
    calls_on = verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in {"on", "upon", "for"} and verb.lemma_ == "call"
    if "c" in frames and not calls_on:
        judged = next((c for c in verb.children if c.dep_ in {"oprd", "ccomp", "xcomp"} and c.i > verb.i), None)
        if judged is None and obj is not None:
            judged = next((c for c in verb.children if c.dep_ in {"dobj", "attr"} and c.i > obj.i), None)
        if judged is None and obj is not None and obj.i > verb.i:
            # "called its actions defensive in nature", "declared the siege over".
            judged = next((c for c in obj.children if c.dep_ == "acl" and c.tag_ == "JJ" and c.i > obj.i), None)
            over = verb.doc[obj.right_edge.i + 1] if obj.right_edge.i + 1 < verb.sent.end else None
            if judged is None and over is not None and over.lower_ == "over" and not any(over.children):
                judged = over
        if judged is None and obj is not None and obj.i > verb.i and entry["class"] == "opine":
            # "Deem a settlement unlikely before the winter": the parse makes it a part of the thing.
            judged = next((c for c in obj.children if c.dep_ == "amod" and c.i == obj.i + 1), None)
        if judged is None and obj is not None and obj.i > verb.i and entry["class"] in {"say", "opine"}:
            judged = _verdict_behind(verb, obj)
        if judged is None and obj is not None and obj.i > verb.i and verb.dep_ == "relcl" and lacks_object(verb):
            # "An alibi that the prosecution calls a fiction".
            judged = obj
        if judged is not None:
            first = obj.left_edge if obj is not None and obj.i > verb.i else judged.left_edge
            last = _last_of_judgement(verb, judged)
            return make_attribution(verb, source, [stretch(first, last)], entry, "verb_of_judgement", 0.65)
    if obj is not None and entry["lemma"] in {"hold", "find"}:
        # "Held the army responsible for the deaths", "found both men guilty".
        judged = next((c for c in verb.children if c.i > obj.i and c.lower_ in _TO_BLAME), None)
        if judged is not None:
            return make_attribution(
                verb, source, [stretch(obj.left_edge, judged.right_edge)], entry, "verb_of_judgement", 0.65
            )
    if (
        obj is not None
        and (entry["lemma"] in {"blame", "pin"} or (entry["lemma"] in _LAYING and obj.lemma_ in _BLAME))
        and obj.lemma_ not in {"hope", "faith", "badge"}
        and obj.pos_ in {"NOUN", "PROPN"}
        and obj.i > verb.i
    ):
        on = next(
            (c for c in (*verb.children, *obj.children) if c.lower_ == "on" and c.dep_ == "prep" and c.i > obj.i), None
        )
        if on is not None and any(c.dep_ == "pobj" and c.ent_type_ not in _TIMES for c in on.children):
            # "Blames the blast on saboteurs" says who did it; "blames the mines" only judges.
            piece = without_aside(stretch(obj.left_edge, on.right_edge))
            return make_attribution(verb, source, [piece], entry, "verb_of_blame", 0.6)
    led = led_by_preposition(verb, frames)
    if obj is not None and led is not None and (entry["class"] in {"accuse", "praise"} or entry["lemma"] == "suspect"):
        piece = end_content(stretch(led[1].left_edge, last_of_charge(verb, led[1])))
        return make_attribution(verb, source, [piece], entry, "verb_of_charge", 0.65, raised=obj)
    if "at" in frames and obj is not None:
        at = next((c for c in obj.subtree if c.lower_ == "at" and c.i > obj.i), None)
        at = next((c for c in verb.children if c.lower_ == "at" and c.i > obj.i), at)
        number = next((t for t in at.subtree if t.like_num), None) if at is not None else None
        if at is not None and (number is not None or obj.lemma_ in _CHANCES):
            last = _last_of_measure(verb, at.right_edge)
            first = obj.left_edge if obj.i > verb.i else at  # "A figure that the rebels put at 30".
            return make_attribution(verb, source, [stretch(first, last)], entry, "verb_of_measure", 0.65)
    if "like" in frames and obj is not None and obj.i > verb.i:
        behind = [*verb.children, *obj.children]
        to = next(
            (c for c in behind if c.dep_ in {"prep", "dative"} and c.lower_ in {"to", "with"} and c.i > obj.i), None
        )
        if to is None:
            return None
        return make_attribution(verb, source, [stretch(obj.left_edge, to.right_edge)], entry, "verb_of_judgement", 0.65)
    if "s" in frames and obj is None and any(c.lower_ == "what" and c.i < source.i for c in source.children):
        as_ = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as" and c.i > verb.i), None)
        content = trim(as_.doc[as_.i + 1 : as_.right_edge.i + 1]) if as_ is not None else ()
        return make_attribution(verb, source, [content], entry, "verb_of_judgement", 0.6)
    if "s" in frames and obj is not None:
        behind = [*verb.children, *obj.children]
        as_ = next((c for c in behind if c.dep_ == "prep" and c.lower_ == "as" and c.i > obj.i), None)
        early = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as" and verb.i < c.i < obj.i), None)
        if as_ is None and early is not None and early.i == verb.i + 1:
            # "Derided as a fabrication the report that …".
            piece = trim(early.doc[early.i + 1 : early.right_edge.i + 1])
            return make_attribution(verb, source, [piece], entry, "verb_of_judgement", 0.6)
        # "Assesses the risk as low": the parse makes a clause of it.
        low = next((c for c in verb.children if c.dep_ == "advcl" and c.pos_ == "ADJ" and c.i > obj.i), None)
        if as_ is None and low is not None and low.left_edge.lower_ == "as":
            piece = stretch(obj.left_edge, low.right_edge)
            return make_attribution(verb, source, [piece], entry, "verb_of_judgement", 0.65)
        if as_ is not None:
            return make_attribution(verb, source, [_judged_as(verb, obj, as_)], entry, "verb_of_judgement", 0.65)
    return None


def _verdict_behind(verb: Token, obj: Token) -> Token | None:
    """Give what somebody rules or declares a thing to be: "ruled the arrest *unlawful*", "proclaimed A *the winner*"."""
    last = obj.right_edge.i
    for child in verb.children:
        if (
            child.dep_ == "advmod"
            and child.pos_ == "ADJ"
            and child.i == last + 1
            and child.lower_ not in {"alone", "long"}
        ):
            return child
    if verb.lemma_ not in {"proclaim", "declare", "pronounce"}:
        return None
    title = next((c for c in obj.children if c.dep_ == "appos" and c.left_edge.lower_ == "the"), None)
    return title if title is not None and title.left_edge.nbor(-1).text != "," else None


def _last_of_judgement(verb: Token, judged: Token) -> Token:
    """Give the last token of what something is called: "an affront *to the faithful*", "a gesture *in support of peace*"."""
    last = judged.right_edge
    for child in verb.children:
        held = next((c for c in child.children if c.dep_ == "pobj"), None)
        is_next = child.dep_ == "prep" and child.left_edge.i == last.i + 1 and child.lower_ in _QUALIFYING
        if is_next and judged.pos_ == "NOUN" and held is not None and not _says_when(held):
            last = child.right_edge
    return last


def _last_of_measure(verb: Token, last: Token) -> Token:
    """Give the last token of what a figure measures: "at 340 *in a week*", "at 58, *including 12 children*"."""
    for child in verb.children:
        first = child.left_edge
        if first.i < last.i or child.dep_ not in {"prep", "npadvmod"}:
            continue
        held = next((c for c in child.children if c.dep_ == "pobj"), None)
        if (child.lower_ == "including" and first.i <= last.i + 2) or (
            child.lower_ in _MEASURING and first.i == last.i + 1 and held is not None and not _says_when(held)
        ):
            last = child.right_edge
    return last


def _says_when(held: Token) -> bool:
    """Tell whether a phrase tells when something was said: "on Friday", "in a statement"."""
    return held.text in DAYS or held.lemma_ in _MEDIA or (held.ent_type_ == "DATE" and held.text.istitle())


def _judged_as(verb: Token, obj: Token, as_: Token) -> Tokens:
    """Give what is said of something: "it as a mistake", and behind "which" only "a mistake"."""
    return stretch(obj.left_edge, as_.right_edge) if obj.i > verb.i else trim(as_.doc[as_.i + 1 : as_.right_edge.i + 1])


def led_by_preposition(verb: Token, frames: frozenset[str]) -> tuple[Token, Token] | None:
    """Give a preposition of the cue's frame with its object; a charge may hang on the accused: "accused them of lying"."""
    accused = [c for c in verb.children if c.dep_ == "dobj" and "of" in frames]
    for child in [*verb.children, *(c for obj in accused for c in obj.children)]:
        if child.dep_ in {"prep", "dative"} and child.i > verb.i and child.lower_ in frames:
            inner = next((c for c in child.children if c.dep_ in {"pobj", "pcomp"}), None)
            if inner is not None:
                return child, inner
    return None


def read_noun_content(verb: Token, source: Token, entry: Entry, frames: frozenset[str]) -> Attribution | None:
    """Read a noun phrase as content: "acknowledged the loss of", "warned of retaliation"."""
    led = led_by_preposition(verb, frames)
    obj = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if led is not None and (obj is None or "o" in frames):
        preposition, inner = led
        if entry["lemma"] == "talk" and preposition.lower_ == "about" and source.tag_ == "NNS":
            # "The two governments would talk about the border": with each other.
            return None
        if inner.lemma_ in {"condition", "behalf"}:
            # "spoke on condition of anonymity": nothing is said by it.
            return None
        last = inner.right_edge
        for place in verb.children:
            is_next = place.dep_ in {"prep", "agent"} and place.left_edge.i == last.i + 1
            held = next((c for c in place.children if c.dep_ == "pobj"), None) if is_next else None
            does = held is not None and place.lower_ in _DOING and not _says_when(held)
            if is_next and (place.lower_ in _PLACING or does):
                last = place.right_edge
        found = make_attribution(verb, source, [stretch(inner.left_edge, last)], entry, "verb_with_preposition", 0.55)
        if found is not None and preposition.i == found.cue[-1].i + 1:
            return replace(found, cue=(*found.cue, preposition))
        return found
    if obj is None or "n" not in frames or obj.tag_ in {"WP", "WDT"}:
        return None
    told = look_up_cue(obj, "noun")
    clause = next((c for c in obj.children if c.dep_ in {"acl", "ccomp"} and c.i > obj.i), None)
    if (
        told is not None
        and clause is not None
        and any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)
    ):
        # "Disputed the notion that influence was waning".
        if is_wished(clause) or is_handled(obj):
            return None
        piece = stretch(clause.left_edge, clause.right_edge)
        found = make_attribution(verb, source, [piece], entry, "verb_with_noun_and_clause", 0.65)
        if found is not None and look_up_cue(verb, "host") is not None and obj.i - found.cue[-1].i <= 2:
            # "Expressed hope that": one cue.
            return replace(found, cue=tuple(verb.doc[found.cue[0].i : obj.i + 1]))
        return found
    last = _last_of_thing(verb, obj)
    behind = next((c for c in verb.children if c.dep_ == "prep" and c.left_edge.i == last.i + 1), None)
    if entry["class"] == "show" and behind is not None and behind.lower_ in _PLACING | _SEEN:
        last = behind.right_edge  # "Images showed tanks *near the border*".
    piece = _without_medium(thing(obj, last))
    return make_attribution(verb, source, [piece], entry, "verb_with_noun_content", 0.55)


def _without_medium(piece: Tokens) -> Tokens:
    """Drop how something was said: "claimed responsibility for it in an audio message", "… on its website"."""
    for t in piece[2:]:
        if t.lower_ in {"in", "on", "through", "via"} and t.dep_ == "prep":
            held = next((c for c in t.children if c.dep_ == "pobj"), None)
            if held is not None and held.lemma_.lower() in _MEDIA:
                return trim(w for w in piece if w.i < t.i)
    return piece


def _last_of_thing(verb: Token, obj: Token) -> Token:
    """Give the last token of what a verb says of its object: "blasted Oversight for failing", "cited it as a reason"."""
    last = obj.right_edge
    for child in verb.children:
        is_part = child.lower_ == "in" and obj.lemma_ in _PARTS
        if (
            child.i > obj.i
            and child.left_edge.i == last.i + 1
            and (is_part or _tells_of_object(child) or _tells_when(verb, child))
        ):
            last = child.right_edge
    return last


def last_of_charge(verb: Token, charge: Token) -> Token:
    """Give the last token of a charge, with a clause that tells when it was done: "of firing hours after they signed"."""
    last = charge.right_edge
    if charge.head.dep_ == "prep":
        # "Of arming the rebels and of sheltering their commanders".
        last = max([last, *(c.right_edge for c in charge.head.children if c.dep_ == "conj")], key=lambda t: t.i)
    is_crime = verb.lemma_ == "accuse" and charge.dep_ == "pobj"
    is_deed = charge.left_edge.lower_.endswith("ing") and charge.dep_ == "pobj"
    for child in verb.children:
        # "Of terrorism for the shelling of a town on the night of 3 May": what it is charged for.
        is_for = is_crime and child.dep_ == "prep" and (child.lower_ == "for" or last.i > charge.right_edge.i)
        if child.left_edge.i == last.i + 1 and (child.dep_ == "advcl" or is_for or (is_deed and _goes_on(child))):
            # "Of hiding weapons in schools": the parse takes the participle for a noun.
            last = child.right_edge
    return last


def _goes_on(phrase: Token) -> bool:
    """Tell whether a phrase behind a deed goes on with it, and tells neither when nor in what it was said."""
    held = next((c for c in phrase.children if c.dep_ == "pobj"), None)
    return phrase.dep_ == "prep" and held is not None and held.ent_type_ not in _TIMES and held.lemma_ not in _MEDIA


def _tells_when(verb: Token, child: Token) -> bool:
    """Tell whether a phrase tells for when something is foreseen: "expects a restart by 2027"."""
    return verb.lemma_ in _FORESEEING and child.dep_ == "prep" and child.lower_ in {"by", "in", "before", "within"}


def _tells_of_object(child: Token) -> bool:
    return child.dep_ in {"oprd", "acomp", "xcomp", "acl"} or (
        child.dep_ == "prep"
        and child.lower_ in {"for", "as", "to", "with", "of", "from", "over", "between", "against", "toward", "towards"}
    )
