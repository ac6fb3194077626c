from __future__ import annotations

from pathlib import Path

import pytest
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager

from analysis.desk.checkpoints import EditionCheckpoints


@pytest.mark.parametrize(
    ("file", "kept"),
    [
        ("published/brief/e1/report.html", "published/.lab/checkpoints/brief/e1/report-checkpoint.html"),
        ("published/brief/latest/report.html", "published/.lab/checkpoints/brief/e1/report-checkpoint.html"),
        ("notes/mine.md", "notes/.ipynb_checkpoints/mine-checkpoint.md"),
    ],
)
def test_nothing_is_kept_in_an_edition_and_what_belongs_to_other_files_beside_them(tmp_path, monkeypatch, file, kept):
    monkeypatch.setenv("COMMUNIQUE_OUT", str(tmp_path / "published"))
    edition = tmp_path / "published/brief/e1"
    edition.mkdir(parents=True)
    (tmp_path / "notes").mkdir()
    (edition.parent / "latest").symlink_to("e1")
    manager = AsyncLargeFileManager(root_dir=str(tmp_path), checkpoints_class=EditionCheckpoints)
    place = Path(manager.checkpoints.checkpoint_path("checkpoint", file))
    assert place == tmp_path / kept and place.parent.is_dir()
    assert list(edition.iterdir()) == []
