"""An edition as one zip, with what somebody needs to check it; and such a zip unpacked without trusting it."""

from __future__ import annotations

import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from analysis.errors import ReportError
from analysis.sharing.opened import OpenedEdition
from analysis.sharing.verify import hash_file, is_inside, verify_edition

_SUMS, _HOW = "SHA256SUMS", "HOW-TO-CHECK.txt"
_MOST_FILES = 5_000
_MOST_BYTES = 2 * 10**9
_CHUNK = 1 << 20
_TEXT = """\
{title}

This archive holds one edition of a report, whole: the report as it is read, the tables behind it with the sentence
that each row comes from, and a manifest that says what it was made of.

To check that nothing was changed on the way, unpack it and say, in the folder that holds this file:

    sha256sum --check SHA256SUMS            (Linux; on macOS: shasum -a 256 --check SHA256SUMS)

To check also that every row stands in the text where it says, with Communiqué installed:

    communique verify THIS.zip

Fingerprint (SHA-256 of manifest.json, which fixes all other files):
{fingerprint}
{redaction}"""
_REDACTED = """
Parts were taken out before it was shared; manifest.json says which, under "redaction".
"""


def zip_edition(edition: OpenedEdition, target: Path) -> Path:
    """Write an edition as a zip: the same edition gives the same bytes.

    It holds a folder named after the edition, the sums of its files in the form of ``sha256sum``, and a page that says
    how to check them. It is written aside and moved into place whole.

    Raises
    ------
    ReportError
        When the edition is not as its manifest says, or the zip cannot be written.
    """
    found = verify_edition(edition)
    if not found.is_good:
        raise ReportError(f"{edition.path} was not packed: {found.problems[0]} Say: communique verify {edition.path}")
    names = sorted([*edition.manifest["files"], "manifest.json"])
    top = f"{edition.report}-{edition.edition}"
    sums = "".join(f"{hash_file(edition.path / name)}  {top}/{name}\n" for name in names)
    how = _TEXT.format(
        title=f"{edition.report}, edition {edition.edition}",
        fingerprint=found.fingerprint,
        redaction=_REDACTED if edition.redaction else "",
    )
    when = edition.rendered_at.timetuple()[:6]
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".zip-", delete=False) as aside:
            written = Path(aside.name)
            try:
                with zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
                    for name, content in ((_HOW, how.encode()), (_SUMS, sums.encode())):
                        archive.writestr(_describe(name, when), content)
                    for name in names:
                        archive.writestr(_describe(f"{top}/{name}", when), (edition.path / name).read_bytes())
                written.chmod(0o644)
                written.replace(target)
            finally:
                written.unlink(missing_ok=True)
    except OSError as error:
        raise ReportError(f"{target} cannot be written: {error.strerror}.") from error
    return target


def _describe(name: str, when: tuple[int, ...]) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, date_time=(max(when[0], 1980), *when[1:6]))  # type: ignore[arg-type]
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 3
    info.external_attr = 0o644 << 16
    return info


@contextmanager
def unpack_edition(path: Path) -> Iterator[Path]:
    """Unpack the zip of an edition into a folder of its own, which is gone afterwards; give the edition's folder there.

    Nothing in the zip is trusted: neither its names nor the sizes that it gives.

    Raises
    ------
    ReportError
        When it is no zip of an edition, damaged, or would fill the disk.
    """
    with tempfile.TemporaryDirectory(prefix="communique-") as folder:
        try:
            with zipfile.ZipFile(path) as archive:
                top = _unpack(archive, Path(folder), path)
        except FileNotFoundError:
            raise ReportError(f"There is no {path}.") from None
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            raise ReportError(f"{path} is no zip that can be read ({error}): have it sent again.") from None
        yield top


def _unpack(archive: zipfile.ZipFile, folder: Path, path: Path) -> Path:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    names = [entry.filename for entry in entries]
    if len(entries) > _MOST_FILES or sum(entry.file_size for entry in entries) > _MOST_BYTES:
        raise ReportError(f"{path} holds more files or bytes than an edition can have; it was not unpacked.")
    wrong = next((name for name in names if not is_inside(name)), None)
    linked = next((entry.filename for entry in entries if stat.S_ISLNK(entry.external_attr >> 16)), None)
    if wrong is not None or linked is not None or len({name.casefold() for name in names}) != len(names):
        said = repr(wrong) if wrong is not None else repr(linked) if linked is not None else "a name twice"
        raise ReportError(f"{path} is no zip of an edition: it holds {said}. Nothing was unpacked.")
    tops = {name.partition("/")[0] for name in names if name.endswith("/manifest.json") and name.count("/") == 1}
    if len(tops) != 1 or any("/" not in name for name in names if name not in (_SUMS, _HOW)):
        raise ReportError(f"{path} is no zip of an edition: it must hold one folder with a manifest.json.")
    (top,) = tops
    left = _MOST_BYTES
    for entry in entries:
        target = folder / entry.filename
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(entry) as packed, target.open("wb") as unpacked:
            while chunk := packed.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise ReportError(f"{path} unpacks to more bytes than it says; it was given up.")
                unpacked.write(chunk)
    return folder / top
