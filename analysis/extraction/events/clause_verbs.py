"""Verbs that name an act only by the clause or the word beside their object: "got them to sign", "called him a murderer"."""

from __future__ import annotations

from collections.abc import Collection

from analysis.extraction.actors.appositions import epithet_kinds
from analysis.extraction.actors.index import Actor, ActorIndex
from analysis.extraction.events.expulsions import is_expulsion
from analysis.extraction.events.guests import houses_things
from analysis.extraction.events.menaces import is_menace
from analysis.extraction.events.triggers import phrase_entry, verb_entry, words_of, words_of_object
from analysis.extraction.lexicon import Entry, index_lexicon
from analysis.extraction.parsing.grammar import (
    content_of,
    heads_of_complement,
    is_negated,
    is_passive,
    is_verb,
    object_of,
)
from analysis.extraction.parsing.words import Token

#: Verbs that give what stands beside their object as its name.
NAMING = frozenset("call dub label brand term describe characterise characterize portray depict".split())
_NAMING = NAMING | {"denounce"}
#: What is said: who calls a charge a lie denies it.
_SAID = frozenset("charge allegation accusation claim report remark figure rumour rumor suggestion what".split())
#: Verbs of which a clause in the plain form says what is to be done: "recommended that the troops withdraw".
_ASKING_THAT = frozenset({"recommend", "demand", "request", "urge"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: Movement that goes round in "from room to room".
_OTHER = frozenset({"other", "next", "another"})
#: Verbs with which a participle tells how somebody is: "appeared disengaged"; not "appeared to have attacked".
_SEEMING = frozenset({"seem", "appear", "look", "sound", "feel", "remain", "stay"})
_WISHING = frozenset("want need demand like prefer wish".split())
#: Verbs by which one tells another what not to do.
_WARNING = frozenset("warn caution advise counsel urge argue speak decide advocate".split())


def tells_what_followed(clause: Token) -> bool:
    """Tell whether a clause behind an object says what came of it, and not what it was about: "accepted it, only to leave"."""
    to = next((c for c in clause.lefts if c.lower_ == "to" and c.dep_ == "aux"), None)
    return to is not None and to.i > 0 and to.nbor(-1).lower_ == "only"


def entry_by_clause(verb: Token) -> tuple[Entry, Token | None] | None:
    """Look a verb up by what stands beside its object, where the lexicon of verbs cannot tell what it does."""
    if verb.lemma_ == "call" and _pays_call(verb):
        return index_lexicon("event_verbs", "lemma")["visit"], next(c for c in verb.children if c.lower_ == "on")
    if verb.lemma_ == "get" and _has_others_do(verb):
        return index_lexicon("event_verbs", "lemma")["persuade"], None
    if verb.lemma_ == "want" and not is_negated(verb) and _wants_something(verb):
        return index_lexicon("event_verbs", "lemma")["request"], None
    if verb.lemma_ in _NAMING and phrase_entry(verb) is None and calls_bad(verb):
        return index_lexicon("event_verbs", "lemma")["accuse"], None
    return None


def act_of_clause(verb: Token, clause: Token, control: Entry) -> tuple[str, str, str]:
    """Give the stage, type and code of mediation of a verb whose clause says what it is about: "vowed that they would pay"."""
    if is_menace(verb, clause):
        return "threatened", "THREATEN", ""
    if is_expulsion(verb, clause):
        return "occurred", "SANCTION", ""
    return control["status"], control["type"], control["mediation"]


def only_stops(verb: Token) -> bool:
    """Tell whether a verb of leaving only says that its clause is done no more: "quit bombing them"."""
    return verb.lemma_ == "quit" and any(c.dep_ == "xcomp" and c.tag_ == "VBG" for c in verb.children)


def verbs_of_phrase(verb: Token, entry: Entry) -> set[int]:
    """Give where the other verbs of a phrase stand, which are no acts: fining in "stop fine", leaving in "bar from leave"."""
    if entry["lemma"] == "hear of":  # "Would not hear of sharing power": what is refused.
        of = [g for c in verb.children if c.lower_ == "of" for g in c.children]
        return {t.i for g in of for t in (g, *(c for c in g.children if c.dep_ == "dobj"))}
    words = entry["lemma"].split()[1:]
    below = [*verb.children, *(g for c in verb.children if c.lower_ == "from" for g in c.children)]
    return {t.i for t in below if t.dep_ in {"xcomp", "pcomp"} and t.lemma_ in words}


def calls_bad(verb: Token) -> bool:
    """Tell whether a verb of naming gives its object a bad name: "called it a massacre", "described them as unjust"."""
    names = [c for c in verb.children if c.dep_ in {"oprd", "ccomp", "xcomp", "acomp", "attr", "dobj"} and c.i > verb.i]
    # The parser hangs "as" to the object too: "described the raid as terrorism".
    under = [*verb.children, *(g for c in verb.children if c.dep_ == "dobj" for g in c.children)]
    names += [t for c in under if c.dep_ == "prep" and c.lower_ == "as" for t in c.children]
    theme = object_of(verb)
    told = [verb.head] if verb.dep_ == "relcl" else [theme] if theme is not None else []
    if any(t.lemma_.lower() in _SAID for t in told):
        return False
    words = {t.lemma_.lower() for name in names for t in (name, *name.children) if t.dep_ not in {"poss", "appos"}}
    return len(names) > 0 and bool(words & words_of_object("blame"))


def is_subjunctive(clause: Token | None) -> bool:
    """Tell whether a clause says what is to be done: "insisted that tests be kept indoors"."""
    if clause is None or clause.dep_ != "ccomp" or not any(c.dep_ in _SUBJECTS for c in clause.children):
        return False
    helpers = [c for c in clause.children if c.dep_ in {"aux", "auxpass"}]
    if any(c.lower_ in {"should", "must"} for c in helpers):
        return True
    if any(c.dep_ == "aux" for c in helpers):
        return False
    is_bare = clause.tag_ == "VB" or (clause.tag_ == "VBP" and clause.head.lemma_ in _ASKING_THAT)
    return is_bare or any(c.lower_ == "be" for c in helpers)


def talked_into(verb: Token) -> list[int]:
    """Give the words of what others are talked into, which is no act yet: "prevailed on him to resign", "coaxed into signing"."""
    entry = entry_by_clause(verb) or verb_entry(verb)
    if entry is None or entry[0]["frame"] != "third" or "between" in entry[0]["lemma"]:
        return []
    clauses = [g for c in verb.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pcomp"]
    clauses += [c for c in verb.children if c.dep_ in {"xcomp", "ccomp", "advcl"} and c.tag_ == "VB"]
    return [t.i for clause in clauses for t in heads_of_complement(clause)]


def goes_round(verb: Token) -> bool:
    """Tell whether somebody goes "from room to room", "from one delegation to the other", "to and fro"."""
    words = [t for t in verb.doc[verb.i + 1 : verb.i + 14] if t.sent == verb.sent]
    lowered = [t.lower_ for t in words]
    if "fro" in lowered or "back and forth" in " ".join(lowered):
        return True
    for at, word in enumerate(words):
        if word.lower_ != "from" or word.head not in {verb, *verb.children}:
            continue
        later = words[at + 1 :]
        to = next((i for i, t in enumerate(later) if t.lower_ == "to"), None)
        if to is None or to == 0:
            return False
        before, behind = {t.lemma_.lower() for t in later[:to]}, {t.lemma_.lower() for t in later[to + 1 : to + 4]}
        nouns = {t.lemma_.lower() for t in later[:to] if t.pos_ == "NOUN"}
        return bool(nouns & behind) or ("one" in before and bool(behind & _OTHER))
    return False


def _has_others_do(verb: Token) -> bool:
    """Tell whether an object of "get" is to do something: "got the two governments to stop"."""
    for clause in verb.children:
        if clause.dep_ in {"xcomp", "ccomp", "advcl"} and is_verb(clause) and clause.i > verb.i:
            infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)
            others = any(c.dep_ in _SUBJECTS for c in clause.children) or object_of(verb) is not None
            return infinitive and others
    return False


def _wants_something(verb: Token) -> bool:
    """Tell whether something is wanted of others: "wants an embargo", "want the war called off"."""
    for clause in verb.children:
        if clause.dep_ in {"xcomp", "ccomp"} and clause.i > verb.i:
            doers = [c for c in clause.children if c.dep_ in _SUBJECTS]
            return bool(doers) and not any(g.lower_ == "no" for c in doers for g in c.children)
    theme = object_of(verb)
    return theme is not None and content_of(theme).pos_ in {"NOUN", "PROPN", "NUM"} and theme.i > verb.i


def is_only_wished(verb: Token) -> bool:
    """Tell whether a participle says what somebody would have done: "wants the mission withdrawn"."""
    if _is_meant(verb):
        return True
    is_bare = verb.tag_ == "VBN" and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children)
    return is_bare and verb.dep_ in {"ccomp", "xcomp", "oprd", "acl"} and verb.head.lemma_ in _WISHING


#: What is meant to bring something about, which is no act of those who agreed to it.
_MEANT = frozenset(
    "talk negotiation measure step round accord agreement treaty deal pact meeting session reform rule law sanction provision "
    "concession plan proposal arrangement guarantee commission committee change clause term".split()
)


def _is_meant(verb: Token) -> bool:
    """Tell whether a pronoun stands for things that are meant to do something: "agreed to hold talks. They are meant to give"."""
    if verb.lemma_ not in {"mean", "intend", "design", "aim"} or verb.tag_ != "VBN":
        return False
    if not any(c.dep_ in {"xcomp", "advcl", "ccomp"} and c.tag_ == "VB" for c in verb.children):
        return False
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject.lower_ not in {"they", "it", "these", "this", "both", "all"}:
        return False
    before = verb.doc[max(verb.sent.start - 40, 0) : subject.i]
    return verb.lemma_ in {"design", "aim"} or any(
        t.lemma_.lower() in _MEANT and (t.tag_ == "NNS" or subject.lower_ in {"it", "this"}) for t in before
    )


#: Where people are ordered to.
_GOALS = frozenset(
    "border frontier region capital coast north south east west front town city island scene area territory".split()
)


def is_question(complement: Token) -> bool:
    """Tell whether a clause is what somebody asks: "asked if Oman would mediate"."""
    return any(c.dep_ == "mark" and c.lower_ in {"if", "whether"} for c in complement.children)


def is_no_request(verb: Token, complement: Token) -> bool:
    """Tell whether nothing is asked of anybody: what is a question, or an order to go somewhere: "ordered two teams to Peru to help"."""
    if is_question(complement):
        return True
    if verb.lemma_ not in {"order", "command", "direct"}:
        return False
    told = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    behind = told.right_edge if told is not None and told.i > verb.i else verb
    led = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "to" and verb.i < c.i < complement.i]
    led += (
        [c for c in told.subtree if c.dep_ == "prep" and c.lower_ == "to"]
        if told is not None and behind != verb
        else []
    )
    goals = [t for c in led for t in c.children if t.dep_ == "pobj"]
    return any(t.ent_type_ in {"GPE", "LOC"} or t.lemma_.lower() in _GOALS for t in goals)


