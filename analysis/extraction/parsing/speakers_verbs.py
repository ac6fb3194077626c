"""Verbs of a speaker that the parser gives to what he says: "retorted that no other road existed and threatened to go home".

What a thing does not do, and somebody does, is done by whoever spoke: no road threatens to go home. Mended right behind the
parser, so that neither is it said to be his words, nor to be nobody's act.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from analysis.extraction.lexicon import index_lexicon, load_lexicon
from analysis.extraction.names.reference import read_actor_nouns
from analysis.extraction.parsing.rehanging import Move, rehang

#: What only somebody does, and what a paper may do too: "the law demands", and what may befall of itself.
_PERSONAL = frozenset("refuse agree decline thank apologise apologize vow resign swear consent volunteer".split())
_IN_WORDS = frozenset(
    "promise pledge offer propose demand ask urge appeal order instruct invite accuse blame praise criticise criticize condemn insist "
    "express summon appoint dispatch meet visit congratulate".split()
)
_THREATENING = frozenset({"threaten"})
#: What somebody does who goes: nor planes, buses and convoys.
_GOING = frozenset({"fly", "walk", "storm", "travel", "return"})
_VEHICLES = frozenset(
    "plane aircraft jet helicopter flight ship boat vessel convoy truck lorry bus train car drone missile rocket money aid body".split()
)
_PAPERS = frozenset(
    "draft law text treaty accord agreement pact deal resolution constitution letter report statement decree verdict ruling plan "
    "proposal charter document declaration message mandate offer note clause article communique judgment judgement order".split()
)
_HAPPENINGS = frozenset(
    "war conflict fighting violence crisis dispute unrest storm flood river split row fire attack blockade siege move collapse "
    "advance offensive shortage drought disease epidemic famine weather policy action".split()
)
_PERSONS_END = (
    "er",
    "or",
    "ist",
    "ian",
    "man",
    "men",
    "woman",
    "women",
    "people",
    "ers",
    "ors",
    "ists",
    "ians",
    "ee",
    "ees",
)
#: What who speaks would not go into, and what he would not give.
_DETAILING = frozenset(
    "say disclose elaborate specify name identify comment explain reveal divulge clarify detail".split()
)
_GIVING = frozenset({"give", "provide", "offer"})
_DETAILS = frozenset("detail name figure reason evidence proof explanation timetable date number information".split())
_ADDING = frozenset("add say warn insist deny stress note claim maintain".split())
#: What is done with words, by whoever speaks: "denied that his army was there and accused Chad".
_SPEAKING = frozenset(
    "accuse call urge demand warn vow pledge promise blame criticise criticize condemn thank praise appeal threaten denounce reject "
    "apologise apologize reiterate".split()
)
#: How things stand, which nobody does.
_STANDING = frozenset("be have want remain stay control hold respect support favour favor seek need possess".split())
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PEOPLE = frozenset({"he", "she", "they", "we", "i", "who"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_NOTHING = frozenset({"nothing", "there"})


@cache
def _cues() -> frozenset[str]:
    return frozenset(e["lemma"] for e in load_lexicon("cues") if e["pos"] == "verb" and "t" in e["frames"].split())


def mend_speakers_verbs(doc: Doc) -> Doc:
    """Hang each verb that only a speaker can be the subject of to the verb by which he speaks."""
    found = [(verb, parts) for verb in doc if verb.dep_ == "conj" and (parts := _read(verb)) is not None]
    if not found:
        return doc
    moves: list[Move] = []
    for verb, (said, cue) in found:
        verb.tag_ = "VBD" if verb.tag_ == "VBN" else verb.tag_
        moves.append((verb, cue, "conj"))
        moves += [(c, cue, None) for c in said.children if c.dep_ == "cc" and said.i < c.i < verb.i]
        moves += [(c, verb, None) for c in said.children if c.i > verb.i and c != verb]
    return rehang(doc, moves)


def _read(verb: Token) -> tuple[Token, Token] | None:
    """Give the verb of what is said, to which the parser joins a speaker's, and the verb of saying; None where it is no such."""
    if (kept := _kept_back(verb)) is not None:
        return kept
    if verb.tag_ not in {"VBD", "VBN", "VBZ", "VBP"} or any(
        c.dep_ in _SUBJECTS or c.dep_ in {"aux", "auxpass", "mark", "agent"} for c in verb.children
    ):
        return None
    said = verb.head
    while said.dep_ == "conj" and not any(c.dep_ in _SUBJECTS for c in said.children):
        said = said.head
    if said.dep_ == "xcomp" and said.head.dep_ == "ccomp" and verb.tag_ in _FINITE:
        said = said.head  # "Denied that the Front was to blame and called on Chad to withdraw".
    cue = said.head
    if said.dep_ != "ccomp" or cue.i >= said.i or cue.lemma_ not in _cues():
        return None
    # "The minister at first objected that": the tagger takes the verb for a participle.
    is_past = cue.tag_ == "VBN" and not any(c.dep_ in {"aux", "auxpass"} for c in cue.children)
    tag = "VBD" if is_past and any(c.dep_ == "nsubj" for c in cue.children) else cue.tag_
    is_told = tag in _FINITE and (verb.tag_ == tag or (verb.tag_ == "VBN" and tag == "VBD" and _governs(verb)))
    subject = next((c for c in said.children if c.dep_ in _SUBJECTS and c.i < said.i), None)
    if not is_told or subject is None or subject.i < cue.i:
        return None
    # "Said the men had been freed and added that": no passive has a clause of its own.
    is_passive = any(c.dep_ == "auxpass" for c in said.children)
    if is_passive and verb.lemma_ in _ADDING and any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children):
        return said, cue
    if _is_told_of_then(said, verb, cue) or _is_spoken(said, verb, subject):
        return said, cue
    is_listed = verb.lemma_ in _PERSONAL | _IN_WORDS | _THREATENING | _GOING | {"come", "go", "leave"}
    return (said, cue) if is_listed and _does_not(subject, verb) else None


