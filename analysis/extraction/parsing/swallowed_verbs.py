"""Main verbs that the small parser takes for participles: "Togo's minister, Robert Dussey, shuttled between them after a raid".

Behind a name between commas it takes the verb for one that describes the name. The sentence then has a noun at its head; or the verb
of the next clause, which so has two subjects: one before its conjunction, and one behind it. The first is the swallowed verb's.
"""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Doc, Token

from analysis.extraction.parsing.rehanging import Move, rehang

_CONJUNCTIONS = frozenset(
    "after before as while when because although though since until if once whereas unless".split()
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: Past tenses that are participles as well and don't end as most do.
_ALIKE = frozenset(
    "met held said told sent led brought built won left made put set cut hit kept lost paid sold sought caught fought found felt "
    "stood struck spent heard shot dealt laid got".split()
)
#: Behind a dateline or a label the sentence begins anew.
_BREAKS = frozenset({":", "—", "–", "-", "--", "(", ")"})
#: Verbs whose past the tagger takes for an adjective before a noun.
_VERBS = {
    "hosted": "host", "brokered": "broker", "chaired": "chair", "mediated": "mediate", "sponsored": "sponsor",
    "convened": "convene", "facilitated": "facilitate", "condemned": "condemn", "welcomed": "welcome", "offered": "offer",
}  # fmt: skip
#: Verbs that are nouns as well, for which the tagger takes them behind "to", and what such an infinitive hangs to.
_NOUNS_TOO = frozenset({"host", "chair", "sanction", "police", "march", "broker", "sponsor"})
_LEADING_ON = frozenset(
    "offer proposal propose plan bid vow promise pledge decision decide readiness willingness agree agreement refuse refusal effort "
    "threat threaten invite invitation request ask urge call appeal want attempt try due set ready prepare prepared expect expected "
    "schedule scheduled slate slated poise poised hope willing unwilling eager keen likely unlikely able unable".split()
)
#: Past tenses that lead to what somebody is to do himself.
_PROMISED = frozenset(
    "offered agreed refused declined vowed pledged promised threatened decided tried attempted failed hoped managed sought began".split()
)
_REACH = 7


def mend_swallowed_verbs(doc: Doc) -> Doc:
    """Give each swallowed main verb its subject, and hang the clause behind it to it; and infinitives their part of speech."""
    doc = _mend_infinitives(doc)
    found = [
        (head, parts)
        for head in _list_heads(doc)
        if (parts := _read_later(head) or _read_day(head) or _read_noun(head)) is not None
    ]
    if not found:
        return doc
    for _, (_, main) in found:
        if main.tag_ == "JJ":
            main.lemma_ = _VERBS[main.lower_]
        if main.dep_ != "ccomp":
            main.tag_, main.pos_ = "VBD", "VERB"
    moves: list[Move] = []
    for head, (subject, main) in found:
        moves.append((main, main if head.head == head else head.head, head.dep_))
        if subject.dep_ not in _SUBJECTS or subject.head != main:
            moves.append((subject, main, "nsubj"))
        if head != subject:
            moves.append((head, main, "advcl"))
        if main.dep_ == "amod":
            moves.append((main.head, main, "dobj"))
        # What stands before the subject belongs to the whole; behind a noun, so does what follows the verb.
        moves += [
            (child, main, None)
            for child in head.children
            if child != main and (child.i < subject.left_edge.i or (head == subject and child.i > main.right_edge.i))
        ]
    return rehang(doc, moves)


def _mend_infinitives(doc: Doc) -> Doc:
    """Make verbs of infinitives that are taken for nouns: "vowed to sanction them", "an offer by Chad to host talks"."""
    strings = doc.vocab.strings
    tags = doc.to_array("TAG").tolist()
    noun, preposition = strings["NN"], strings["IN"]
    torn: list[tuple[Token, Token, Token]] = []
    for at, (before, tag) in enumerate(pairwise(tags), start=1):
        if tag != noun:
            continue
        word, to = doc[at], doc[at - 1]
        if before != preposition and word.dep_ == "xcomp" and to.tag_ == "TO" and to.head == word:
            word.tag_, word.pos_ = "VB", "VERB"
        elif to.lower_ == "to" and word.lower_ in _NOUNS_TOO and at + 1 < len(doc):
            above = next(
                (t for t in reversed(doc[max(at - _REACH, word.sent.start) : at - 1]) if t.lemma_ in _LEADING_ON), None
            )
            if above is not None and word.dep_ in {"compound", "pobj", "advcl"}:
                torn.append((above, to, word))
    if not torn:
        return doc
    moves: list[Move] = []
    for above, to, word in torn:
        moves += [(word, above, "xcomp" if above.pos_ in {"VERB", "ADJ"} else "acl"), (to, word, "aux")]
        if word.dep_ == "compound" and word.head.i > word.i:
            moves.append((word.head, word, "dobj"))
        word.tag_, word.pos_, to.tag_, to.pos_ = "VB", "VERB", "TO", "PART"
    return rehang(doc, moves)


def _list_heads(doc: Doc) -> list[Token]:
    """List the words that may have taken another's place: main words, and verbs with more than one subject."""
    deps = doc.to_array("DEP").tolist()
    root, *subjects = (doc.vocab.strings[name] for name in ("ROOT", *sorted(_SUBJECTS)))
    had = [doc[at].head.i for at, dep in enumerate(deps) if dep in subjects]
    twice = {head for head in had if had.count(head) > 1}
    return [doc[at] for at, dep in enumerate(deps) if dep == root or at in twice]


def _read_later(verb: Token) -> tuple[Token, Token] | None:
    """Give the first of the two subjects of a verb, and the swallowed verb before the conjunction."""
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    subjects = [c for c in verb.lefts if c.dep_ in _SUBJECTS]
    if len(subjects) != 2:
        return None
    marks = [c for c in verb.lefts if c.dep_ in {"mark", "advmod"} and c.lower_ in _CONJUNCTIONS]
    mark = next((m for m in marks if subjects[0].i < m.i < subjects[1].i), None)
    main = _swallowed_by(subjects[0]) if mark is not None else None
    return (subjects[0], main) if mark is not None and main is not None and main.i < mark.i else None


def _read_day(verb: Token) -> tuple[Token, Token] | None:
    """Give subject and main verb before ", a day after the truce collapsed", where the parser has the collapse say what they did."""
    main = next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
    if main is None or verb.dep_ != "ROOT" or main.right_edge.i + 1 >= verb.i:
        return None
    times = [c for c in verb.lefts if c.dep_ == "npadvmod" and c.i > main.i]
    marks = [c for c in verb.lefts if c.dep_ == "mark" and c.lower_ in {"after", "before"} and c.i > main.i]
    subject = next((c for c in main.lefts if c.dep_ in _SUBJECTS), None)
    return (subject, main) if times and marks and subject is not None else None


def _read_noun(noun: Token) -> tuple[Token, Token] | None:
    """Give a noun that stands at the head of its sentence, and the verb that it has swallowed."""
    if noun.dep_ != "ROOT" or noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    main = _swallowed_by(noun) or _promised_by(noun)
    return (noun, main) if main is not None else None


def _promised_by(noun: Token) -> Token | None:
    """Give the past tense that leads to an infinitive, right behind a noun: "the council of elders offered to mediate".

    Of verbs alone that nobody is made to do so: whom one "ordered to leave" is a participle's.
    """
    below = [t for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of" for t in c.rights if t.dep_ == "pobj"]
    for child in (c for n in (noun, *below) for c in n.rights if c.dep_ == "acl" and c.lower_ in _PROMISED):
        kinds = {c.dep_ for c in child.children}
        if "xcomp" in kinds and not kinds & {"agent", "aux", "auxpass", "dobj"}:
            return child
    return None


def _swallowed_by(noun: Token) -> Token | None:
    """Give the past tense behind the comma that closes what is said of a noun between commas.

    The parser hangs it to the noun; or to its own object, which then is said of the noun: "Hans Grundberg, hosted talks".
    """
    for child in (c for n in (noun, *_appositions(noun)) for c in n.rights):
        main = child
        if child.dep_ == "appos":
            main = child.doc[child.left_edge.i]
            if main.dep_ != "amod" or main.head != child or (main.tag_ == "JJ" and main.lower_ not in _VERBS):
                continue
        elif child.dep_ not in {"acl", "relcl"}:
            continue
        if main.tag_ == "VBD" and main.dep_ == "acl" and main.is_ascii and noun.dep_ == "ROOT":
            if not any(t.text in _BREAKS for t in main.doc[noun.i + 1 : main.i]):
                return main  # "The rebel movement called on …": no participle, by its tag.
            continue
        is_past = main.tag_ in {"VBN", "VBD", "JJ"} and (main.lower_.endswith("ed") or main.lower_ in _ALIKE)
        if not is_past or main.doc[main.i - 1].text != "," or any(c.dep_ == "agent" for c in main.children):
            continue
        # The comma that opens what is said of it stands right behind it, or behind "of …".
        opening = next((t for t in main.doc[noun.i + 1 : main.i - 1] if t.text == ","), None)
        if opening is not None and opening.head == noun and not any(t.is_punct for t in main.doc[noun.i : opening.i]):
            return main
    return None


def _appositions(noun: Token) -> list[Token]:
    return [c for c in noun.children if c.dep_ == "appos"]