def has_subject(clause: Token) -> bool:
    """Tell whether a clause has a subject of its own."""
    return any(c.dep_ in {"nsubj", "nsubjpass"} for c in clause.children)


def is_infinitive(complement: Token | None) -> bool:
    """Tell whether a clause tells what to do: "to leave", "that he leave"."""
    return (
        complement is None
        or is_subjunctive(complement)
        or any(c.dep_ == "aux" and c.lower_ == "to" for c in complement.children)
    )


def is_warned_against(verb: Token) -> bool:
    """Tell whether somebody warns another off what a verb says: "warned NATO against holding exercises"."""
    return verb.dep_ == "pcomp" and verb.head.lower_ == "against" and verb.head.head.lemma_ in _WARNING


def may_act(verb: Token, index: ActorIndex) -> bool:
    """Tell whether a verb can be an act's: no part of a name, and of the forms of "be" one that makes a third party.

    Nor does who is host to a base or a school act.
    """
    if not is_verb(verb):
        return _names_a_role(verb)
    if verb.lemma_ == "host" and houses_things(verb, index) and phrase_entry(verb) is None:
        return False
    mention = index.mention_at(verb)
    return mention is None or mention.form != "name" or len(mention.tokens) == 1


def _names_a_role(token: Token) -> bool:
    """Tell whether a form of "be" says that somebody is a third party: "Kazakhstan was the host"."""
    if token.lemma_ != "be":
        return False
    roles = words_of("third") | {"host", "between"}
    return any(c.dep_ == "attr" and c.lemma_.lower() in roles for c in token.children)


