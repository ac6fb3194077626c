"""Where a pronoun stands: in a quotation, in a clause with a subject of its own, beside words that it cannot mean."""

from __future__ import annotations

from analysis.extraction.claims.attributions import look_up_cue
from analysis.extraction.parsing.grammar import is_verb, main_verb_above
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: Pronouns by whom they can mean.
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
SHE = frozenset({"she", "her", "hers", "herself"})
HE = SHE | {"he", "him", "his", "himself"}
ME = frozenset({"i", "me", "my", "mine", "myself"})
WE = frozenset({"we", "us", "our", "ours", "ourselves"})
OBJECTS = frozenset({"dobj", "dative", "pobj"})
#: Deepest clause that is searched upward.
DEEPEST = 6
_OBJECT_FORMS = frozenset({"him", "her", "them", "it"})
#: After these an object form may well mean the subject: "she had her ministers behind her".
_BESIDE = frozenset("with behind beside before around near above below after among between over under within".split())
_CHARGING = frozenset(
    "accuse suspect convict acquit clear absolve strip rob deprive warn remind inform rid cure".split()
)
_ALL = IT | THEY | HE | ME | WE


def is_pronoun(token: Token) -> bool:
    """Tell whether a token is a pronoun that may stand for an actor; of "his/her" it is nobody."""
    if token.lower_ not in _ALL or token.ent_type_ or not (token.pos_ == "PRON" or token.tag_ == "PRP$"):
        return False
    doc, last = token.doc, len(token.doc) - 1
    return not ((token.i < last and doc[token.i + 1].text == "/") or (token.i and doc[token.i - 1].text == "/"))


def is_charge(of: Token) -> bool:
    """Tell whether "of" gives what somebody is accused of, however it was parsed: "accused the deputies of having lied"."""
    verb = of.head.head
    return of.lower_ == "of" and of.head.dep_ in {"dobj", "nsubjpass"} and verb.lemma_ in _CHARGING


def is_quoted(token: Token) -> bool:
    """Tell whether a token stands inside a quotation of its paragraph."""
    doc = token.doc
    if '"' not in doc.text:
        return False
    inside = doc.user_data.get("quoted")
    if inside is None:
        inside, is_open = [], False
        for text in (t.text for t in doc):
            is_open ^= text == '"'
            inside.append(is_open)
        doc.user_data["quoted"] = inside
    return bool(inside[token.i])


def reports_what_stands_before(token: Token) -> bool:
    """Tell whether a pronoun opens the report of a quotation before it: '"…", he added'."""
    before = token.doc[max(token.i - 2, token.sent.start) : token.i]
    return token.dep_ == "nsubj" and any(t.text == '"' for t in before) and look_up_cue(token.head, "verb") is not None


def is_said_between(token: Token) -> bool:
    """Tell whether a pronoun and its verb split what is said: "the killers, he added, should stand trial"."""
    verb = token.head
    if token.dep_ != "nsubj" or token.i <= token.sent.start or verb.i + 1 >= token.sent.end:
        return False
    is_set_off = token.nbor(-1).text == "," and verb.nbor().text in {",", "."}
    return is_set_off and verb.i - token.i <= 2 and look_up_cue(verb, "verb") is not None


def is_in_speech(token: Token) -> bool:
    """Tell whether a token stands in a quotation of whole sentences, in which "he" is not who speaks."""
    if not is_quoted(token):
        return False
    opening = next(t for t in reversed(token.doc[: token.i]) if t.text == '"')
    if opening.i == opening.sent.start or opening.sent.start > opening.i:
        return True
    before = opening.nbor(-1)
    return before.text in {",", ":"} or look_up_cue(before, "verb") is not None


