"""Where the content of a statement ends: before what others say, what the article adds, and what the speaker does next."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.extraction.actors.appositions import epithet_kinds
from analysis.extraction.claims.attributions import QUOTES, Tokens, is_set_off, look_up_cue, trim, without_aside
from analysis.extraction.claims.dated_behind import is_dated_behind
from analysis.extraction.lexicon import index_lexicon
from analysis.extraction.parsing.grammar import FINITE, INFLECTED, is_passive, is_verb
from analysis.extraction.parsing.words import Token

#: Classes of cues whose own subject is a second source: "…, while the army insisted that …".
_OTHERS_SAY = frozenset("say claim warn opine concede deny doubt criticize accuse request promise show".split())
#: Classes of cues whose object says enough: "rejected it".
_WITH_OBJECT = frozenset({"deny", "criticize", "praise"})
#: Classes of cues that the same speaker goes on with: "said that he would stay and warned of more".
_GOES_ON = frozenset("say claim warn concede deny criticize accuse praise request".split())
#: Classes of cues behind "and" that go on from who speaks rather than from whom is spoken of.
_HARDLY_TOLD = frozenset({"warn", "deny", "concede"})
#: What opens more of a list or an apposition.
_NOMINAL = frozenset({"DET", "NOUN", "PROPN", "NUM", "ADJ", "PRON"})
_PRONOUNS = frozenset("i we you he she it they that which who what this there".split())
_BACKSHIFTED = frozenset({"would", "could", "might", "should", "had"})
_RELATIVES = frozenset({"that", "which", "who", "whom"})
#: What opens a clause of what happened as something was said.
_MEANWHILE = frozenset({"as", "while", "after", "before", "when"})
#: What stands for a verb that is said of another too: "…, as do the observers".
_AUXILIARIES = frozenset({"do", "does", "did", "has", "have", "had"})
#: By what one who is named in what another says has a word of his own on it.
_CALLING = frozenset("call term describe dub label brand hail condemn denounce dismiss deride praise".split())
_SOMETHING = frozenset({"something", "anything"})
_JOINERS = frozenset({"and", "but", "or", "while", "yet", "so", "then"})
#: What others doubt that was counted, and what leads to their doubt.
_NUMBERS = frozenset("figure number toll count tally total estimate account".split())
_OF_NUMBERS = frozenset({"that", "which", "for", "of"})


def end_content(piece: Tokens) -> Tokens:
    """Cut a clause of content where it stops to be what the source says.

    That is before a clause with a source of its own ("…, but the army denied it"), before what the speaker does next
    ("… would stay and called for calm"), a semicolon, ", according to", and a closing "who" of the article.
    """
    found = without_aside(piece)
    if len(found) < 3:
        return found
    cut = min(_ends_of(found), default=found[-1].i + 1)
    if cut > found[-1].i:
        return found
    kept = list(found[0].doc[found[0].i : cut])
    while len(kept) > 1 and (kept[-1].is_punct or _hangs(kept[-1])) and kept[-1].text not in QUOTES:
        kept.pop()
    return trim(kept) or found


def _hangs(last: Token) -> bool:
    """Tell whether a word joins what has been cut off: "and", and "as" behind a comma."""
    return last.lower_ in _JOINERS or (last.lower_ in {"as", *_SOMETHING} and last.nbor(-1).text == ",")


def with_apposition(piece: Tokens) -> Tokens:
    """Add to a clause at a sentence's end what goes on behind a comma with no verb of its own.

    ", the last town that they held" is part of what is said, and so is the rest of a list; ", a claim that Chad denies" is not.
    """
    if not piece or piece[-1].i + 4 >= piece[-1].sent.end or piece[-1].nbor().text != ",":
        return piece
    rest = piece[-1].doc[piece[-1].i + 2 : piece[-1].sent.end]
    end = next((k for k, t in enumerate(rest) if t.text in {".", "?", "!"}), None)
    if end is None or end < 2 or rest[0].pos_ not in _NOMINAL or rest[0].ent_type_ in {"DATE", "TIME", "PERSON"}:
        return piece
    words = rest[:end]
    if any(t.tag_ in INFLECTED or t.tag_ == "MD" or t.text in {";", ":", *QUOTES} for t in words):
        return piece
    is_told = rest[0].lower_ in {"a", "an"} and any(look_up_cue(t, "noun") is not None for t in words)
    is_others = is_told or any(t.lower_ == "according" for t in words)
    return piece if is_others else trim(piece[0].doc[piece[0].i : words[-1].i + 1])


def within_relative(verb: Token, piece: Tokens) -> Tokens:
    """Cut what the sentence's own subject does behind an aside on it: "A, who said that they had left, and promised"."""
    if verb.dep_ != "relcl" or not is_set_off(verb):
        return piece
    is_open = False
    for t in piece[2:-1]:
        if t.lower_ in _RELATIVES and t.nbor(-1).text == ",":
            is_open = True
        if t.text != ",":
            continue
        following = t.nbor()
        if following.lower_ in {"and", "but"} and following.i + 1 < verb.sent.end:
            following = following.nbor()
        if following.tag_ in FINITE or following.lower_ == "of":  # "Accuses A, which it says is weak, of stalling".
            if not is_open:
                return trim(w for w in piece if w.i < t.i)
            is_open = False
    return piece


