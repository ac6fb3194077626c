"""Where JupyterLab keeps its checkpoints: nothing is written into an edition because somebody opens it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jupyter_server.services.contents.filecheckpoints import AsyncFileCheckpoints

from analysis.settings import Settings


class EditionCheckpoints(AsyncFileCheckpoints):
    """Keep checkpoints of what is published aside, in ``.lab/`` of its folder, and those of other files beside them.

    JupyterLab makes one of every file that it opens; an edition with a file that its manifest does not name is no good one.
    """

    def checkpoint_path(self, checkpoint_id: str, path: str) -> Any:
        """Give the place of a checkpoint; its folder is made."""
        place: str = self._get_os_path(path.strip("/"))  # type: ignore[no-untyped-call]
        file = Path(place).resolve()
        published = Settings().out_dir.resolve()
        if not file.is_relative_to(published):
            return super().checkpoint_path(checkpoint_id, path)  # type: ignore[no-untyped-call]
        kept = published / ".lab" / "checkpoints" / file.relative_to(published)
        with self.perm_to_403():
            kept.parent.mkdir(parents=True, exist_ok=True)
        return str(kept.with_name(f"{kept.stem}-{checkpoint_id}{kept.suffix}"))
