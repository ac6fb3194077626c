"""Acts that a form of "be" tells with what stands after it: "is ready to talk", "are at war", "was on the phone with"."""

from __future__ import annotations

from analysis.extraction.events.event import Event, unique, without
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import Trigger, speaks_of_mediation, stage_of
from analysis.extraction.lexicon import Entry, index_lexicon
from analysis.extraction.mediation.readiness import would_mediate
from analysis.extraction.parsing.grammar import heads_of_complement, is_negated, objects_of_prepositions
from analysis.extraction.parsing.parse import Sentence
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: Verbs after which something is said of their subject.
_LINKING = frozenset({"be", "remain", "stay", "become"})
_REFUSED_IF_NOT = frozenset({"AGREE", "SUPPORT"})


class PredicateReader:
    """Reads what somebody is said to be as an act, where the lexicon has it."""

    def __init__(self, roles: Roles) -> None:
        self.roles = roles

    def read(self, sentence: Sentence, consumed: set[int]) -> list[Event]:
        """Give the acts that forms of "be" tell in a sentence with what they say of their subjects."""
        events: list[Event] = []
        for verb in sentence.span:
            subject = subject_of(verb) if verb.lemma_ in _LINKING and verb.pos_ in {"AUX", "VERB"} else None
            for child in verb.children if subject is not None else ():
                if child.i < verb.i or child.dep_ not in {"acomp", "prep", "advmod"}:
                    continue
                found = _look_up(child)
                event = self._make(sentence, verb, subject, child, *found) if found is not None else None
                if event is not None:
                    events.append(event)
                    consumed.update({verb.i, *(t.i for t in heads_of_complement(child))})
                    break
        return events

    def _make(
        self,
        sentence: Sentence,
        verb: Token,
        subject: Token | None,
        word: Token,
        entry: Entry,
        tokens: tuple[Token, ...],
    ) -> Event | None:
        who = self.roles.actors_of(subject)
        if not who:
            return None
        clause = next((c for c in (*word.children, *verb.children) if c.dep_ == "xcomp" and c.i > word.i), None)
        if clause is not None and (speaks_of_mediation(list(clause.subtree)) or would_mediate(clause)):
            return None  # An offer to mediate is read with its sides.
        if clause is not None and clause.lemma_ == "accept":
            return None  # Who is ready to accept a plan has said yes to whose it is: the verb tells it.
        around = [verb, *tokens]
        led = {name for token in around for name, _, _ in objects_of_prepositions(token)}
        if entry["needs"] == "to" and clause is None and "to" not in led and "for" not in led:
            return None
        if entry["needs"] in {"of", "from"} and not self.roles.under(around, frozenset({entry["needs"]})):
            return None
        others = self.roles.under(around, frozenset({"with", "to", "from", "of", "by", "against"}))
        if not others and entry["needs"] == "to":
            # "Was ready for talks with Iran": with whom stands one noun deeper.
            wanted = [inner for token in around for name, inner, _ in objects_of_prepositions(token) if name == "for"]
            others = self.roles.under(wanted, frozenset({"with"}))
        trigger = Trigger(tokens, verb, None, entry["type"], entry["frame"], None, f"predicate_{entry['frame']}")
        event = Event(sentence, trigger, stage_of(verb, default=entry["status"]), confidence=0.65)
        if event.status == "planned" and entry["lemma"].startswith("under ") and verb.tag_ in {"VBP", "VBZ"}:
            event.status = entry["status"]  # "Is under sanctions": it stands so now, and not by a document's terms.
        if entry["needs"] == "actor":
            others = self.roles.actors_of(next((c for c in word.children if c.dep_ == "pobj"), None))
            if not others:
                return None
        if entry["frame"] == "undergo":
            event.recipients, event.actors = list(who), without(others, who)
        elif entry["frame"] == "mutual":
            event.actors = unique([*who, *others])
        else:
            event.actors, event.recipients = list(who), without(others, who)
        if is_negated(verb):
            if entry["type"] not in _REFUSED_IF_NOT:
                return None  # Who is not at war does nothing.
            event.trigger = Trigger(tokens, verb, None, "REJECT", "act", None, "predicate_act")
            event.status = "refused"
        return event


def _look_up(word: Token) -> tuple[Entry, tuple[Token, ...]] | None:
    """Look up an adjective, or a preposition with its noun, without the words between: "on the phone"."""
    known = index_lexicon("predicates", "lemma")
    lemma = word.lemma_.lower()
    if word.dep_ == "prep" or word.pos_ == "ADP":
        inner = next((c for c in word.children if c.dep_ == "pobj"), None)
        entry = known.get(f"{lemma} {inner.lemma_.lower()}") if inner is not None else None
        if entry is not None and inner is not None:
            return entry, tuple(word.doc[word.i : inner.i + 1])
    entry = known.get(lemma)
    return (entry, (word,)) if entry is not None else None
