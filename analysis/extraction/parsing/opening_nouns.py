"""Common nouns that open a sentence and that the tagger takes for names: "Rebels in Mali", "Gunfire on the border".

At the head of a sentence every word has a capital, and the pipeline has seen few sentences that begin with "Guerrillas".
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from analysis.extraction.lexicon import load_lexicon
from analysis.extraction.names.reference import pluralise, read_actor_nouns

_NAMES = frozenset({"NNP", "NNPS"})
#: Nouns that are names as often, alone at the head of a sentence.
_NAMES_TOO = frozenset("march grant congress states republicans senates blocs".split())
#: Entities that a common noun may be taken for; "Republicans" are a party.
_KEPT = frozenset({"NORP", "DATE"})


def mend_opening_nouns(doc: Doc) -> Doc:
    """Make common nouns of those that open a sentence and are tagged as names, in place."""
    for sentence in doc.sents:
        token = next((t for t in sentence if t.pos_ not in {"SPACE", "PUNCT"}), None)
        if token is None or token.tag_ not in _NAMES:
            continue
        noun = _common_nouns().get(token.lower_)
        if noun is None or token.ent_type_ in _KEPT or not token.text.istitle() or not _stands_alone(token):
            continue
        lemma, tag = noun
        token.tag_, token.pos_, token.lemma_ = tag, "NOUN", lemma
        if token.ent_type_ and all(t.i == token.i for e in doc.ents if e.start <= token.i < e.end for t in e):
            doc.set_ents([ent for ent in doc.ents if ent.start != token.i], default="outside")
    return doc


def _stands_alone(token: Token) -> bool:
    """Tell whether no other word belongs to a name with this one: not "Rebels Football Club", "March 5"."""
    if token.i + 1 == len(token.doc):
        return False
    after = token.nbor()
    is_apart = after.is_lower or after.text in {",", "(", "-", "–", "—"}
    return is_apart and not (token.dep_ in {"compound", "nmod"} and token.head.tag_ in _NAMES)


@cache
def _common_nouns() -> dict[str, tuple[str, str]]:
    """Give lemma and tag by word: plurals of who acts or speaks, and what acts are called, one or several."""
    several = {noun.plural: noun.lemma for noun in read_actor_nouns().values() if not noun.is_collective}
    several |= {noun.plural: noun.lemma for noun in read_actor_nouns().values() if noun.plural != noun.lemma}
    lemmas = [entry["lemma"] for name in ("source_nouns", "event_nouns") for entry in load_lexicon(name)]
    several |= {pluralise(lemma): lemma for lemma in lemmas}
    found = {word: (lemma, "NNS") for word, lemma in several.items()}
    found |= {entry["lemma"]: (entry["lemma"], "NN") for entry in load_lexicon("event_nouns")}
    return {word: noun for word, noun in found.items() if word not in _NAMES_TOO and word.isalpha()}
