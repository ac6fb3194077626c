"""Extraction beside bare spaCy: the same texts, the same model and components, turn about.

Bare is what ``spacy.load`` gives, as it comes. Beside both stands the pipeline that extraction uses, alone: the same
components, but with faster matrices and attributes (`analysis.extraction.parsing.pipeline`).
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import time
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path

import psutil
import spacy
from spacy.language import Language

from analysis.extraction import extract_documents
from analysis.extraction.batches import extract_batches
from analysis.extraction.parsing.pipeline import load_pipeline, use_one_thread
from analysis.schemas import Document
from analysis.settings import REPOSITORY_DIR
from benchmarks.common import ARTICLES

#: Texts that one way takes before the other has its turn: as many as the commands extract and check together.
_TURN = 64
_PROCESSES = 2
_SAID = {
    "bare": "bare `nlp.pipe`, as `spacy.load` gives it",
    "alone": "the pipeline that extraction uses, alone",
    "ours": "`extract_documents`: parse, all rules, checked tables",
}


def make_texts(count: int) -> list[str]:
    """Make texts of the sample articles, each of some paragraphs of two: as long as news is, and no two alike."""
    articles = [_read_paragraphs(path) for path in sorted(ARTICLES.rglob("*.txt"))]
    chance = random.Random(2026)
    texts = []
    for _ in range(count):
        chosen = [chance.sample(one, min(3, len(one))) for one in chance.sample(articles, 2)]
        texts.append("\n\n".join(paragraph for some in chosen for paragraph in some))
    return texts


def _read_paragraphs(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    if text.startswith("---"):
        text = text.split("---", 2)[2]
    return [line.strip() for line in text.splitlines() if line.strip()]


def take_extraction(*, texts: int) -> list[str]:
    """Give the section of the page."""
    made = make_texts(texts)
    now = datetime.now(UTC)
    documents = [
        Document(document_id=f"d{i}", name=f"n{i}", text=text, retrieved_at=now) for i, text in enumerate(made)
    ]
    stock, nlp = _load_bare(), load_pipeline()
    me = psutil.Process()

    def bare(first: int) -> None:
        for _ in stock.pipe(made[first : first + _TURN]):
            pass

    def alone(first: int) -> None:
        with use_one_thread():
            for _ in nlp.pipe(made[first : first + _TURN]):
                pass

    def ours(first: int) -> None:
        for _ in extract_documents(documents[first : first + _TURN]):
            pass

    ways = [("bare", bare), ("alone", alone), ("ours", ours)]
    took: dict[str, list[float]] = {name: [] for name, _ in ways}
    worked: dict[str, list[float]] = {name: [] for name, _ in ways}
    for _, way in ways:  # What is read once is read.
        way(0)
    memory = []
    for turn, first in enumerate(range(0, texts, _TURN)):
        # Whoever comes later finds warm caches: they take turns in that, too.
        for name, way in ways if turn % 2 else reversed(ways):
            # Of the process with all its threads: nobody gains by keeping a second core busy.
            started, before = time.perf_counter(), time.process_time()
            way(first)
            each = 1000 / len(made[first : first + _TURN])
            worked[name].append((time.process_time() - before) * each)
            took[name].append((time.perf_counter() - started) * each)
        memory.append(me.memory_info().rss / 1e6)
    words = statistics.mean(len(text.split()) for text in made)
    ratio, of_work = (statistics.median(of["ours"]) / statistics.median(of["bare"]) for of in (took, worked))
    tenth = max(1, len(memory) // 10)
    shown = [
        (min(min(i + tenth, len(memory)) * _TURN, texts), memory[min(i + tenth, len(memory)) - 1])
        for i in range(0, len(memory), tenth)
    ]
    of_spacy, together = _take_processes(stock, made, documents)
    by_itself = {name: _take_alone(name, texts) for name, _ in ways}
    return [
        f"## 6. Extraction of {texts} articles of {words:.0f} words\n",
        "| way | an article | of the processors | of them in a process of its own |", "|---|---|---|---|",
        *(
            f"| {said} | {_show(took[name])} | {_show(worked[name])} | {by_itself[name]:.1f} ms |"
            for name, said in _SAID.items()
        ),
        f"\n**{ratio:.2f} times bare spaCy** (aim: at most 1.15; {of_work:.2f} in processor time), {_TURN} articles turn about in one process. "
        f"Each in a process that does nothing else, and so with its caches to itself: {by_itself['ours'] / by_itself['bare']:.2f} times; "
        f"beside its own, faster pipeline {by_itself['ours'] / by_itself['alone']:.2f} times.\n",
        f"In {_PROCESSES} processes, their start included: {together * 1000 / texts:.1f} ms an article; "
        f"bare `nlp.pipe(n_process={_PROCESSES})`: {of_spacy * 1000 / texts:.1f} ms (ours: {together / of_spacy:.2f} of its time).\n",
        "Memory of the process: " + ", ".join(f"{rss:.0f} MB after {number}" for number, rss in shown) + ".\n",
    ]  # fmt: skip


def _load_bare() -> Language:
    """Load the model that extraction uses, as spaCy loads it."""
    return spacy.load(load_pipeline().meta["lang"] + "_" + load_pipeline().meta["name"])


def _take_alone(way: str, texts: int) -> float:
    """Give the milliseconds of processor time that an article takes one way in a process of its own, once it is warm."""
    asked = [sys.executable, "-m", "benchmarks.extraction", way, str(texts)]
    return float(subprocess.run(asked, cwd=REPOSITORY_DIR, check=True, capture_output=True, text=True).stdout)


def _time_alone(way: str, texts: int) -> float:
    made = make_texts(texts)
    documents = [
        Document(document_id=f"d{i}", name=f"n{i}", text=text, retrieved_at=datetime.now(UTC))
        for i, text in enumerate(made)
    ]
    nlp = _load_bare() if way == "bare" else load_pipeline()

    def run(first: int) -> None:
        some = slice(first, first + _TURN)
        with nullcontext() if way == "bare" else use_one_thread():
            for _ in extract_documents(documents[some]) if way == "ours" else nlp.pipe(made[some]):
                pass

    run(0)
    took = []
    for first in range(0, texts, _TURN):
        before = time.process_time()
        run(first)
        took.append((time.process_time() - before) * 1000 / len(made[first : first + _TURN]))
    return statistics.median(took)


def _take_processes(nlp: Language, texts: list[str], documents: list[Document]) -> tuple[float, float]:
    """Give the seconds that the bare pipeline and extraction take where each may have several processes."""
    started = time.perf_counter()
    for _ in nlp.pipe(texts, n_process=_PROCESSES):
        pass
    between = time.perf_counter()
    for _ in extract_batches(documents, jobs=_PROCESSES):
        pass
    return between - started, time.perf_counter() - between


def _show(values: list[float]) -> str:
    return f"{statistics.median(values):.1f} ms ({min(values):.1f} to {max(values):.1f})"


if __name__ == "__main__":
    print(_time_alone(sys.argv[1], int(sys.argv[2])))
