"""Bytes to text: UTF-8, ``\\n`` line ends, no byte-order mark, no outer blanks, and nothing else changed."""

from __future__ import annotations

import re

from analysis.errors import EmptyArticle, NotText

#: The longest article that is read, in bytes of UTF-8. A news article has some thousands.
LARGEST_ARTICLE_BYTES = 10_000_000
#: The most words of an article that is read: what has more is a book or a heap of articles, and would fill a laptop's memory.
MOST_WORDS = 50_000
#: A file that was packed or encoded into letters has longer ones, and no language has.
LONGEST_WORD = 100_000

_LINE_END = re.compile(r"\r\n?")
_OUTER_BLANKS = re.compile(r"\A[\s\ufeff]+|[\s\ufeff]+\Z")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
#: How a web page or XML begins, which is never expanded: what its entities stand for may be more than any disk holds.
_MARKED_UP = re.compile(r"[\s\ufeff]*<(?:\?xml|!DOCTYPE|!ENTITY|html|svg|rss|feed)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
#: Text holds next to no control characters; a file with more than this share of them is no text.
_MOST_CONTROL_SHARE = 0.02


def normalise_text(text: str) -> str:
    """Give a text with ``\\n`` line ends and without byte-order mark and outer blanks; all else is untouched.

    Examples
    --------
    >>> normalise_text("\\ufeff Iran\\r\\noffers  help. ")
    'Iran\\noffers  help.'
    """
    return _OUTER_BLANKS.sub("", _LINE_END.sub("\n", text))


def decode_text(data: bytes, *, where: str) -> str:
    """Decode the bytes of a file as UTF-8, with or without a byte-order mark.

    Raises
    ------
    NotText
        When the bytes are binary or in another encoding; the message says at which byte, and what to do.
    """
    for mark, encoding in ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16")):
        if data.startswith(mark):
            raise NotText(f"{where} is {encoding}, not UTF-8: save it as UTF-8 and try again.")
    if b"\x00" in data:
        raise NotText(
            f"{where} is binary, not text (a NUL byte at offset {data.index(0)}): give the article as plain text in UTF-8."
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        likely = _guess_encoding(data)
        looks = f"; it looks like {likely}" if likely else ""
        raise NotText(
            f"{where} is not UTF-8 (byte 0x{data[error.start]:02x} at offset {error.start}){looks}: "
            "save it as UTF-8 and try again."
        ) from None


def check_text(text: str, *, where: str) -> str:
    """Normalise an article's text and hold it against what an article must be, the language apart.

    Raises
    ------
    NotText
        When it is too long, holds half a character or a word that is none, is marked up, or is made of control characters.
    EmptyArticle
        When it holds nothing, or no sentence.
    """
    broken = _SURROGATE.search(text)
    if broken:
        raise NotText(
            f"{where} holds half a character (U+{ord(broken.group()):04X} at offset {broken.start()}), "
            "which is no text: export it again as UTF-8."
        )
    if "\x00" in text:
        raise NotText(f"{where} holds a NUL character at offset {text.index(chr(0))}: give the article as plain text.")
    if len(text) > LARGEST_ARTICLE_BYTES:
        raise NotText(
            f"{where} is too long for an article ({len(text):,} characters; at most {LARGEST_ARTICLE_BYTES:,} are read): "
            "split it into its articles."
        )
    words = text.split()
    if len(words) > MOST_WORDS:
        raise NotText(
            f"{where} is too long for an article ({len(words):,} words; at most {MOST_WORDS:,} are read): "
            "split it into its articles."
        )
    longest = max(map(len, words), default=0)
    if longest > LONGEST_WORD:
        raise NotText(f"{where} holds a word of {longest:,} letters, which is no text: take it out.")
    if _MARKED_UP.match(text):
        raise NotText(f"{where} is a web page or XML, not the text of an article: save that as a .txt file.")
    normalised = normalise_text(text)
    if not normalised:
        raise EmptyArticle(f"{where} is empty: give an article with text in it.")
    controls = len(_CONTROL.findall(normalised))
    if controls > max(8, _MOST_CONTROL_SHARE * len(normalised)):
        raise NotText(f"{where} is binary, not text ({controls} control characters): give the article as plain text.")
    if not _WORD.search(normalised):
        raise EmptyArticle(f"{where} has no sentence in it, only figures or signs: give an article with words in it.")
    return normalised


def _guess_encoding(data: bytes) -> str | None:
    """Guess between the encodings that Western news is saved in by mistake; null where neither fits."""
    if any(0x80 <= byte <= 0x9F for byte in data):
        try:
            data.decode("cp1252")
        except UnicodeDecodeError:
            return None
        return "Windows-1252"
    return "Latin-1 or Windows-1252"
