"""The commands of ``communique review``: what most needs a look, and what an analyst says of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from analysis.cli.options import data_option, make_settings
from analysis.cli.terminal import print_line, print_problem

if TYPE_CHECKING:
    from analysis.desk.reviewing import Judged, Reviewer

Command = TypeVar("Command", bound=Callable[..., Any])

EXIT_CODES = """\b
Exit codes:
  0  it was done
  2  it could not be done, or the command was not understood
"""


def who_option(command: Command) -> Command:
    """Add ``--who`` and ``--data``."""
    command = click.option(
        "--who", metavar="NAME", help="Who says so. Default: $COMMUNIQUE_ANALYST, else the name of the account."
    )(command)
    return data_option(command)


def _why_option(command: Command) -> Command:
    return click.option("--why", metavar="TEXT", help="The reason, for those who read the log.")(command)


def _settle_option(command: Command) -> Command:
    return click.option("--settle", is_flag=True, help="Decide so against what others said of the row.")(command)


def _document_option(command: Command) -> Command:
    return click.option("--document", metavar="NAME", help="Only this document: its name, or the beginning of its id.")(
        command
    )


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXIT_CODES)
@_document_option
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="At most so many."
)
@data_option
@click.pass_context
def review(ctx: click.Context, document: str | None, limit: int, data_dir: Path | None) -> None:
    """List the rows that most need a person's look, or judge them.

    First come rows on which reviewers disagree, then those that the rules are least sure of and on which most of the
    brief rests. What is said is kept in DATA/corrections, never changes what the machine found, and holds when an
    article is extracted again.

    \b
    Examples:
      communique review                                      what most needs a look
      communique review accept e41b07
      communique review correct e41b07 status=planned --why "“will” in S4"
      communique review add events --document talks --quote "broke off" type=REJECT status=halted
      communique review undo
      communique review export talks gold/                   what was judged, as gold to score against
    """
    if ctx.invoked_subcommand is not None:
        if document is not None or data_dir is not None:
            raise click.UsageError(
                f"Give options after the command: communique review {ctx.invoked_subcommand} --data …"
            )
        return
    from analysis.measures import rank_for_review
    from analysis.store import Store

    store = Store(make_settings(data_dir=data_dir).data_dir)
    tables = store.load(None if document is None else [store.find_document(document)], rejected=True)
    ranked = rank_for_review(tables)
    names = dict(zip(tables.documents["document_id"], tables.documents["name"], strict=True))
    for row in ranked.head(limit).to_dict("records"):
        where = f"{names[row['document_id']]} S{row['sentence']}" if len(names) > 1 else f"S{row['sentence']}"
        quote = " ".join(str(row["quote"]).split())
        quote = quote if len(quote) <= 60 else quote[:59] + "…"
        print_line(
            f"{row['row_id']}  {row['attention']:5.2f}  {row['table']:<14} {where}  “{quote}”  ({row['rule']}, "
            f"{row['confidence']:.2f}; {row['reason']})"
        )
    left = len(ranked) - limit
    print_problem(f"{len(ranked)} rows are judged by nobody{f', {left} of them not shown' if left > 0 else ''}.")


@review.command(epilog=EXIT_CODES)
@click.argument("rows", metavar="ROW...", nargs=-1, required=True)
@_why_option
@_settle_option
@who_option
def accept(rows: tuple[str, ...], why: str | None, settle: bool, data_dir: Path | None, who: str | None) -> None:
    """Say that each ROW is right as it is shown."""
    reviewer = _make_reviewer(data_dir, who)
    for row in rows:
        _tell(reviewer.accept(row, why=why, settle=settle))


@review.command(epilog=EXIT_CODES)
@click.argument("rows", metavar="ROW...", nargs=-1, required=True)
@_why_option
@_settle_option
@who_option
def reject(rows: tuple[str, ...], why: str | None, settle: bool, data_dir: Path | None, who: str | None) -> None:
    """Say that each ROW should not be there: it is kept, and shown no more."""
    reviewer = _make_reviewer(data_dir, who)
    for row in rows:
        _tell(reviewer.reject(row, why=why, settle=settle))


@review.command(epilog=EXIT_CODES)
@click.argument("row")
@click.argument("changes", metavar="COLUMN=VALUE...", nargs=-1, required=True)
@_why_option
@_settle_option
@who_option
def correct(
    row: str, changes: tuple[str, ...], why: str | None, settle: bool, data_dir: Path | None, who: str | None
) -> None:
    """Give columns of a ROW other values; an empty VALUE is null.

    \b
    Examples:
      communique review correct e41b07 type=CONSULT status=planned
      communique review correct q90c1d value= low=200 comparator="≥"
    """
    _tell(_make_reviewer(data_dir, who).correct(row, _read_changes(changes), why=why, settle=settle))


@review.command(epilog=EXIT_CODES)
@click.argument("row")
@click.option("--like", metavar="NAME", required=True, help="The reviewer who is right.")
@_why_option
@who_option
def settle(row: str, like: str, why: str | None, data_dir: Path | None, who: str | None) -> None:
    """Settle a ROW on which reviewers disagree, the way that one of them holds."""
    _tell(_make_reviewer(data_dir, who).settle(row, like=like, why=why))


@review.command(epilog=EXIT_CODES)
@click.argument("table")
@click.argument("values", metavar="COLUMN=VALUE...", nargs=-1)
@click.option("--document", metavar="NAME", required=True, help="The document: its name, or the beginning of its id.")
@click.option("--quote", metavar="WORDS", required=True, help="The words that the row is about, as the text has them.")
@click.option(
    "--nth", type=click.IntRange(min=1), default=1, help="Which one, where they stand in the text more often."
)
@_why_option
@who_option
def add(
    table: str,
    values: tuple[str, ...],
    document: str,
    quote: str,
    nth: int,
    why: str | None,
    data_dir: Path | None,
    who: str | None,
) -> None:
    """Add a row to TABLE that the machine missed.

    \b
    Example:
      communique review add events --document talks --quote "broke off" type=REJECT status=halted
    """
    from analysis.errors import UnknownName

    reviewer = _make_reviewer(data_dir, who)
    document_id = reviewer.store.find_document(document)
    text = str(reviewer.store.read("documents", document_id=document_id)["text"].iloc[0])
    start = -1
    for _ in range(nth):
        start = text.find(quote, start + 1)
        if start < 0 or not quote:
            raise UnknownName(f"{quote!r} does not stand in {document}{f' {nth} times' if nth > 1 else ''}.")
    span = {"start": start, "end": start + len(quote)}
    _tell(reviewer.add(table, document_id, {**_read_changes(values), **span}, why=why))


@review.command(epilog=EXIT_CODES)
@click.argument("entry", required=False)
@_why_option
@who_option
def undo(entry: str | None, why: str | None, data_dir: Path | None, who: str | None) -> None:
    """Take back what you said last, or the ENTRY that you name; that too is kept in the log."""
    _tell(_make_reviewer(data_dir, who).undo(entry, why=why))


@review.command(epilog=EXIT_CODES)
@_document_option
@data_option
def log(document: str | None, data_dir: Path | None) -> None:
    """List what was said, by whom and why; the newest last."""
    from analysis.store import Store

    store = Store(make_settings(data_dir=data_dir).data_dir)
    for entry in store.corrections.read(None if document is None else [store.find_document(document)]):
        changed = "; ".join(
            f"{column}={'' if value is None else value}" for column, value in (entry.after or {}).items()
        )
        said = [entry.entry_id, entry.at[:19], entry.who, entry.action, entry.table, entry.row_id, changed]
        said += [f"undoes {entry.undoes}"] if entry.undoes else []
        said += ["settles " + ", ".join(entry.settles)] if entry.settles else []
        print_line("  ".join(word for word in [*said, f"({entry.why})" if entry.why else ""] if word))


@review.command(epilog=EXIT_CODES)
@data_option
def conflicts(data_dir: Path | None) -> None:
    """List the rows on which reviewers disagree, and what each holds."""
    for conflict in _make_reviewer(data_dir, None).list_conflicts():
        print_line(f"{conflict.row_id}  {conflict.table}")
        for stance in conflict.stances:
            differs = conflict.tell_values(stance).items()
            held = "; ".join(f"{column}={'' if value is None else value}" for column, value in differs)
            why = f"({stance.why})" if stance.why else ""
            print_line("  ".join(word for word in ["   ", stance.who, stance.verdict, held, why] if word))


@review.command(name="export", epilog=EXIT_CODES)
@click.argument("document")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--whole", is_flag=True, help="Say that the whole text was judged: what else is found in it counts as wrong."
)
@data_option
def export_gold(document: str, folder: Path, whole: bool, data_dir: Path | None) -> None:
    """Write the judged rows of a DOCUMENT as gold: FOLDER/corrected/NAME.yaml, with its text in FOLDER/articles.

    Rows that were accepted, corrected or added are right, rejected ones are wrong. Rows that nobody has judged are left
    out: `make evaluate` then scores only what it finds at the words of a judged row, unless you say --whole.
    """
    from analysis.desk.gold import write_gold
    from analysis.store import Store

    store = Store(make_settings(data_dir=data_dir).data_dir)
    written = write_gold(store.load([store.find_document(document)], rejected=True), folder, whole=whole)
    for note in written.notes:
        print_problem(note)
    print_line(str(written.gold))


def _make_reviewer(data_dir: Path | None, who: str | None) -> Reviewer:
    from analysis.desk.reviewing import Reviewer
    from analysis.store import Store

    settings = make_settings(data_dir=data_dir, analyst=who)
    return Reviewer(Store(settings.data_dir), who=settings.analyst)


def _tell(judged: Judged) -> None:
    entry = judged.entry
    print_line(f"{entry.entry_id}  {entry.action}  {entry.table}  {entry.row_id}")
    if judged.conflict is not None:
        people = " and ".join(stance.who for stance in judged.conflict.stances)
        print_problem(
            f"{people} disagree on {entry.row_id}: it stands as the machine left it. "
            f"Say: communique review settle {entry.row_id} --like NAME"
        )


def _read_changes(written: tuple[str, ...]) -> dict[str, str]:
    changes: dict[str, str] = {}
    for one in written:
        column, sign, value = one.partition("=")
        if not sign or not column.isidentifier():
            raise click.BadParameter(f"{one!r} is no COLUMN=VALUE.")
        changes[column] = value
    return changes
