"""Every error that Communiqué raises on purpose, in one leaf module.

::

    CommuniqueError              what the command line shows as one sentence (exit code 2)
    ├── InputError               an article that cannot be read
    │   ├── ArticleNotFound
    │   ├── NotText              binary, or not UTF-8
    │   ├── EmptyArticle         nothing in it, or no sentence
    │   └── NotEnglish
    ├── UnknownName              a table, document, format or version that does not exist
    ├── DataError                rows that break a table's contract
    ├── StoreError               the tables cannot be read or written
    ├── SetupError               something the program needs is not installed, or not set
    ├── ExtractorError           an extractor outside the program gave nothing that can be used
    └── ReportError              a notebook that failed, or a report that could not be set
        ├── ParameterError       a parameter that the notebook does not declare, or a wrong value
        ├── DefinitionError      reports.yaml says what no report can do
        ├── RunFailed            a run that ended before its time: deadline, memory, output, dead kernel, cancelled
        └── RenderError

A message says what, where, what was found, and what to do next.
"""


class CommuniqueError(Exception):
    """Base of all errors that are meant for the person at the keyboard."""

    def _render_traceback_(self) -> list[str]:
        """Give what a notebook shows, which asks for this: the sentence, without the program's lines that led to it."""
        return [f"{type(self).__name__}: {self}"]


class InputError(CommuniqueError):
    """An article cannot be read."""


class ArticleNotFound(InputError):
    """No such file or folder."""


class NotText(InputError):
    """The file is binary, or not UTF-8."""


class EmptyArticle(InputError):
    """The article holds no text, or no sentence."""


class NotEnglish(InputError):
    """The article is in a language that the extraction does not know."""


class UnknownName(CommuniqueError):
    """A table, document, format or version was named that does not exist."""


class DataError(CommuniqueError):
    """Rows break the contract of their table."""


class StoreError(CommuniqueError):
    """The tables cannot be read or written."""


class SetupError(CommuniqueError):
    """Something that the program needs is not installed, or not set."""


class ExtractorError(CommuniqueError):
    """An extractor outside the program gave nothing that can be used."""


class ReportError(CommuniqueError):
    """A report could not be made."""


class ParameterError(ReportError):
    """A parameter is not declared by the notebook, or its value is of the wrong kind."""


class DefinitionError(ReportError):
    """The definitions of reports cannot be read, or say what no report can do."""


class RunFailed(ReportError):
    """A run did not come to its end.

    Attributes
    ----------
    reason : str
        The name of what ended it, as ``retries.errors`` names it: the cell's error, or ``DeadlineExceeded``,
        ``MemoryExceeded``, ``OutputExceeded``, ``DeadKernelError``, ``Cancelled``.
    cell : int or None
        The cell at which it ended, counted as in the author's notebook.
    """

    def __init__(self, message: str, *, reason: str = "ReportError", cell: int | None = None) -> None:
        super().__init__(message)
        self.reason = reason
        self.cell = cell

    def __reduce__(self) -> tuple[object, ...]:
        return (_restore_run_failed, (self.args[0], self.reason, self.cell))


def _restore_run_failed(message: str, reason: str, cell: int | None) -> RunFailed:
    return RunFailed(message, reason=reason, cell=cell)


class RenderError(ReportError):
    """The executed notebook could not be turned into HTML or PDF."""
