"""Speakers beside a quotation whose verb no lexicon knows: "…," wept the widow; "…," was how she put it; he sighed: "…"."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from analysis.extraction.claims.attributions import (
    QUOTES,
    Attribution,
    Tokens,
    look_up_cue,
    noun_phrase,
    stretch,
    trim,
    verb_group,
)
from analysis.extraction.lexicon import Entry, index_lexicon
from analysis.extraction.parsing.grammar import FINITE, is_verb
from analysis.extraction.parsing.quotations import Quotation
from analysis.extraction.parsing.words import Doc, Token

_SAID: Entry = MappingProxyType({"lemma": "say", "pos": "verb", "class": "say", "frames": "q", "commitment": "2"})
_REPLIES = frozenset(
    "reply answer response rejoinder retort riposte rebuttal verdict comment explanation message word warning refrain "
    "slogan line summary assessment reaction judgement judgment cry motto mantra description phrase".split()
)
#: Verbs that a text is the subject of: "…," ran the statement.
_RUNNING = frozenset({"run", "read", "go"})
#: Verbs that say nothing of speech beside a quotation.
_NEVER = frozenset("be have do include entitle call title name become make".split())
_IN_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "ADP", "PRON"})
_PEOPLE = frozenset({"he", "she", "they", "i", "we", "one", "another", "others"})
_MARKS = QUOTES | {"'", "’", "‘", "”", "“"}
#: Where a quotation ends that its sentence goes on behind.
_GOING_ON = frozenset({",", "?", "!"})
#: What goes with a verb of answering: "shot back the minister".
_PARTICLES = frozenset({"back", "out", "in", "up", "on", "away", "forth"})
_LONGEST_PHRASE = 25
_LONGEST_PREDICATE = 5


def read_beside(quotation: Quotation, paragraph: Doc) -> Attribution | None:
    """Read who speaks a quotation from the words around it alone; None where nobody does."""
    return _read_behind(quotation, paragraph) or _read_before_colon(quotation, paragraph)


def _read_behind(quotation: Quotation, paragraph: Doc) -> Attribution | None:
    i = quotation.last.i + 1
    closing = quotation.last.text
    while i < len(paragraph) and (paragraph[i].text in _MARKS or paragraph[i].text == ","):
        closing = "," if paragraph[i].text == "," else closing
        i += 1
    if closing not in _GOING_ON or i + 2 >= len(paragraph):
        return None
    content = stretch(quotation.first, quotation.last)
    first, second = paragraph[i], paragraph[i + 1]
    if first.lemma_ == "be" and second.lower_ == "how":
        return _read_was_how(paragraph, i, content)
    if first.lemma_ in {"be", "come"}:
        return _read_was_reply(paragraph, i, content)
    is_turned = first.tag_ in FINITE and first.lemma_ not in _NEVER and first.pos_ in {"VERB", "NOUN", "PROPN"}
    if is_turned or (first.is_lower and look_up_cue(first, "verb") is not None and first.tag_ in {"NNS", "JJ", "VBN"}):
        has_particle = second.lower_ in _PARTICLES and second.pos_ in {"ADV", "ADP", "PRT"} and i + 3 < len(paragraph)
        phrase = phrase_from(paragraph, i + 2 if has_particle else i + 1)
        return (
            _make(phrase, (first, second) if has_particle else (first,), content)
            if phrase and _may_speak(phrase, first)
            else None
        )
    phrase = phrase_from(paragraph, i)
    if not phrase:
        return None
    at = phrase[-1].i + 1
    while at < len(paragraph) and (paragraph[at].text == "," or paragraph[at].dep_ in {"aux", "advmod"}):
        at += 1
    if at < len(paragraph) and paragraph[at].lower_ == "who" and (verb := _verb_behind_who(paragraph, at)) is not None:
        found = _make(phrase, verb_group(verb), content)
        return replace(found, source=trim(paragraph[phrase[0].i : found.cue[0].i])) if found is not None else None
    if at >= len(paragraph) or not _may_say(paragraph[at]) or not _may_speak(phrase, paragraph[at]):
        return None
    return _make(phrase, verb_group(paragraph[at]), content)


def _verb_behind_who(paragraph: Doc, who: int) -> Token | None:
    """Give the verb of saying behind a clause on who speaks: "a driver who gave his name as Karim *told* reporters"."""
    found = None
    for t in paragraph[who + 2 : min(who + _LONGEST_PHRASE, paragraph[who].sent.end)]:
        if t.text in {".", ";", ":", ","} | _MARKS:
            break
        cue = look_up_cue(t, "verb") if t.tag_ in FINITE else None
        if cue is not None and "q" in cue[1]:
            found = t
    return found


def _may_say(verb: Token) -> bool:
    return is_verb(verb) and verb.lemma_ not in _NEVER and (verb.tag_ in FINITE or verb.nbor(-1).dep_ == "aux")


def _read_was_how(paragraph: Doc, i: int, content: Tokens) -> Attribution | None:
    """Read "was how one diplomat put it", "is how she describes the deal"."""
    phrase = phrase_from(paragraph, i + 2)
    at = phrase[-1].i + 1 if phrase else len(paragraph)
    while at < len(paragraph) and paragraph[at].text == ",":
        at += 1
    if at >= len(paragraph) or not is_verb(paragraph[at]):
        return None
    words = [paragraph[at]]
    while words[-1].i + 1 < len(paragraph) and paragraph[words[-1].i + 1].lower_ in {"it", "up", "things", "this"}:
        words.append(paragraph[words[-1].i + 1])
    return _make(phrase, tuple(words), content)


def _read_was_reply(paragraph: Doc, i: int, content: Tokens) -> Attribution | None:
    """Read "was the rejoinder of the minister", "came her reply"."""
    noun = next((t for t in paragraph[i + 1 : i + 8] if t.lemma_.lower() in _REPLIES), None)
    if noun is None or any(t.text in {",", ".", ";"} for t in paragraph[i : noun.i]):
        return None
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None:
        return _make(trim(t for t in noun_phrase(owner) if t.text not in {"'s", "'", "’s"}), (noun,), content)
    if noun.i + 1 < len(paragraph) and paragraph[noun.i + 1].lower_ in {"of", "from", "by"}:
        return _make(phrase_from(paragraph, noun.i + 2), (noun,), content)
    return None


def _read_before_colon(quotation: Quotation, paragraph: Doc) -> Attribution | None:
    """Read "takes a sunnier view: “…”" and "has drawn a rebuttal from the minister: “…”"."""
    at = quotation.first.i - 1
    while at > 0 and paragraph[at].text in _MARKS:
        at -= 1
    if at < 2 or paragraph[at].text != ":":
        return None
    start = paragraph[at].sent.start
    content = stretch(quotation.first, quotation.last)
    words = [t for t in paragraph[start:at] if not t.is_space]
    if not words:
        return None
    for noun in reversed(words):
        is_reply = noun.lemma_.lower() in _REPLIES and noun.pos_ == "NOUN" and noun.i + 1 < at
        if is_reply and paragraph[noun.i + 1].lower_ in {"from", "of", "by"}:
            return _make(phrase_from(paragraph, noun.i + 2), (noun,), content)
    verb = next(
        (
            t
            for t in reversed(words)
            if (is_verb(t) or t.lemma_ == "be")
            and t.dep_ != "relcl"  # "Justified the strike, which Trump approved, as “defensive”: “…”"
            and t.tag_ in FINITE | {"VBN", "VBG", "VB"}
            and _own_subject(t)
        ),
        None,
    )
    subject = _own_subject(verb) if verb is not None else None
    if verb is None or subject is None or verb.lemma_ in _NEVER - {"be"}:
        return None
    source = trim(t for t in noun_phrase(subject) if t.i < verb.i) or (subject,)
    if not _may_speak(source, verb) and subject.lower_ not in _PEOPLE:
        return None
    cue = verb_group(verb)
    obj = next((c for c in verb.children if c.dep_ in {"dobj", "prt"} and c.i > verb.i), None)
    if obj is not None and obj.right_edge.i < at and obj.right_edge.i - verb.i < _LONGEST_PREDICATE:
        cue = tuple(paragraph[cue[0].i : obj.right_edge.i + 1])
    return Attribution(cue, source, subject, (content,), _SAID, "quotation_after_colon", 0.6)


def _own_subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < verb.i), None)


def phrase_from(paragraph: Doc, start: int) -> Tokens:
    """Give the noun phrase that begins at a word, with what stands between commas behind it, by tags alone."""
    i = start
    while i < len(paragraph) and i - start < _LONGEST_PHRASE:
        token = paragraph[i]
        if token.text == "," and i > start:
            end = next((t.i for t in paragraph[i + 1 : i + _LONGEST_PHRASE] if t.text in {",", ".", ";", ":"}), None)
            # "Oleksandr Vilkul, the head of the council, said".
            opens = paragraph[i + 1] if i + 1 < len(paragraph) else None
            is_aside = opens is not None and (
                opens.lower_ in {"the", "a", "an", "who", "whose", "his", "her", "their"}
                or opens.like_num
                or opens.pos_ == "PROPN"
            )
            is_closed = (
                end is not None
                and opens is not None
                and (paragraph[end].text == "," or opens.lower_ in {"the", "a", "an", "who", "whose"})
            )
            if end is None or not is_aside or not is_closed:
                break
            i = end
            continue
        if token.text == "-" and not token.whitespace_ and i > start:
            i += 1
            continue
        if token.pos_ not in _IN_PHRASE or token.text in _MARKS or (token.pos_ == "PRON" and i > start):
            break
        i += 1
    return trim(paragraph[start:i])


def _may_speak(phrase: Tokens, verb: Token) -> bool:
    """Tell whether a phrase names somebody: a name, a person's pronoun, a noun for a source."""
    head = head_of_phrase(phrase)
    if head.lower_ in _PEOPLE or head.pos_ == "PROPN":
        return True
    known = index_lexicon("source_nouns", "lemma").get(head.lemma_.lower())
    return known is not None and (known["sourcing"] != "media" or verb.lemma_ in _RUNNING)


def head_of_phrase(phrase: Tokens) -> Token:
    """Give the last noun before a preposition or comma; a preposition first of all opens no phrase of a speaker."""
    head = phrase[0]
    for token in phrase:
        if token.pos_ == "ADP" or token.text == ",":
            break
        if token.pos_ in {"NOUN", "PROPN", "PRON"}:
            head = token
    return head


def _make(phrase: Tokens, cue: Tokens, content: Tokens) -> Attribution | None:
    if not phrase or not content:
        return None
    known = look_up_cue(cue[0], "verb")
    entry = known[0] if known is not None else _SAID
    head = head_of_phrase(phrase)
    whole = noun_phrase(head)
    if (
        head.pos_ == "NOUN"
        and whole[0] == phrase[0]
        and len(whole) > len(phrase)
        and not {*whole} & {*cue}
        and not {*whole} & {*content}
    ):
        # "The statement that a woman read over the telephone".
        phrase = whole
    return Attribution(cue, phrase, head, (content,), entry, "quotation_beside_words", 0.7)
