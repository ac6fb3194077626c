"""Verbs of an act that goes on, which the small parser takes for nouns: "Kenya is mediating between Chad and Libya".

Of "be" and a word in -ing that it knows little of it makes a copula and a noun, or hangs the subject to the auxiliary. For the verbs
of the lexicon that is mended right behind the parser, so that every rule finds a verb with its subject.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from spacy.tokens import Doc, Token

from analysis.extraction.lexicon import load_lexicon

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NAMING = frozenset({"GPE", "ORG", "PERSON", "NORP"})
_KEPT = frozenset({"det", "amod", "poss", "nummod"})


def mend_progressives(doc: Doc) -> Doc:
    """Make verbs of what the parser took for nouns behind "be", with the subject and all else that hung to it."""
    found = [
        token for token in doc if token.text.endswith("ing") and (_is_noun_of_be(token) or _lacks_its_subject(token))
    ]
    if not found:
        return doc
    attributes: list[int | str] = ["HEAD", "DEP", "TAG", "POS", "LEMMA"]
    rows = doc.to_array(attributes).astype("int64")
    strings = doc.vocab.strings

    def hang(token: Token, head: Token, dep: str | None = None) -> None:
        rows[token.i, 0] = head.i - token.i
        if dep is not None:
            rows[token.i, 1] = strings.add(dep)

    for verb in found:
        if verb.dep_ in {"attr", "acomp"}:
            be = verb.head
            hang(verb, verb if be.head == be else be.head, be.dep_)
            for child in be.children:
                if child != verb:
                    hang(child, verb)
            hang(be, verb, "aux")
            named = [strings.add(word) for word in ("VBG", "VERB", str(_lemma_of(verb)))]
            # Half of all hashes are above what a signed number holds.
            rows[verb.i, 2:] = np.array(named, dtype="uint64").astype("int64")
        else:
            for auxiliary in (c for c in verb.children if c.dep_ == "aux"):
                for child in auxiliary.children:
                    hang(child, verb)
    return doc.from_array(attributes, rows.astype("uint64"))  # type: ignore[arg-type]


def _is_noun_of_be(token: Token) -> bool:
    be = token.head
    is_noun = token.dep_ == "attr" and token.tag_.startswith(("NN", "VBG"))
    is_taken = is_noun or (token.dep_ == "acomp" and token.tag_ == "VBG")
    if not is_taken or be.lemma_ != "be" or _lemma_of(token) is None:
        return False
    subject = next((c for c in be.children if c.dep_ in _SUBJECTS and c.i < be.i), None)
    if subject is not None and subject.pos_ == "NOUN":  # "Kenya's former president Uhuru Kenyatta is mediating"
        subject = next((c for c in subject.children if c.dep_ == "appos" and c.pos_ == "PROPN"), subject)
    is_somebody = subject is not None and (subject.ent_type_ in _NAMING or subject.pos_ in {"PRON", "PROPN"})
    return is_somebody and not any(c.dep_ in _KEPT for c in token.children)


def _lacks_its_subject(token: Token) -> bool:
    """Tell whether the subject hangs to the auxiliary: "Kenya has been mediating"."""
    if token.tag_ != "VBG" or any(c.dep_ in _SUBJECTS for c in token.children):
        return False
    return any(c.dep_ == "aux" and any(g.dep_ in _SUBJECTS for g in c.children) for c in token.children)


def _lemma_of(token: Token) -> str | None:
    stem = token.lower_.removesuffix("ing")
    doubled = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
    return next((lemma for lemma in (stem, stem + "e", doubled) if lemma in _lemmas()), None)


@cache
def _lemmas() -> frozenset[str]:
    return frozenset(entry["lemma"] for entry in load_lexicon("event_verbs"))
