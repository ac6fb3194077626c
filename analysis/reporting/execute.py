"""Run a notebook from top to bottom with papermill, in a kernel of this very environment, away from everything else."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat

from analysis.blocks.text import clean_text, strip_ansi
from analysis.errors import ReportError, RunFailed
from analysis.kernels.limits import ENDINGS, RunLimits, RunRecord
from analysis.reporting.parameters import check_parameters
from analysis.reporting.secret_values import hide_secrets

if TYPE_CHECKING:
    from analysis.kernels.manager import WarmKernelManager

__all__ = ["RunLimits", "RunRecord", "execute_notebook", "read_notebook", "write_notebook"]

#: Seconds that one cell may take.
CELL_TIMEOUT_S = 900
_LONGEST_REASON = 500


def read_notebook(path: Path) -> nbformat.NotebookNode:
    """Read a notebook of any version as version 4.

    What could not be run or shown is looked for here: `nbformat.reads` would compile the schema of all notebooks in every new
    process, and let a notebook pass that breaks it.

    Raises
    ------
    ReportError
        When there is no such file, or it is no notebook.
    """
    try:
        read = nbformat.reader.reads(path.read_text(encoding="utf-8"))  # type: ignore[no-untyped-call]
        notebook: nbformat.NotebookNode = nbformat.convert(read, 4)  # type: ignore[no-untyped-call]
    except FileNotFoundError:
        raise ReportError(f"There is no notebook {path}.") from None
    except OSError as error:
        raise ReportError(f"The notebook {path} cannot be read: {error.strerror}.") from error
    except (ValueError, AttributeError, KeyError, TypeError, nbformat.ValidationError) as error:
        raise ReportError(f"{path} is no Jupyter notebook: open it in JupyterLab and save it anew.") from error
    if not isinstance(notebook.get("cells"), list):
        raise ReportError(f"{path} is no Jupyter notebook: it has no cells.")
    needed = {"metadata": dict, "nbformat_minor": int}
    if not _has(notebook, needed) or not all(map(_is_cell, notebook.cells)):
        raise ReportError(f"{path} is no Jupyter notebook: open it in JupyterLab and save it anew.")
    ids = [cell["id"] for cell in notebook.cells if "id" in cell]
    if len(set(ids)) < len(notebook.cells) and notebook.nbformat_minor >= 5:
        _, notebook = nbformat.validator.normalize(notebook)
    return notebook


def _is_cell(cell: Any) -> bool:
    """Tell whether a cell has what a cell needs: a kind, a source, metadata, and outputs that say what they are."""
    return (
        _has(cell, {"cell_type": str, "source": str, "metadata": dict})
        and isinstance(cell.get("id", ""), str)
        and isinstance(cell.get("outputs", []), list)
        and all(_has(output, {"output_type": str}) for output in cell.get("outputs", []))
    )


def _has(value: Any, needed: Mapping[str, type]) -> bool:
    return isinstance(value, dict) and all(isinstance(value.get(name), kind) for name, kind in needed.items())


def write_notebook(notebook: nbformat.NotebookNode, path: Path) -> None:
    """Write a notebook as a file."""
    nbformat.write(notebook, path)  # type: ignore[no-untyped-call]


def execute_notebook(
    notebook: Path,
    parameters: Mapping[str, object],
    *,
    output: Path,
    rendered_at: datetime | None = None,
    environment: Mapping[str, str] | None = None,
    cell_timeout_s: int = CELL_TIMEOUT_S,
    limits: RunLimits | None = None,
    record: RunRecord | None = None,
    marks: Mapping[str, Any] | None = None,
) -> nbformat.NotebookNode:
    """Check the parameters, run a notebook, and write it with what it showed.

    The kernel stands in a folder of its own that is gone afterwards, with no user's IPython settings; a notebook finds
    its data by its parameters. Safe to call from several threads at once. While it runs, `output` holds the cells that
    ran so far; a process that is killed leaves them.

    Parameters
    ----------
    output : Path
        Where the executed notebook is written; after a failure, as far as it got.
    rendered_at : datetime, optional
        The kernel's ``SOURCE_DATE_EPOCH``, so that what it makes carries the edition's time and not the clock's.
    environment : mapping of str, optional
        Variables for the kernel: what a notebook must know of this machine, such as ``COMMUNIQUE_DATA``, and what its
        readers need not, since parameters are written into the notebook and variables are not.
    limits : RunLimits, optional
        What the run may take.
    record : RunRecord, optional
        Filled with what it took.
    marks : mapping, optional
        What the executed notebook says of itself under ``communique`` in its metadata.

    Raises
    ------
    ParameterError
        When a parameter is not declared or has the wrong kind; no kernel is started.
    RunFailed
        When a cell fails or the run is ended: names the cell and its error.
    """
    # papermill takes a third of a second to import.
    import papermill
    from papermill.engines import papermill_engines
    from papermill.exceptions import PapermillExecutionError
    from papermill.execute import raise_for_execution_errors

    source = read_notebook(notebook)
    values = check_parameters(source, parameters, where=notebook.name)
    limits = limits or RunLimits()
    record = record if record is not None else RunRecord({})
    output.parent.mkdir(parents=True, exist_ok=True)
    failure: Exception | None = None
    with tempfile.TemporaryDirectory(prefix="communique-") as folder, _naming_disk_errors(notebook, output):
        work = Path(folder, "work")
        work.mkdir()
        try:
            # The steps of papermill.execute_notebook, which ends by packing all outputs once more and for nothing where it is
            # given no path, and writes all of the notebook at the start, and twice at the end, where it is given one.
            prepared = papermill.execute_notebook(
                source,
                None,
                parameters=values,
                engine_name="communique",
                kernel_name="python3",
                language="python",
                prepare_only=True,
            )
            ran = papermill_engines.execute_notebook_with_engine(
                "communique",
                prepared,
                kernel_name="python3",
                progress_bar=False,
                kernel_manager_class=_name_kernel(Path(folder), rendered_at, environment or {}),
                # The kernel's folder and not papermill's `cwd`, which moves the whole process there.
                resources={"metadata": {"path": str(work)}},
                execution_timeout=cell_timeout_s,
                extra_arguments=["--HistoryManager.enabled=False", "--ext=analysis"],
                grows_at=output,
                limits=limits,
                record=record,
            )
            raise_for_execution_errors(ran, None)
        except PapermillExecutionError as error:
            failure = error
        executed: nbformat.NotebookNode = record.notebook
        _forget_paths(executed)
        if marks is not None and failure is None:
            executed.metadata["communique"] = dict(marks)
        write_notebook(executed, output)
    if failure is not None:
        number = _find_failed_cell(executed)
        said = hide_secrets(_explain(failure, number), limits.secrets)
        raise RunFailed(
            f"The notebook {notebook.name} failed: {said}", reason=getattr(failure, "ename", "ReportError"), cell=number
        ) from failure
    return executed


@contextmanager
def _naming_disk_errors(notebook: Path, output: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise RunFailed(
            f"The notebook {notebook.name} failed: nothing could be written to {output.parent} ({error.strerror}).",
            reason=type(error).__name__,
        ) from error


def _name_kernel(folder: Path, rendered_at: datetime | None, given: Mapping[str, str]) -> type[WarmKernelManager]:
    """Name the kernel: this Python whatever kernels are installed, its settings apart from the user's."""
    from analysis.kernels.manager import WarmKernelManager, describe_kernel

    environment = {
        **given,
        "IPYTHONDIR": str(folder / "ipython"),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": os.environ.get("PYTHONDONTWRITEBYTECODE", ""),
    }
    if rendered_at is not None:
        environment["SOURCE_DATE_EPOCH"] = str(int(rendered_at.timestamp()))
    spec = describe_kernel(environment)

    class ThisEnvironment(WarmKernelManager):
        def __init__(self, **options: Any) -> None:
            super().__init__(**options)
            if os.name == "posix":
                # Sockets in our own folder: no port that another user of the machine could reach or another run take.
                self.transport = "ipc"
                self.ip = str(folder / "kernel")

        async def start_kernel(self, **options: Any) -> None:  # type: ignore[override]
            # What a kernel grumbles while it stops is no news to the person at the keyboard.
            with (folder / "kernel.log").open("wb") as log:
                await super().start_kernel(**{"stderr": log, "stdout": log, **options})

        @property
        def kernel_spec(self) -> Any:
            return spec

    return ThisEnvironment


