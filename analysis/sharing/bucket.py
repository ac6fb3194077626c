"""Put a site into a bucket, or any other place that fsspec reaches, so that a reader never meets half of anything.

Editions go first and their manifests after them, then what leads to them, the front page last; what is gone from the site is
removed at the end. Only what has changed goes, and afterwards it is checked that all of it is there.
"""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from filelock import FileLock, Timeout

from analysis.errors import CommuniqueError, ReportError, SetupError
from analysis.reporting.secret_values import read_secret
from analysis.sharing.log import STATE
from analysis.sharing.site.build import FOLDERS, MARKER
from analysis.sharing.verify import hash_file

_TYPES = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
    ".json": "application/json", ".xml": "application/atom+xml; charset=utf-8", ".csv": "text/csv; charset=utf-8",
    ".pdf": "application/pdf", ".ipynb": "application/x-ipynb+json",
}  # fmt: skip
_IN_EDITION = re.compile(r"reports/[^/]+/\d{8}T\d{6}Z-[0-9a-f]{8}(-\d+)?/(?P<name>.+)\Z")
_KEPT_FOR_GOOD, _ASKED_AGAIN = "max-age=31536000, immutable", "no-cache"
_S3 = ("s3", "s3a")
#: Objects that are given to the file system at once.
_BATCH = 200
_LOCK_S = 600
_SCHEMA = "CREATE TABLE IF NOT EXISTS uploaded (name TEXT PRIMARY KEY, stamp TEXT NOT NULL) WITHOUT ROWID"


@dataclass
class Upload:
    """What a run did.

    Attributes
    ----------
    uploaded, removed : list of str
        Names in the bucket, in the order in which they went.
    checked : int
        How many objects were found as they should be afterwards.
    problems : list of str
        What is not there as it should be.
    """

    url: str
    uploaded: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    checked: int = 0
    problems: list[str] = field(default_factory=list)

    def describe(self) -> str:
        """Say in a sentence what was done."""
        return f"{len(self.uploaded)} objects uploaded, {len(self.removed)} removed, {self.checked} found as they should be."  # fmt: skip


def find_staging(out_dir: Path, url: str) -> Path:
    """Give the folder in which the site for a bucket is made where none is named."""
    return out_dir.resolve() / STATE / f"bucket-{hashlib.sha256(url.encode()).hexdigest()[:16]}"


def upload_site(site: Path, url: str, *, out_dir: Path, on_file: Callable[[int, int], None] | None = None) -> Upload:
    """Bring a bucket up to date with a site.

    Parameters
    ----------
    url : str
        Such as ``s3://reports/desk``, ``file:///srv/reports``; or ``env:NAME`` for one that a variable holds. Keys and
        endpoints come from the environment, as the file system has it.
    on_file : callable, optional
        Called with how many objects of how many are done.

    Raises
    ------
    ReportError
        When the place holds something else than a site, or cannot be reached, read or written.
    SetupError
        When what reaches such places is not installed.
    """
    address = read_secret(url) if url.startswith("env:") else url
    shown = url if url.startswith("env:") else _hide_password(address)
    state = find_staging(out_dir, address).with_suffix(".uploaded.sqlite")
    state.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(state.with_suffix(".lock"), timeout=_LOCK_S), closing(_open_state(state)) as log:
            fs, root = _open(address, shown)
            with _explained(shown):
                return _Uploader(fs, root, site, log, Upload(shown), on_file or (lambda done, total: None)).run()
    except Timeout:
        raise ReportError(f"Another run is uploading to {shown}; try again when it has ended.") from None


def _open_state(path: Path) -> sqlite3.Connection:
    log = sqlite3.connect(path, isolation_level=None)
    log.execute("PRAGMA journal_mode = WAL")
    log.execute(_SCHEMA)
    return log


