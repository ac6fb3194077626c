"""People whom the parser takes for the name of their meeting: "Foreign ministers meeting in Riga agreed", where no meeting agrees."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from analysis.extraction.parsing.rehanging import Move, rehang

#: What a meeting does, and what is done to it: all else those do who meet.
_OF_MEETINGS = frozenset(
    "be begin start open end close conclude fail collapse last take follow come produce bring yield address focus discuss adopt "
    "result see mark run go resume continue happen occur break coincide".split()
)
_PLACING = frozenset({"in", "at", "on", "near", "outside"})


def mend_people_meeting(doc: Doc) -> Doc:
    """Make the people the subject, and their meeting what is said of them."""
    places = (doc.to_array("LOWER") == doc.vocab.strings["meeting"]).nonzero()[0].tolist()
    found = [doc[at] for at in places if _is_of_people(doc[at])]
    if not found:
        return doc
    moves: list[Move] = []
    for meeting in found:
        people, verb = meeting.nbor(-1), meeting.head
        moves += [(people, verb, meeting.dep_), (meeting, people, "acl")]
        moves += [(child, people, None) for child in meeting.lefts if child != people]
    for meeting in found:
        meeting.tag_, meeting.pos_, meeting.lemma_ = "VBG", "VERB", "meet"
    return rehang(doc, moves)


def _is_of_people(meeting: Token) -> bool:
    if (
        meeting.dep_ != "nsubj"
        or meeting.tag_ != "NN"
        or meeting.i == 0
        or meeting.head.pos_ != "VERB"
        or meeting.i + 1 >= len(doc := meeting.doc)
    ):
        return False
    people = meeting.nbor(-1)
    if people.tag_ != "NNS" or people.dep_ != "compound" or people.head != meeting:
        return False
    if any(t.lower_ in {"a", "an", "this", "that", "the"} for t in meeting.lefts):
        return False
    return doc[meeting.i + 1].lower_ in _PLACING and meeting.head.lemma_ not in _OF_MEETINGS