def _kept_back(verb: Token) -> tuple[Token, Token] | None:
    """Read what who speaks keeps to himself: "said ten had died but did not say where", "gave no details", "refused to name him"."""
    said = verb.head
    if verb.dep_ != "conj" or said.dep_ != "ccomp" or any(c.dep_ in _SUBJECTS for c in verb.children):
        return None
    cue, before = said.head, next((c for c in reversed(list(said.rights)) if c.dep_ == "cc" and c.i < verb.i), None)
    if before is None or before.lower_ not in {"but", "and"} or cue.i >= said.i or cue.lemma_ not in _cues():
        return None
    is_negated = any(c.dep_ == "neg" for c in verb.children)
    has_none = any(c.dep_ == "dobj" and any(g.lower_ in {"no", "few"} for g in c.children) for c in verb.children)
    told = next((c for c in verb.children if c.dep_ == "xcomp"), verb) if verb.lemma_ in {"decline", "refuse"} else verb
    is_kept = is_negated or told != verb or (has_none and verb.lemma_ in _GIVING)
    wanted = _DETAILING | (_GIVING if has_none or _gives_details(verb) else frozenset())
    return (said, cue) if is_kept and told.lemma_ in wanted else None


def _gives_details(verb: Token) -> bool:
    return any(c.dep_ == "dobj" and c.lemma_ in _DETAILS for c in verb.children)


def _is_told_of_then(said: Token, verb: Token, cue: Token) -> bool:
    """Tell whether what is said is of now, and the verb of when it was said: "said the rebels 'want war' and rejected a truce".

    Where no quotation ends between them, only a verb of speaking is the speaker's.
    """
    tenses = {said.tag_, *(c.tag_ for c in said.children if c.dep_ in {"aux", "auxpass"})}
    if cue.tag_ not in {"VBD", "VBN"} or tenses & {"VBD", "VBN"} or not tenses & {"VBZ", "VBP", "MD"}:
        return False
    if any(c.lower_ in {"would", "could", "might", "should"} for c in said.children):
        return False
    is_closed = any(t.tag_ == "''" or t.text == "\u201d" for t in said.doc[said.i : verb.i])
    return is_closed or verb.lemma_ in _PERSONAL | _IN_WORDS | _THREATENING | {"reject", "call", "warn"}


def _is_spoken(said: Token, verb: Token, subject: Token) -> bool:
    """Tell whether a verb is of who speaks, as its clause says how things stand, or will, and it something done with words.

    Of a person who did something, what he then said may be told as well: "said Ruto had met them and urged them to disarm".
    """
    helping = {c.lower_ for c in said.children if c.dep_ in {"aux", "auxpass"}}
    if helping & {"would", "will", "could", "can", "might", "must", "should"} and "have" not in helping:
        return verb.tag_ == "VBD" and _governs(verb)  # "Said the talks would resume and accused Uganda".
    if verb.lemma_ not in _SPEAKING or said.lemma_ in _SPEAKING | _cues() or not _has_hearer(verb):
        return False
    if subject.lemma_.lower() in _PAPERS | _HAPPENINGS:
        return False  # A letter asks, and a war threatens to spread.
    if any(c.dep_ == "auxpass" for c in said.children):
        return verb.tag_ == "VBD"
    # What is done to others may be done with words, too: "looted the town and threatened aid workers".
    is_threat = verb.lemma_ == "threaten" and not any(c.dep_ == "xcomp" for c in verb.children)
    is_person = subject.ent_type_ == "PERSON" or subject.lower_ in _PEOPLE
    return not is_threat and (said.lemma_ in _STANDING or not is_person)


def _has_hearer(verb: Token) -> bool:
    return any(c.dep_ in {"dobj", "xcomp", "ccomp", "prep", "dative"} and c.i > verb.i for c in verb.children)


def _governs(verb: Token) -> bool:
    """Tell whether a verb has what no passive participle has: an object, or an infinitive."""
    return any(c.dep_ in {"dobj", "xcomp", "ccomp"} and c.i > verb.i for c in verb.children)


def _does_not(subject: Token, verb: Token) -> bool:
    """Tell whether a thing is the subject of what is said, and of a kind that does not do what a verb says."""
    lemma = subject.lemma_.lower()
    # Whom there is none of does nothing: "that no other party existed and threatened to go".
    if lemma not in _NOTHING and not any(c.lower_ in {"no", "neither"} for c in subject.children):
        if subject.tag_ not in {"NN", "NNS"} or subject.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"}:
            return False
        if lemma in read_actor_nouns() or (lemma.endswith(_PERSONS_END) and lemma not in {"border", "river", "order"}):
            return False
        known = index_lexicon("source_nouns", "lemma").get(lemma)
        if known is not None and lemma not in _PAPERS:
            return False
    if verb.lemma_ in _PERSONAL:
        return True
    if verb.lemma_ in _IN_WORDS:
        return lemma not in _PAPERS | _HAPPENINGS
    if verb.lemma_ in _THREATENING:
        return lemma not in _PAPERS | _HAPPENINGS and any(c.dep_ == "xcomp" for c in verb.children)
    following = verb.nbor().lower_ if verb.i + 1 < len(verb.doc) else ""
    wanted = {"come": {"round", "around"}, "go": {"home", "on"}, "leave": {"for"}}.get(verb.lemma_)
    return lemma not in _VEHICLES | _HAPPENINGS and (wanted is None or following in wanted)