def speaker_verb(verb: Token) -> Token | None:
    """Give the cue that a coordinated verb goes on from where the parse hangs it on what was said.

    "said he would stay and called for calm": whoever said it called for calm. None where it goes on with the content.
    """
    if not (verb.dep_ == "conj" or _is_joined(verb)) or any(
        c.dep_ in {"nsubj", "nsubjpass", "expl", "mark"} for c in verb.children
    ):
        return None
    first = verb.head
    if verb.dep_ == "ccomp" and look_up_cue(first, "verb") is not None:
        # "Said it was dead and warned that": the parse makes both the content.
        said = look_up_cue(verb, "verb")
        is_second = any(c.dep_ == "ccomp" and first.i < c.i < verb.i for c in first.children)
        return (
            first
            if is_second and said is not None and said[0]["class"] in _GOES_ON and first.tag_ == verb.tag_
            else None
        )
    while first.dep_ == "conj" and first.head != first:
        if any(c.dep_ in {"nsubj", "nsubjpass"} for c in first.children):
            break
        first = first.head
    if verb.tag_ == "VBD" and (not may_go_on(first) or (first.tag_ == "VBG" and first.dep_ in {"advcl", "relcl"})):
        # "Said it was unfit because it left the men in control and warned that": the draft warns of nothing.
        while (
            first.dep_ in {"advcl", "relcl", "acl", "conj", "ccomp"} and not _is_content(first) and first.head != first
        ):
            first = first.head
    cue = first.head
    tag = "VBD" if _is_no_participle(verb) else verb.tag_
    if first.dep_ != "ccomp" or first.i < cue.i or tag not in {"VBD", "VBZ", "VBP", "VBG"}:
        return None
    if cue.tag_ != tag or look_up_cue(cue, "verb") is None or any(c.dep_ == "aux" for c in verb.children):
        return None
    going_on = look_up_cue(verb, "verb")
    if going_on is None or not (going_on[0]["class"] in _GOES_ON or going_on[0]["lemma"] == "call"):
        return None
    if any(c.dep_ == "aux" and c.lemma_ == "have" for c in first.children):
        # "said he had met and told them": a participle looks the same, but for "had been hurt and urged them".
        is_other = (is_passive(first) or first.lemma_ == "be") and any(c.dep_ == "dobj" for c in verb.children)
        # "Denied that they had been beaten and said they would be back", "denied that they had fled and said".
        has_clause = tag == "VBD" and any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)
        is_other = is_other or (has_clause and (is_passive(first) or _denies(cue)))
        # "Denied it had fired on them and accused the army": who denies a deed accuses.
        accuses = going_on[0]["class"] == "accuse" and verb.tag_ == "VBD" and first.tag_ == "VBN"
        return cue if is_other or accuses or _says_that(verb, first) else None
    if going_on[0]["class"] == "accuse" and first.tag_ == verb.tag_:
        # "Said that the grave predated the handover and accused France": no grave accuses.
        return cue if _denies(cue) or first.lemma_ == "be" or not may_go_on(first) else None
    if first.tag_ == verb.tag_ and first.lemma_ != "be" and _says_that(verb, first):
        # "Said no civilians remained and denied that", "said gunmen fled and warned that": of deeds told, none is a word.
        return cue if going_on[0]["class"] in _HARDLY_TOLD or not may_go_on(first) else None
    return cue if first.tag_ != verb.tag_ or first.lemma_ == "be" or first.tag_ == "VB" else None


def _denies(cue: Token) -> bool:
    said = look_up_cue(cue, "verb")
    return said is not None and said[0]["class"] == "deny"


def _is_no_participle(verb: Token) -> bool:
    """Tell whether a verb of saying before "that" can be no passive: "said 40 had been killed and denied that"."""
    said = look_up_cue(verb, "verb") if verb.tag_ == "VBN" and verb.i + 2 < verb.sent.end else None
    return said is not None and "o" not in said[1] and verb.nbor().lower_ == "that"


