"""The commands of ``communique``, each thin: options in, calls, lines out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from analysis import __version__
from analysis.cli.compare import diff
from analysis.cli.lab import lab
from analysis.cli.options import data_option, make_settings, out_option
from analysis.cli.reports import reports
from analysis.cli.review import review
from analysis.cli.share import share
from analysis.cli.terminal import (
    EXIT_NOTHING_DONE,
    EXIT_SOME_FAILED,
    Door,
    print_data,
    print_line,
    print_problem,
    track,
)
from analysis.cli.verify import verify
from analysis.light_imports import leave_out_iri_grammar
from analysis.settings import EXTRACTORS

Command = TypeVar("Command", bound=Callable[..., Any])

_WIDTH_OF_FILES = 160

_EXIT_CODES = """\b
Exit codes:
  0  all was done
  1  some articles failed, each named on standard error; the rest are done
  2  nothing could be done, or the command was not understood
"""

_EXIT_CODES_READING = """\b
Exit codes:
  0  it was done
  2  it could not be done, or the command was not understood
"""

_ARTICLES = """An ARTICLE is a text file in English (UTF-8), a folder of them, a .csv or .jsonl file with a column
"text", or - for standard input. Title, outlet, author, url and date are taken from columns of these names, or
from a front matter block:

\b
  ---
  title: Talks in Tehran
  outlet: Example News
  date: 2026-01-31
  ---
  The text of the article.

