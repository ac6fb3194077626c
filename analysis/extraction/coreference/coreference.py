"""Who is meant by "it", "his", "the country", "both nations", "the two sides", "the government"."""

from __future__ import annotations

from analysis.extraction.actors.appositions import epithet_kinds
from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Actor, Mention
from analysis.extraction.claims.attributions import look_up_cue
from analysis.extraction.coreference.by_side import read_side
from analysis.extraction.coreference.descriptions import joined_actors, read_description
from analysis.extraction.coreference.disputes import Disputes
from analysis.extraction.coreference.halves import read_half
from analysis.extraction.coreference.home import is_origin
from analysis.extraction.coreference.lands import may_be_country, resolve_country
from analysis.extraction.coreference.leaders import find_leaders_named
from analysis.extraction.coreference.neighbours import is_neighbouring, read_neighbour
from analysis.extraction.coreference.noted_pairs import note_disputes
from analysis.extraction.coreference.offices import read_office
from analysis.extraction.coreference.organs import name_organs
from analysis.extraction.coreference.pairs import (
    PAIR_NOUNS,
    means_two,
    read_latter,
    read_number,
    read_other_side,
    read_two,
)
from analysis.extraction.coreference.partitives import read_part
from analysis.extraction.coreference.pronoun_context import Candidate, Context, phrase_actors
from analysis.extraction.coreference.pronoun_places import ME, WE, is_pronoun, is_quoted
from analysis.extraction.coreference.pronouns import resolve_pronoun
from analysis.extraction.coreference.scene import Found, Scene
from analysis.extraction.coreference.sharing import resolve_sharing
from analysis.extraction.coreference.taken_up import find_taken_up, name_speakers, name_taken_up
from analysis.extraction.events.triggers import noun_entry
from analysis.extraction.names.gazetteer import Gazetteer
from analysis.extraction.parsing.grammar import expand_conjuncts, main_verb_above
from analysis.extraction.parsing.parse import Parse
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Span, Token

_SHARING = frozenset({"each", "neither", "both", "other"})
_INSIDE = frozenset({"amod", "compound", "nmod"})
#: What somebody is called that is no office which one alone holds.
_NO_OFFICES = frozenset("diplomat politician lawyer cleric commander admiral colonel senator lawmaker officer".split())
#: Nouns for acts that are as often somebody: "the movement".
_BODIES_TOO = frozenset({"movement", "mission", "campaign"})
_THIRDS = frozenset("mediator broker go-between intermediary facilitator".split())

#: Parts of speech and words that can refer to somebody; most words cannot, and are passed over.
_REFERRING = frozenset({"NOUN", "PROPN", "PRON", "DET"})
_REFERRING_WORDS = _SHARING | frozenset("one two three four five six seven general latter former".split())


def resolve_references(parse: Parse, gazetteer: Gazetteer, cast: Cast) -> Disputes:
    """Add mentions for pronouns and definite phrases, reading from the first sentence to the last."""
    name_organs(parse, gazetteer, cast)
    disputes = note_disputes(parse.sentences, cast)
    scene = Scene(cast, gazetteer, disputes, Context(), [])
    context = scene.context
    name_speakers(parse, cast)
    taken_up = find_taken_up(parse, cast)
    for sentence in parse.sentences:
        context.here, context.sentence, scene.number = [], sentence.number, sentence.number
        _name_who_is_quoted(sentence.span, scene)
        for token in sentence.span:
            mention = cast.index.mention_at(token)
            if mention is not None and not mention.actors:
                continue
            if token in cast.lands:
                context.lands.append((sentence.number, cast.lands[token]))
            if mention is None:
                if token.pos_ not in _REFERRING and token.lower_ not in _REFERRING_WORDS:
                    continue
                mention = _refer(token, scene) or (name_taken_up(token, cast) if token in taken_up else None)
                if mention is not None:
                    cast.index.add(mention)
            elif mention.head == token:
                _read_again(mention, scene)
            if mention is not None and mention.head == token:
                _remember(mention, scene)
            if token.dep_ == "pobj" and (part := read_part(token, cast)) is not None:
                cast.index.add(part)
                _remember(part, scene)
        context.last_root = sentence.span.root
        if context.here:
            context.before = _salient(context.here, cast)
            context.plurals.extend(
                (sentence.number, one)
                for one in context.before
                if len(one[1]) > 1 and one[0] is not None and one[0].dep_ == "nsubj"
            )
    return disputes


