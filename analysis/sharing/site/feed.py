"""Atom feeds: of all that is new, and of each report (RFC 4287)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from xml.etree import ElementTree

from analysis.sharing.entries import Entry, clean_name

_ATOM = "http://www.w3.org/2005/Atom"
#: What ids are made from: the same edition has the same id in each feed and each place.
_SPACE = uuid.UUID("5b0a9c64-54a4-5f0e-9c3b-6d8c1f2a7e10")


def write_feed(
    entries: Sequence[Entry], *, title: str, name: str, up: str, own: str, author: str, address: str = ""
) -> str:
    """Write a feed of some editions, the newest first.

    Parameters
    ----------
    name : str
        What the feed is of; its id is made of it.
    up : str
        What leads from the feed to the site's folder.
    own : str
        The feed's place in the site.
    address : str
        The address of the site's folder, with a slash at its end, where it is known; links are relative where it is not.
    """
    root = address or up
    feed = ElementTree.Element("feed", {"xmlns": _ATOM})
    _add(feed, "id", f"urn:uuid:{uuid.uuid5(_SPACE, f'feed {name}')}")
    _add(feed, "title", clean_name(title))
    _add(feed, "updated", _write_time(max(entry.rendered_at for entry in entries)))
    _add(_add(feed, "author"), "name", clean_name(author))
    _add(feed, "link", rel="alternate", type="text/html", href=f"{root}{own.removesuffix('feed.xml')}index.html")
    _add(feed, "link", rel="self", type="application/atom+xml", href=f"{root}{own}")
    _add(feed, "generator", "Communiqué")
    for entry in entries:
        place = f"{root}reports/{entry.report}/{entry.edition}/"
        item = _add(feed, "entry")
        _add(item, "id", f"urn:uuid:{uuid.uuid5(_SPACE, f'{entry.report}/{entry.edition}')}")
        _add(item, "title", entry.title)
        _add(item, "updated", _write_time(entry.rendered_at))
        _add(item, "published", _write_time(entry.rendered_at))
        kind = {"report.html": "text/html", "report.pdf": "application/pdf"}.get(entry.address, "application/json")
        _add(item, "link", rel="alternate", type=kind, href=f"{place}{entry.address}")
        if "report.pdf" in entry.files and entry.address != "report.pdf":
            _add(item, "link", rel="related", type="application/pdf", href=f"{place}report.pdf")
        _add(item, "summary", " ".join(entry.summary) or entry.series or entry.title, type="text")
    ElementTree.indent(feed, space="")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(feed, encoding="unicode") + "\n"


def _add(parent: ElementTree.Element, tag: str, text: str = "", **attributes: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, tag, attributes)
    element.text = text or None
    return element


def _write_time(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
