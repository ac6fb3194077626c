"""Write the pages of a site: those lists that have changed, from the first place that has."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from analysis.sharing.entries import Entry
from analysis.sharing.site.catalog import Catalog, Key, Listing
from analysis.sharing.site.feed import write_feed
from analysis.sharing.site.pages import (
    build_style,
    read_script,
    set_entry,
    set_page,
    write_day,
    write_shard,
    write_when,
)
from analysis.sharing.verify import hash_file

#: Editions on a page. Pages are filled from the oldest on, so that a new edition changes the last one only.
PAGE = 100
_SHARD = 500
_NEWEST, _FED, _SHOWN_REPORTS, _SHOWN_ACTORS, _DIRECTORY = 25, 50, 40, 40, 1000
_FOLDERS = {"report": "reports", "actor": "actors", "day": "days"}
_KIND_WORDS = {
    "state": "State", "government": "Government", "person": "Person", "organisation": "Organisation",
    "armed_group": "Armed group",
}  # fmt: skip


class SiteWriter:
    """Writes what has changed; a file whose bytes would be the same is left as it is.

    Parameters
    ----------
    written : list of str
        Filled with the files that were made or changed.
    notice : str
        What the foot of every page says.
    """

    def __init__(
        self, target: Path, catalog: Catalog, title: str, address: str, written: list[str], *, notice: str = ""
    ) -> None:
        self._target = target
        self._catalog = catalog
        self._title = title
        self._address = address
        self._written = written
        self._notice = notice
        self._entry = lru_cache(maxsize=20_000)(self._read_entry)
        self._item = lru_cache(maxsize=20_000)(lambda key: set_entry(self._entry(key), up="../../"))

    def write(self, added: Sequence[Key], gone: Sequence[Key], *, everything: bool) -> None:
        """Write the lists that some editions have come to, or go from; or all of them.

        Parameters
        ----------
        added, gone : sequence of (edition, report)
        """
        if not added and not gone and not everything:
            return
        first: dict[str, str] = {}
        for edition, report in (*added, *gone):
            for key in self._catalog.list_listings_of(report, edition):
                first[key] = min(first.get(key, edition), edition)
        for edition, report in gone:
            self._catalog.hide(report, edition)
        listings = {kind: self._catalog.list_listings(kind) for kind in _FOLDERS}
        if everything:
            first.update({one.key: "" for found in listings.values() for one in found} | {"all": ""})
        known = {one.key: one for found in listings.values() for one in found}
        for key in sorted(first):
            if key != "all":
                self._write_listing(key, known.get(key), since=first[key])
        self._write_directories(listings)
        self._write_front(listings, since=first.get("all", ""))

    def _read_entry(self, key: Key) -> Entry:
        return next(iter(self._catalog.read_entries([key])))

    # One list

    def _write_listing(self, key: str, listing: Listing | None, *, since: str) -> None:
        kind, _, slug = key.partition(":")
        folder = f"{_FOLDERS[kind]}/{slug}"
        if listing is None:
            for path in [*self._target.glob(f"{folder}/as-of/*"), *self._target.glob(f"{folder}/*")]:
                if path.is_file():
                    self._remove(path)
            for empty in (self._target / folder / "as-of", self._target / folder):
                with suppress(OSError):
                    empty.rmdir()
            return
        count = listing.count
        heading = write_day(listing.name) if kind == "day" else listing.name
        about = {
            "eyebrow": _KIND_WORDS.get(listing.about, "Actor") if kind == "actor" else listing.about if listing.about != heading else "",
            "heading": heading, "count": count, "place": f"{_FOLDERS[kind]}/index.html",
        }  # fmt: skip
        pages = self._list_pages(key, count)
        # From the page before the first that has changed: it leads to that one, which may be new or gone.
        from_page = max(1, self._catalog.count_before(key, since) // PAGE) if since else 1
        for number in range(from_page, len(pages) + 1):
            keys = self._catalog.list_keys(key, first=(number - 1) * PAGE, most=PAGE)
            _, first, last = pages[number - 1]
            beside = [("Newest", "index.html")]
            beside += [("Newer", f"page-{number + 1}.html")] if number < len(pages) else []
            beside += [("Older", f"page-{number - 1}.html")] if number > 1 else []
            self._put(
                f"{folder}/page-{number}.html", "listing", depth=2, **about, latest=False, days=[], pages=[], beside=beside,
                title=f"{first} to {last}" if first != last else first,
                entries=self._set_entries(reversed(keys)), **self._feed_of(kind, slug),
            )  # fmt: skip
        self._remove_pages(folder, after=len(pages))
        newest = self._catalog.list_keys(key, most=PAGE, newest_first=True)
        days = self._catalog.list_days(key) if kind == "report" else []
        self._put(
            f"{folder}/index.html", "listing", depth=2, **about, latest=kind == "report", pages=pages, beside=[],
            days=[_dash(day) for day in days], title="Newest editions" if pages else "Editions",
            entries=self._set_entries(newest), **self._feed_of(kind, slug),
        )  # fmt: skip
        if kind == "report":
            self._write_addresses(folder, key, slug, newest, days, since=since)

    def _list_pages(self, key: str, count: int) -> list[tuple[str, str, str]]:
        """List the pages of a list that is longer than one: file, first day, last day."""
        if count <= PAGE:
            return []
        found = []
        for number in range(1, -(-count // PAGE) + 1):
            first = self._catalog.list_keys(key, first=(number - 1) * PAGE, most=1)
            last = self._catalog.list_keys(key, first=min(number * PAGE, count) - 1, most=1)
            found.append((f"page-{number}.html", write_day(first[0][0][:8]), write_day(last[0][0][:8])))
        return found

    def _feed_of(self, kind: str, slug: str) -> dict[str, str]:
        if kind == "report":
            return {"feed": "feed.xml", "feed_title": "Editions of this report"}
        return {"feed": "../../feed.xml", "feed_title": self._title}

    def _set_entries(self, keys: Iterable[Key]) -> Markup:
        return Markup("").join(self._item(key) for key in keys)

    def _write_addresses(
        self, folder: str, key: str, report: str, newest: Sequence[Key], days: Sequence[str], *, since: str
    ) -> None:
        """Write what leads on: to the latest edition, and to the one that was the latest on a day."""
        wanted = {f"{_dash(day)}.html" for day in days}
        for path in self._target.glob(f"{folder}/as-of/*.html"):
            if path.name not in wanted:
                self._remove(path)
        for day in days:
            last = self._catalog.find_last_of_day(key, day)
            if last is not None and day >= since[:8]:
                entry = self._entry(last)
                self._put(
                    f"{folder}/as-of/{_dash(day)}.html", "redirect", depth=3, title=f"{entry.title}, as of {write_day(day)}",
                    target=f"../{entry.edition}/{entry.address}", when=write_when(entry),
                )  # fmt: skip
        entries = [self._entry(one) for one in newest[:_FED]]
        latest = entries[0]
        self._put(
            f"{folder}/latest.html", "redirect", depth=2, title=f"{latest.title}, the latest edition",
            target=f"{latest.edition}/{latest.address}", when=write_when(latest),
        )  # fmt: skip
        said = {
            "report": report, "edition": latest.edition, "rendered_at": latest.rendered_at.isoformat(), "title": latest.title,
            "path": f"{latest.edition}/", "read": f"{latest.edition}/{latest.address}",
            "manifest_sha256": hash_file(self._target / folder / latest.edition / "manifest.json"),
        }  # fmt: skip
        self._write(f"{folder}/latest.json", json.dumps(said, ensure_ascii=False, indent=2) + "\n")
        self._write(
            f"{folder}/feed.xml",
            write_feed(
                entries, title=f"{latest.title} – {self._title}", name=report, up="../../", own=f"{folder}/feed.xml",
                author=self._title, address=self._address,
            ),
        )  # fmt: skip

    def _remove_pages(self, folder: str, *, after: int) -> None:
        number = after + 1
        while (path := self._target / folder / f"page-{number}.html").is_file():
            self._remove(path)
            number += 1

    # What leads to the lists

    def _write_directories(self, listings: dict[str, list[Listing]]) -> None:
        common = {"feed": "../feed.xml", "feed_title": self._title, "eyebrow": ""}
        for kind, heading in (("report", "Reports"), ("actor", "Actors")):
            found = listings[kind]
            names = sorted(
                found, key=lambda one: ((one.about if kind == "report" else ""), one.name.casefold(), one.key)
            )
            folder = _FOLDERS[kind]
            count = max(1, -(-len(names) // _DIRECTORY))
            files = ["index.html", *(f"page-{number}.html" for number in range(2, count + 1))]
            parts = [names[at * _DIRECTORY : (at + 1) * _DIRECTORY] for at in range(count)]
            pages = [(file, part[0].name) for file, part in zip(files, parts, strict=True) if part] if count > 1 else []
            for file, part in zip(files, parts, strict=True):
                groups: dict[str, list[tuple[str, str, int]]] = {}
                for one in part:
                    title = (one.about or "Other reports") if kind == "report" else one.name[:1].upper()
                    groups.setdefault(title, []).append((one.name, f"{_slug(one)}/index.html", one.count))
                self._put(
                    f"{folder}/{file}", "directory", depth=1, heading=heading, place=f"{folder}/index.html", groups=list(groups.items()),
                    pages=pages, here=file, **common,
                )  # fmt: skip
            self._remove_pages(folder, after=count)
        months: dict[str, list[tuple[str, str, int]]] = {}
        for one in reversed(listings["day"]):
            month = write_day(one.name).partition(" ")[2]
            months.setdefault(month, []).append((write_day(one.name), f"{_slug(one)}/index.html", one.count))
        self._put(
            "days/index.html", "directory", depth=1, heading="Dates", place="days/index.html", groups=list(months.items()),
            pages=[], here="", **common,
        )  # fmt: skip

    def _write_front(self, listings: dict[str, list[Listing]], *, since: str) -> None:
        everything = self._catalog.find_listing("all")
        count = everything.count if everything else 0
        shards = -(-count // _SHARD)
        for number in range(self._catalog.count_before("all", since) // _SHARD + 1 if since else 1, shards + 1):
            keys = self._catalog.list_keys("all", first=(number - 1) * _SHARD, most=_SHARD)
            self._write(f"search/{number}.js", write_shard([self._entry(key) for key in keys]))
        number = shards + 1
        while (path := self._target / "search" / f"{number}.js").is_file():
            self._remove(path)
            number += 1
        keys = self._catalog.list_keys("all", most=_FED, newest_first=True)
        entries = [self._entry(key) for key in keys]
        if entries:
            self._write("feed.xml", write_feed(entries, title=self._title, name="all", up="", own="feed.xml", author=self._title, address=self._address))  # fmt: skip
        else:
            (self._target / "feed.xml").unlink(missing_ok=True)
        self._write("site.css", build_style())
        self._write("site.js", read_script())
        reports = sorted(listings["report"], key=lambda one: one.newest, reverse=True)[:_SHOWN_REPORTS]
        actors = sorted(listings["actor"], key=lambda one: (-one.count, one.name))[:_SHOWN_ACTORS]
        self._put(
            "index.html", "front", depth=0, heading=self._title, eyebrow="", place="", feed="feed.xml", feed_title=self._title,
            shards=shards, entries=Markup("").join(set_entry(entry, up="") for entry in entries[:_NEWEST]),
            reports=[(one.name, one.about if one.about != one.name else "", f"reports/{_slug(one)}/index.html", one.count) for one in reports],
            report_count=len(listings["report"]),
            actors=[(one.name, f"actors/{_slug(one)}/index.html", one.count) for one in sorted(actors, key=lambda one: one.name.casefold())],
            actor_count=len(listings["actor"]),
        )  # fmt: skip

    # Files

    def _put(self, name: str, template: str, *, depth: int, **parts: object) -> None:
        self._write(name, set_page(template, up="../" * depth, site=self._title, notice=self._notice, **parts))

    def _write(self, name: str, text: str) -> None:
        """Write a file, moved into place whole, where its bytes have changed."""
        path, content = self._target / name, text.encode()
        try:
            if path.read_bytes() == content:
                return
        except OSError:
            path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{uuid.uuid4().hex[:12]}")
        aside.write_bytes(content)
        aside.replace(path)
        self._written.append(name)

    def _remove(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        self._written.append(path.relative_to(self._target).as_posix())


def _slug(listing: Listing) -> str:
    return listing.key.partition(":")[2]


def _dash(day: str) -> str:
    return re.sub(r"(\d{4})(\d{2})(\d{2})\Z", r"\1-\2-\3", day)
