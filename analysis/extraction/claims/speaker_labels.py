"""Speakers named by a label: "LAVROV: We will not talk." in a transcript, and a quotation signed with a dash."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from types import MappingProxyType

from analysis.extraction.claims.attributions import QUOTES, Attribution, stretch, trim
from analysis.extraction.lexicon import Entry, index_lexicon
from analysis.extraction.parsing.quotations import Quotation
from analysis.extraction.parsing.words import Doc, Token

_LABEL: Entry = MappingProxyType({"lemma": ":", "pos": "punctuation", "class": "say", "frames": "", "commitment": "2"})
_DASHES = frozenset({"-", "--", "–", "—", "―"})
_LONGEST_LABEL = 5
#: A signature is a name, with an age or a town at most.
_LONGEST_SIGNATURE = 10
_LEAST_WORDS = 3


def read_labels(paragraph: Doc, quotations: Sequence[Quotation], people: Collection[str]) -> Iterator[Attribution]:
    """Read the speakers that labels name in a paragraph.

    Parameters
    ----------
    people : Collection of str
        Words of the names of people that the document mentions, in lower case: a label is no sentence, and the pipeline
        often fails to see the name in it.
    """
    label = _read_transcript_label(paragraph, people)
    if label is not None:
        yield label
        return
    for quotation in quotations:
        signature = _read_signature(quotation, paragraph)
        if signature is not None:
            yield signature


def _read_transcript_label(paragraph: Doc, people: Collection[str]) -> Attribution | None:
    if not any(t.text == ":" for t in paragraph[: _LONGEST_LABEL + 4]):
        return None
    words = [t for t in paragraph if not t.is_space and not (t.i < 2 and t.text in QUOTES)]
    colon = next((i for i, t in enumerate(words[: _LONGEST_LABEL + 1]) if t.text == ":"), 0)
    name, rest = words[:colon], words[colon + 1 :]
    if not name or len([t for t in rest if t.is_alpha]) < _LEAST_WORDS or not _is_speaker(name, people):
        return None
    content = trim(rest)
    return Attribution((words[colon],), tuple(name), name[-1], (content,), _LABEL, "transcript_label", 0.7)


def _is_speaker(name: Sequence[Token], people: Collection[str]) -> bool:
    if any(not (t.is_alpha or t.text in {".", "-", "'"}) for t in name):
        return False
    last = name[-1]
    is_person = (last.ent_type_ == "PERSON" or last.lower_ in people) and all(t.text[:1].isupper() for t in name)
    known = index_lexicon("source_nouns", "lemma").get(last.lower_)
    return is_person or (known is not None and known["sourcing"] != "named_body" and last.text[:1].isupper())


def _read_signature(quotation: Quotation, paragraph: Doc) -> Attribution | None:
    after = [t for t in paragraph[quotation.last.i + 1 :] if not t.is_space]
    while after and after[0].text in {'"', "'", "''", "”"}:
        after.pop(0)
    if len(after) < 2 or len(after) > _LONGEST_SIGNATURE or after[0].text not in _DASHES:
        return None
    name = trim(after[1:])
    head = next((t for t in name if t.pos_ == "PROPN"), None)
    if head is None or name[0].pos_ != "PROPN" or any(t.pos_ in {"VERB", "AUX"} for t in name):
        return None
    person = [name[0]]
    for token in name[1:]:
        if token.text in {",", "("}:
            break
        person.append(token)
    content = stretch(quotation.first, quotation.last)
    return Attribution((after[0],), tuple(person), person[-1], (content,), _LABEL, "signed_quotation", 0.75)
