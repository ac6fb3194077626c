"""What a relative pronoun stands for: the noun that the parse has its clause on, or another where that one does not agree."""

from __future__ import annotations

from analysis.extraction.parsing.words import Token

_RELATIVES = frozenset({"who", "which", "that", "whom"})
_PERSONAL = frozenset({"who", "whom"})
_WITH_CLAUSES = frozenset({"who", "which", "whom"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
#: Prepositions behind which a name is where somebody is: "farmers in Gao, who say".
_WHERE = frozenset({"in", "near", "at", "around", "outside", "across"})
#: Common nouns for places: "residents of the old town, who say".
_SITES = frozenset(
    "town city village country nation region province area camp valley district neighbourhood neighborhood capital street "
    "island border coast north south east west port suburb quarter territory enclave county zone mountain hill state land".split()
)
#: By what somebody is reached who then speaks: "nurses reached by radio, who say".
_MEANS = frozenset(
    {"radio", "telephone", "phone", "satellite", "email", "text", "video", "letter", "message", "internet"}
)
#: Nouns of the singular for more than one, whose verb may be plural.
_MANY = frozenset(
    "people police staff public media majority minority family couple crew team group army government side party union "
    "opposition leadership delegation panel rest number crowd pair trio youth clergy cattle military crowd band".split()
)
#: What joins a noun to one that stands before it.
_BELOW = frozenset({"pobj", "prep", "agent", "acl", "appos", "conj", "dobj", "pcomp"})
#: What is signed, and what is done to it and to nobody.
_TEXTS = frozenset(
    "agreement accord deal pact treaty truce ceasefire protocol text document declaration memorandum plan settlement convention "
    "communique armistice roadmap framework".split()
)
_SIGNING = frozenset(
    "sign initial ratify conclude negotiate reach strike seal broker draft announce publish implement".split()
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def antecedent_of(token: Token, verb: Token, *, nearest: bool = False) -> Token:
    """Give the noun that a relative pronoun stands for, else the token itself.

    Parameters
    ----------
    nearest : bool
        Whether somebody who speaks is looked for, who agrees with his verb, and is of things that are joined the plural
        one right before the pronoun: "talks between A and the strikers, who say that …".
    """
    if token.lower_ in _RELATIVES and token.tag_ in {"WDT", "WP", "IN", "DT"}:
        clause: Token = verb
        if verb.dep_ in {"ccomp", "advcl"} and verb.head.lemma_ == "be":
            # "It was Moscow that offered": what is set apart acts.
            apart = next((c for c in verb.head.children if c.dep_ == "attr" and c.i < token.i), None)
            if apart is not None and any(c.lower_ == "it" for c in verb.head.children):
                return apart
        beside = _noun_beside(token)
        for _ in range(4):
            if clause.dep_ == "relcl":
                if beside is not None and beside != clause.head:
                    # "From Tehran to Bishkek, Russia, which guards": the parser takes what is next in a list for another name.
                    is_listed = beside.dep_ == "appos" and beside.head == clause.head and clause.head.pos_ == "PROPN"
                    if is_listed or beside not in clause.head.subtree:
                        return beside
                if (text := _text_meant(clause.head, token, verb)) is not None:
                    return text
                if token.lower_ in _PERSONAL and _is_body_of(clause.head):
                    return clause.head.head.head
                if token.lower_ in _PERSONAL and (many := _many_of(clause.head, verb)) is not None:
                    return many
                if nearest and (other := _agreeing(clause.head, token, verb)) is not None:
                    return other
                if nearest and (last := _last_joined(clause.head, token)).tag_ in {"NNS", "NNPS"}:
                    return last
                is_apart = token.i > token.sent.start and token.nbor(-1).pos_ not in _NOUNS
                return _coordination_of(clause.head) if _is_plural(verb) and is_apart else clause.head
            if (first := _clause_joined(clause, token)) is not None:
                return first
            clause = clause.head
    return token


def _many_of(name: Token, verb: Token) -> Token | None:
    """Give those of whom somebody's name tells whose they are, where the verb is of many: "the men of Colonel Salim, who have fought"."""
    many = name.head.head if name.dep_ == "pobj" and name.head.lower_ == "of" else name
    is_one = name.tag_ == "NNP" and name.ent_type_ == "PERSON" and not any(c.dep_ == "conj" for c in name.children)
    return many if is_one and many.tag_ == "NNS" and _is_plural(verb) else None


def _clause_joined(clause: Token, token: Token) -> Token | None:
    """Give whom the first of two clauses is about, of which the parser joins the second to a noun or to the main verb.

    "Berg, who met them and who later accused Peru": Berg accused.
    """
    before = token.nbor(-1) if token.i > token.sent.start else token
    if (
        clause.dep_ != "conj"
        or token.head != clause
        or before.lower_ not in {"and", "but"}
        or token.lower_ not in _WITH_CLAUSES
    ):
        return None
    start = token.sent.start
    firsts = [t for t in token.doc[start : token.i] if t.lower_ in _WITH_CLAUSES and t.tag_ in {"WP", "WDT"}]
    for pronoun in reversed(firsts):
        verb = pronoun.head
        if verb.dep_ == "relcl" and (pronoun.lower_ in _PERSONAL) == (token.lower_ in _PERSONAL):
            return verb.head
    return None


def _text_meant(noun: Token, token: Token, verb: Token) -> Token | None:
    """Give what was signed, of the sides that the parse has its clause on: "a pact between Chad and two groups, which was signed"."""
    if token.lower_ in _PERSONAL or verb.lemma_ not in _SIGNING or token.dep_ != "nsubjpass":
        return None
    above = noun
    for _ in range(5):
        if above.dep_ not in {"conj", "pobj", "prep"} or above.head == above:
            return None
        above = above.head
        if above.pos_ == "NOUN" and above.lemma_ in _TEXTS:
            return above
    return None


def _agreeing(noun: Token, token: Token, verb: Token) -> Token | None:
    """Give the noun that a pronoun agrees with, where it does not with the one that the parse has its clause on.

    "Strikers led by Joao Mbeki, who argue", "the leader of the rebels, who has said", "farmers in Gao, who say"; and
    nearer to it, "sent Joao Mbeki to Gao after protests by monks, who say".
    """
    if noun.i > token.i or _agrees(noun, token, verb):
        return None
    for nearer in reversed(noun.doc[noun.i + 1 : token.i]):
        if nearer.pos_ in _NOUNS and nearer.dep_ != "compound" and _agrees(nearer, token, verb):
            return _head_before(nearer, noun)
        if nearer.tag_ in _FINITE:
            break
    above = noun
    for _ in range(5):
        if above.dep_ not in _BELOW or above.head == above:
            break
        above = above.head
        if above.i < token.i and above.pos_ in _NOUNS and _agrees(above, token, verb):
            return above
    # "Angered the protesters in Gao, who say": the parse may hang the place on the verb.
    for before in reversed(noun.doc[noun.sent.start : noun.left_edge.i]):
        if before.pos_ in _NOUNS and before.dep_ != "compound" and _agrees(before, token, verb):
            return before
        if (before.tag_ in _FINITE and not _may_be_participle(before, token)) or before.is_punct:
            break
    return None


def _may_be_participle(verb: Token, token: Token) -> bool:
    """Tell whether a past tense may be a participle of its subject, whose verb stands behind the clause on it.

    "Strikers camped in the square, who have asked for bread, *rejected* the deal".
    """
    if verb.tag_ != "VBD" or not any(c.dep_ == "nsubj" and c.i == verb.i - 1 for c in verb.children):
        return False
    if verb.dep_ in {"ccomp", "advcl"}:
        return bool(verb.head.i > token.i)
    return verb.dep_ == "ROOT" and any(c.dep_ == "conj" and c.i > token.i for c in verb.children)


def _head_before(noun: Token, first: Token) -> Token:
    """Give the people whom a noun only says more of: lawyers in "lawyers for the detainees"."""
    of = noun.head
    is_tied = noun.dep_ == "pobj" and of.lower_ in {"of", "for"} and of.head.tag_ in {"NNS", "NNPS"}
    return of.head if is_tied and of.head.i > first.i else noun


def _agrees(noun: Token, token: Token, verb: Token) -> bool:
    if noun.pos_ not in _NOUNS:
        return True
    if token.lower_ in _PERSONAL and (_is_place(noun) or (noun.dep_ == "pobj" and noun.lemma_ in _MEANS)):
        return False
    if token.lower_ == "which" and noun.ent_type_ == "PERSON" and any(c.dep_ == "compound" for c in noun.children):
        return False  # A name of two words: of one the pipeline hardly knows.
    is_joined = noun.dep_ == "conj" or any(c.dep_ == "conj" for c in noun.children)
    if is_joined:
        return True
    if _is_plural(verb):
        return noun.tag_ in {"NNS", "NNPS"} or noun.lower_ in _MANY or noun.ent_type_ in {"ORG", "NORP"}
    # One of several has a clause of its own: "the leader of the rebels, who says".
    return not (_is_singular(verb) and noun.tag_ in {"NNS", "NNPS"} and not noun.ent_type_)


def _is_place(noun: Token) -> bool:
    if noun.pos_ == "NOUN":
        return noun.lemma_ in _SITES
    if noun.dep_ != "pobj":
        return False
    return noun.head.lower_ in _WHERE or (noun.ent_type_ in _PLACES and noun.head.lower_ in {"from", "to", "of"})


def _is_singular(verb: Token) -> bool:
    """Tell whether a finite verb has one subject: "has", "says"."""
    parts = [verb, *(c for c in verb.children if c.dep_ in {"aux", "auxpass"})]
    return any(t.tag_ == "VBZ" or t.lower_ == "was" for t in parts if t.pos_ in {"AUX", "VERB"})


def _is_body_of(noun: Token) -> bool:
    """Tell whether a noun is the body that somebody is of, and no "who": "a former head of the bank, who mediated"."""
    is_body = noun.ent_type_ in {"ORG", "GPE"} and noun.tag_ in {"NN", "NNP"}
    return is_body and noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ in _NOUNS


def _noun_beside(relative: Token) -> Token | None:
    """Give the name right before a comma and a relative pronoun, which the parser may have hung to another: "Russia, which"."""
    if relative.i < relative.sent.start + 2 or relative.nbor(-1).text != "," or relative.nbor(-2).pos_ != "PROPN":
        return None
    name = relative.nbor(-2)
    is_person = name.ent_type_ == "PERSON"
    if (relative.lower_ in _PERSONAL and not is_person) or (relative.lower_ == "which" and is_person):
        return None
    while name.dep_ in {"compound", "flat"} and name.head.pos_ == "PROPN":
        name = name.head
    return name


def _is_plural(verb: Token) -> bool:
    """Tell whether a finite verb has more than one subject: "A and B, which have mediated"."""
    return any(
        t.tag_ == "VBP" or t.lower_ == "were"
        for t in (verb, *verb.children)
        if t.pos_ in {"AUX", "VERB"} and (t == verb or t.dep_ in {"aux", "auxpass"})
    )


def _last_joined(noun: Token, before: Token) -> Token:
    """Give the last of what is joined with a noun that stands before a word."""
    while (later := next((c for c in noun.children if c.dep_ == "conj" and noun.i < c.i < before.i), None)) is not None:
        noun = later
    return noun


def _coordination_of(noun: Token) -> Token:
    """Give the first of what is joined with a noun: France for Italy in "France and Italy"."""
    while noun.dep_ == "conj" and noun.head.pos_ in _NOUNS:
        noun = noun.head
    return noun
