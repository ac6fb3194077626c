"""What the parser took for a noun behind "be" is made the verb that it is."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from analysis.extraction.parsing.pipeline import load_pipeline
from analysis.extraction.parsing.progressives import mend_progressives


@pytest.mark.parametrize(("verb", "lemma"), [("accusing", "accuse"), ("mediating", "mediate"), ("ambushing", "ambush")])
def test_any_verb_of_the_lexicon_is_mended_however_its_lemma_hashes(verb, lemma):
    doc = Doc(
        load_pipeline().vocab,
        words=["Kenya", "is", verb, "Chad"],
        heads=[1, 1, 1, 2],
        deps=["nsubj", "ROOT", "attr", "dobj"],
        tags=["NNP", "VBZ", "NN", "NNP"],
        pos=["PROPN", "AUX", "NOUN", "PROPN"],
        lemmas=["Kenya", "be", verb, "Chad"],
    )
    mended = mend_progressives(doc)
    assert [t.dep_ for t in mended] == ["nsubj", "aux", "ROOT", "dobj"]
    assert (mended[2].tag_, mended[2].pos_, mended[2].lemma_) == ("VBG", "VERB", lemma)
