"""What somebody is credited with by another, where the parser hangs it on the other: "credited by officials with having freed them"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from analysis.extraction.parsing.rehanging import Move, makes_tree, rehang

#: Verbs in the passive, and what leads to what was done.
_LED = {"credited": "with", "accused": "of", "praised": "for", "thanked": "for", "blamed": "for", "criticised": "for",
        "criticized": "for", "faulted": "for", "condemned": "for", "commended": "for", "lauded": "for"}  # fmt: skip


def mend_charged_with(doc: Doc) -> Doc:
    """Hang what leads to a deed to the verb of praise or blame, and not to who praises."""
    strings = doc.vocab.strings
    words = doc.to_array("LOWER")
    moves: list[Move] = []
    for word, preposition in _LED.items():
        for at in (words == strings[word]).nonzero()[0].tolist():
            led = _led_from(doc[at], preposition)
            if led is not None and makes_tree(doc, [*moves, (led, doc[at], "prep")]):
                moves.append((led, doc[at], "prep"))
    return rehang(doc, moves) if moves else doc


def _led_from(verb: Token, preposition: str) -> Token | None:
    """Give the preposition behind the agent of a passive that leads to a deed and hangs somewhere below the agent."""
    by = next((c for c in verb.rights if c.dep_ == "agent" and c.i == verb.i + 1), None)
    if by is None:
        return None
    for t in by.subtree:
        if t.lower_ == preposition and t.head != verb and any(_is_deed(c) for c in t.children):
            return t
    return None


def _is_deed(word: Token) -> bool:
    """Tell whether a word is a verb that tells what was done: "freeing", "having freed"."""
    return word.dep_ == "pcomp" and (word.tag_ == "VBG" or any(c.lower_ in {"having", "being"} for c in word.lefts))
