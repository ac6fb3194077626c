"""What happens to editions after they are made: those that are too old go, and the new ones are shared."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.cli.terminal import print_problem

if TYPE_CHECKING:
    from analysis.engine.worker import Outcome
    from analysis.reporting.definitions import Place, ReportDefinition
    from analysis.sharing.deliver import Delivery


class After:
    """Prunes and shares what the definitions say, when their reports are made.

    Parameters
    ----------
    file : Path
        The file of definitions.
    chosen : collection of ReportDefinition
        Those that are made now.
    """

    def __init__(
        self, file: Path, chosen: Collection[ReportDefinition], definitions: Mapping[str, ReportDefinition], *, out_dir: Path
    ) -> None:  # fmt: skip
        from analysis.reporting.read_definitions import read_places
        from analysis.sharing.deliver import watch_places

        self._places: Mapping[str, Place] = read_places(file) if any(one.share for one in chosen) else {}
        self._chosen, self._definitions, self._out_dir = chosen, definitions, out_dir
        watch_places(chosen, self._places, out_dir=out_dir)

    def finish(self, outcomes: Sequence[Outcome]) -> list[Delivery]:
        """Prune and share; give what could not be shared, which is told on standard error."""
        from analysis.sharing.deliver import Made, share_made

        good = [one for one in outcomes if one.state in ("done", "skipped") and one.edition is not None]
        self._prune([one for one in good if one.state == "done"])
        made = [Made(one.task.run.definition, one.task.run.report, str(one.edition)) for one in good]
        failed = []
        shared = 0
        for delivery in share_made(made, self._chosen, self._definitions, self._places, out_dir=self._out_dir):
            if delivery.problem is None:
                shared += 1
                continue
            failed.append(delivery)
            print_problem(
                f"communique: {delivery.made.report} was made, but not shared with {delivery.place}, which is tried again "
                f"at the next run: {delivery.problem}"
            )
        if shared:
            print_problem(f"communique: {shared} shared.")
        return failed

    def _prune(self, done: Sequence[Outcome]) -> None:
        from analysis.errors import CommuniqueError
        from analysis.reporting.retention import find_old, remove_old

        removed = 0
        for outcome in done:
            keep = self._definitions[outcome.task.run.definition].keep
            if keep is None:
                continue
            try:
                removed += len(remove_old(find_old(self._out_dir / outcome.task.run.report, keep)))
            except CommuniqueError as error:
                print_problem(f"communique: {error}")
        if removed:
            print_problem(f"communique: {removed} old editions and failed notebooks removed, as `keep` says.")