def _open(address: str, shown: str) -> tuple[Any, str]:
    import fsspec

    parts = urlsplit(address)
    if not parts.scheme or not (parts.netloc + parts.path).strip("/"):
        raise ReportError(f"{shown!r} is no address of a bucket or folder; write one such as s3://reports/desk.")
    try:
        with _explained(shown):
            fs, root = fsspec.core.url_to_fs(address, **({"auto_mkdir": True} if parts.scheme == "file" else {}))
    except ImportError:
        extra = " Say: pip install 'communique[s3]'." if parts.scheme in _S3 else ""
        raise SetupError(f"What reaches {parts.scheme}:// is not installed.{extra}") from None
    # Listings that an earlier run remembered may be old.
    fs.invalidate_cache()
    return fs, str(root).rstrip("/")


@contextmanager
def _explained(shown: str) -> Iterator[None]:
    try:
        yield
    except (CommuniqueError, ImportError, KeyboardInterrupt):
        raise
    except Exception as error:
        # Each file system has errors of its own kind.
        if isinstance(error, ValueError) and "Protocol not known" in str(error):
            raise ReportError(f"{shown}: {error}; write an address such as s3://reports/desk.") from None
        said = " ".join(str(error).split()) or type(error).__name__
        raise ReportError(f"{shown} cannot be read or written ({type(error).__name__}: {said[:300]}).") from error


class _Uploader:
    def __init__(
        self, fs: Any, root: str, site: Path, log: sqlite3.Connection, upload: Upload, on_file: Callable[[int, int], None]
    ) -> None:  # fmt: skip
        self._fs, self._root, self._site, self._log = fs, root, site, log
        self._upload, self._on_file = upload, on_file
        protocol = fs.protocol if isinstance(fs.protocol, tuple) else (fs.protocol,)
        self._is_s3 = bool(set(protocol) & set(_S3))
        self._is_local = bool(set(protocol) & {"file", "local"})

    def run(self) -> Upload:
        local = {name: (self._site / name).stat() for name in _list_local(self._site)}
        there = self._list_there()
        if there and MARKER not in there:
            raise ReportError(f"{self._upload.url} holds something else than a site; nothing in it was touched. Name an empty place.")  # fmt: skip
        known = dict(self._log.execute("SELECT name, stamp FROM uploaded"))
        if not there:
            # The first object says what the rest will be, so that a run that is cut off can be taken up again.
            self._send([MARKER], local)
        wanted = sorted((name for name in local if self._differs(name, local, there, known)), key=_rank)
        done = 0
        for _, group in groupby(wanted, key=lambda name: _rank(name)[0]):
            names = list(group)
            for at in range(0, len(names), _BATCH):
                self._send(names[at : at + _BATCH], local)
                done += len(names[at : at + _BATCH])
                self._on_file(done, len(wanted))
        self._upload.uploaded = wanted
        self._remove([name for name in there if name not in local and _is_ours(name)])
        self._check(local, wanted)
        return self._upload

    def _list_there(self) -> dict[str, Mapping[str, Any]]:
        self._fs.invalidate_cache()
        try:
            found = self._fs.find(self._root, detail=True)
        except FileNotFoundError:
            return {}
        return {name.removeprefix(self._root).lstrip("/"): about for name, about in found.items()}

    def _differs(
        self, name: str, local: Mapping[str, os.stat_result], there: Mapping[str, Mapping[str, Any]], known: Mapping[str, str]
    ) -> bool:  # fmt: skip
        about = there.get(name)
        if about is None or about.get("size") != local[name].st_size:
            return True
        if known.get(name) == _stamp(local[name]):
            return False
        if _read_md5(about) == _digest_md5(self._site / name):
            self._remember([name], local)
            return False
        return True

    def _send(self, names: Sequence[str], local: Mapping[str, os.stat_result]) -> None:
        for headers, group in groupby(sorted(names, key=_list_headers), key=_list_headers):
            some = list(group)
            places = [f"{self._root}/{name}" for name in some]
            files = [str(self._site / name) for name in some]
            if self._is_s3:
                self._fs.put(files, places, ContentType=headers[0], CacheControl=headers[1])
                continue
            for file, place in zip(files, places, strict=True):
                # Where writing takes time that a reader could see, the file is moved into its place whole.
                aside = f"{place.rpartition('/')[0]}/.{uuid.uuid4().hex[:12]}" if self._is_local else place
                self._fs.put_file(file, aside)
                if aside != place:
                    Path(aside).replace(place)
        self._remember(names, local)

    def _remember(self, names: Sequence[str], local: Mapping[str, os.stat_result]) -> None:
        self._log.executemany(
            "INSERT OR REPLACE INTO uploaded VALUES (?, ?)", [(name, _stamp(local[name])) for name in names]
        )

    def _remove(self, names: Sequence[str]) -> None:
        """Remove what is gone: pages before the editions to which they lead."""
        ordered = sorted(names, key=_rank, reverse=True)
        for at in range(0, len(ordered), _BATCH):
            some = ordered[at : at + _BATCH]
            self._fs.rm([f"{self._root}/{name}" for name in some])
            self._log.executemany("DELETE FROM uploaded WHERE name = ?", [(name,) for name in some])
        self._upload.removed = ordered

    def _check(self, local: Mapping[str, os.stat_result], sent: Sequence[str]) -> None:
        """Check that all is there with its size, and what was sent with its content."""
        there, fresh = self._list_there(), set(sent)
        for name, about in local.items():
            problem = ""
            if name not in there:
                problem = "is not there"
            elif there[name].get("size") != about.st_size:
                problem = f"has {there[name].get('size')} bytes, and should have {about.st_size}"
            elif name in fresh and not self._holds(name, there[name]):
                problem = "holds something else"
            if problem:
                self._upload.problems.append(f"{name} {problem}")
                self._log.execute("DELETE FROM uploaded WHERE name = ?", (name,))
            else:
                self._upload.checked += 1
        self._upload.problems += [f"{name} should be gone" for name in self._upload.removed if name in there]

    def _holds(self, name: str, about: Mapping[str, Any]) -> bool:
        told = _read_md5(about)
        if told is not None:
            return told == _digest_md5(self._site / name)
        content: bytes = self._fs.cat_file(f"{self._root}/{name}")
        return hashlib.sha256(content).hexdigest() == hash_file(self._site / name)