def _name_who_is_quoted(span: Span, scene: Scene) -> None:
    """Read who says what a quotation before him says, for "we" and "him" in it: "'We met him,' the retired general said."."""
    if span.words.isdisjoint(ME | WE):
        return
    for token in span:
        if token.pos_ != "NOUN" or token.dep_ != "nsubj" or scene.cast.index.mention_at(token) is not None:
            continue
        said = token.head
        quoted = any(c.dep_ == "ccomp" and c.i < token.i for c in said.lefts) and not is_quoted(token)
        if (
            quoted
            and look_up_cue(said, "verb") is not None
            and (found := read_description(token, scene))
            and found.actors
        ):
            scene.cast.index.add(Mention((token,), token, found.actors, "nominal", found.rule, found.confidence))


def _remember(mention: Mention, scene: Scene) -> None:
    """Keep who is named, for what takes them up again."""
    if mention.form == "demonym" and is_origin(mention.head, scene.cast):
        return
    context = scene.context
    context.here.append((mention.head, mention.actors))
    scene.history.extend(mention.actors)
    together = joined_actors(mention.head, scene.cast)
    if len(together) > 1 and [together] != context.sets[-1:]:
        context.sets.append(together)
    if len(mention.actors) == 1:
        (actor,) = mention.actors
        if actor.kind == "person" and (actor.is_named or mention.head.tag_ not in {"NNS", "NNPS"}):
            context.last_person = actor  # "Officials" are many, though each is a person.
        is_people = mention.form == "demonym" and mention.head.tag_ in {"NNS", "NNPS"}  # "freed six Americans"
        is_inside = mention.head.dep_ in {"amod", "compound", "nmod"}
        if actor.kind == "state" and actor.country and not is_people and not is_inside:
            context.lands.append((scene.number, actor.country))
        is_source = mention.head.dep_ == "nsubj" and look_up_cue(mention.head.head, "verb") is not None
        if is_source and not is_quoted(mention.head) and (mention.form != "pronoun" or actor.kind == "person"):
            context.last_speaker = actor


def _read_again(mention: Mention, scene: Scene) -> None:
    """Say whom a noun or nationality that was taken for somebody new takes up: "the militia", "the American"."""
    if _is_only_a_noun(mention):
        found = read_description(mention.head, scene)
        if found is not None and found.actors:
            mention.actors, mention.rule, mention.form = found.actors, found.rule, "nominal"
        return
    is_new = mention.rule == "actor_noun" and all(not actor.is_named for actor in mention.actors)
    if mention.rule == "office_holder_unnamed" and mention.head.lemma_.lower() in _NO_OFFICES:
        # "The Algerian diplomat" may be who was named.
        found = read_description(mention.head, scene)
        if found is not None and found.actors:
            mention.actors, mention.rule, mention.form = found.actors, found.rule, "nominal"
        return
    if not is_new and mention.form != "demonym":
        return
    if is_new and (side := read_side(mention.head, scene)) is not None:
        mention.actors, mention.rule, mention.confidence = side.actors, side.rule, side.confidence
        return
    if is_new and any(actor.belongs_to is not None and actor.belongs_to.is_named for actor in mention.actors):
        return
    thirds = _read_thirds(mention.head, scene) if is_new else ()
    found = Found(thirds, "the_mediators", 0.55) if thirds else read_description(mention.head, scene)
    if found is not None and found.actors:
        mention.actors, mention.rule, mention.confidence = found.actors, found.rule, found.confidence
        mention.form = "nominal"


def _is_only_a_noun(mention: Mention) -> bool:
    """Tell whether a body's name is no more than the noun for one, written large: "the Council", of one told before."""
    return (
        mention.rule == "pipeline_organisation"
        and len(mention.tokens) == 1
        and any(t.lower_ == "the" for t in mention.head.lefts)
        and (epithet_kinds(mention.head) or "p") != "p"
    )


