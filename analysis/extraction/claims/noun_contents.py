"""What a noun of speech holds beside a clause that the parse gives it: a lost clause, "an account of torture"."""

from __future__ import annotations

from analysis.extraction.claims.attributions import (
    Attribution,
    Tokens,
    look_up_cue,
    noun_phrase,
    opening_of,
    stretch,
    trim,
)
from analysis.extraction.claims.content_ends import end_content
from analysis.extraction.claims.cue_speakers import find_source
from analysis.extraction.claims.lost_sources import may_speak
from analysis.extraction.lexicon import Entry, index_lexicon
from analysis.extraction.parsing.grammar import FINITE, is_passive
from analysis.extraction.parsing.words import Token

_POSSESSIVES = frozenset({"'s", "'", "’s", "’"})
_SUBJECTS = frozenset({"DT", "PRP", "EX", "PRP$", "NNP", "NNPS", "NNS", "CD", "JJ", "NN"})
_RELATIVES = frozenset({"who", "which", "that", "what", "whom"})
_JOINERS = frozenset({"and", "or", "but", "nor"})
_FIRST_WORDS = 3
#: Prepositions between a noun of speech and whose it is, and how many words he may have.
_TELLERS = frozenset({"by", "from", "among", "of"})
_LONGEST_GAP = 8
#: Nouns that say by "of" what happened: "stories of men being pulled from the line".
_OF = frozenset(
    {"account", "story", "tale", "report", "allegation", "accusation", "rumour", "rumor", "claim", "description"}
)
#: Verbs that hand over what was seen: "gave lawyers an account of torture".
_GIVING = frozenset("give offer provide bring tell recount relate share have hear collect gather record".split())
#: What is done to a text or promise, which is no clause's verb without it: "reports that the army sent".
_HANDLED = frozenset(
    "write send make issue publish sign keep draft burn receive read release circulate leak hand give submit produce compile "
    "file prepare obtain seize destroy deliver adopt approve seal reach negotiate broker hold carry bring see find get hear "
    "withdraw drop retract cite use commission order seek want have circulate post distribute record keep break honour honor "
    "uphold violate extract secure win accept ignore dismiss reject share spread love hate welcome study review bury".split()
)
#: Of these, verbs that need an object: without one behind them it is the noun.
_WRITTEN = frozenset(
    "draft write issue publish sign circulate prepare deliver negotiate broker produce compile adopt".split()
)


#: Of these and of others those that do nothing without an object: "reports that the rebels withdrew" says something.
_NEEDING_OBJECT = frozenset(
    "read write send make issue publish sign receive release hand give submit produce compile file prepare obtain deliver bring "
    "carry present distribute post dictate draw pen cite reach transmit relay forward table tape film broadcast leak compose".split()
)
#: What stands behind "that" and its verb where the verb has no object: more on how it was handled, or the sentence's own verb.
_NO_OBJECT = frozenset({"IN", "TO", ",", ".", ":", "CC", "VBD", "VBZ", "VBP", "MD", "WRB", "-RRB-", "''"})
_PARTICLES = frozenset({"out", "over", "around", "round", "aloud"})
_LAST = frozenset(
    {"last", "this", "that", "late", "early", "earlier", "yesterday", "today", "then", "twice", "there", "here"}
)


def is_handled(noun: Token) -> bool:
    """Tell by tags whether "that" stands for the noun, and tells what was done with it.

    "A statement that the envoy read out on Thursday", "a letter that reached the Council": nothing of what it says.
    """
    if noun.i + 3 >= noun.sent.end or noun.nbor().lower_ != "that" or noun.nbor(2).tag_ in FINITE:
        return noun.i + 3 < noun.sent.end and noun.nbor().lower_ == "that"
    words = noun.doc[noun.i + 3 : noun.sent.end]
    verb = next((t for t in words if t.tag_ in FINITE or t.text in {",", ";"} or _is_lone_verb(t)), None)
    while verb is not None and verb.lemma_ in {"have", "be"} and verb.i + 1 < noun.sent.end:
        if verb.lemma_ == "be" or verb.nbor().tag_ not in {"VBN", "VBD", "RB"}:
            return False
        verb = verb.nbor()
    if verb is None or verb.lemma_ not in _NEEDING_OBJECT or verb.i + 1 >= noun.sent.end:
        return False
    following = verb.nbor()
    while following.i + 1 < noun.sent.end and (following.lower_ in _PARTICLES or following.tag_ == "RB"):
        following = following.nbor()
    is_going = following.lower_ in {"in", "up"} and following.dep_ == "prt"  # "Reports that Chad gave in".
    said_when = following.lower_ in _LAST or following.ent_type_ in {"DATE", "TIME"}
    return (following.tag_ in _NO_OBJECT and not is_going) or said_when


