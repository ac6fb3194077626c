"""Extract many documents, in several processes where that pays: what fails is told, and the rest go on."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeAlias

from analysis.errors import CommuniqueError, SetupError
from analysis.row_checks import Extraction
from analysis.schemas import Document
from analysis.settings import count_cores

if TYPE_CHECKING:
    from analysis.extraction.extractor import Extractor

#: Documents that are extracted together: enough to keep the pipeline busy, few enough to look into one by one.
_CHUNK = 64
#: A process of its own takes as long to begin as to read so many documents.
_WORTH_A_PROCESS = 2 * _CHUNK
#: Where nobody says how many: each process holds 0.6 GB.
_MOST_PROCESSES = 8
#: Chunks that are given out before they are asked for: no process waits, and few are held at a time.
_AHEAD = 2
_ENDED = "the process that read it was ended from outside, as happens where memory runs out; give it alone, or with --jobs 1."

_Chunk: TypeAlias = list[Document]


@dataclass(frozen=True)
class Extracted:
    """What became of some documents: what was extracted, in order, and a sentence for each that failed."""

    extractions: list[Extraction] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


def extract_batches(
    documents: Iterable[Document],
    *,
    jobs: int | None = None,
    extractor: Extractor | None = None,
    pipeline: str | None = None,
    debug: bool = False,
) -> Iterator[Extracted]:
    """Extract documents as they come, some at a time and in order; one that fails does not stop the others.

    Parameters
    ----------
    jobs : int, optional
        Processes that extract; one a core, and at most eight, where none is given. Few documents are extracted in this one,
        as are all with an ``extractor`` of the caller's.
    extractor : Extractor, optional
        Who proposes the rows; the built-in rules where none is given. Whoever is asked over a network is asked once a
        document, so that none is asked again for a neighbour's sake.
    pipeline : str, optional
        Name of the spaCy pipeline of the built-in rules.
    debug : bool
        Raise what goes wrong with a document that is alone, or where a rule stumbles, in this process.

    Raises
    ------
    SetupError
        When no pipeline is installed.
    """
    remaining = iter(documents)
    if extractor is not None:
        yield from (_extract_chunk([document], extractor, pipeline, debug) for document in remaining)
        return
    first = list(islice(remaining, _WORTH_A_PROCESS))
    last = next(remaining, None)
    jobs = min(count_cores(), _MOST_PROCESSES) if jobs is None else jobs
    chunks = _cut(chain(first, [] if last is None else [last], remaining))
    if last is None or jobs < 2 or debug:
        yield from (_extract_chunk(chunk, None, pipeline, debug) for chunk in chunks)
    else:
        yield from _extract_in_processes(chunks, jobs, pipeline)


def _cut(documents: Iterable[Document]) -> Iterator[_Chunk]:
    remaining = iter(documents)
    while chunk := list(islice(remaining, _CHUNK)):
        yield chunk


def _extract_chunk(chunk: _Chunk, extractor: Extractor | None, pipeline: str | None, debug: bool) -> Extracted:
    """Extract some documents together; where one breaks them, each alone."""
    # spaCy takes seconds to import, which only who extracts should pay.
    from analysis.extraction import extract_documents

    if len(chunk) > 1:
        try:
            return Extracted(list(extract_documents(chunk, extractor=extractor, pipeline=pipeline)))
        except (SetupError, ImportError):
            raise
        except Exception:
            # One document broke its chunk: each is taken alone below, so that the others are kept.
            pass
    done = Extracted()
    for document in chunk:
        try:
            done.extractions.extend(extract_documents([document], extractor=extractor, pipeline=pipeline))
        except (SetupError, ImportError):
            raise
        except Exception as error:
            if debug and (len(chunk) == 1 or not isinstance(error, CommuniqueError)):
                raise
            done.failures.append(_tell(document, error))
    return done


def _tell(document: Document, error: Exception) -> str:
    if isinstance(error, CommuniqueError):
        return f"{document.name}: {error}"
    return (
        f"{document.name} could not be extracted ({type(error).__name__}: {error}): "
        "run `communique --debug extract` on it and report what it prints."
    )


def _extract_in_processes(chunks: Iterable[_Chunk], jobs: int, pipeline: str | None) -> Iterator[Extracted]:
    """Extract chunks in several processes, in order.

    A process that the system ends, as it does where memory runs out, takes all down that is under way in the others.
    That is given out again, one document at a time, until it is known which one was to blame.
    """
    remaining = iter(chunks)
    suspects: deque[_Chunk] = deque()
    while True:
        given: deque[_Chunk] = deque()
        asked: deque[Future[Extracted]] = deque()
        executor = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), initializer=_follow_parent)
        begun = executor.submit(count_cores)
        try:
            while True:
                while len(given) < (1 if suspects else jobs + _AHEAD):
                    chunk = suspects.popleft() if suspects else next(remaining, None)
                    if chunk is None:
                        break
                    given.append(chunk)
                    asked.append(executor.submit(_extract_chunk, chunk, None, pipeline, False))
                if not given:
                    return
                done = asked.popleft().result()
                given.popleft()
                yield done
        except BrokenProcessPool:
            lost = [document for chunk in given for document in chunk]
            if begun.exception() is not None:
                # No process can begin here, as in a script that runs as soon as it is imported: it is done in this one.
                yield from (
                    _extract_chunk(chunk, None, pipeline, False) for chunk in chain([lost], suspects, remaining)
                )
                return
            if len(lost) == 1:
                yield Extracted(failures=[f"{lost[0].name} could not be extracted: {_ENDED}"])
            else:
                suspects.extend([document] for document in lost)
        finally:
            executor.shutdown(cancel_futures=True)


def _follow_parent() -> None:
    """End with the process that began this one, and at once and without a word where the keyboard interrupts both."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_end_after_parent, daemon=True).start()


def _end_after_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