def others_than(token: Token) -> set[int]:
    """Give the words that a pronoun cannot mean: its clause's subject where it is an object, what it explains."""
    found: set[int] = set()
    own = own_subject(token)
    if own is not None and not token.lower_.endswith(("self", "selves")):
        found.add(own.i)
    above = token
    for _ in range(DEEPEST):
        if above.head == above:
            break
        if above.dep_ == "appos":
            found.add(above.head.i)
        # "Kibaki, whom he accused": he is somebody else.
        is_whom = any(c.lower_ in {"who", "whom", "which", "that"} and c.dep_ in OBJECTS for c in above.children)
        if above.dep_ == "relcl" and token.dep_ in {"nsubj", "nsubjpass"} and is_whom:
            found.add(above.head.i)
        if above.dep_ in {"ccomp", "ROOT"} and above.pos_ in {"VERB", "AUX"}:
            break
        above = above.head
    return found


def bound_out(token: Token) -> Token | None:
    """Give the subject that an object form cannot mean, also of the verb above a clause of its own: "Yeltsin had him led off"."""
    if token.lower_ not in _OBJECT_FORMS:
        return None
    verb = main_verb_above(token)
    if token.dep_ in {"nsubj", "nsubjpass"} and token.lower_ != "it" and verb is not None:
        verb = main_verb_above(verb) if verb.head != verb else None
    elif token.dep_ == "pobj":
        is_at = token.head.head.lemma_ == "be"  # "Clinton is behind him": behind another.
        if not is_at and (token.head.lower_ in _BESIDE or not is_verb(token.head.head)):
            return None
    elif token.dep_ not in {"dobj", "dative"}:
        return None
    while verb is not None and verb.dep_ in {"xcomp", "acl", "advcl"} and verb.tag_ in {"VB", "VBG"}:
        verb = main_verb_above(verb)
    own = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None) if verb is not None else None
    is_open = own is not None and (
        own.lower_ == "who" or (own.pos_ == "PROPN" and all(c.dep_ != "det" for c in own.lefts))
    )
    return subject_of(verb) if is_open and verb is not None else None


def own_subject(token: Token) -> Token | None:
    """Give the subject of a pronoun's own clause, which its object is not: "Iran warned it" is not of Iran."""
    verb = main_verb_above(token)
    return subject_of(verb) if verb is not None and token.dep_ in OBJECTS else None


def is_in_aside(other: Token, token: Token) -> bool:
    """Tell whether somebody stands in a relative clause that ends before a pronoun."""
    above = other
    for _ in range(DEEPEST):
        if above.dep_ == "relcl":
            return bool(above.right_edge.i < token.i)
        if above.head == above:
            return False
        above = above.head
    return False


def is_set_off(other: Token, token: Token) -> bool:
    """Tell whether somebody stands in a participle's phrase between commas before a pronoun: "Mali, backed by France, condemned it"."""
    above = other
    for _ in range(DEEPEST):
        first = above.left_edge.i
        if above.dep_ == "acl" and above.tag_ in {"VBN", "VBD"} and first and above.doc[first - 1].text == ",":
            return bool(above.right_edge.i < token.i)
        if above.head == above:
            return False
        above = above.head
    return False


def is_told_of_doer(other: Token, token: Token) -> bool:
    """Tell whether somebody is only told of the subject of a pronoun's own verb: the envoy in "Silva, who jailed the envoy, warned him"."""
    doer = own_subject(token)
    if doer is None or other.i <= doer.i or other.i >= token.i or not is_in_aside(other, token):
        return False
    return any(above == doer for above in other.ancestors)


def is_of_relative(subject: Token, verb: Token) -> bool:
    """Tell whether a relative clause has its noun for a subject: "Sankoh, who was in prison until he was let out"."""
    return verb.dep_ == "relcl" and verb.head == subject


def is_subject(token: Token) -> bool:
    """Tell whether a token is a subject, or owns one."""
    return token.dep_ in {"nsubj", "nsubjpass"} or (token.dep_ == "poss" and token.head.dep_ in {"nsubj", "nsubjpass"})