def _refer(token: Token, scene: Scene) -> Mention | None:
    context, cast, disputes = scene.context, scene.cast, scene.disputes
    if is_pronoun(token):
        actors = resolve_pronoun(token, context, cast, disputes)
        return Mention((token,), token, actors, "pronoun", "pronoun_in_clause", 0.55) if actors else None
    if (half := read_half(token, scene)) is not None:
        return half
    lemma = token.lemma_.lower()
    if token.lower_ == "one" and token.i + 1 < token.sent.end and token.nbor().lower_ == "another":
        subject = subject_of(verb) if (verb := main_verb_above(token)) is not None else None
        actors = phrase_actors(subject, cast) if subject is not None else ()
        actors = actors if len(actors) > 1 else resolve_sharing(token, context, cast, disputes)
        return Mention((token, token.nbor()), token, actors, "pronoun", "shared_out", 0.5) if actors else None
    if (
        token.lower_ in _SHARING
        and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "poss"}
        and not any(c.dep_ == "prep" for c in token.children)
    ):
        actors = resolve_sharing(token, context, cast, disputes)
        return Mention((token,), token, actors, "pronoun", "shared_out", 0.5) if actors else None
    is_general = token.lower_ == "general" and means_two(token)
    if token.pos_ not in {"NOUN", "PROPN"} and lemma not in {"both", "each"} and not is_general:
        return read_number(token, scene) or read_latter(token, scene)
    if thirds := _read_thirds(token, scene):
        return Mention((token,), token, thirds, "nominal", "the_mediators", 0.55)
    for read in (read_two, read_other_side, read_number, read_latter):
        if (several := read(token, scene)) is not None:
            return several
    if lemma in PAIR_NOUNS and means_two(token):
        return None
    if token.tag_ == "NNS" and (actors := find_leaders_named(token, cast)):
        return Mention((token,), token, actors, "nominal", "leaders_of_states", 0.7)
    if token.tag_ == "NN" and may_be_country(token):
        beside = read_neighbour(token, None, scene) if is_neighbouring(token) else None
        if beside is not None or is_neighbouring(token):
            return (
                Mention((token,), token, beside.actors, "nominal", beside.rule, beside.confidence) if beside else None
            )
        actors = resolve_country(token, scene)
        tokens = (*(t for t in token.lefts if t.dep_ in {"det", "amod"}), token)
        if actors:
            return Mention(tokens, token, actors, "nominal", "the_country", 0.6)
    if (side := read_side(token, scene)) is not None:
        return side
    is_act = noun_entry(token) is not None and lemma not in _BODIES_TOO
    found = read_description(token, scene) if not is_act else None
    if found is None or not found.actors:
        return read_office(token, scene)
    return Mention((token,), token, found.actors, "nominal", found.rule, found.confidence)


def _read_thirds(token: Token, scene: Scene) -> tuple[Actor, ...]:
    """Give who "the mediator", "the two mediators" are: those who have been said to mediate, where they are as many."""
    if token.lemma_.lower() not in _THIRDS or not {t.lower_ for t in token.lefts} & {"the", "both"}:
        return ()
    thirds = scene.disputes.mediators_upto(scene.number)
    return thirds if len(thirds) == (2 if token.tag_ == "NNS" else 1) else ()


def _salient(here: list[tuple[Token, tuple[Actor, ...]]], cast: Cast) -> list[Candidate]:
    """Give what the next sentence may take up: the subjects of this one, the main clause's first, then the rest."""
    found: list[Candidate] = []
    here = [one for one in here if one[0].dep_ not in _INSIDE or one[0].tag_ not in {"NN", "NNS"}]
    ranked = sorted(here, key=lambda one: (one[0].dep_ not in {"nsubj", "nsubjpass"}, len(one[0].ancestors), one[0].i))
    for token, actors in ranked:
        joined = expand_conjuncts(token)
        together = tuple({id(a): a for t in joined for a in cast.index.actors_headed(t)}.values())
        if len(together) > 1:
            found.append((token, together))
        found.append((token, actors))
    return found