def only_names(verb: Token) -> bool:
    """Tell whether a verb only gives a name that no phrase of it takes up: not "declared him persona non grata"."""
    names = [c for c in verb.children if c.dep_ == "oprd"]
    if names and verb.dep_ == "ccomp" and any(c.dep_ == "dobj" and c.lower_ == "what" for c in verb.children):
        return True  # "Struck what it called hideouts": somebody's word for what was struck.
    phrase = phrase_entry(verb)
    taken = phrase[0] if phrase is not None else frozenset()
    return bool(names) and not any(t.lemma_.lower() in taken for name in names for t in name.subtree)


def tells_how_somebody_is(verb: Token) -> bool:
    """Tell whether a participle says how somebody is, and names no act: "appeared disengaged"."""
    is_bare = not any(child.dep_ in {"aux", "auxpass", "agent"} for child in verb.children)
    is_told = verb.dep_ in {"acomp", "oprd", "xcomp"} and verb.head.lemma_ in _SEEMING
    return verb.tag_ == "VBN" and is_told and is_bare


def foretells(
    verb: Token, complement: Token, actors: Collection[Actor], doer: Token | None, doers: Collection[Actor]
) -> bool:
    """Tell whether a warning is of what others will do: to foresee "that China would invade Taiwan" threatens neither."""
    if verb.lemma_ not in {"warn", "caution"} or is_passive(complement) or doer is None:
        return False
    if not doers:
        return doer.tag_ == "NNS" and not any(c.dep_ == "poss" for c in doer.lefts)
    return not {id(a.body) for a in doers} & {id(a.body) for a in actors}