def _forget_paths(notebook: nbformat.NotebookNode) -> None:
    """Take out where papermill ran: those folders are gone, and the same run elsewhere would differ by them."""
    about = notebook.metadata.get("papermill", {})
    for name in ("input_path", "output_path", "environment_variables"):
        about.pop(name, None)


def _explain(failure: Exception, number: int | None) -> str:
    """Say in one sentence which cell failed and why."""
    name, reason = getattr(failure, "ename", type(failure).__name__), getattr(failure, "evalue", str(failure))
    said = reason if name in ENDINGS else f"{name}: {reason}"
    said = " ".join(clean_text(strip_ansi(said)).split()).rstrip(".")
    said = said if len(said) <= _LONGEST_REASON else said[:_LONGEST_REASON].rstrip() + " …"
    return f"cell {number}: {said}." if number else f"{said}."


def _find_failed_cell(executed: nbformat.NotebookNode) -> int | None:
    """Give the failed cell's place in the author's notebook, where papermill's own cells are not counted."""
    number = 0
    for cell in executed.cells:
        tags: Any = cell.metadata.get("tags", ())
        if "injected-parameters" not in tags and "papermill-error-cell-tag" not in tags:
            number += 1
        if any(output.output_type == "error" for output in cell.get("outputs", ())):
            return number
    return None