def _is_joined(verb: Token) -> bool:
    """Tell whether "and" joins a verb to the one that the parse makes it the content of: "said it was dead and warned"."""
    before = verb.nbor(-1) if verb.i > verb.sent.start else verb
    return verb.dep_ in {"ccomp", "advcl"} and before.dep_ == "cc" and before.head.i > verb.sent.start


def _is_content(clause: Token) -> bool:
    return clause.dep_ == "ccomp" and clause.i > clause.head.i and look_up_cue(clause.head, "verb") is not None


def may_go_on(clause: Token) -> bool:
    """Tell whether the subject of a clause may be who goes on to speak: somebody, and not a thing."""
    subject = next((c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject.lower_ == "there":
        return subject is None
    if any(c.lower_ in {"no", "neither", "none"} for c in subject.children):
        return False
    if subject.pos_ != "NOUN":
        return subject.lower_ not in {"it", "this", "that", "which"}
    known = subject.lemma_.lower()
    return bool(subject.ent_type_ or epithet_kinds(subject) or known in index_lexicon("source_nouns", "lemma"))


def _says_that(verb: Token, first: Token) -> bool:
    """Tell whether who speaks goes on to: "said the rebels had left the town and warned that they would be back".

    A person of whom something is told may go on himself: "said the president had met them and warned that".
    """
    subject = next((c for c in first.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if (
        subject is None
        or subject.pos_ == "PRON"
        or subject.ent_type_ == "PERSON"
        or (subject.tag_ == "NN" and "p" in (epithet_kinds(subject) or ""))
    ):
        return False
    return (
        (verb.tag_ == "VBD" or _is_no_participle(verb)) and verb.i + 2 < verb.sent.end and verb.nbor().lower_ == "that"
    )


def _ends_of(piece: Tokens) -> Iterator[int]:
    first, last = piece[0].i, piece[-1].i
    is_quoted = piece[0].text in QUOTES or (piece[0].i > 0 and piece[0].nbor(-1).text in QUOTES)
    for t in piece[1:]:
        if t.text in QUOTES:
            is_quoted = not is_quoted
            if not is_quoted and _goes_on_around(t):
                yield t.i + 1
        if is_quoted:
            continue
        if t.text == "," and (_says_besides(t) or _is_doubted_behind(t) or is_dated_behind(t)):
            yield t.i
        is_as_well = t.lower_ == "as" and t.nbor(-1).text == "," and t.i < last - 1 and t.nbor().lower_ in _AUXILIARIES
        if is_as_well or t.text == ";" or (t.lower_ == "according" and t.nbor(-1).text == ","):
            yield t.i
        elif is_verb(t) or t.pos_ == "AUX":
            begins = t.left_edge.i
            if begins <= first or t.head.i < first:
                continue
            is_end = t.right_edge.i >= last - 1
            if (
                (t.dep_ == "relcl" and is_end and _is_articles_own(t))
                or (t.dep_ in {"advcl", "conj"} and _has_own_source(t))
                or (is_end and _is_said_by_others_too(t))
                or speaker_verb(t) is not None
            ):
                yield begins


def _says_besides(comma: Token) -> bool:
    """Tell whether somebody else goes on to speak behind a comma: "…, and, diplomats added, trade had resumed"."""
    rest = comma.doc[comma.i + 1 : min(comma.i + 12, comma.sent.end)]
    if len(rest) < 4 or rest[0].lower_ not in _JOINERS or rest[1].text != ",":
        return False
    end = next((k for k, t in enumerate(rest) if k > 2 and t.text == ","), None)
    said = [t for t in rest[2:end] if t.tag_ in FINITE and look_up_cue(t, "verb") is not None] if end else []
    return len(said) == 1 and rest[2].pos_ != "PRON"


def _is_doubted_behind(comma: Token) -> bool:
    """Tell whether the article goes on behind a comma with what became of it, or what others make of it.

    ", only to be blocked by Chad", ", a toll that nobody could confirm", ", something Iran denies".
    """
    if comma.i + 4 >= comma.sent.end:
        return False
    first, second, third = (comma.nbor(k) for k in (1, 2, 3))
    if first.lower_ == "only":
        # "Did not deny that they had met, only that he had paid them".
        return (second.lower_ == "to" and third.tag_ == "VB") or second.lower_ == "that"
    is_number = first.lower_ in {"a", "the"} and second.lower_ in _NUMBERS and third.lower_ in _OF_NUMBERS
    return is_number or (first.lower_ == "something" and second.pos_ in {"PROPN", "DET", "NOUN"})


def _goes_on_around(mark: Token) -> bool:
    """Tell whether the article goes on behind closing marks with what happened: 'called it "a farce," as crowds cheered'."""
    rest = mark.doc[mark.i + 1 : mark.sent.end]
    has_comma = len(rest) > 0 and (mark.nbor(-1).text == "," or rest[0].text == ",")
    words = rest[1:] if len(rest) > 0 and rest[0].text == "," else rest
    if not has_comma or len(words) < 3 or words[0].lower_ not in _MEANWHILE or words[1].lower_ in {"if", "though"}:
        return False
    return any(t.tag_ in FINITE for t in words) and not any(t.text in QUOTES for t in words)


def _is_articles_own(clause: Token) -> bool:
    opens = clause.left_edge
    is_something = clause.head.lower_ in _SOMETHING and is_set_off(clause.head)
    if (
        opens.lower_ == "which" and opens.dep_ == "dobj" and opens.head == clause and is_set_off(clause)
    ) or is_something:
        # ", which Iran denies", ", something Iran denies": others' word on it.
        cue = look_up_cue(clause, "verb")
        subject = next((c for c in clause.children if c.dep_ == "nsubj"), None)
        is_finite = clause.tag_ in INFLECTED or any(c.tag_ == "MD" or c.tag_ in FINITE for c in clause.children)
        is_others = subject is not None and subject.pos_ != "PRON" and is_finite
        return is_others and cue is not None and cue[0]["class"] in _OTHERS_SAY
    if opens.lower_ == "which" and opens.dep_ == "nsubj" and opens.head == clause and clause.lemma_ in _CALLING:
        # ", hailed by France, which termed it a gift": its word on it.
        return is_set_off(clause) and clause.tag_ == "VBD"
    if opens.lower_ in {"which", "whom"} and opens.head != clause and is_set_off(clause):
        # ", which the monitors said was empty": theirs.
        cue = look_up_cue(clause, "verb")
        subject = next((c for c in clause.children if c.dep_ == "nsubj"), None)
        is_told = any(c.dep_ == "ccomp" for c in clause.children) and clause.tag_ in FINITE
        return is_told and cue is not None and subject is not None and subject.pos_ in {"NOUN", "PROPN"}
    if opens.lower_ != "who" or not is_set_off(clause):
        return False
    return not any(c.dep_ in {"aux", "auxpass"} and c.lower_ in _BACKSHIFTED for c in clause.children)


def _is_said_by_others_too(clause: Token) -> bool:
    """Tell whether a closing clause only tells who else says so: "…, as the rebels have claimed"."""
    if clause.dep_ != "advcl" or clause.left_edge.lower_ != "as" or not is_set_off(clause):
        return False
    cue = look_up_cue(clause, "verb")
    subject = next((c for c in clause.children if c.dep_ == "nsubj" and c.i < clause.i), None)
    if subject is None or subject.pos_ == "PRON" or cue is None or cue[0]["class"] not in _OTHERS_SAY:
        return False
    return not any(c.dep_ in {"dobj", "ccomp", "xcomp", "oprd"} and c.i > clause.i for c in clause.children)


def _has_own_source(clause: Token) -> bool:
    subject = next((c for c in clause.children if c.dep_ == "nsubj" and c.i < clause.i), None)
    cue = look_up_cue(clause, "verb")
    if subject is None or cue is None or subject.lower_ in _PRONOUNS:
        return False
    if cue[0]["class"] not in _OTHERS_SAY and cue[0]["lemma"] != "hope":
        return False
    if any(c.dep_ == "mark" and c.lower_ in {"that", "if", "because", "unless", "whether"} for c in clause.children):
        return False
    begins = clause.left_edge.i
    before = clause.doc[max(begins - 2, 0) : begins]
    wanted = {"ccomp", "dobj"} if cue[0]["class"] in _WITH_OBJECT else {"ccomp"}
    has_content = any(c.dep_ in wanted and c.i > clause.i for c in clause.children)
    if look_up_cue(clause, "host") is not None:
        # "…, while the commander expressed hope that".
        has_content = any(c.dep_ == "dobj" and look_up_cue(c, "noun") is not None for c in clause.children)
    if cue[0]["lemma"] == "put":
        has_content = any(t.lower_ == "at" for t in clause.subtree) and any(t.like_num for t in clause.subtree)
    return has_content and any(t.text in {",", "-", "--", "–", "—"} for t in before)
