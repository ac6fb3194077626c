"""Acts that a gerund names and nobody has done: "balked at freeing them", "stopped short of expelling him", "flirted with joining the war".

What leads to the gerund, a verb with its preposition, says that one has kept from it, has been kept from it, or only turns it over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analysis.extraction.events.event import Event
from analysis.extraction.parsing.grammar import is_negated, is_verb
from analysis.extraction.parsing.words import Token

_DONE = frozenset({"occurred", "ongoing", "planned", "denied"})
_DEEPEST = 4


def _table(words: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {key: frozenset(line.split()) for key, line in words.items()}


#: By preposition, the verbs with which one keeps from an act, or another from it.
_KEPT_FROM = _table({
    "at": "balk baulk bridle bristle jib demur cavil scoff stop quail",
    "from": "shrink recoil flinch shy back draw hold hang step spare abstain desist refrain dissuade deter discourage warn warned",
    "to": "object",
    "against": "argue decide advise vote rule counsel caution lobby warn campaign speak",
    "short": "stop fall pull",
    "clear": "steer stay keep",
    "out": "talk back argue scare frighten wriggle shame bully opt beg pull",
    "over": "balk baulk demur",
})  # fmt: skip
#: By preposition, the verbs with which one only turns an act over in mind or talk.
_TURNED_OVER = _table({
    "over": "waver dither hesitate agonise agonize bicker disagree sulk squabble quarrel wrangle haggle vacillate equivocate "
    "argue differ split divide rebuff snub clash",
    "about": "think talk speak hesitate dither waver argue debate speculate muse quarrel bicker haggle wonder worry",
    "with": "flirt toy dally",
    "of": "talk speak think dream despair hint",
    "on": "insist",
})  # fmt: skip
#: Verbs whose object is an act that one is against or puts off, some with a particle; and those that turn it over.
_AGAINST = frozenset("oppose resist avoid shun forgo resent delay postpone defer shelve escape".split())
_AGAINST_PARTICLE = {"hold": "off", "put": "off", "head": "off", "stave": "off"}
_WEIGHING = frozenset(
    "consider contemplate mull ponder weigh discuss debate suggest propose favour favor advocate".split()
)
_WISHING = frozenset({"wish", "want", "care", "dare", "intend", "mean"})
#: Who does so does not do what he makes believe.
_FEIGNING = frozenset({"pretend", "feign", "purport"})
_AFRAID = frozenset({"afraid", "scared", "frightened", "terrified"})
_NONE = frozenset({"neither", "none", "nobody"})
#: Nouns for what has not been: "dropped the idea of sending troops".
_THOUGHTS = frozenset(
    "idea prospect possibility notion thought hint temptation option wisdom merit legality dream question talk hope chance qualm "
    "misgiving reservation doubt objection opposition scruple aversion".split()
)


def is_shied_from(event: Event) -> bool:
    """Tell whether one kept, or was kept, from an act: that he did so is told by its own verb, the act was not done."""
    head = event.trigger.head
    if _is_unwilling(head) or (head.dep_ == "xcomp" and head.head.lemma_ in _FEIGNING and not is_negated(head.head)):
        return True
    for gerund in _gerunds(event.trigger.head):
        if _leads(gerund, _KEPT_FROM) and not is_negated(gerund):
            return True
        verb = gerund.head
        if (
            gerund.dep_ in {"xcomp", "dobj", "ccomp", "advcl"}
            and is_verb(verb)
            and verb.i < gerund.i
            and not is_negated(verb)
        ):
            own = any(
                c.dep_ in {"nsubj", "dobj"} and verb.i < c.i < gerund.i for c in (*verb.children, *gerund.children)
            )
            particle = _AGAINST_PARTICLE.get(verb.lemma_)
            apart = particle is not None and gerund.nbor(-1).lower_ == particle
            if not own and ((verb.lemma_ in _AGAINST and gerund.i == verb.i + 1) or apart):
                return True
    return False


def _is_unwilling(head: Token) -> bool:
    """Tell whether none of several is for an act: "neither willing to meet the other", "neither wished to be seen to yield"."""
    word = head
    while word.tag_ in {"VB", "VBN"} and word.dep_ in {"xcomp", "ccomp"} and word.head != word:
        word = word.head
    if word is head or not (word.pos_ == "ADJ" or word.lemma_ in _WISHING):
        return False
    if word.lemma_ in _AFRAID and not is_negated(word):
        return True  # "Accused him of being afraid to sign"
    subjects = [c.lower_ for c in word.children if c.dep_ == "nsubj"]
    before = [t.lower_ for t in word.doc[max(word.i - 2, word.sent.start) : word.i]] if word.pos_ == "ADJ" else []
    return bool(_NONE & {*subjects, *before})


def settle_turned_over(event: Event) -> None:
    """Make hypothetical what one only turns over: "toyed with expelling him", "the idea of sending troops"."""
    if event.status not in _DONE or event.trigger.type in {"REQUEST", "REJECT"}:
        return
    for gerund in _gerunds(event.trigger.head):
        noun = (
            gerund.head.head
            if gerund.dep_ == "pcomp" and gerund.head.lower_ in {"of", "about", "to", "over"}
            else gerund
        )
        thought = noun.pos_ == "NOUN" and noun.lemma_.lower() in _THOUGHTS
        weighed = (
            gerund.dep_ in {"xcomp", "dobj", "ccomp"}
            and gerund.head.lemma_ in _WEIGHING
            and gerund.i == gerund.head.i + 1
        )
        if thought or weighed or _leads(gerund, _TURNED_OVER):
            event.status = "hypothetical"
            return


def _gerunds(head: Token) -> Iterator[Token]:
    """Give the gerund that names an act, or has it for its object, and those that it is joined to or is part of."""
    token = head
    for _ in range(_DEEPEST):
        if token.tag_ == "VBG" and token.dep_ in {"pcomp", "xcomp", "dobj", "ccomp", "advcl"}:
            if any(c.dep_ in {"aux", "nsubj", "nsubjpass"} for c in token.children):
                return
            yield token
            if token.dep_ == "pcomp" or not is_verb(token.head):
                return
        if token.dep_ not in {"conj", "dobj", "xcomp"} or token.head is token:
            return
        if is_verb(token) and token.tag_ not in {"VBG", "VB"}:
            return
        token = token.head


def _leads(gerund: Token, table: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a gerund hangs by a preposition to a verb of a table: from in "shrank from signing", short in "stopped short of"."""
    before = gerund.nbor(-1) if gerund.i > gerund.sent.start else gerund
    if gerund.dep_ == "xcomp" and before.dep_ == "prt" and before.head == gerund.head:
        return gerund.head.lemma_ in table.get(before.lower_, ())  # The parser takes "over" for a particle.
    if gerund.dep_ != "pcomp":
        return False
    word = gerund.head
    words = {word.lower_}
    if word.lower_ == "of" and word.i:
        # "Stopped short of", "talked them out of", "steer clear of": the word before says it, wherever the parser hangs it.
        before = word.nbor(-1)
        words = {before.lower_} if before.lower_ in {"short", "out", "clear"} else words
    verb = word.head
    while (
        not is_verb(verb)
        and verb.dep_ in {"prep", "advmod", "acomp", "amod", "prt", "dobj", "conj"}
        and verb.head is not verb
    ):
        verb = verb.head
    return is_verb(verb) and any(verb.lemma_ in table.get(w, ()) for w in words)