\b
The lines of --- can be left out where a blank line follows the fields. A first line without a stop, over a
blank line and running text, is the title.
"""


def _pipeline_option(command: Command) -> Command:
    return click.option(
        "--pipeline",
        metavar="NAME",
        help="spaCy pipeline that reads the text. Default: $COMMUNIQUE_PIPELINE, else the small English one.",
    )(command)


def _extractor_option(command: Command) -> Command:
    return click.option(
        "--extractor",
        type=click.Choice(EXTRACTORS),
        help="Who extracts: the built-in rules, or they and a model at the endpoint that COMMUNIQUE_ENDPOINT_URL, "
        "_MODEL and _KEY name. Default: $COMMUNIQUE_EXTRACTOR, else rules.",
    )(command)


def _document_option(command: Command) -> Command:
    return click.option("--document", metavar="NAME", help="Only this document: its name, or the beginning of its id.")(
        command
    )


def _version_option(command: Command) -> Command:
    return click.option(
        "--data-version",
        type=click.IntRange(min=0),
        metavar="N",
        help="An earlier version of the data. Default: the newest.",
    )(command)


def _articles_argument(command: Command) -> Command:
    return click.argument(
        "articles", metavar="ARTICLE...", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True)
    )(command)


@click.group(
    cls=Door,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=_EXIT_CODES,
)
@click.version_option(__version__, prog_name="communique")
@click.option("--debug", is_flag=True, help="Show where an error came from.")
def main(debug: bool) -> None:
    """Turn news about conflict and mediation into data and briefs that lead back to their sentences.

    \b
    Examples:
      communique brief article.txt            a brief of the article, as HTML and PDF
      communique brief feed.csv --jobs 2      a brief of each article of a table
      communique extract articles/            only the data of a folder of articles
      communique show events                  what the articles say was done, offered, threatened
      communique export --format excel a.xlsx the data as a workbook
      communique reports build                every report of reports/reports.yaml whose inputs changed
      communique review                       the rows that most need a person's look

    Nothing leaves this machine unless you name an endpoint that extracts with you (--extractor endpoint), and nothing
    is written outside the folders of --data and --out.
    """
    leave_out_iri_grammar()


main.add_command(reports)
main.add_command(review)
reports.add_command(diff)
main.add_command(share)
main.add_command(verify)
main.add_command(lab)


@main.command(epilog=f"{_ARTICLES}\n{_EXIT_CODES}")
@_articles_argument
@data_option
@out_option
@click.option(
    "--format",
    "formats",
    type=click.Choice(["html", "pdf", "pdf-a3"]),
    multiple=True,
    default=("html", "pdf"),
    show_default="both",
    help="What to make of each brief; may be given twice. pdf-a3: a PDF for the archive (PDF/A-3), its tables attached.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 16),
    default=2,
    show_default=True,
    metavar="N",
    help="Briefs made at once, and processes that read where articles are many.",
)
@_extractor_option
@_pipeline_option
@click.pass_context
def brief(
    ctx: click.Context,
    articles: tuple[Path, ...],
    data_dir: Path | None,
    out_dir: Path | None,
    formats: tuple[str, ...],
    jobs: int,
    extractor: str | None,
    pipeline: str | None,
) -> None:
    """Make a brief of each article, and print the paths of its HTML and PDF.

    \b
    Examples:
      communique brief article.txt
      communique brief feed.csv --out briefs/
      cat article.txt | communique brief -
    """
    from analysis.cli.batch import store_articles
    from analysis.cli.briefs import publish_briefs
    from analysis.errors import CommuniqueError
    from analysis.kernels.parent import begin_parent
    from analysis.store import Store

    if any(str(path) == "-" or path.exists() for path in articles):
        # The kernels' parent imports while the articles are read.
        begin_parent()
    settings = make_settings(data_dir=data_dir, out_dir=out_dir, extractor=extractor, pipeline=pipeline)
    debug = ctx.find_root().params["debug"]
    store = Store(settings.data_dir)
    batch = store_articles(
        articles, store, extractor=settings.extractor, pipeline=settings.pipeline, jobs=jobs, debug=debug
    )
    published = 0
    editions = publish_briefs(batch.stored, store, out_dir=settings.out_dir, jobs=jobs, formats=formats)
    for document, edition in track(editions, doing="Making briefs", total=len(batch.stored)):
        if isinstance(edition, Exception):
            if debug:
                raise edition
            is_known = isinstance(edition, CommuniqueError)
            batch.report(
                f"{document.name}: {edition}" if is_known else f"{document.name}: {type(edition).__name__}: {edition}"
            )
            continue
        published += 1
        for path in (edition.html, edition.pdf):
            if path is not None:
                print_line(str(path))
    _finish(ctx, done=published, failed=batch.failed)


@main.command(epilog=f"{_ARTICLES}\n{_EXIT_CODES}")
@_articles_argument
@data_option
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Processes that read where articles are many; each takes 0.6 GB. Default: one a core, at most 8.",
)
@_extractor_option
@_pipeline_option
@click.pass_context
def extract(
    ctx: click.Context,
    articles: tuple[Path, ...],
    data_dir: Path | None,
    jobs: int | None,
    extractor: str | None,
    pipeline: str | None,
) -> None:
    """Extract the data of articles and store it; an article that is stored already is replaced whole.

    \b
    Examples:
      communique extract articles/
      communique extract feed.csv --data /tmp/trial
    """
    from analysis.cli.batch import store_articles
    from analysis.store import Store

    settings = make_settings(data_dir=data_dir, extractor=extractor, pipeline=pipeline)
    store = Store(settings.data_dir)
    batch = store_articles(
        articles,
        store,
        extractor=settings.extractor,
        pipeline=settings.pipeline,
        jobs=jobs,
        debug=ctx.find_root().params["debug"],
    )
    for document in batch.stored:
        print_line(f"{document.document_id}  {document.name}")
    if batch.stored:
        count = len(batch.stored)
        print_problem(
            f"Stored {count} article{'s' * (count != 1)} in {store.tables_dir}, data version {store.version}."
        )
    _finish(ctx, done=len(batch.stored), failed=batch.failed)


@main.command(epilog=_EXIT_CODES_READING)
@data_option
@_version_option
def documents(data_dir: Path | None, data_version: int | None) -> None:
    """List the articles that are stored, with the ids that --document takes."""
    from analysis.cli.show import format_rows
    from analysis.store import Store

    tables = Store(make_settings(data_dir=data_dir).data_dir).load(version=data_version)
    listed = replace(tables, documents=tables.documents.drop(columns=["text", "language", "author", "url"]))
    print_data(format_rows(listed, "documents", format="table", width=_width()))


@main.command(epilog=_EXIT_CODES_READING)
@click.argument("table")
@_document_option
@click.option(
    "--format",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="table is for reading; csv and json hold every column.",
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many rows.")
@data_option
@_version_option
def show(
    table: str, document: str | None, format: str, limit: int | None, data_dir: Path | None, data_version: int | None
) -> None:
    """Show a TABLE of the data: documents, sentences, actors, mentions, events, participants, claims, quantities,
    relations, places, place_mentions.

    In CSV, a cell that a spreadsheet would run as a formula begins with an apostrophe.

    \b
    Examples:
      communique show events
      communique show claims --document pakistan-turns-to-iran
      communique show quantities --format csv > quantities.csv
    """
    from analysis.cli.show import format_rows
    from analysis.errors import UnknownName
    from analysis.schemas import TABLES
    from analysis.store import Store

    if table not in TABLES:
        raise UnknownName(f"No table is called {table!r}; there are: {', '.join(TABLES)}.")
    store = Store(make_settings(data_dir=data_dir).data_dir)
    ids = None if document is None else [store.find_document(document, version=data_version)]
    tables = store.load(ids, version=data_version)
    print_data(format_rows(tables, table, format=format, limit=limit, width=_width()))


@main.command("bottom-line", epilog=_EXIT_CODES_READING)
@_document_option
@click.option(
    "--topic",
    "topics",
    multiple=True,
    metavar="TOPIC",
    help="Only what is told of: lead, mediation, events, claims, figures, ties, sourcing, gaps, nothing. May be given again.",
)
@data_option
@_version_option
def bottom_line(document: str | None, topics: tuple[str, ...], data_dir: Path | None, data_version: int | None) -> None:
    """Print the bottom line of each stored article, and under each line the sentences that it rests on.

    For reading against each other: is what is told true of the text?

    \b
    Examples:
      communique bottom-line --document pakistan-turns-to-iran
      communique bottom-line --topic events --topic mediation --topic ties
    """
    from analysis.cli.bottom_lines import format_bottom_lines
    from analysis.store import Store

    store = Store(make_settings(data_dir=data_dir).data_dir)
    ids = None if document is None else [store.find_document(document, version=data_version)]
    for part in format_bottom_lines(store, ids, topics=topics, version=data_version, width=_width()):
        print_data(part)


@main.command(epilog=_EXIT_CODES_READING)
@click.argument("target", type=click.Path(path_type=Path))
@click.option(
    "--format", type=click.Choice(["csv", "excel", "sqlite", "parquet"]), required=True, help="What to write."
)
@_document_option
@click.option("--force", is_flag=True, help="Replace the target if there is one.")
@data_option
@_version_option
def export(
    target: Path,
    format: str,
    document: str | None,
    force: bool,
    data_dir: Path | None,
    data_version: int | None,
) -> None:
    """Write all tables to TARGET: a folder for csv and parquet, a file for excel and sqlite.

    In CSV, a cell that a spreadsheet would run as a formula begins with an apostrophe; take one away to have it as it
    was. In Excel such cells are text. A target that exists is left as it is, unless you say --force.

    \b
    Examples:
      communique export --format excel tables.xlsx
      communique export --format csv tables/ --document pakistan-turns-to-iran
    """
    from analysis.export import export_tables
    from analysis.schemas import TABLES
    from analysis.store import Store

    store = Store(make_settings(data_dir=data_dir).data_dir)
    ids = None if document is None else [store.find_document(document, version=data_version)]
    tables = store.load(ids, version=data_version)
    written = export_tables({name: tables[name] for name in TABLES}, target, format=format, overwrite=force)
    for note in written.notes:
        print_problem(note)
    print_line(str(written.path))


def _width() -> int | None:
    """Give the width of a table: the terminal's, or a wide one for a file or pipe."""
    return None if sys.stdout.isatty() else _WIDTH_OF_FILES


def _finish(ctx: click.Context, *, done: int, failed: int) -> None:
    if failed:
        if done:
            print_problem(f"communique: {failed} failed, {done} done.")
        ctx.exit(EXIT_SOME_FAILED if done else EXIT_NOTHING_DONE)