def _is_lone_verb(token: Token) -> bool:
    """Tell whether what the tagger takes for a participle is the only verb of its clause: "that a courier brought to them, …"."""
    if token.tag_ != "VBN" or token.lemma_ not in _NEEDING_OBJECT:
        return False
    for t in token.doc[token.i + 1 : token.sent.end]:
        if t.text in {",", ";"} or t.lower_ in {"while", "as", "when", "after", "before"}:
            return True
        if t.tag_ in FINITE:
            return False
    return False


def leaves_gap(clause: Token) -> bool:
    """Tell whether "that" stands for the noun: "a claim that the government denied" says nothing of what was claimed."""
    that = clause.left_edge
    if that.lower_ != "that":
        return False
    cue = look_up_cue(clause, "verb")
    if cue is None and clause.lemma_ not in _HANDLED:
        return False
    if any(c.dep_ == "nsubjpass" for c in clause.children) and that.dep_ == "mark":
        return False  # "Fears that the convoy had been attacked".
    if (
        cue is not None
        and cue[1] & {"c", "s"}
        and not any(c.dep_ == "dobj" and c.i > clause.i for c in clause.children)
    ):
        # "A charge that he calls a fabrication".
        return not any(c.dep_ == "ccomp" and c.left_edge.lower_ == "that" for c in clause.children)
    fills = {"dobj", "ccomp", "xcomp", "prep", "oprd", "attr", "prt"}
    if clause.lemma_ in _WRITTEN:
        fills -= {"prep"}  # "Statements that Peru drafted at the summit".
    return not is_passive(clause) and not any(c.dep_ in fills and c.i > clause.i for c in clause.children)


def read_lost_clause(noun: Token, entry: Entry, frames: frozenset[str], *, is_sure: bool) -> Attribution | None:
    """Read what a noun of speech holds; None where it holds nothing, or ``is_sure`` is false and the parse may be right."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if "t" in frames and owner is None and _opens_sentence(noun) and (piece := _clause_by_tags(noun)):
        # "News that the talks had failed reached the town": the parse gives the clause the sentence's own verb.
        return Attribution((noun,), (), None, (piece,), entry, "noun_with_clause", 0.6)
    if "t" in frames and owner is not None and _opens_clause(owner) and (piece := _clause_by_tags(noun)):
        words = trim(t for t in noun_phrase(owner) if t.text not in _POSSESSIVES)
        return Attribution((noun,), words, owner, (piece,), entry, "noun_with_clause", 0.6)
    if "t" in frames and is_sure and (piece := _clause_of_another(noun)):
        words = trim(t for t in noun_phrase(owner) if t.text not in _POSSESSIVES) if owner is not None else ()
        return Attribution((noun,), words, owner, (piece,), entry, "noun_with_clause", 0.6)
    if "t" in frames and owner is None and (told := _read_told_by(noun, entry, is_sure=is_sure)) is not None:
        return told
    return _read_of(noun, entry) if is_sure and noun.lemma_.lower() in _OF else None


def _opens_clause(owner: Token) -> bool:
    """Tell whether a noun phrase begins its clause, as a subject does: behind it comes the clause's own verb."""
    first = owner.left_edge.i
    return (
        first == owner.sent.start
        or owner.doc[first - 1].text in {",", ";", ":"}
        or owner.doc[first - 1].ent_type_ != ""
    )


def _opens_sentence(noun: Token) -> bool:
    """Tell whether a noun is a sentence's first word, behind an article or an adjective at most."""
    opening = opening_of(noun.sent)
    return noun.i - opening < _FIRST_WORDS and not any(t.tag_ in FINITE for t in noun.doc[opening : noun.i])


