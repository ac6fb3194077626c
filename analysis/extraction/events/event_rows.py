"""Rows of tables events and participants from the events that were read."""

from __future__ import annotations

from typing import Any

from analysis.extraction.actors.index import Actor, ActorIndex, Mention
from analysis.extraction.confidence import is_too_doubtful
from analysis.extraction.events.alleged import is_alleged
from analysis.extraction.events.commitment import CERTAIN, says_why
from analysis.extraction.events.event import Event
from analysis.extraction.events.event_places import place_of
from analysis.extraction.events.event_times import find_time, lies_ahead
from analysis.extraction.events.factuality import rate_factuality
from analysis.extraction.events.grounding import ground_of
from analysis.extraction.events.times import resolve_time
from analysis.extraction.events.triggers import Trigger, phrase_entry
from analysis.extraction.parsing.parse import Parse, end_of, span_of, start_of
from analysis.extraction.parsing.words import Span, Token
from analysis.schemas import EVENT_TYPES

#: Factuality that a stage implies by itself, where the words around it say nothing more.
_STAGE_CEILING = {"hypothetical": 0.0, "denied": -2.0}

#: How far behind its verb a word of a phrase is quoted with it.
_CLOSE = 3
#: What an act is rated that a source takes for granted.
_AS_SAID = 2.0
#: What an act is rated that somebody is charged with.
_ALLEGED = 1.0
#: Stages of what is still to come, or may be.
_AHEAD = frozenset({"planned", "hypothetical", "offered"})

Row = dict[str, Any]


def make_event_rows(
    parse: Parse, index: ActorIndex, events: list[Event], *, claims: list[Row], place_mentions: list[Row]
) -> tuple[list[Row], list[Row]]:
    """Make the rows of events and participants.

    ``claims`` tells which claim reports an event (the smallest content that holds its trigger); ``place_mentions`` where
    it happened (a place in a phrase under its trigger).
    """
    event_rows: dict[str, Row] = {}
    participants: dict[str, Row] = {}
    named = {mention["start"]: mention["place_id"] for mention in place_mentions}
    mentions: dict[int, list[Mention]] = {}
    for mention in index.mentions:
        mentions.setdefault(parse.sentence_of(mention.head).number, []).append(mention)
    for event in events:
        start, end = span_of(_words_of(event.trigger))
        row = parse.make_row(
            "events", event.sentence, start, end, rule=event.trigger.rule, confidence=event.confidence, kind=event.trigger.type
        )  # fmt: skip
        if row["event_id"] in event_rows or is_too_doubtful(row["confidence"]):
            continue
        quad, intensity = EVENT_TYPES[event.trigger.type]
        claim = _claim_of(start, end, claims, event.trigger.head)
        row |= {
            "type": event.trigger.type, "cameo": event.cameo, "quad": quad, "intensity": intensity, "status": event.status,
            "factuality": _factuality_of(event, claim), "place_id": place_of(event.trigger.head, event.trigger.type, named),
            "ground": ground_of(event.trigger.head),
            "claim_id": claim["claim_id"] if claim else None, **_time_of(event, parse),
        }  # fmt: skip
        event_rows[row["event_id"]] = row
        for part, actors in (("actor", event.actors), ("recipient", event.recipients), ("mediator", event.mediators)):
            for actor in actors:
                if actor.actor_id:
                    made = _participant(parse, mentions.get(event.sentence.number, []), event, row, actor, part)
                    participants[made["participant_id"]] = made
    return list(event_rows.values()), list(participants.values())


def _words_of(trigger: Trigger) -> tuple[Token, ...]:
    """Give the words by which an act is quoted: where a phrase tells it, those close behind its verb too: "shook hands"."""
    verb = trigger.head
    if trigger.noun is not None or trigger.tokens[0] != verb or (phrase := phrase_entry(verb)) is None:
        return trigger.tokens
    last = trigger.tokens[-1].i
    for word in verb.doc[verb.i + 1 : verb.i + 1 + _CLOSE]:
        if word.is_punct or word.i >= verb.sent.end:
            break
        if word.lemma_.lower() in phrase[0] and verb in word.ancestors:
            last = max(last, word.i)
    return tuple(verb.doc[verb.i : last + 1])


def _participant(parse: Parse, here: list[Mention], event: Event, row: Row, actor: Actor, part: str) -> Row:
    start, end = row["start"], row["end"]
    mentions = [m for m in here if actor in m.actors]
    if mentions:
        nearest = min(mentions, key=lambda m: abs(m.head.i - event.trigger.head.i))
        start, end = span_of(nearest.tokens)
    made = parse.make_row(
        "participants", event.sentence, start, end, rule=row["rule"], confidence=row["confidence"],
        key=(row["event_id"], actor.key, part),
    )  # fmt: skip
    return made | {"event_id": row["event_id"], "actor_id": actor.actor_id, "part": part}


def _claim_of(start: int, end: int, claims: list[Row], head: Token) -> Row | None:
    holding = [c for c in claims if c["sourcing"] != "unattributed" and c["start"] <= start and end <= c["end"]]
    # "Demanded that Chad leave the pact that it signed": that it did is known.
    holding = [
        c for c in holding if not ((_confirms(c) or (_demands(c) and _has_gap(head))) and _only_says_who(head, c))
    ]
    return min(holding, key=lambda c: c["end"] - c["start"]) if holding else None


def _confirms(claim: Row) -> bool:
    cue = (claim.get("cue") or "").lower()
    return any(word in cue for word in ("confirm", "acknowledg", "admit", "conced"))


