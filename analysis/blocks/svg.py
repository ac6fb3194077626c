"""Make a picture safe and the same each time: an SVG is read, cleaned of all that acts or fetches, and written anew."""

from __future__ import annotations

import base64
import re
from functools import lru_cache
from urllib.parse import quote
from xml.etree import ElementTree

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_HREFS = ("href", f"{{{_XLINK}}}href")
_BANNED = frozenset(
    {"script", "foreignObject", "iframe", "object", "embed", "audio", "video", "metadata", "a", "set", "handler"}
)
_PICTURE = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=\s]+\Z")
_ADDRESS = re.compile(r"url\(\s*['\"]?(?!#)", re.IGNORECASE)
_REFERENCE = re.compile(r"url\(\s*['\"]?#([^)'\"]+)['\"]?\s*\)")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*>", re.IGNORECASE)
_LONGEST = 20_000_000
_DEEPEST = 200

ElementTree.register_namespace("", _SVG)
ElementTree.register_namespace("xlink", _XLINK)


@lru_cache(maxsize=64)
def clean_svg(svg: str) -> str | None:
    """Give a picture without scripts, outside addresses, metadata or random ids; nothing when it is no SVG.

    Examples
    --------
    >>> clean_svg('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    '<svg xmlns="http://www.w3.org/2000/svg" />'
    >>> clean_svg("no picture") is None
    True
    """
    text = _DOCTYPE.sub("", svg, count=1).strip()
    if len(text) > _LONGEST or "<!DOCTYPE" in text.upper() or "<!ENTITY" in text.upper():
        return None
    try:
        root = ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError, RecursionError):
        return None
    if root.tag != f"{{{_SVG}}}svg" or not _clean(root, 0):
        return None
    _number_ids(root)
    return ElementTree.tostring(root, encoding="unicode")


def _clean(element: ElementTree.Element, depth: int) -> bool:
    """Clean an element and what is in it; false when it is nested deeper than any picture is."""
    if depth > _DEEPEST:
        return False
    for child in list(element):
        name = _local(child.tag) if isinstance(child.tag, str) else None
        if (
            name is None
            or name in _BANNED
            or name.startswith("animate")
            or not str(child.tag).startswith(f"{{{_SVG}}}")
        ) or (
            name == "style"
            and ("@import" in "".join(child.itertext()).lower() or _ADDRESS.search("".join(child.itertext())))
        ):
            element.remove(child)
        elif not _clean(child, depth + 1):
            return False
    for name, value in list(element.attrib.items()):
        local = _local(name)
        leads_out = local == "href" and not value.startswith("#") and not _is_embedded(element, value)
        if local.lower().startswith("on") or leads_out or _ADDRESS.search(value) or local == "base":
            del element.attrib[name]
    return True


def _is_embedded(element: ElementTree.Element, value: str) -> bool:
    return _local(element.tag) == "image" and bool(_PICTURE.match(value))


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _number_ids(root: ElementTree.Element, prefix: str = "i") -> None:
    """Name ids by their order, so that the same picture has the same bytes whatever ids were drawn for it."""
    names: dict[str, str] = {}
    for element in root.iter():
        given = element.get("id")
        if given is not None:
            element.set("id", names.setdefault(given, f"{prefix}{len(names) + 1}"))
    if not names:
        return

    def renamed(match: re.Match[str]) -> str:
        return f"url(#{names.get(match[1], match[1])})"

    for element in root.iter():
        for name, value in element.attrib.items():
            if name in _HREFS and value.startswith("#"):
                element.set(name, "#" + names.get(value[1:], value[1:]))
            elif "url(" in value:
                element.set(name, _REFERENCE.sub(renamed, value))


def wrap_picture(data: bytes, mime: str, *, width: float, height: float) -> str:
    """Put a PNG or JPEG into an SVG of its size in pixels, so that every figure is of one kind."""
    coded = base64.b64encode(data).decode("ascii")
    return (
        f'<svg xmlns="{_SVG}" width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}">'
        f'<image width="{width:g}" height="{height:g}" href="data:{mime};base64,{coded}"/></svg>'
    )


def encode_svg(svg: str) -> str | None:
    """Give a picture as a ``data:`` address, in which nothing in it can run; nothing when it is no SVG."""
    cleaned = clean_svg(svg)
    if cleaned is None:
        return None
    # Escaped text is a quarter shorter than base64, and quotes are all that HTML could stumble over.
    return "data:image/svg+xml," + quote(cleaned, safe=" /:=;,().!?*+-_~")


def inline_svg(svg: str, *, alt: str, number: int) -> str | None:
    """Give a picture as an element of a page, whose fonts it then shares; nothing when it is no SVG or has a style sheet.

    A style sheet in a picture holds for the whole page; such a picture is better shown as `encode_svg` gives it.

    Parameters
    ----------
    alt : str
        What is read out in its place.
    number : int
        The figure's number in the page, which keeps its ids apart from those of others.
    """
    cleaned = clean_svg(svg)
    if cleaned is None or "<style" in cleaned:
        return None
    root = ElementTree.fromstring(cleaned)
    _number_ids(root, f"f{number}i")
    root.set("role", "img")
    root.set("aria-label", alt)
    for name in ("class", "style"):
        root.attrib.pop(name, None)
    return ElementTree.tostring(root, encoding="unicode")
