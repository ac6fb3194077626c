"""Event types scored on PLV: sentences with source and target marked, each with its PLOVER root and quad."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from analysis.errors import DataError
from analysis.evaluation.extracted import Rows
from analysis.evaluation.measures import Measure
from analysis.extraction.events.interaction import classify_interaction
from analysis.extraction.parsing.parse import PLAIN
from analysis.extraction.parsing.words import Doc, Span, read_words

_TAG = re.compile(r"</?[st]>")
#: The set has one root for what later versions of PLOVER tell apart.
_ROOTS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "YIELD"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}

Range = tuple[int, int]


@dataclass(frozen=True)
class Interaction:
    """A sentence with who does something and to whom, None where it names no such actor.

    ``quad`` is 1–4 as in `analysis.schemas.EVENT_TYPES`.
    """

    name: str
    text: str
    source: Range | None
    target: Range | None
    root: str
    quad: int


def read_plv(file: Path) -> list[Interaction]:
    """Read the sentences of a PLV file (tab-separated, with ``<s>`` and ``<t>`` around source and target).

    Raises
    ------
    DataError
        When a column is missing or a mark is not closed.
    """
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened, delimiter="\t"))
    try:
        return [_read_row(f"{file.stem} {i}", row) for i, row in enumerate(rows, start=2)]
    except KeyError as error:
        raise DataError(
            f"{file} has no column or mark {error}; it needs marked_sentence, gold_root, gold_penta."
        ) from None


def _read_row(name: str, row: dict[str, str]) -> Interaction:
    marked = row["marked_sentence"]
    text, spots, at = "", dict[str, int](), 0
    for tag in _TAG.finditer(marked):
        text += marked[at : tag.start()]
        spots.setdefault(tag[0], len(text))
        at = tag.end()
    text += marked[at:]
    return Interaction(
        name=name, text=text, source=_range_of(spots, "s"), target=_range_of(spots, "t"),
        root=row["gold_root"], quad=int(row["gold_penta"]),
    )  # fmt: skip


def _range_of(spots: dict[str, int], tag: str) -> Range | None:
    return (spots[f"<{tag}>"], spots[f"</{tag}>"]) if f"<{tag}>" in spots else None


def classify_sentences(nlp: Language, sentences: Sequence[Interaction]) -> Iterator[str | None]:
    """Give the type of what each source does to its target; for a side that is not named, the sentence's main word stands."""
    docs = map(read_words, nlp.pipe((s.text.translate(PLAIN) for s in sentences), batch_size=64))
    for sentence, doc in zip(sentences, docs, strict=True):
        sides = [_find_side(doc, span) for span in (sentence.source, sentence.target)]
        named = next((side for side in sides if side is not None), None)
        if named is None:
            yield None
            continue
        root = named.sent.root
        source, target = (side if side is not None else doc.span(root.i, root.i + 1) for side in sides)
        yield classify_interaction(source, target).type


def _find_side(doc: Doc, span: Range | None) -> Span | None:
    return None if span is None else doc.char_span(*span, alignment_mode="expand")


def score_given_spans(sentences: Sequence[Interaction], types: Iterable[str | None], name: str) -> Iterator[Measure]:
    """Score the types given for source and target: accuracy and macro-F1 of the root, accuracy of the quad.

    To abstain is wrong. Macro-F1 is the mean over the roots of the gold.
    """
    pairs = [(sentence, to_root(given)) for sentence, given in zip(sentences, types, strict=True)]
    roots, quads = Counter(s.root for s in sentences), Counter(s.quad for s in sentences)
    items = max(len(sentences), 1)
    right = sum(given == sentence.root for sentence, given in pairs)
    right_quads = sum(_QUADS.get(given or "") == sentence.quad for sentence, given in pairs)
    usual, usual_count = roots.most_common(1)[0]
    yield Measure(
        texts=name, layer="event type", name="root accuracy, spans given", value=right / items, items=items,
        constant=usual_count / items,
    )  # fmt: skip
    yield Measure(
        texts=name, layer="event type", name="root macro-F1, spans given", items=items,
        value=_macro_f1([(s.root, given) for s, given in pairs]),
        constant=_macro_f1([(s.root, usual) for s, _ in pairs]),
    )  # fmt: skip
    yield Measure(
        texts=name, layer="event type", name="quad accuracy, spans given", value=right_quads / items, items=items,
        constant=quads.most_common(1)[0][1] / items,
    )  # fmt: skip
    yield Measure(
        texts=name, layer="event type", name="share abstained, spans given", is_pinned=False, is_error=True, items=items,
        value=sum(given is None for _, given in pairs) / items,
    )  # fmt: skip


def score_end_to_end(
    sentences: Sequence[Interaction], extracted: Iterable[Rows | None], name: str
) -> Iterator[Measure]:
    """Score source, target and root together, found without being told.

    The set marks one interaction a sentence where there may be several: recall is fair, precision a lower bound.
    """
    found = right = 0
    for sentence, rows in zip(sentences, extracted, strict=True):
        if rows is None:
            continue
        types = find_types(rows, sentence.source, sentence.target)
        found += len(_with_both(rows))
        right += sentence.root in {to_root(type_) for type_ in types}
    items = max(len(sentences), 1)
    yield Measure(texts=name, layer="event type", name="recall, end to end", value=right / items, items=items)
    yield Measure(
        texts=name, layer="event type", name="F1, end to end", value=2 * right / max(found + items, 1), items=items
    )


def find_types(rows: Rows, source: Range | None, target: Range | None) -> list[str]:
    """Give the types of the events whose actor stands in the source's words and whose recipient in the target's.

    Both sides of a meeting or a clash are actors, so two actors will do; nearest trigger to the source first. A source or
    target that is not named asks for nothing.
    """
    parts: dict[str, list[tuple[str, Range]]] = defaultdict(list)
    for row in rows["participants"]:
        parts[row["event_id"]].append((row["part"], (row["start"], row["end"])))
    types = []
    near = source[1] if source else target[0] if target else 0
    for row in sorted(rows["events"], key=lambda row: abs(row["start"] - near)):
        given = parts[row["event_id"]]
        acts = source is None or any(part in {"actor", "mediator"} and _overlap(span, source) for part, span in given)
        if acts and (target is None or any(_overlap(span, target) for _, span in given)):
            types.append(str(row["type"]))
    return types


def to_root(type_: str | None) -> str | None:
    """Give the root that the set has for one of our types."""
    return None if type_ is None else _ROOTS.get(type_, type_)


def _with_both(rows: Rows) -> set[str]:
    sides: dict[str, set[str]] = defaultdict(set)
    for row in rows["participants"]:
        sides[row["event_id"]].add(row["actor_id"])
    return {event for event, actors in sides.items() if len(actors) > 1}


def _overlap(a: Range, b: Range) -> bool:
    return min(a[1], b[1]) > max(a[0], b[0])


def _macro_f1(pairs: Sequence[tuple[str, str | None]]) -> float:
    gold, found = Counter(g for g, _ in pairs), Counter(f for _, f in pairs)
    right = Counter(g for g, f in pairs if g == f)
    scores = [2 * right[root] / (gold[root] + found[root]) for root in gold]
    return sum(scores) / max(len(scores), 1)
