"""Run a notebook that papermill has given its parameters: warm kernels, limits, and a file that grows cell by cell."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from papermill.engines import Engine, NotebookExecutionManager
from papermill.log import logger

from analysis.kernels.client import ReportClient
from analysis.kernels.growing import GrowingNotebook
from analysis.kernels.limits import RunRecord
from analysis.kernels.manager import WarmKernelManager

#: Seconds after which the outputs of a cell that still runs are written.
_AUTOSAVE_S = 30


class GrowingManager(NotebookExecutionManager):  # type: ignore[misc]
    """papermill's keeper of a run's state, which writes each cell once and the whole notebook at the end.

    Parameters
    ----------
    grows_at : Path, optional
        Where the notebook grows when papermill was given no path. Whoever gave it writes it whole at the end.
    """

    growing: GrowingNotebook | None = None

    def __init__(self, *args: Any, grows_at: Path | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.grows_at = grows_at

    def notebook_start(self, **options: Any) -> None:
        """Write the notebook as it is before it runs, and keep the file open where it is one of this machine."""
        super().notebook_start(**options)
        path = self.grows_at
        if path is None and isinstance(self.output_path, str) and "://" not in self.output_path:
            path = Path(self.output_path) if Path(self.output_path).is_file() else None
        if path is not None:
            self.growing = GrowingNotebook(path, self.nb)

    def save(self, **options: Any) -> None:
        """Write what is new."""
        if self.growing is None:
            super().save(**options)
        else:
            self.last_save_time = self.now()

    def autosave_cell(self) -> None:
        """Write the outputs so far of a cell that takes long."""
        if (self.now() - self.last_save_time).total_seconds() >= _AUTOSAVE_S:
            if self.growing is not None:
                self.growing.save()
            self.last_save_time = self.now()

    def cell_complete(self, cell: Any, cell_index: int | None = None, **options: Any) -> None:
        """Note that a cell is done, and write it."""
        super().cell_complete(cell, cell_index=cell_index, **options)
        if self.growing is not None and cell_index is not None:
            self.growing.finish_cell(cell_index)

    def notebook_complete(self, **options: Any) -> None:
        """Write the notebook whole, in the form in which notebooks are written."""
        if self.growing is not None:
            self.growing.close()
            self.growing = None
        with suppress(KeyError):
            super().notebook_complete(**options)


class WarmEngine(Engine):  # type: ignore[misc]
    """papermill's engine, as `analysis.kernels.papermill_engine` gives it to papermill."""

    @classmethod
    def execute_notebook(
        cls,
        nb: Any,
        kernel_name: str,
        output_path: str | None = None,
        progress_bar: bool | dict[str, Any] = True,
        log_output: bool = False,
        autosave_cell_every: int = _AUTOSAVE_S,
        grows_at: Path | None = None,
        record: RunRecord | None = None,
        **options: Any,
    ) -> Any:
        """Run a notebook, and give it back with its outputs; `record` holds it too, for the case that a cell fails."""
        record = record if record is not None else RunRecord({})
        record.notebook = nb
        manager = GrowingManager(
            nb, output_path=output_path, progress_bar=progress_bar, log_output=log_output,
            autosave_cell_every=autosave_cell_every, grows_at=grows_at,
        )  # fmt: skip
        try:
            manager.notebook_start()
            cls.execute_managed_notebook(manager, kernel_name, log_output=log_output, record=record, **options)
        finally:
            manager.cleanup_pbar()
            manager.notebook_complete()
        return manager.nb

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: Any,
        kernel_name: str,
        log_output: bool = False,
        stdout_file: Any = None,
        stderr_file: Any = None,
        start_timeout: int = 60,
        execution_timeout: int | None = None,
        input_path: str | None = None,
        **options: Any,
    ) -> Any:
        """Run the cells in a kernel of our manager, unless another is named."""
        options.setdefault("kernel_manager_class", WarmKernelManager)
        return ReportClient(
            nb_man,
            kernel_name=kernel_name,
            log=logger,
            log_output=log_output,
            stdout_file=stdout_file,
            stderr_file=stderr_file,
            startup_timeout=start_timeout,
            timeout=execution_timeout,
            **options,
        ).execute()
