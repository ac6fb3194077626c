from __future__ import annotations

import json
import os
from pathlib import Path

from analysis.desk.lab import CONFIG_DIR, prepare_lab
from analysis.settings import REPOSITORY_DIR, Settings


def test_a_folder_is_given_the_notebooks_and_keeps_those_it_has(tmp_path):
    settings = Settings(data_dir=tmp_path / "data", out_dir=tmp_path / "out", analyst="Ada")
    start = prepare_lab(tmp_path / "new", settings=settings, options=["--no-browser"])
    assert (tmp_path / "new/notebooks/situation_brief.ipynb").is_file()
    assert (start.command[-1], start.folder) == ("--no-browser", (tmp_path / "new").resolve())
    assert (
        start.environment["COMMUNIQUE_DATA"] == str(tmp_path / "data")
        and start.environment["COMMUNIQUE_ANALYST"] == "Ada"
    )
    (tmp_path / "new/notebooks/situation_brief.ipynb").write_text("mine")
    prepare_lab(tmp_path / "new", settings=settings)
    assert (tmp_path / "new/notebooks/situation_brief.ipynb").read_text() == "mine"


def test_the_repository_is_shown_where_nothing_else_is_named(monkeypatch):
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "/theirs")
    start = prepare_lab(settings=Settings())
    assert start.folder == REPOSITORY_DIR
    assert start.environment["JUPYTER_CONFIG_PATH"].split(os.pathsep) == ["/theirs", str(CONFIG_DIR)]


def test_its_settings_ask_the_network_for_nothing():
    said = json.loads((CONFIG_DIR / "jupyter_lab_config.json").read_text(encoding="utf-8"))["LabApp"]
    assert said["news_url"] is None and said["check_for_updates_class"].endswith("NeverCheckForUpdate")
    assert said["extension_manager"] == "readonly"
    start_page = Path(said["default_url"].removeprefix("/lab/tree/"))
    assert (REPOSITORY_DIR / start_page).is_file()
