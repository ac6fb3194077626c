"""Build the model that guesses an interaction's type from its words: analysis/extraction/events/interaction_model.npz.

    make model

Reads the sentences of ``interactions.csv`` and the lexicon ``interaction_words``; embeds their words with the static
embeddings that the package wordllama (MIT) carries in its own folder, with no network; fits a multinomial logistic
regression. As the model is linear and a text's embedding the mean of its words', each word has 16 numbers by itself: these
are what is stored, so that the program needs neither embeddings nor scikit-learn. The rules' reliabilities are measured on
the same sentences.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import wordllama
from safetensors.numpy import load_file
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold, cross_val_predict
from spacy.language import Language
from tokenizers import Tokenizer

from analysis.extraction.events.interaction_reading import Reading, read_interaction
from analysis.extraction.lexicon import load_lexicon
from analysis.extraction.parsing.pipeline import load_pipeline
from analysis.schemas import EVENT_TYPES

HERE = Path(__file__).resolve().parent
MODEL = HERE.parent.parent / "analysis" / "extraction" / "events" / "interaction_model.npz"
EMBEDDINGS = Path(wordllama.__file__).resolve().parent
#: Who stands for {S} and {T}; each sentence is read with two pairs.
PAIRS = (
    ("the government", "the rebels"), ("Norland", "Vesta"), ("Minister Adler", "the opposition"), ("the army", "Norland"),
    ("Prime Minister Osei", "President Moreau"), ("the court", "a newspaper"), ("the union", "the ministry"),
)  # fmt: skip
#: Words in more pieces than this are rare: their pieces say little.
MOST_PIECES = 2
#: A rule's share of right answers is drawn towards this, as if it had been seen this many times more.
PRIOR, PRIOR_COUNT = 0.6, 5


class Embedder:
    """Gives a word's vector: the mean of its pieces'."""

    def __init__(self) -> None:
        self.tokenizer = Tokenizer.from_file(str(EMBEDDINGS / "tokenizers" / "l2_supercat_tokenizer_config.json"))
        self.tokenizer.no_padding()
        (self.table,) = load_file(EMBEDDINGS / "weights" / "l2_supercat_256.safetensors").values()

    def pieces(self, word: str) -> list[int]:
        """Give the numbers of a word's pieces."""
        return self.tokenizer.encode(word, add_special_tokens=False).ids

    def vector(self, word: str) -> np.ndarray:
        """Give a word's vector."""
        return self.table[self.pieces(word)].astype(np.float64).mean(axis=0)

    def mean(self, words: Iterable[str]) -> np.ndarray:
        """Give the mean vector of several words; zeros for none."""
        vectors = [self.vector(word) for word in words]
        return np.mean(vectors, axis=0) if vectors else np.zeros(self.table.shape[1])


def read_sentences(nlp: Language) -> Iterator[tuple[str, int, Reading]]:
    """Give (type, number of the line, what the rules read) of each sentence with each of its pairs."""
    with (HERE / "interactions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    for number, row in enumerate(rows):
        for step in (0, 3):
            source, target = PAIRS[(number + step) % len(PAIRS)]
            text, spans = fill(row["sentence"], {"{S}": source, "{T}": target})
            doc = nlp(text)
            named = [doc.char_span(*spans[mark], alignment_mode="expand") for mark in ("{S}", "{T}")]
            yield row["type"], number, read_interaction(*named)


def fill(sentence: str, names: dict[str, str]) -> tuple[str, dict[str, tuple[int, int]]]:
    """Put names into a sentence; gives the text and where the names stand."""
    text, spans = "", {}
    while marks := [mark for mark in names if mark in sentence]:
        first = min(marks, key=sentence.index)
        before, _, sentence = sentence.partition(first)
        text += before
        spans[first] = (len(text), len(text) + len(names[first]))
        text += names[first]
    text = text + sentence + "."
    return text[0].upper() + text[1:], spans


def vocabulary(nlp: Language, embedder: Embedder) -> list[str]:
    """Give the words that the model knows: the pipeline's lemmas, without rare ones."""
    index = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    listed = {word for pos in ("verb", "noun", "adj") for word in index[pos]} | {
        word for entry in load_lexicon("interaction_words") for word in entry["word"].split()
    }
    return sorted(w for w in listed if w.isascii() and w.isalpha() and len(embedder.pieces(w)) <= MOST_PIECES)


def main() -> None:
    """Fit, store, and say how well it went."""
    nlp, embedder, types = load_pipeline(), Embedder(), sorted(EVENT_TYPES)
    sentences = [(kind, number, reading) for kind, number, reading in read_sentences(nlp)]
    entries = [e for e in load_lexicon("interaction_words") if e["type"] and e["effect"] != "weak"]
    features = np.array(
        [embedder.mean(reading.words) for _, _, reading in sentences]
        + [embedder.mean(entry["word"].split()) for entry in entries]
    )
    wanted = [kind for kind, _, _ in sentences] + [entry["type"] for entry in entries]
    groups = [number for _, number, _ in sentences] + [-1 - i for i in range(len(entries))]
    model = LogisticRegression(C=4.0, max_iter=2000, class_weight="balanced")
    guessed = cross_val_predict(model, features, wanted, groups=groups, cv=StratifiedGroupKFold(5))
    right = [a == b for a, b in zip(guessed, wanted, strict=True)]
    model.fit(features, wanted)

    rules, hits = Counter[str](), Counter[str]()
    for kind, _, reading in sentences:
        rules[reading.rule] += 1
        hits[reading.rule] += reading.type == kind
    names = sorted(rules)
    trust = [(hits[rule] + PRIOR * PRIOR_COUNT) / (rules[rule] + PRIOR_COUNT) if hits[rule] else 0.0 for rule in names]

    words = vocabulary(nlp, embedder)
    logits = np.array([embedder.vector(word) for word in words]) @ model.coef_.T
    scale = float(np.abs(logits).max() / 127)
    np.savez_compressed(
        MODEL, types=np.array(list(model.classes_)), words=np.array("\n".join(words)),
        logits=np.round(logits / scale).astype(np.int8), scale=np.array(scale), bias=model.intercept_.round(6),
        rules=np.array(names), trust=np.array(trust).round(4),
    )  # fmt: skip
    own = len(sentences)
    print(
        f"{own} readings of {own // 2} sentences, {len(entries)} words; {len(words)} words stored, {MODEL.stat().st_size} bytes"
    )
    print(
        f"words alone, cross-validated: {np.mean(right[:own]):.3f} of sentences, {np.mean(right[own:]):.3f} of lexicon words"
    )
    print(f"rules: {sum(hits.values()) / own:.3f} of sentences; types as in {len(types)} of PLOVER")


if __name__ == "__main__":
    main()