def _demands(claim: Row) -> bool:
    cue = (claim.get("cue") or "").lower()
    return any(word in cue for word in ("demand", "urg", "insist", "call", "ask", "order")) and "denied" not in cue


def _has_gap(verb: Token) -> bool:
    """Tell whether what a clause picks out is its object, and its subject another: "the pact *it* signed", not "who shot him"."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return verb.dep_ == "relcl" and subject is not None and subject.tag_ not in {"WDT", "WP", "IN"}


def _only_says_who(head: Token, claim: Row) -> bool:
    """Tell whether an act stands in a clause that only picks out who is meant: "confirmed that the man who shot him is held"."""
    token = head
    while token.head != token and start_of(token.head) >= claim["start"]:
        if token.dep_ == "relcl" and token.left_edge.i > 0 and token.left_edge.nbor(-1).text != ",":
            return True
        token = token.head
    return False


def _factuality_of(event: Event, claim: Row | None) -> float | None:
    rated = rate_factuality(event.trigger.head)
    if rated is None:
        return None
    if event.trigger.type == "REJECT" and event.status == "refused" and rated < 0:
        rated = CERTAIN  # "It would not attend" denies that it attends, not that it refuses.
    if event.status == "failed" and not _is_left_open(event.trigger.head):
        rated = CERTAIN  # "Its overtures brought no answer": that they failed is what the text says.
    if event.status == "planned" and claim is None and _would_be_so(event.trigger.head):
        rated = min(rated, _ALLEGED)  # "Hamas would free 40 captives": what a plan has it do.
    ceiling = _STAGE_CEILING.get(event.status)
    if ceiling is not None:
        rated = min(rated, ceiling)
    if claim is None and rated > _ALLEGED and is_alleged(event.trigger.head):
        rated = _ALLEGED
    if claim is not None and claim.get("factuality") is not None:
        if rated > _AS_SAID > claim["factuality"] and _is_taken_for_granted(event.trigger.head, claim):
            return _AS_SAID
        return min(rated, claim["factuality"]) if rated > 0 else rated
    return rated


def _would_be_so(head: Token) -> bool:
    """Tell whether a main clause says what would be done, by a plan that another sentence told of."""
    is_main = head.dep_ in {"ROOT", "conj", "ccomp"} and any(c.dep_ in {"nsubj", "nsubjpass"} for c in head.children)
    return is_main and any(c.tag_ == "MD" and c.lower_ in {"would", "'d"} for c in head.children)


def _is_left_open(head: Token) -> bool:
    """Tell whether an act or what became of it only may be so: "the talks may have failed"."""
    return any(c.tag_ == "MD" and c.lower_ in {"may", "might", "could"} for t in (head, head.head) for c in t.children)


def _is_taken_for_granted(head: Token, claim: Row) -> bool:
    """Tell whether a doubt or denial leaves an act untouched: "denied that the envoys whom Oman expelled were spies".

    A clause that says who or what is meant, or why, when and how a thing was done, takes for granted that it was.
    """
    token = head
    while token.head != token and start_of(token) >= claim["start"]:
        if token.dep_ in {"relcl", "acl"} and token.tag_ not in {"VB", "VBG"} and token.head != head:
            return start_of(token.head) >= int(claim["start"])
        if says_why(token):
            return True
        token = token.head
    return False


def _time_of(event: Event, parse: Parse) -> Row:
    words = find_time(event.trigger.head)
    if words is None:
        return {}
    words = _without_measure(words)
    if event.status not in _AHEAD and _is_to_come(words):
        return {}  # What was done was not done next year.
    first, last, is_open = _with_since(words[0], words[-1])
    text = parse.text_of(start_of(first), end_of(last))
    is_ahead = lies_ahead(event.trigger.head, words, is_planned=event.status == "planned")
    if is_ahead is None:
        return {"when_text": text}
    published = parse.document.published_at
    interval = resolve_time(parse.text_of(start_of(words[0]), end_of(words[-1])), published, is_ahead=is_ahead)
    if interval is None or (is_open and (published is None or published < interval[0])):
        return {"when_text": text}
    return {
        "when_text": text,
        "when_start": interval[0],
        "when_end": max(interval[1], published) if is_open and published else interval[1],
    }


def _is_to_come(words: Span) -> bool:
    """Tell whether a date lies ahead by its words: "next year", "tomorrow"; not "the next day"."""
    return "tomorrow" in words.words or ("next" in words.words and not words.words & {"the", "day", "morning"})


def _without_measure(words: Span) -> Span:
    """Give a date without the stretch of time behind it, which leads to another act: "June 23, a day" after which something was done."""
    comma = next((t for t in words[1:] if t.text == ","), None)
    after = words.doc[words[-1].i + 1] if words[-1].i + 1 < len(words.doc) else None
    if comma is None or after is None or after.lower_ not in {"after", "before", "later", "earlier"}:
        return words
    return Span(words.doc, words[0].i, comma.i, words.label_)


def _with_since(first: Token, last: Token) -> tuple[Token, Token, bool]:
    """Take in the words that make a date the beginning of a time that goes on: "since 1969", "from March on"."""
    doc = first.doc
    before = doc[first.i - 1] if first.i > first.sent.start else None
    after = doc[last.i + 1] if last.i + 1 < last.sent.end else None
    if before is not None and before.lower_ == "since":
        return before, last, True
    if (
        before is not None
        and before.lower_ == "from"
        and after is not None
        and after.lower_ in {"on", "onward", "onwards"}
    ):
        return before, after, True
    return first, last, False
