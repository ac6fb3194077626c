"""Clauses of content that the parse hangs elsewhere than on their cue: on a day, on an object, or on the sentence."""

from __future__ import annotations

from analysis.extraction.claims.attributions import Tokens, look_up_cue, trim, verb_group
from analysis.extraction.claims.cue_speakers import SAYING
from analysis.extraction.lexicon import Entry
from analysis.extraction.parsing.grammar import is_passive, is_verb
from analysis.extraction.parsing.words import Token

_QUESTIONS = frozenset({"whether", "when", "how", "why", "where", "what", "who"})
#: Other classes of cues that are told so only behind an aside in commas.
_STATING = frozenset({"concede", "deny", "opine", "criticize"})
_CONJUNCTIONS = frozenset("so because before after until unless once since although though while".split())
_RELATIVE = frozenset({"that", "which", "who", "whom", "to"})
_TIMES = frozenset({"DATE", "TIME"})


def find_misplaced_clause(verb: Token, entry: Entry) -> Token | None:
    """Give the clause that a verb of saying must have where the parse hangs it on a word in between.

    "said in Rome on Monday that talks …" becomes a clause of "Monday"; "said after the vote he would …" an adverbial.
    """
    has_object = any(c.dep_ in {"dobj", "oprd"} and c.i > verb.i and not c.ent_type_ for c in verb.children)
    is_telling = entry["class"] in SAYING or (entry["class"] in _STATING and _has_aside_behind(verb))
    if not is_telling or (has_object and "o" not in entry["frames"].split()):
        return None
    for token in verb.subtree:
        if token.i <= verb.i + 1 or token.lower_ != "that":
            continue
        clause = token.head
        if (
            clause.head not in {verb, clause}
            and clause.dep_ == "ccomp"
            and look_up_cue(clause.head, "verb") is not None
            and not (clause.head.lower_ in {"quoting", "citing"} and token.nbor(-1).text == ",")
        ):
            # "Replied by warning that", "wrote to Rwanda, which denies that": what follows is the inner verb's.
            continue
        if token.dep_ == "mark" and clause.dep_ in {"acl", "relcl", "advcl", "ccomp"} and clause.i > token.i:
            last = clause.right_edge
            is_gap = clause.dep_ == "relcl" and last.dep_ == "prep" and not any(last.children)
            return None if is_gap else clause
        complete = _relative_that_lacks_nothing(token)
        if complete is not None and not any(is_verb(t) for t in verb.doc[verb.i + 1 : token.i]):
            return complete
    for child in verb.children:
        if child.dep_ == "advcl" and child.i > verb.i and any(c.dep_ in {"nsubj", "nsubjpass"} for c in child.children):
            opens = child.doc[child.left_edge.i]
            if any(c.dep_ == "mark" and c.lower_ in _CONJUNCTIONS for c in child.children):
                # "Posted on the day after her husband vanished".
                continue
            is_question = opens.lower_ in _QUESTIONS and opens.i == verb.i + 1
            if is_question or not any(
                c.dep_ in {"mark", "advmod"} and c.i == child.left_edge.i for c in child.children
            ):
                return child
    return None


def _has_aside_behind(verb: Token) -> bool:
    """Tell whether commas set off how or where something was said before its "that": "conceded, with a shrug, that"."""
    if verb.i + 3 >= verb.sent.end or verb.nbor().text != ",":
        return False
    return any(t.lower_ == "that" and t.nbor(-1).text == "," for t in verb.doc[verb.i + 3 : verb.sent.end])


def _relative_that_lacks_nothing(that: Token) -> Token | None:
    """Give the clause after "that" where the parse takes it for a relative one, though nothing is left for "that" to mean.

    "told CNN in an interview that the North had agreed to freeze its programme".
    """
    clause = next((t for t in (that.head, *that.ancestors) if t.dep_ == "relcl"), None)
    if clause is None or clause.left_edge.i != that.i or that.i + 1 >= len(that.doc):
        return None
    has_subject = any(c.dep_ in {"nsubj", "nsubjpass"} and c.i > that.i for c in clause.children)
    fills = that.dep_ == "dobj" and any(c.dep_ == "dobj" and c.i > that.i for c in that.head.children)
    return clause if has_subject and (fills or that.head.lemma_ == "be" or is_passive(that.head)) else None


def clause_of_object(verb: Token) -> Token | None:
    """Give the object of "say" that has a verb of its own: "said several acres of land burned"."""
    if verb.lemma_ != "say":
        return None
    obj = next((c for c in verb.children if c.dep_ == "dobj" and c.left_edge.i == verb.i + 1), None)
    has_verb = obj is not None and any(
        c.dep_ in {"acl", "relcl"} and c.tag_ in {"VBD", "VBN"} and c.left_edge.lower_ not in _RELATIVE
        for c in obj.children
    )
    return obj if has_verb else None


def torn_clause(verb: Token, entry: Entry) -> Tokens:
    """Give the clause behind a cue in a relative clause, whose verb the parse gives to the sentence.

    "The mayor, who warned *the governor took bribes*, left": the parse has the mayor take them.
    """
    main = verb.head.head
    obj = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    is_said = entry["class"] in SAYING and "t" in entry["frames"].split()
    if verb.dep_ != "relcl" or not is_said or obj is None or obj.left_edge.i != verb.i + 1:
        return ()
    after = obj.right_edge.i + 1
    if not is_verb(main) or main.i < after or verb_group(main)[0].i != after or obj.ent_type_ in _TIMES:
        return ()
    end = next((t.i for t in verb.doc[after : verb.sent.end] if t.text in {",", ";", "."}), verb.sent.end)
    return trim(verb.doc[obj.left_edge.i : end])
