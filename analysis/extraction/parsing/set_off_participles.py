"""Participles set off behind a subject, which the small parser takes for its verb: "The rebels, pressed by Kenya, accepted the plan".

The subject's own verb, behind the second comma, is then joined to the participle or hung to whoever stands after "by", so that
who was pressed is told to have pressed, and the plan accepted by nobody. Within "a plan that the rebels, pressed by Kenya,
accepted" three of four are read so. What decides is where the words stand: a participle right behind the comma that follows a noun,
"by" behind it, and a finite verb right behind the next comma.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from analysis.extraction.parsing.rehanging import Move, makes_tree, rehang

_PAST = frozenset({"VBN", "VBD"})
_FINITE = frozenset({"VBN", "VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVES = frozenset({"that", "which", "whom"})
#: What leads from a noun within a phrase up to the noun that the phrase is about: "the leader of the Front".
_WITHIN = frozenset({"pobj", "prep", "compound", "poss", "nmod", "amod"})
_BEFORE_NOUN = frozenset({"DT", "PRP$", "JJ", "CD", "NN", "NNS", "NNP", "NNPS", "POS"})
#: What a source says between commas.
_SAYING = frozenset(
    "say add reply report recall explain insist warn write argue concede note declare announce remark recount".split()
)
#: What is signed or drawn up by somebody, and leads into a sentence: "Under the pact, initialled by both, …".
_TEXTS = frozenset(
    "accord agreement deal pact treaty truce ceasefire protocol text document declaration memorandum plan settlement convention "
    "communique communiqué armistice roadmap framework draft proposal letter statement decree resolution petition contract".split()
)
_LEADING = frozenset({"under", "in", "by", "to", "with"})
#: The furthest that the verb may stand behind the participle.
_REACH = 25


def mend_set_off_participles(doc: Doc) -> Doc:
    """Give each subject back the verb behind the participle that is set off from it, and hang the participle to the subject."""
    moves: list[Move] = []
    for comma in doc:
        if comma.text != "," or not 0 < comma.i < len(doc) - 2:
            continue
        if (fronted := _read_fronted(comma)) is not None:
            participle, text = fronted
            # "According to the pact, initialled by both, Oslo is to": what leads in may hang to the participle, too.
            mend: list[Move] = [(c, participle.head, None) for c in participle.children if c.i < text.i]
            mend.append((participle, text, "acl"))
            if makes_tree(doc, [*moves, *mend]):
                participle.tag_ = "VBN"
                moves += mend
            continue
        if (found := _read(comma)) is not None:
            if _is_right(*found):
                found[1].tag_ = "VBN"  # It is done to the subject, whatever the tagger thought.
                continue
            mend = _hang(*found)
            moves += mend if makes_tree(doc, [*moves, *mend]) else []
    return rehang(doc, moves) if moves else doc


def _read_fronted(comma: Token) -> tuple[Token, Token] | None:
    """Give a participle behind the text that leads into a sentence, which the parser hung to its verb, and that text.

    "Under the pact, initialled on Monday by Togo and Benin, Oslo will send observers": Oslo initialled nothing.
    """
    participle, noun = _behind(comma), comma.nbor(-1)
    if participle is None or participle.dep_ != "advcl" or participle.tag_ not in _PAST or noun.lemma_ not in _TEXTS:
        return None
    is_led = noun.dep_ == "pobj" and noun.head.lower_ in _LEADING
    has_agent = any(c.dep_ == "agent" for c in participle.children)
    has_own = any(c.dep_ in _SUBJECTS or c.dep_ in {"aux", "auxpass", "mark"} for c in participle.children)
    if not is_led or not has_agent or has_own or participle.head.i < participle.i:
        return None
    return participle, noun


def _read(comma: Token) -> tuple[Token, Token, Token] | None:
    """Give the subject before a comma, the participle behind it, and the verb that the parser has not given to the subject."""
    doc = comma.doc
    participle = _behind(comma)
    subject = doc[comma.i - 1]
    if participle is None or participle.tag_ not in _PAST or subject.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return None
    while subject.dep_ in _WITHIN and subject.head.i < subject.i and subject.head.pos_ in {"NOUN", "PROPN", "ADP"}:
        subject = subject.head
    if subject.pos_ == "ADP":
        return None  # "In Mali, seized by rebels, fought": no subject.
    if participle.lemma_ in _SAYING and participle.nbor(1).lower_ not in {"to", "by"}:
        return None  # "Mr. Savimbi, said a diplomat, feared for his safety."
    # A comma between a subject and what would be its verb, with none before it, makes a participle of that.
    has_agent = (
        subject.head == participle
        and subject.dep_ in _SUBJECTS
        and "," not in comma.doc[subject.left_edge.i : comma.i].text
    )
    for at in range(participle.i + 1, min(participle.i + _REACH, comma.sent.end - 1)):
        token = doc[at]
        if token.lower_ == "by":
            has_agent = True
        elif token.text == "," and has_agent and (verb := _behind(token)) is not None and verb.tag_ in _FINITE:
            return subject, participle, verb
        elif (
            token.text in {";", ":", "(", '"'}
            or (token.tag_ in _FINITE and token.tag_ != "VBN")
            or token.tag_ in {"WP", "WDT"}
        ):
            return None
    return None


def _behind(comma: Token) -> Token | None:
    """Give the verb right behind a comma, or behind an adverb there; none where another "by" makes a second participle of it."""
    rest = comma.doc[comma.i + 1 : comma.i + 4]
    verb = next((t for t in rest if t.pos_ != "ADV"), None)
    return verb if verb is not None and verb.pos_ in {"VERB", "AUX"} else None


def _is_right(subject: Token, participle: Token, verb: Token) -> bool:
    """Tell whether the verb has the subject already, and the participle not."""
    main = verb.head if verb.dep_ in {"aux", "auxpass", "neg"} else verb
    own = next(
        (c for c in main.children if c.dep_ in _SUBJECTS and c.i < subject.i and c.lower_ not in _RELATIVES), None
    )
    return (subject.head == main and subject.dep_ in _SUBJECTS) or (own is not None and participle.head == subject)


def _hang(subject: Token, participle: Token, verb: Token) -> list[Move]:
    main = verb.head if verb.dep_ in {"aux", "auxpass"} else verb
    if main.i < verb.i:
        return []
    passive = any(c.dep_ == "auxpass" for c in main.children)
    moves: list[Move] = []
    relative = _relative_before(subject)
    above, dep = participle.head, participle.dep_
    if relative is not None:
        noun = relative.nbor(-1)
        if noun.pos_ not in {"NOUN", "PROPN"}:
            return []
        moves += [(relative, main, "dobj"), (main, noun, "relcl")]
        if subject.dep_ in _SUBJECTS and subject.head.i > main.i:
            # The subject of the verb after the clause is the noun before it.
            moves += [
                (subject.head, noun.head if noun.head != noun else subject.head, noun.dep_),
                (noun, subject.head, subject.dep_),
            ]
    elif subject.head == participle and subject.dep_ in _SUBJECTS:
        moves.append((main, main if above == participle else above, dep))
    else:
        return []
    for child in participle.children:
        if child != main and child != subject and (child.i < subject.left_edge.i or child.i >= verb.i):
            moves.append((child, main, None))
    moves += [(participle, subject, "acl"), (subject, main, "nsubjpass" if passive else "nsubj")]
    participle.tag_ = "VBN"
    if main.tag_ == "VBN" and not any(c.dep_ in {"aux", "auxpass"} for c in main.children):
        main.tag_, main.pos_ = "VBD", "VERB"
    return moves


def _relative_before(subject: Token) -> Token | None:
    """Give the "that" before a subject and the words that describe it, which may hang to either."""
    at = subject.i - 1
    while at > subject.sent.start and subject.doc[at].tag_ in _BEFORE_NOUN and subject.doc[at].lower_ not in _RELATIVES:
        at -= 1
    before = subject.doc[at]
    return before if before.lower_ in _RELATIVES and at > subject.sent.start else None
