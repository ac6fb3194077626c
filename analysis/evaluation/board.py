"""The scoreboard: every layer scored on our own gold and, where a folder of it is given, on gold from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from spacy.language import Language

from analysis.errors import DataError
from analysis.evaluation.actors import score_actors
from analysis.evaluation.align import Alignment
from analysis.evaluation.claims import score_claims
from analysis.evaluation.commitment import parse_words, read_rated, score_ratings
from analysis.evaluation.events import score_events, score_mediation
from analysis.evaluation.extracted import ScoredText, extract_gold, extract_texts
from analysis.evaluation.gold import OPEN, GoldText, load_gold
from analysis.evaluation.judged import keep_judged
from analysis.evaluation.measures import Measure
from analysis.evaluation.plover import classify_sentences, read_plv, score_end_to_end, score_given_spans
from analysis.evaluation.polnear import PARTS, AttributionScore, group_claims, read_polnear
from analysis.evaluation.quantities import score_quantities
from analysis.evaluation.re3d import read_re3d, score_re3d
from analysis.evaluation.reliability import Judged, fit_confidences, judge_rows, score_reliability, write_curve
from analysis.evaluation.ties import score_places, score_relations
from analysis.extraction.confidence import keep_raw_confidences
from analysis.extraction.events.factuality import rate_factuality

#: Told what is being scored, so that a long run can say where it is.
Tell = Callable[[str], None]


@dataclass
class OwnScores:
    """The measures on our own gold, its texts as extracted, and the reliability curve of the split kept for test; of ``dev`` where there is none."""

    measures: list[Measure] = field(default_factory=list)
    texts: list[ScoredText] = field(default_factory=list)
    curve: str = ""


def score_own(nlp: Language, gold: list[GoldText], *, tell: Tell) -> OwnScores:
    """Score every layer on our own gold, each split apart; every text is extracted once."""
    scores = OwnScores()
    for split in sorted({text.split for text in gold}):
        tell(f"own {split}: extracting")
        texts = extract_gold(nlp, [text for text in gold if text.split == split])
        scores.measures += score_texts(texts, f"own {split}")
        scores.texts += texts
        scores.curve = write_curve(_judge(texts))
    return scores


def score_passages(nlp: Language, passages: list[GoldText], *, tell: Tell) -> Iterator[Measure]:
    """Score short passages, each split apart, on the layers that they are annotated for."""
    for split in sorted({text.split for text in passages}):
        tell(f"passages {split}: extracting")
        texts = extract_gold(nlp, [text for text in passages if text.split == split])
        name = f"passages {split}"
        of_events = [Alignment(text) for text in texts if not is_of_claims(text.gold)]
        yield from score_actors([Alignment(text) for text in texts], name)
        yield from score_events(of_events, name)
        yield from score_mediation(of_events, name)
        yield from score_claims([text for text in texts if is_of_claims(text.gold)], name)
        yield from score_reliability(_judge_passages(texts), name)


def is_of_claims(passage: GoldText) -> bool:
    """Tell whether a passage is annotated for its claims: the others are for their events; actors are marked in both."""
    return passage.name.startswith("claims")


def score_texts(texts: list[ScoredText], name: str) -> Iterator[Measure]:
    """Score every layer on texts of our own gold that have been extracted."""
    aligned = [Alignment(text) for text in texts]
    yield from score_actors(aligned, name)
    yield from score_events(aligned, name)
    yield from score_mediation(aligned, name)
    yield from score_claims(texts, name)
    yield from score_quantities(texts, name)
    yield from score_relations(aligned, name)
    yield from score_places(aligned, name)
    yield from score_reliability(_judge(texts), name)


def measure_confidences(nlp: Language, gold: list[GoldText], passages: list[GoldText]) -> str:
    """Give the file of confidences as measured on the texts and passages for development."""
    with keep_raw_confidences():
        judged = _judge(extract_gold(nlp, [text for text in gold if text.split in OPEN]))
        judged += _judge_passages(extract_gold(nlp, [text for text in passages if text.split == "held"]))
    return fit_confidences(judged)


def _judge_passages(texts: list[ScoredText]) -> list[Judged]:
    """Judge the rows of passages, those of the tables alone that they are annotated for."""
    judged = []
    for text in texts:
        tables = {"mentions", "claims" if is_of_claims(text.gold) else "events"}
        judged += [row for row in _judge([text]) if row.table in tables]
    return judged


def _judge(texts: list[ScoredText]) -> list[Judged]:
    return list(judge_rows(Alignment(text) for text in texts))


def score_external(nlp: Language, folder: Path, *, tell: Tell) -> Iterator[Measure]:
    """Score on the sets that a folder holds; what is missing is left out.

    They are ``polnear``, ``plover``, ``factuality``, ``re3d``, and ``corrected``: what reviewers judged, as
    ``communique review export`` writes it, with the texts in ``articles`` beside it.

    Raises
    ------
    DataError
        When the folder holds none of them.
    """
    scorers = {
        "polnear": _score_polnear, "plover": _score_plover, "factuality": _score_factuality, "re3d": _score_re3d,
        "corrected": _score_corrected,
    }  # fmt: skip
    there = [name for name in scorers if (folder / name).is_dir()]
    if not there:
        raise DataError(f"{folder} holds no gold: none of the folders {', '.join(scorers)} is there.")
    for name in there:
        yield from scorers[name](nlp, folder / name, tell)


def _score_corrected(nlp: Language, folder: Path, tell: Tell) -> Iterator[Measure]:
    """Score on what reviewers judged, and on no other row of a text of which they judged only some.

    A layer that they judged nothing of has no score, and none is pinned.
    """
    tell("corrected: extracting")
    gold = load_gold(folder, articles=folder.parent / "articles")
    texts = [keep_judged(text) for text in extract_gold(nlp, gold)]
    yield from (replace(measure, is_pinned=False) for measure in score_texts(texts, "corrected") if measure.items)


def _score_polnear(nlp: Language, folder: Path, tell: Tell) -> Iterator[Measure]:
    if not (folder / "dev").is_dir():
        return
    articles = list(read_polnear(folder / "dev"))
    score, errors = AttributionScore(), list[str]()
    extracted = extract_texts(nlp, ((article.name, article.text) for article in articles), errors=errors)
    for number, (article, rows) in enumerate(zip(articles, extracted, strict=True), start=1):
        tell(f"PolNeAR dev: {number} of {len(articles)} articles")
        score.add(article.text, article.relations, group_claims(rows["claims"]) if rows else [])
    texts = "PolNeAR dev"
    for part in PARTS:
        spans = getattr(score, part)
        for how, tally in (("exact", spans.exact), ("words", spans.words)):
            yield Measure(texts=texts, layer="attribution", name=f"{part} {how} F1", value=tally.f1, items=tally.gold)
    whole = score.relation
    yield Measure(texts=texts, layer="attribution", name="whole claims F1", value=whole.f1, items=whole.gold)
    yield Measure(
        texts=texts,
        layer="attribution",
        name="articles that break",
        value=len(errors),
        items=len(articles),
        is_error=True,
    )


def _score_plover(nlp: Language, folder: Path, tell: Tell) -> Iterator[Measure]:
    for file in sorted(folder.glob("PLV_*.tsv")):
        name = file.stem.replace("_", " ")
        sentences = read_plv(file)
        errors: list[str] = []
        extracted = []
        for number, rows in enumerate(
            extract_texts(nlp, ((s.name, s.text) for s in sentences), errors=errors), start=1
        ):
            if number % 50 == 0:
                tell(f"{name}: {number:,} of {len(sentences):,} sentences")
            extracted.append(rows)
        yield from score_given_spans(sentences, classify_sentences(nlp, sentences), name)
        yield from score_end_to_end(sentences, extracted, name)


def _score_factuality(nlp: Language, folder: Path, tell: Tell) -> Iterator[Measure]:
    for file in sorted(folder.glob("*/dev.jsonl"), key=lambda file: file.parent.name != "UW"):
        name = f"{file.parent.name} dev"
        tell(f"{name}: rating")
        sentences = read_rated(file)
        yield from score_ratings(sentences, parse_words(nlp, sentences), rate_factuality, name)


def _score_re3d(nlp: Language, folder: Path, tell: Tell) -> Iterator[Measure]:
    reports = read_re3d(folder)
    tell(f"re3d: extracting {len(reports)} reports")
    extracted = list(extract_texts(nlp, ((r.name, r.text) for r in reports), errors=[]))
    yield from score_re3d(reports, extracted, "re3d")
