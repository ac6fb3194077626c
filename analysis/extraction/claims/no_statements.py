"""What only looks like a statement: a post that somebody loses, a phrase that opens a sentence, what a clause behind a comma has."""

from __future__ import annotations

from analysis.extraction.actors.appositions import epithet_kinds
from analysis.extraction.claims.attributions import Attribution, Tokens, has_finite_verb, has_quotes, trim
from analysis.extraction.claims.behind_speakers import without_fronted, without_others
from analysis.extraction.claims.not_said import is_not_said
from analysis.extraction.parsing.words import Token

#: Verbs by which somebody loses a post as well as an argument.
_DISMISSING = frozenset({"dismiss", "reject", "drop"})
#: Who stands between two that quarrel; other posts are people's nouns.
_BETWEEN = frozenset({"between", "intermediary", "mediator", "facilitator", "peacemaker", "broker", "arbiter"})
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their", "no", "mere", "another"})
_RELATIVES = frozenset({"that", "which", "whom"})
_NOT_DOING = frozenset({"refusal", "failure", "inability", "reluctance", "unwillingness"})
_FAR = 12
_HEARING = frozenset({"asked", "pressed", "questioned", "told", "warned"})
_ASKED = frozenset({"who", "whether", "what", "when", "where", "why", "how", "if"})
_REFUSING = frozenset({"refuse", "decline"})
_SELVES = frozenset({"himself", "herself", "themselves"})
_OPENING = frozenset({"who", "which", "whose"})


def is_no_statement(found: Attribution) -> bool:
    """Tell whether the content of an attribution is nothing that anybody says."""
    piece = found.pieces[0]
    return (
        _is_post(found, piece)
        or _is_opening_phrase(found, piece)
        or _is_of_what_is_had(found, piece)
        or _is_set_apart(found, piece)
        or _is_not_done(found, piece)
        or _is_seeing_to(found)
        or is_not_said(found, piece)
        or (found.entry["lemma"] == "identify" and piece[0].lower_ in _SELVES)  # "Who identified herself as Huda".
    )


def without_own_clause(found: Attribution) -> Attribution:
    """Leave out of a content what only says who its source is: "…, according to nuns in Gao, *who counted 20 dead*".

    Of a relative clause that its cue stands in only what follows is said: "whom he holds *responsible for the raid*".
    """
    first, last = found.cue[0].i, found.cue[-1].i
    if any(p[0].lower_ in _RELATIVES | _OPENING and p[0].i < first <= last < p[-1].i for p in found.pieces):
        is_around = found.rule in {"what_is_called", "passive_cue"}
        return found.with_pieces(trim(t for t in p if t.i > last) for p in found.pieces) if is_around else found
    if found.rule not in {"according_to", "by_reckoning"} or len(found.pieces) < 1:
        return found
    cue = found.cue[-1]
    found = found.with_pieces(without_fronted(without_others(found.pieces, cue), cue))
    last = found.source[-1].i if found.source else found.cue[-1].i
    kept = [
        p for p in found.pieces if not (p[0].i > last and p[0].lower_ in _OPENING and p[0].tag_ in {"WP", "WDT", "WP$"})
    ]
    return found.with_pieces(kept) if len(kept) < len(found.pieces) else found


def behind_that(found: Attribution) -> Attribution:
    """Cut when and where something was said before its "that": "said, after the vote, that *it was over*"."""
    piece = found.pieces[0] if found.pieces else ()
    if found.rule != "verb_with_clause" or not piece or piece[0].pos_ != "ADP" or piece[0].i <= found.cue[-1].i:
        return found
    that = next((t for t in piece[2:_FAR] if t.lower_ == "that" and t.tag_ == "IN" and t.nbor(-1).text == ","), None)
    before = piece[: that.i - piece[0].i] if that is not None else ()
    if that is None or has_finite_verb(before) or has_quotes(before):
        return found
    return found.with_pieces([trim(t for t in piece if t.i > that.i), *found.pieces[1:]])