def lends_nothing(verb: Token) -> bool:
    """Tell whether a light verb modifies the noun that it could lend itself to, or stands in a clause that the noun asks for."""
    if verb.dep_ == "relcl" and verb.tag_ == "VB":
        return not any(c.tag_ == "MD" or c.lower_ == "to" for c in verb.children)  # "Its demand that Niger hand over"
    return verb.dep_ == "acl" or is_hyphened(verb) or (verb.dep_ == "amod" and verb.lemma_ == "propose")


def is_hyphened(verb: Token) -> bool:
    """Tell whether a participle is joined to who does it: "an EU-backed plan" is of who backs it, not of who signs it."""
    return verb.dep_ in {"amod", "compound"} and verb.i > verb.sent.start + 1 and verb.nbor(-1).text == "-"


def _pays_call(verb: Token) -> bool:
    """Tell whether somebody calls on a person and asks him for nothing: "called on Assad in January"."""
    on = next((c for c in verb.children if c.lower_ == "on" and c.dep_ == "prep" and c.i == verb.i + 1), None)
    who = next((c for c in on.children if c.dep_ == "pobj"), None) if on is not None else None
    if who is None or who.pos_ != "PROPN" or any(c.dep_ == "conj" for c in who.children):
        return False
    if who.ent_type_ != "PERSON" and not any(
        c.dep_ == "appos" and "p" in (epithet_kinds(c) or "") for c in who.children
    ):
        return False
    behind = verb.doc[who.i + 1 : verb.sent.end]
    asked = any(t.tag_ == "TO" or t.lower_ in {"for", "that"} or t.is_quote for t in behind)
    return not asked and not any(c.dep_ in {"xcomp", "ccomp"} for c in verb.children)


def visit_entry(verb: Token) -> tuple[Entry, Token | None] | None:
    """Read "went to see Assad", and "called on Assad" where he is asked for nothing, as a visit."""
    goes = verb.dep_ in {"xcomp", "advcl"} and verb.head.lemma_ in {"go", "come", "fly", "travel"}
    return (index_lexicon("event_verbs", "lemma")["visit"], None) if verb.lemma_ == "see" and goes else None
