"""The real JupyterLab, as `communique lab` opens it, with a folder and data of its own, driven in Debian's Chromium."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from analysis.settings import REPOSITORY_DIR

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SAMPLE = REPOSITORY_DIR / "data/articles/pakistan-turns-to-iran.txt"
#: A port of loopback where nobody listens: what asks a proxy for the world gets nowhere.
NOWHERE = "http://127.0.0.1:9"
#: No name but loopback's is looked up, and no other address reached.
CUT_OFF = [
    "--no-sandbox",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--disable-background-networking",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of this folder with one worker, so that they share one JupyterLab."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("lab"))


@dataclass
class Lab:
    """A running JupyterLab.

    Attributes
    ----------
    root : Path
        What JupyterLab shows: ``notebooks/`` in it is a copy.
    environment : dict
        The server's variables: with them a command of ours works on the same data.
    asked : list of str
        Requests of the browser to anywhere but this server: none must be there at the end.
    """

    url: str
    token: str
    root: Path
    data_dir: Path
    out_dir: Path
    environment: dict[str, str]
    context: BrowserContext
    asked: list[str] = field(default_factory=list)

    def open(self, path: str = "", *, width: int = 1280, height: int = 900) -> Page:
        """Open a file of JupyterLab, or its start page, in a page of its own, with a workspace of its own."""
        page = self.context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.set_default_timeout(60_000)
        where = f"lab/workspaces/auto-{time.monotonic_ns()}/tree/{path}" if path else ""
        page.goto(f"{self.url}/{where}?token={self.token}")
        page.wait_for_selector("#jp-main-dock-panel", timeout=90_000)
        page.wait_for_selector("#jupyterlab-splash", state="detached", timeout=90_000)
        if path.endswith(".ipynb"):
            # What is run before the kernel is there is run by nobody.
            page.wait_for_selector("text=/\\| Idle/", timeout=90_000)
        return page

    def write_notebook(self, name: str, *sources: str) -> str:
        """Write a notebook of code cells for our kernel, and give its path in JupyterLab."""
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources])
        notebook.metadata.kernelspec = {"name": "communique", "display_name": "Communiqué (warm)", "language": "python"}
        nbformat.write(notebook, self.root / name)
        return name

    def run(self, *command: str) -> str:
        """Run `communique` on the data of this JupyterLab, and give what it prints."""
        done = subprocess.run(
            [sys.executable, "-m", "analysis.cli", *command],
            env=self.environment, cwd=self.root, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("needs chromium")
    browser = request.getfixturevalue("playwright").chromium.launch(executable_path=CHROMIUM, args=CUT_OFF)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def lab(browser, tmp_path_factory) -> Iterator[Lab]:
    """JupyterLab with the sample article read, for the whole session: tests copy the notebook that they change."""
    home = tmp_path_factory.mktemp("lab")
    root, data_dir = home / "desk", home / "data"
    out_dir = root / "reports" / "published"
    root.mkdir()
    environment = {
        **os.environ,
        "HOME": str(home), "IPYTHONDIR": str(home / "ipython"),
        "JUPYTER_CONFIG_DIR": str(home / "config"), "JUPYTER_DATA_DIR": str(home / "share"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "COMMUNIQUE_DATA": str(data_dir), "COMMUNIQUE_OUT": str(out_dir), "COMMUNIQUE_ANALYST": "Ada",
        **dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), NOWHERE),
        "no_proxy": "127.0.0.1,localhost",
    }  # fmt: skip
    options = ["--no-browser", "--ServerApp.port=0", "--IdentityProvider.token=t"]
    if os.geteuid() == 0:
        options.append("--allow-root")
    command = [sys.executable, "-m", "analysis.cli", "lab", str(root), *options]
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(command, env=environment, cwd=home, stdout=log, stderr=log, start_new_session=True)
    try:
        read = [sys.executable, "-m", "analysis.cli", "extract", str(SAMPLE)]
        subprocess.run(read, env=environment, cwd=root, check=True, capture_output=True)
        url = wait_for_server(server, home)
        context = browser.new_context(accept_downloads=True, base_url=url)
        running = Lab(url, "t", root, data_dir, out_dir, environment, context)
        context.on("request", lambda request: note_request(running, request.url))
        yield running
        context.close()
        assert running.asked == [], "JupyterLab asked the network for something"
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def wait_for_server(server: subprocess.Popen[bytes], home: Path) -> str:
    """Wait until JupyterLab answers, and give its address."""
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        for found in (home / "runtime").glob("jpserver-*.json"):
            try:
                url = json.loads(found.read_text(encoding="utf-8"))["url"].rstrip("/").replace("localhost", "127.0.0.1")
                urllib.request.build_opener(urllib.request.ProxyHandler({})).open(f"{url}/api?token=t", timeout=5)
                return url
            except (OSError, ValueError):
                continue
        assert server.poll() is None, (home / "log").read_text(encoding="utf-8")
        time.sleep(0.2)
    raise AssertionError((home / "log").read_text(encoding="utf-8"))


def note_request(lab: Lab, url: str) -> None:
    """Keep what goes anywhere but to this server."""
    if not url.startswith((lab.url, lab.url.replace("http", "ws"), "data:", "blob:", "about:")):
        lab.asked.append(url)