def _is_post(found: Attribution, piece: Tokens) -> bool:
    """Tell whether somebody is dismissed from a post: "dismissed him as envoy", not "dismissed it as a trick"."""
    if found.entry["lemma"] not in _DISMISSING or not found.rule.endswith("judgement"):
        return False
    at = next((k for k, t in enumerate(piece) if t.lower_ == "as"), -1)
    post = piece[at + 1 :]
    if at < 0 and not (found.cue[-1].i + 1 < piece[0].i and piece[0].nbor(-1).lower_ == "as"):
        return False
    if not post or post[0].lower_ in _ARTICLES:
        return False
    for t in post:
        if t.pos_ == "ADP" and t.lower_ != "between":
            return False
        if t.lower_ in _BETWEEN or (t.tag_ in {"NN", "NNP"} and "p" in (epithet_kinds(t) or "")):
            return True
    return False


def _is_opening_phrase(found: Attribution, piece: Tokens) -> bool:
    """Tell whether what stands before a speaker only opens his sentence: "*by evening* he was offering to reopen it".

    So do "asked whether he would go, he smiled", and what breaks off: "*lost a plane but not*, as the rebels say, its crew".
    """
    if len(piece) > 1 and piece[-1].lower_ == "not" and piece[-1].i < found.cue[0].i:
        return True
    if found.rule != "clause_before_cue" or len(found.pieces) > 1 or has_quotes(piece):
        return False
    if piece[0].lower_ in _HEARING and piece[0].i == piece[0].sent.start:
        return piece[1:2] != () and piece[1].lower_ in _ASKED | {"about", "by", "that", "in", "on"}
    if piece[0].pos_ != "ADP":
        return False
    inside = {t.i for t in piece}
    return piece[0].dep_ == "prep" and piece[0].head.i not in inside


def _is_of_what_is_had(found: Attribution, piece: Tokens) -> bool:
    """Tell whether a cue only says what somebody has: "in towns that it *holds*, and the rebels to see that …"."""
    if not found.source or found.entry["lemma"] != "hold" or found.source[0].i < 2:
        return False
    that = found.source[0].nbor(-1)
    is_gap = that.lower_ in _RELATIVES and that.nbor(-1).pos_ in {"NOUN", "PROPN"}
    return is_gap and piece[0].i != found.cue[-1].i + 1


def _is_set_apart(found: Attribution, piece: Tokens) -> bool:
    """Tell whether words without a verb are set off behind one that has no content: "replied by …, *food excepted*"."""
    if found.rule not in {"verb_with_clause", "lost_cue"} or piece[0].i <= found.cue[-1].i + 1:
        return False
    if has_quotes(piece) or (has_finite_verb(piece) and piece[-1].lower_ not in {"excepted", "included", "excluded"}):
        return False
    before: Token = piece[0].nbor(-1)
    return any(t.text == "," for t in before.doc[found.cue[-1].i + 1 : piece[0].i + 1]) and piece[0].lower_ != "to"


def _is_not_done(found: Attribution, piece: Tokens) -> bool:
    """Tell whether somebody only would not do, or say, a thing: "its refusal to quit the towns", "… to say whether"."""
    if found.rule == "noun_with_clause" and found.cue[-1].lemma_.lower() in _NOT_DOING:
        return piece[0].lower_ == "to"
    verb = next((t for t in found.cue if t.tag_ == "VB"), None)
    if found.rule == "verb_with_noun_content" and verb is not None and found.cue[0].lemma_ in _REFUSING:
        return True  # "Refused to admit a mission that the bloc had sent".
    return verb is not None and verb.dep_ == "acl" and verb.head.lemma_.lower() in _NOT_DOING


def _is_seeing_to(found: Attribution) -> bool:
    """Tell whether somebody sees to it that something is done: "sent two teams to see that the wells are clean"."""
    verb = found.cue[-1]
    if verb.lower_ != "see" or not any(t.lower_ == "to" for t in (verb.nbor(-1), *found.cue)):
        return False
    return found.rule == "verb_with_clause" and verb.doc[found.pieces[0][0].i - 1].lower_ == "that"
