"""What the terminal shows: text that cannot steer it, one-sentence errors, and progress where work is long."""

from __future__ import annotations

import re
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click

from analysis.errors import CommuniqueError

EXIT_OK = 0
EXIT_SOME_FAILED = 1
EXIT_NOTHING_DONE = 2
EXIT_ALERT = 3
EXIT_INTERRUPTED = 130

Item = TypeVar("Item")
#: A problem is a sentence or two; of a value that it names a reader needs no more.
_LONGEST_PROBLEM = 2_000

#: Characters that move the cursor, colour, ring, or turn the direction of writing; line ends and tabs are kept.
_STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def neutralise(text: str) -> str:
    """Show characters that would steer a terminal as what they are.

    Examples
    --------
    >>> neutralise("\\x1b[31mred")
    '\\\\x1b[31mred'
    """
    return _STEERS.sub(lambda match: match.group().encode("unicode_escape").decode(), text)


def print_line(text: str) -> None:
    """Print a line to standard output, neutralised."""
    click.echo(neutralise(text))


def print_problem(text: str) -> None:
    """Print one line to standard error, neutralised, without line ends of its own, and cut where it is endless."""
    cut = text if len(text) <= _LONGEST_PROBLEM else f"{text[:_LONGEST_PROBLEM]} …"
    click.echo(neutralise(" ".join(cut.split())), err=True)


def print_data(text: str) -> None:
    """Print data: untouched into a file or pipe, neutralised on a terminal."""
    click.echo(neutralise(text) if sys.stdout.isatty() else text, nl=False)


def track(items: Iterable[Item], *, doing: str, total: int | Callable[[], int | None] | None = None) -> Iterator[Item]:
    """Pass items on, with a progress bar on standard error where that is a terminal.

    A total that becomes known only when the work has begun is given as a function.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(doing, total=None if callable(total) else total)
        for item in items:
            if callable(total):
                progress.update(task, total=total())
            yield item
            progress.advance(task)


@contextmanager
def show_steps(doing: str) -> Iterator[Callable[[int, int | None], None]]:
    """Give a function that is told how many steps of how many (None: nobody knows) are done, and shows it where standard error is a terminal."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(doing, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


class Door(click.Group):
    """A group of commands whose errors are one sentence on standard error, and a number."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; turn what it raises into a sentence and an exit code."""
        try:
            return super().invoke(ctx)
        except CommuniqueError as error:
            print_problem(f"communique: {error}")
            if ctx.params.get("debug"):
                traceback.print_exc()
            ctx.exit(EXIT_NOTHING_DONE)
        except KeyboardInterrupt:
            print_problem("communique: interrupted; what was stored or published before is whole.")
            ctx.exit(EXIT_INTERRUPTED)
        except (click.exceptions.ClickException, click.exceptions.Exit, click.exceptions.Abort, BrokenPipeError):
            raise
        except Exception as error:
            if ctx.params.get("debug"):
                traceback.print_exc()
            print_problem(
                f"communique: an error that should not happen: {type(error).__name__}: {error}. "
                "Run it again as `communique --debug …` and report what it prints."
            )
            ctx.exit(EXIT_NOTHING_DONE)
