"""Rows that a model at an endpoint of the user's own proposes, admitted where the text bears them out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from analysis.errors import ExtractorError
from analysis.extraction.endpoint.address import Endpoint, read_endpoint
from analysis.extraction.endpoint.admit import Admitted, admit_rows
from analysis.extraction.endpoint.ask import EndpointRefuses, ask_endpoint
from analysis.extraction.endpoint.merge import merge_rows
from analysis.extraction.endpoint.wording import make_messages, split_sentences
from analysis.extraction.extract import Rows
from analysis.extraction.extractor import RuleExtractor
from analysis.schemas import Document

__all__ = ["Endpoint", "EndpointExtractor", "read_endpoint"]

#: An endpoint that failed so many articles in a row is not asked about the next.
_MOST_FAILURES = 3


class EndpointExtractor:
    """The rules' rows, and those that a model adds to them.

    A document on which the endpoint fails has no rows at all: an error says so, and whoever wants the rules' rows alone
    asks for them. A brief never looks as if a model had read the article when none has.

    Parameters
    ----------
    rules : RuleExtractor
        The built-in extractor, whose rows stand as they are.
    endpoint : Endpoint
    tell : callable, keyword-only
        Is given one sentence a document: how many rows were proposed and added, and why others were refused.
    """

    def __init__(self, rules: RuleExtractor, endpoint: Endpoint, *, tell: Callable[[str], None]) -> None:
        self._rules, self._endpoint, self._tell = rules, endpoint, tell
        self._failures, self._given_up = 0, ""

    def propose(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Rows]]:
        """Give each document with its rows; see `Extractor`."""
        rule = f"endpoint:{self._endpoint.model}"
        for parse, rows in self._rules.read(documents):
            replies = [self._ask(make_messages(portion)) for portion in split_sentences(parse.sentences)]
            admitted = admit_rows(parse, replies)
            merged, added = merge_rows(parse.document, rows, admitted, rule=rule)
            self._tell(f"{parse.document.name}: {rule} {_word_outcome(admitted, added)}.")
            yield parse.document, merged

    def _ask(self, messages: list[dict[str, str]]) -> dict[str, object]:
        if self._given_up:
            raise ExtractorError(f"{self._endpoint.shown} was not asked any more, since it failed before.")
        try:
            reply = ask_endpoint(self._endpoint, messages)
        except ExtractorError as error:
            self._failures += 1
            if isinstance(error, EndpointRefuses) or self._failures >= _MOST_FAILURES:
                self._given_up = str(error)
            raise
        self._failures = 0
        return reply


def _word_outcome(admitted: Admitted, added: int) -> str:
    refused = sum(admitted.refused.values())
    said = f"proposed {admitted.proposed} row{'s' * (admitted.proposed != 1)}; {added} added, {refused} refused"
    reasons = ", ".join(f"{reason} {count}" for reason, count in admitted.refused.most_common(3))
    return f"{said} ({reasons})" if reasons else said
