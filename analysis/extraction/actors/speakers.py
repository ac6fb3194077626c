"""People without a name who only speak: "a teacher in Freetown", "Western diplomats", "according to residents".

They take part in nothing, so they are added once events have been read; claims are theirs.
"""

from __future__ import annotations

from analysis.extraction.actors.actors import number_actors
from analysis.extraction.actors.appositions import epithet_kinds
from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Actor, ActorIndex, Mention
from analysis.extraction.actors.whose import words_of_whole
from analysis.extraction.claims.attributions import QUOTES, look_up_cue
from analysis.extraction.coreference.pairs import PAIR_NOUNS, means_two
from analysis.extraction.coreference.pronoun_places import HE, THEY, is_pronoun, is_quoted
from analysis.extraction.events.triggers import noun_entry
from analysis.extraction.names.gazetteer import load_gazetteer
from analysis.extraction.parsing.grammar import is_verb
from analysis.extraction.parsing.parse import Parse, start_of
from analysis.extraction.parsing.words import Token

#: Classes of cues whose subject says something in words, or thinks it.
_QUOTING, _JUDGING_AS = frozenset({"q"}), frozenset({"s"})
_SAYING = frozenset({"say", "claim", "warn", "opine", "deny", "concede", "criticize", "accuse", "know"})


def add_speakers(parse: Parse, index: ActorIndex) -> None:
    """Add people without a name who say something and whom nothing else has made actors."""
    gazetteer, cast = load_gazetteer(), Cast(index=index)
    is_new = False
    for sentence in parse.sentences:
        for token in sentence.span:
            if token.pos_ != "NOUN" or index.mention_at(token) is not None or not _speaks(token):
                continue
            if token.lemma_.lower() in PAIR_NOUNS and means_two(token):
                continue  # "Both governments" are two that the text does not tell.
            noun = gazetteer.actor_noun(token.lemma_.lower())
            is_source = noun is not None and noun.is_source
            if noun_entry(token) is not None or not (is_source or "p" in (epithet_kinds(token) or "")):
                continue
            modifiers = [t.lower_ for t in token.lefts if t.dep_ in {"amod", "compound"} and t.is_alpha]
            name = " ".join([*modifiers, token.lower_])
            kind = "person" if token.tag_ == "NN" else "group"
            # Each "diplomat" is another; "analysts" are the same throughout.
            key = f"speaker:{name}" if kind == "group" else f"speaker:{name}:{start_of(token)}"
            if noun is not None and noun.kind in {"organisation", "government"}:
                kind = noun.kind
            whose = words_of_whole(token, index)
            actor = cast.add(f"{key} {whose}", name[:1].upper() + name[1:], kind, is_named=False)
            actor.whose = whose
            index.add(Mention((token,), token, (actor,), "nominal", "unnamed_speaker", 0.7))
            _add_pronouns(token, actor, index)
            is_new = True
    if is_new:
        number_actors(parse, index)


def _add_pronouns(speaker: Token, actor: Actor, index: ActorIndex) -> None:
    """Add the pronouns by which somebody without a name goes on: "residents said they would stay, for their homes …"."""
    words = THEY if actor.kind == "group" else HE
    verb = speaker.head if speaker.dep_ == "nsubj" else None
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and c.i > speaker.i] if verb is not None else []
    told = [t for clause in clauses for t in clause.subtree]
    # What is said of somebody else's clause names others; only the first subject is surely the speaker.
    subjects = [t for clause in clauses for t in clause.children if t.dep_ in {"nsubj", "nsubjpass"}]
    own = [t for t in (*speaker.subtree, *subjects) if t.lower_ in words and t.i != speaker.i]
    if any(t.lower_ in words for t in subjects):
        own += [t for t in told if t.lower_ in words]
    for token in dict.fromkeys(own):
        if is_pronoun(token) and index.mention_at(token) is None and not is_quoted(token):
            index.add(Mention((token,), token, (actor,), "pronoun", "pronoun_of_speaker", 0.6))


def _speaks(token: Token) -> bool:
    head = token.head
    if token.dep_ == "pobj" and head.lower_ == "to" and head.i and head.nbor(-1).lower_ == "according":
        return True
    if token.dep_ == "dobj" and head.i < token.i and head.i and head.nbor(-1).text in {'"', ","}:
        return look_up_cue(head, "verb") is not None and not any(c.dep_ == "nsubj" for c in head.children)
    if token.dep_ != "nsubj" or not is_verb(head):
        return False
    cue = look_up_cue(head, "verb")
    if cue is None or cue[1] == _JUDGING_AS or (cue[1] == _QUOTING and not any(t.text in QUOTES for t in head.sent)):
        # "A sailor waved", "the gunmen stormed in": nothing is said.
        return False
    return cue[0]["class"] in _SAYING
