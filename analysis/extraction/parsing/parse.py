"""Parse a document: spaCy over each paragraph, sentences numbered through, offsets into the document's text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc as ParsedDoc

from analysis.datelines import end_of_dateline
from analysis.extraction.confidence import calibrate_confidence
from analysis.extraction.parsing.among_them import mend_among_them
from analysis.extraction.parsing.answered_charges import mend_answered_charges
from analysis.extraction.parsing.as_asides import mend_as_asides
from analysis.extraction.parsing.as_clauses import mend_as_clauses
from analysis.extraction.parsing.charged_with import mend_charged_with
from analysis.extraction.parsing.closed_clauses import mend_closed_clauses
from analysis.extraction.parsing.closing_speakers import mend_closing_speakers
from analysis.extraction.parsing.fronted_phrases import mend_fronted_phrases
from analysis.extraction.parsing.held_responsible import mend_held_responsible
from analysis.extraction.parsing.interposed_speakers import mend_interposed_speakers
from analysis.extraction.parsing.joined_agents import mend_joined_agents
from analysis.extraction.parsing.joined_clauses import mend_joined_clauses
from analysis.extraction.parsing.last_named import mend_last_named
from analysis.extraction.parsing.last_speakers import mend_last_speakers
from analysis.extraction.parsing.listed_names import mend_listed_names
from analysis.extraction.parsing.loyal_to import mend_loyal_to
from analysis.extraction.parsing.main_participles import mend_participles
from analysis.extraction.parsing.named_beside import mend_named_beside
from analysis.extraction.parsing.opening_dates import mend_opening_dates
from analysis.extraction.parsing.opening_nouns import mend_opening_nouns
from analysis.extraction.parsing.parted_names import mend_parted_names
from analysis.extraction.parsing.people_meeting import mend_people_meeting
from analysis.extraction.parsing.pipeline import use_one_thread
from analysis.extraction.parsing.progressives import mend_progressives
from analysis.extraction.parsing.reduced_relatives import mend_reduced_relatives
from analysis.extraction.parsing.relative_swallowers import mend_relative_swallowers
from analysis.extraction.parsing.result_participles import mend_result_participles
from analysis.extraction.parsing.seen_done import mend_seen_done
from analysis.extraction.parsing.set_off_participles import mend_set_off_participles
from analysis.extraction.parsing.speakers_verbs import mend_speakers_verbs
from analysis.extraction.parsing.swallowed_verbs import mend_swallowed_verbs
from analysis.extraction.parsing.those_who import mend_those_who
from analysis.extraction.parsing.time_clauses import mend_time_clauses
from analysis.extraction.parsing.whose_clauses import mend_whose_clauses
from analysis.extraction.parsing.words import Doc, Span, Token, read_words
from analysis.schemas import Document, make_id

#: Typographic characters that the pipeline reads better in their plain form; one for one, so that offsets hold.
PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\u00a0": " ", "\t": " "}
)
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
#: Longer paragraphs are cut at a space: the parser's memory grows with the length of what it reads at once.
_LONGEST_PARAGRAPH = 20_000
_STOPS = frozenset({".", "?", "!", '"', ";"})
#: Documents that are parsed together, at most, and characters after which no further one is taken.
_DOCUMENTS_TOGETHER = 16
_CHARACTERS_TOGETHER = 100_000
#: What is set right behind the parser, in order.
_MENDS = (
    mend_parted_names,
    mend_named_beside,
    mend_last_named,
    mend_opening_dates,
    mend_joined_agents,
    mend_opening_nouns,
    mend_progressives,
    mend_people_meeting,
    mend_set_off_participles,
    mend_swallowed_verbs,
    mend_relative_swallowers,
    mend_participles,
    mend_time_clauses,
    mend_closed_clauses,
    mend_as_clauses,
    mend_whose_clauses,
    mend_interposed_speakers,
    mend_last_speakers,
    mend_fronted_phrases,
    mend_answered_charges,
    mend_joined_clauses,
    mend_as_asides,
    mend_held_responsible,
    mend_speakers_verbs,
    mend_result_participles,
    mend_closing_speakers,
    mend_seen_done,
    mend_reduced_relatives,
    mend_among_them,
    mend_listed_names,
    mend_loyal_to,
    mend_those_who,
    mend_charged_with,
)
#: Paragraphs that the pipeline takes at once: more of them are slower again.
_BATCH = 64


@dataclass(frozen=True)
class Sentence:
    """A sentence: its number (from 1), paragraph (from 1), spaCy span, and offsets into the document's text."""

    number: int
    paragraph: int
    span: Span
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Parse:
    """A document with its sentences. Offsets everywhere count characters of ``document.text``."""

    document: Document
    sentences: list[Sentence]
    _of_token: dict[Token, Sentence] = field(default_factory=dict, repr=False)

    def sentence_of(self, token: Token) -> Sentence:
        """Give the sentence that a token stands in."""
        return self._of_token[token]

    def release(self) -> None:
        """Let go of the words, which hold one another: they are freed at once, and no collector has to look for them."""
        for doc in {sentence.span.doc for sentence in self.sentences}:
            doc.release()
        self._of_token.clear()

    def text_of(self, start: int, end: int) -> str:
        """Give the document's own characters between two offsets."""
        return self.document.text[start:end]

    def make_row(
        self,
        table: str,
        sentence: Sentence,
        start: int,
        end: int,
        *,
        rule: str,
        confidence: float,
        kind: str = "",
        key: Iterable[object] = (),
    ) -> dict[str, Any]:
        """Make the columns that every extracted row shares, the id included.

        ``confidence`` is the rule's own estimate; where the rule has been measured, the row carries what was measured.
        The id hashes document, table, span and ``key`` (what tells rows with the same span apart).
        """
        singular = {"place_mentions": "place_mention", "quantities": "quantity"}.get(table, table[:-1])
        return {
            "document_id": self.document.document_id,
            "sentence": sentence.number,
            "start": start,
            "end": end,
            "quote": self.document.text[start:end],
            "rule": rule,
            "confidence": calibrate_confidence(table, rule, confidence, kind=kind),
            "review": "machine",
            f"{singular}_id": make_id(self.document.document_id, table, start, end, *key),
        }