def _list_local(site: Path) -> Iterator[str]:
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site)
        if path.is_file() and not path.is_symlink() and not any(part.startswith(".") for part in name.parts):
            yield name.as_posix()


def _is_ours(name: str) -> bool:
    return name.partition("/")[0] in FOLDERS and "/" in name


def _rank(name: str) -> tuple[int, str]:
    """Give an object's place in the order of uploads: nothing leads to what is not there yet."""
    within = _IN_EDITION.match(name)
    last = name.rpartition("/")[2]
    if within:
        return (1 if within["name"] == "manifest.json" else 0), name
    if name == "index.html":
        return 6, name
    if "/" not in name:
        return (5 if name == "feed.xml" else 2), name
    if last in ("latest.html", "latest.json", "feed.xml") or "/as-of/" in name:
        return 4, name
    return 3, name


def _list_headers(name: str) -> tuple[str, str]:
    kind = _TYPES.get(Path(name).suffix, "application/octet-stream")
    return kind, _KEPT_FOR_GOOD if _IN_EDITION.match(name) else _ASKED_AGAIN


def _stamp(about: os.stat_result) -> str:
    return f"{about.st_size} {about.st_mtime_ns}"


def _read_md5(about: Mapping[str, Any]) -> str | None:
    """Read the MD5 of an object where the bucket tells it: objects that were sent in parts have another sum."""
    told = str(about.get("ETag", "")).strip('"')
    return told if re.fullmatch(r"[0-9a-f]{32}", told) else None


def _digest_md5(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def _hide_password(url: str) -> str:
    return re.sub(r"//[^/@]*@", "//…@", url)