def _read_told_by(noun: Token, entry: Entry, *, is_sure: bool) -> Attribution | None:
    """Read "a complaint from two officers that the wells were dry", whose clause the parse has hung elsewhere."""
    by = noun.nbor() if noun.i + 6 < noun.sent.end else noun
    source = next((c for c in by.children if c.dep_ == "pobj"), None) if by.lower_ in _TELLERS else None
    if source is None or not may_speak(source):
        return None
    gap = noun.doc[source.i + 1 : min(source.i + _LONGEST_GAP, noun.sent.end - 3)]
    that = next((t for t in gap if t.lower_ == "that"), None)
    if that is None or any(t.tag_ in FINITE or t.is_punct for t in noun.doc[by.i : that.i]):
        return None
    is_subject = _opens_sentence(noun)
    if not is_subject and not is_sure:
        return None
    piece = _clause_by_tags(that.nbor(-1)) if is_subject else end_content(trim(noun.doc[that.i + 1 : noun.sent.end]))
    words = trim(noun.doc[source.left_edge.i : that.i])
    if not piece or that.nbor().tag_ not in _SUBJECTS or not words:
        return None
    return Attribution((noun,), words, source, (piece,), entry, "noun_with_clause", 0.6)


def _clause_of_another(noun: Token) -> Tokens:
    """Give the clause right behind a noun that the parse gives to a verb before it: "left after his denial that it was lost"."""
    that = noun.nbor() if noun.i + 4 < noun.sent.end else noun
    clause = that.head
    is_lost = that.lower_ == "that" and that.dep_ == "mark" and clause.dep_ in {"ccomp", "advcl"} and clause.i > that.i
    if not is_lost or clause.head.i > noun.i or look_up_cue(clause.head, "verb") is not None:
        return ()
    return end_content(trim(noun.doc[that.i + 1 : clause.right_edge.i + 1]))


def _clause_by_tags(noun: Token) -> Tokens:
    """Give the clause between "that" and the sentence's own verb: "his complaint that they were spies caused an uproar"."""
    if noun.i + 4 >= noun.sent.end or noun.nbor().lower_ != "that" or noun.nbor(2).tag_ not in _SUBJECTS:
        return ()
    count = 0
    for t in noun.doc[noun.i + 2 : noun.sent.end]:
        if count and t.text == "," and noun.dep_ == "pobj":
            # "In a statement that the talks had failed, the ministry blamed": the sentence has yet to begin.
            return stretch(noun.nbor(2), t.nbor(-1))
        if t.tag_ not in FINITE or t.nbor(-1).lower_ in _RELATIVES | _JOINERS:
            continue
        count += 1
        if count == 2:
            return stretch(noun.nbor(2), t.nbor(-1))
    return ()


def _read_of(noun: Token, entry: Entry) -> Attribution | None:
    """Read "gave lawyers an account of torture", "came with stories of men being pulled from the line"."""
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" and c.i == noun.i + 1), None)
    told = next((c for c in of.children if c.dep_ in {"pobj", "pcomp"}), None) if of is not None else None
    if of is None or told is None or told.ent_type_:
        return None
    is_happening = told.tag_ == "VBG" or any(c.dep_ == "acl" and c.tag_ == "VBG" for c in told.children)
    is_act = told.lemma_.lower() in index_lexicon("event_nouns", "lemma") and told.left_edge.lower_ not in {
        "the",
        "his",
        "its",
    }
    if not (is_happening or is_act):
        return None
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    verb = noun.head if noun.dep_ == "dobj" else noun.head.head if noun.head.lower_ == "with" else None
    source = owner
    if source is None and verb is not None and verb.pos_ == "VERB" and (noun.dep_ != "dobj" or verb.lemma_ in _GIVING):
        source = find_source(verb)
    if source is None or source.i > noun.i:
        return None
    words = trim(t for t in noun_phrase(source) if t.text not in _POSSESSIVES and t.i < noun.i)
    last = of.right_edge
    while (
        last.i + 2 < noun.sent.end and last.nbor().dep_ == "prep" and last.nbor().lower_ in {"in", "at", "near", "by"}
    ):
        last = last.nbor().right_edge
    return Attribution((noun,), words, source, (stretch(told.left_edge, last),), entry, "noun_of_telling", 0.55)


def is_wished(clause: Token) -> bool:
    """Tell whether a clause says what should be done, not what is so: "rejected suggestions that he *step* down"."""
    subject = next((c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    auxiliary = next((c for c in clause.children if c.dep_ in {"aux", "auxpass"}), clause)
    is_single = subject is not None and (subject.lower_ in {"he", "she", "it"} or subject.tag_ in {"NN", "NNP"})
    return is_single and (
        auxiliary.lower_ == "be"
        or (auxiliary == clause and clause.lower_ == clause.lemma_ and clause.tag_ in {"VB", "VBP"})
    )