def text_of_doc(doc: Doc) -> str:
    """Give a paragraph's text."""
    return doc.text


def start_of(token: Token) -> int:
    """Offset of a token's first character in the document's text."""
    return int(token.doc.user_data["offset"]) + token.idx


def end_of(token: Token) -> int:
    """Offset after a token's last character in the document's text."""
    return start_of(token) + len(token.text)


def span_of(tokens: Iterable[Token]) -> tuple[int, int]:
    """Offsets from the first to the last of some tokens of one paragraph."""
    listed = sorted(tokens, key=lambda token: token.i)
    return start_of(listed[0]), end_of(listed[-1])


def split_paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Give each paragraph (a line that is not blank) with the offset where it begins."""
    for match in _PARAGRAPH.finditer(text):
        start, end = match.start(), match.end()
        while end - start > _LONGEST_PARAGRAPH:
            cut = text.rfind(" ", start + 1, start + _LONGEST_PARAGRAPH)
            cut = cut if cut > start else start + _LONGEST_PARAGRAPH
            yield start, text[start:cut]
            start = cut
        if text[start:end].strip():
            yield start, text[start:end]


def parse_documents(nlp: Language, documents: Iterable[Document]) -> Iterator[Parse]:
    """Parse documents, the paragraphs of several at a time; gives a `Parse` for each, in order."""
    for together in _gather(documents):
        paragraphs = [list(split_paragraphs(document.text)) for document in together]
        texts = (text.translate(PLAIN) for of_one in paragraphs for _, text in of_one)
        parsed = nlp.pipe((_cut_words(nlp, text) for text in texts), batch_size=_BATCH)
        # All are parsed before the first is read, and the words of each made when it is: few are held at a time.
        with use_one_thread():
            mended = [_mend(doc) for doc in parsed]
        docs = map(read_words, mended)
        for document, of_one in zip(together, paragraphs, strict=True):
            yield _number_sentences(document, [(offset, next(docs)) for offset, _ in of_one])


def _mend(doc: ParsedDoc) -> ParsedDoc:
    """Set right what the pipeline often gets wrong in the language of the press; each builds on those before it."""
    for mend in _MENDS:
        doc = mend(doc)
    return doc


def _cut_words(nlp: Language, text: str) -> ParsedDoc:
    """Cut a paragraph into words, and begin a sentence behind its dateline, which the parser would take for a subject.

    As it is then too ready to end one, the first sentence is held together up to a stop.
    """
    doc = nlp.make_doc(text)
    end = end_of_dateline(text)
    first = next((token.i for token in doc if token.idx >= end), 0) if end else 0
    if first:
        doc[first].is_sent_start = True
        for token in doc[first + 1 :]:
            if token.nbor(-1).text in _STOPS:
                break
            token.is_sent_start = False
    return doc


def _gather(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Give documents in groups that are worth the pipeline's while, and that memory holds whatever their length."""
    group: list[Document] = []
    characters = 0
    for document in documents:
        group.append(document)
        characters += len(document.text)
        if len(group) == _DOCUMENTS_TOGETHER or characters >= _CHARACTERS_TOGETHER:
            yield group
            group, characters = [], 0
    if group:
        yield group


def _join_dateline(doc: Doc) -> Iterator[Span]:
    """Give a paragraph's sentences, its dateline in the first."""
    sentences = list(doc.sents)
    end = end_of_dateline(text_of_doc(doc)) if len(sentences) > 1 else 0
    opening = [span for span in sentences if span.start_char < end and span.end_char <= end]
    if opening and len(opening) < len(sentences):
        yield doc.span(0, sentences[len(opening)].end)
        sentences = sentences[len(opening) + 1 :]
    yield from sentences


def _number_sentences(document: Document, docs: Iterable[tuple[int, Doc]]) -> Parse:
    parse = Parse(document, [])
    for paragraph, (offset, doc) in enumerate(docs, start=1):
        doc.user_data["offset"] = offset
        for span in _join_dateline(doc):
            words = [token for token in span if not token.is_space]
            if not words:
                continue
            start, end = span_of(words)
            sentence = Sentence(len(parse.sentences) + 1, paragraph, span, start, end, document.text[start:end])
            parse.sentences.append(sentence)
            parse._of_token.update(dict.fromkeys(span, sentence))
    return parse
