"""``python -m analysis.evaluation``: print the scoreboard and hold it against the pinned scores."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from analysis.errors import CommuniqueError
from analysis.evaluation.gold import OPEN, GoldText, load_gold, load_passages
from analysis.evaluation.measures import Measure, write_summary, write_table
from analysis.evaluation.pins import find_falls, read_pins, update_pins, write_pins
from analysis.schemas import Document
from analysis.settings import REPOSITORY_DIR, Settings

if TYPE_CHECKING:
    from spacy.language import Language

    from analysis.evaluation.extracted import ScoredText
    from analysis.evaluation.verdicts import Statement

PINS = REPOSITORY_DIR / "tests" / "scores.json"
PAGE = REPOSITORY_DIR / "docs" / "evaluation.md"
FRONT = REPOSITORY_DIR / "README.md"
#: What two readers annotated, each by themselves, and the page that says how far they agree.
READERS = REPOSITORY_DIR / "tests" / "readers"
READ_TWICE = REPOSITORY_DIR / "docs" / "gold.md"
#: What readers judged of the statements in briefs: a file a text, of our own gold or of ``JUDGED``.
VERDICTS = REPOSITORY_DIR / "tests" / "verdicts"
#: What has no gold beside them and is judged by its statements alone: the default article, and texts in the manner of agencies
#: and papers; of those that are held nobody who writes rules is told anything but counts.
JUDGED = {
    "sample": REPOSITORY_DIR / "data" / "articles" / "pakistan-turns-to-iran.txt",
    "wire": REPOSITORY_DIR / "tests" / "wire",
    "wire held": REPOSITORY_DIR / "tests" / "wire_held",
}


@click.command(name="evaluate")
@click.option("--gold", type=click.Path(path_type=Path), help="A folder with gold from elsewhere, to be scored too.")
@click.option("--update", is_flag=True, help="Pin the scores that are new or better.")
@click.option("--allow-lower", is_flag=True, help="With --update: pin the scores that are worse, too.")
@click.option("--docs", is_flag=True, help="Write the tables into docs/evaluation.md and README.md.")
@click.option("--agreement", is_flag=True, help="Print how far two readers of the test texts agree, and end.")
@click.option("--misses", is_flag=True, help="Print what is missed and made up on the gold for development, and end.")
@click.option(
    "--verdicts",
    is_flag=True,
    help="Add to tests/verdicts what the briefs say and nobody has read, and end; a new file NAME.csv there adds a text.",
)
@click.option("--calibrate", is_flag=True, help="Measure the rules' confidence on the gold for development, and end.")
def evaluate(
    gold: Path | None,
    *,
    update: bool,
    allow_lower: bool,
    docs: bool,
    agreement: bool,
    misses: bool,
    verdicts: bool,
    calibrate: bool,
) -> None:
    """Score every layer of the extraction; exit with 1 where a score is lower than the pinned one."""
    try:
        if agreement:
            _show_agreement(docs=docs)
            return
        if calibrate:
            _calibrate()
            return
        if misses:
            _show_misses()
            return
        if verdicts:
            _add_unread()
            return
        falls = _evaluate(gold, update=update or allow_lower, allow_lower=allow_lower, docs=docs)
    except CommuniqueError as error:
        raise click.ClickException(str(error)) from None
    for fall in falls:
        click.echo(f"Lower than pinned: {fall}", err=True)
    if falls:
        click.echo("Mend it, or lower the pins on purpose: make evaluate UPDATE=1 ALLOW_LOWER=1", err=True)
        sys.exit(1)


def _calibrate() -> None:
    from analysis.evaluation.board import measure_confidences
    from analysis.extraction.lexicon import LEXICON_DIR
    from analysis.extraction.parsing.pipeline import load_pipeline

    measured = measure_confidences(load_pipeline(Settings().pipeline), _load_own(), _load_passages())
    (LEXICON_DIR / "confidences.csv").write_text(measured, encoding="utf-8")
    click.echo(f"{measured.count(chr(10)) - 2} rules measured: {LEXICON_DIR / 'confidences.csv'}")


def _show_misses() -> None:
    from analysis.evaluation.align import Alignment
    from analysis.evaluation.board import is_of_claims
    from analysis.evaluation.extracted import extract_gold
    from analysis.evaluation.misses import show_misses
    from analysis.extraction.parsing.pipeline import load_pipeline

    gold = [text for text in _load_own() if text.split in OPEN]
    gold += [text for text in _load_passages() if text.split == "dev" and not is_of_claims(text)]
    texts = extract_gold(load_pipeline(Settings().pipeline), gold)
    for line in show_misses([Alignment(text) for text in texts]):
        click.echo(line)


def _list_statements(nlp: Language, own: Iterable[ScoredText]) -> dict[str, dict[str, list[Statement]]]:
    """List by set of texts, and by text, what the briefs of the texts with a file of verdicts say."""
    from analysis.evaluation.extracted import make_document
    from analysis.evaluation.verdicts import list_statements
    from analysis.extraction.extract import extract_rows
    from analysis.extraction.parsing.parse import parse_documents
    from analysis.sources import read_articles

    wanted = {file.stem for file in VERDICTS.glob("*.csv")}
    judged = [text for text in own if text.gold.name in wanted]
    sets = {
        f"own {split}": list_statements(
            (make_document(text.gold.name, text.gold.text, gold=text.gold), text.rows)
            for text in judged
            if text.gold.split == split
        )
        for split in sorted({text.gold.split for text in judged})
    }
    for name, texts in JUDGED.items():
        articles = [a for a in read_articles(texts) if isinstance(a, Document) and a.name in wanted]
        if articles:
            read = ((parse.document, extract_rows(parse)) for parse in parse_documents(nlp, articles))
            sets[name] = list_statements(read)
    return sets


def _add_unread() -> None:
    from analysis.evaluation.extracted import extract_gold
    from analysis.evaluation.verdicts import add_unread
    from analysis.extraction.parsing.pipeline import load_pipeline

    nlp = load_pipeline(Settings().pipeline)
    wanted = {file.stem for file in VERDICTS.glob("*.csv")}
    for statements in _list_statements(nlp, extract_gold(nlp, [t for t in _load_own() if t.name in wanted])).values():
        for name, said in statements.items():
            file = VERDICTS / f"{name}.csv"
            click.echo(f"{file}: {add_unread(said, file)} of {len(said)} unread")


def _show_agreement(*, docs: bool) -> None:
    from analysis.evaluation.agreement import score_agreement
    from analysis.evaluation.extracted import extract_gold
    from analysis.evaluation.verdicts import compare_verdicts
    from analysis.extraction.parsing.pipeline import load_pipeline

    first = extract_gold(load_pipeline(Settings().pipeline), _load(READERS / "first"))
    table = write_table(list(score_agreement(first, _load(READERS / "second"), "second reader")))
    click.echo(table)
    judged_twice = compare_verdicts(VERDICTS, READERS / "verdicts")
    click.echo(f"\n{judged_twice}")
    if docs:
        _put_into_page(READ_TWICE, "agreement", table)
        _put_into_page(PAGE, "judged twice", judged_twice)


def _load_own() -> list[GoldText]:
    return _load(REPOSITORY_DIR / "tests" / "gold")


def _load_passages() -> list[GoldText]:
    return load_passages(REPOSITORY_DIR / "tests" / "passages")


def _load(folder: Path) -> list[GoldText]:
    return load_gold(folder, articles=REPOSITORY_DIR / "data/articles/mediation_history")


def _evaluate(gold: Path | None, *, update: bool, allow_lower: bool, docs: bool) -> list[str]:
    # Loaded late: --help should not wait for the language pipeline.
    from analysis.evaluation.board import score_external, score_own, score_passages
    from analysis.evaluation.verdicts import score_verdicts, write_sections
    from analysis.extraction.parsing.pipeline import load_pipeline

    began = time.monotonic()
    if gold is not None and not gold.is_dir():
        raise click.UsageError(f"There is no folder {gold}; GOLD names one with gold from elsewhere.")
    nlp = load_pipeline(Settings().pipeline)
    own = score_own(nlp, _load_own(), tell=_tell)
    measures: list[Measure] = [*own.measures, *score_passages(nlp, _load_passages(), tell=_tell)]
    said = _list_statements(nlp, own.texts)
    for name, statements in said.items():
        measures += score_verdicts(statements, VERDICTS, name)
    if gold is not None:
        measures += score_external(nlp, gold, tell=_tell)
    _tell("")
    pins = read_pins(PINS)
    table = write_table(measures, pins=pins)
    click.echo(table)
    click.echo(f"{len(measures)} measures in {time.monotonic() - began:.0f} seconds.", err=True)
    falls = [] if allow_lower else find_falls(measures, pins)
    if update:
        write_pins(update_pins(measures, pins, allow_lower=allow_lower), PINS)
    if docs:
        _put_into_page(PAGE, "scores", write_table(measures))
        _put_into_page(PAGE, "curve", own.curve)
        _put_into_page(PAGE, "sections", write_sections(said, VERDICTS))
        _put_into_page(FRONT, "scores", write_summary(measures))
    return falls


def _put_into_page(page: Path, what: str, table: str) -> None:
    begin, end = f"<!-- {what}: begin -->", f"<!-- {what}: end -->"
    before, _, rest = page.read_text(encoding="utf-8").partition(begin)
    _, _, after = rest.partition(end)
    page.write_text(f"{before}{begin}\n{table}\n{end}{after}", encoding="utf-8")


def _tell(what: str) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{what}", nl=False, err=True)
    elif what and not any(f": {n} of" in what for n in range(2, 10_000) if n % 50):
        click.echo(what, err=True)


if __name__ == "__main__":
    evaluate()
