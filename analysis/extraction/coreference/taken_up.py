"""People without a name whom a pronoun takes up: "fishermen put out further than they have dared", "six miners and their wives".

Who is only counted or only speaks is no actor of a text; whom the text goes on to speak of is one.
"""

from __future__ import annotations

from analysis.extraction.actors.appositions import epithet_kinds
from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Mention
from analysis.extraction.actors.sufferers import PEOPLE_DONE_TO, is_done_by_somebody
from analysis.extraction.claims.attributions import look_up_cue
from analysis.extraction.coreference.pairs import PAIR_NOUNS
from analysis.extraction.coreference.partitives import part_above
from analysis.extraction.coreference.pronoun_places import HE, IT, ME, THEY, WE, is_of_relative, is_pronoun, is_quoted
from analysis.extraction.events.triggers import noun_entry, verb_entry
from analysis.extraction.lexicon import index_lexicon
from analysis.extraction.names.gazetteer import load_gazetteer
from analysis.extraction.names.reference import read_actor_nouns
from analysis.extraction.parsing.grammar import expand_conjuncts, is_verb, main_verb_above
from analysis.extraction.parsing.parse import Parse
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Span, Token

#: How many clauses upward the subject is looked for.
_CLAUSES = 4
_BODIES = frozenset({"government", "organisation", "armed_group", "group"})
_PEOPLE = frozenset({"person", "group", "armed_group"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "pobj", "conj"})
_TIMES = frozenset("day week month year hour minute time".split())
#: Bodies that are many in the plural with a number or an adjective: "four Arab states", "two other groups".
_KINDS = frozenset(
    "state country nation government power group party faction militia tribe clan firm company agency maker movement unit "
    "church newspaper bank union crew team division brigade battalion community family bloc".split()
)
_THIRD_PERSON, _FIRST_PERSON = THEY | IT | HE, ME | WE
_MANY = frozenset({"dozens", "scores", "hundreds", "thousands", "millions", "most", "some", "many", "group", "band"})


def find_taken_up(parse: Parse, cast: Cast) -> set[Token]:
    """Find the nouns for people that a plural pronoun of the same sentence, or of the next one, takes up."""
    found: set[Token] = set()
    before: Token | None = None
    last: Span | None = None
    for sentence in parse.sentences:
        for token in sentence.span:
            if token.lower_ not in _THIRD_PERSON or not is_pronoun(token):
                continue
            noun = _subject_above(token)
            if (many := _many_before(token)) is not None and _people_of(many) is not None:
                if _are_a_toll(many, cast):
                    continue
                noun = many
            if noun is None and before is not None and _opens(token):
                noun = before
            meant = _meant_by(token.lower_, noun) if noun is not None else None
            if noun is not None and token.lower_ in IT | HE and _is_unknown_name(noun, cast):
                _add_unknown(noun, "person" if token.lower_ in HE else "organisation", cast)
            if meant is None and token.lower_ in THEY:
                meant = _nearest_many(token, last, cast)
            if meant is not None:
                found.add(meant)
        last = sentence.span
        root = sentence.span.root
        before = subject_of(root) if is_verb(root) else None
    return found


def _is_unknown_name(noun: Token, cast: Cast) -> bool:
    """Tell whether a subject is a name that nothing else has read: "Zentrix said it"."""
    return (
        noun.tag_ == "NNP"
        and noun.text[:1].isupper()
        and noun.ent_type_ in {"", "ORG", "PERSON"}
        and cast.index.mention_at(noun) is None
        and cast.land_at(noun) is None
        and noun_entry(noun) is None
        and not load_gazetteer().is_title_head(noun.lower_)
        and not any(c.dep_ in {"det", "poss", "amod", "conj"} for c in noun.children)
    )


def _add_unknown(noun: Token, kind: str, cast: Cast) -> None:
    """Add somebody of whom the text tells with a name that is no other's."""
    first = noun
    while first.i > first.sent.start and (before := first.nbor(-1)).dep_ == "compound" and before.tag_ == "NNP":
        if before.head != noun or cast.index.mention_at(before) is not None:
            return
        first = before
    name = tuple(noun.doc[first.i : noun.i + 1])
    text = " ".join(t.text for t in name)
    if cast.find_person(text) is not None:
        return
    actor = cast.add(f"{'person' if kind == 'person' else 'org'}:{text.lower()}", text, kind)
    cast.index.add(Mention(name, noun, (actor,), "name", "name_taken_up", 0.5))


def name_speakers(parse: Parse, cast: Cast) -> None:
    """Name people without a name who speak of themselves: "'We lost everything,' a shopkeeper said."."""
    for sentence in parse.sentences:
        if sentence.span.words.isdisjoint(_FIRST_PERSON):
            continue
        for token in sentence.span:
            if token.lower_ not in _FIRST_PERSON or not is_pronoun(token) or not is_quoted(token):
                continue
            verb = main_verb_above(token)
            for _ in range(_CLAUSES):
                if verb is None:
                    break
                subject = subject_of(verb)
                is_report = look_up_cue(verb, "verb") is not None and subject is not None and not is_quoted(subject)
                if (
                    is_report
                    and subject is not None
                    and cast.index.mention_at(subject) is None
                    and _is_somebody(subject)
                ):
                    cast.index.add(name_taken_up(subject, cast))
                    break
                verb = main_verb_above(verb) if verb.head != verb else None


def _is_somebody(noun: Token) -> bool:
    """Tell whether a noun is one person, or some, whom the text brings in: "a fisherman", "two teachers"."""
    if noun.pos_ != "NOUN" or noun.ent_type_ in {"ORG", "PERSON", "GPE", "NORP"}:
        return False
    is_new = any(c.lower_ in {"a", "an", "one", "another"} for c in noun.lefts)
    return is_new and _is_person(noun) if noun.tag_ == "NN" else _people_of(noun) == noun


def name_taken_up(noun: Token, cast: Cast) -> Mention:
    """Give the mention of people, or of a body, without a name, who are an actor from now on."""
    words = noun.lower_
    if noun.tag_ == "NN":
        words = " ".join([*(c.lower_ for c in noun.lefts if c.dep_ == "compound" and c.is_lower), words])
        lemma = noun.lemma_.lower()
        known = read_actor_nouns().get(lemma)
        kind = "person" if known is None or _is_person(noun) else known.kind
        key = f"person::{lemma}:{noun.i}" if kind == "person" else f"nominal::{lemma}"
        people = [c.text for c in noun.lefts if kind == "person" and c.dep_ in {"amod", "compound"} and c.is_title]
        words = " ".join([*people, words])  # "A Berber spokesman in Tunis".
        actor = cast.add(key, words[0].upper() + words[1:], kind, is_named=False)
        return Mention((noun,), noun, (actor,), "nominal", "body_taken_up", 0.5)
    key = f"{PEOPLE_DONE_TO}{noun.lemma_.lower()}"
    if _are_bodies(noun):
        before = [t for c in noun.lefts if c.dep_ in {"nummod", "amod", "compound"} for t in c.subtree]
        words = " ".join([*(t.text for t in before), noun.text])
        key = f"{PEOPLE_DONE_TO}{words.lower()}:{noun.lemma_.lower()}"
    actor = cast.add(key, words[0].upper() + words[1:], "group", is_named=False)
    return Mention((noun,), noun, (actor,), "nominal", "people_taken_up", 0.5)


def _subject_above(token: Token) -> Token | None:
    """Give the nearest subject that can bind a pronoun, from its own clause up: its own verb's only where it is a possessor."""
    verb = main_verb_above(token)
    is_own = token.dep_ == "poss" or token.lower_ == "themselves"
    for _ in range(_CLAUSES):
        if verb is None:
            return None
        subject = subject_of(verb)
        precedes = (
            subject is not None
            and subject.i < token.i
            and (token not in subject.subtree or is_of_relative(subject, verb))
        )
        if subject is not None and precedes and (is_own or subject.head != verb):
            return subject
        is_own = True
        verb = main_verb_above(verb) if verb.head != verb else None
    return None


def _many_before(token: Token) -> Token | None:
    """Give the people that "among them", "six of them" take a part of: the last ones named by a plural."""
    before = token.nbor(-1) if token.i > token.sent.start else token
    if token.lower_ != "them" or before.lower_ not in {"among", "of"}:
        return None
    part = part_above(token)
    verb = main_verb_above(token) if part is not None and part.dep_ in {"dobj", "pobj"} else None
    many = (t for t in reversed(token.doc[token.sent.start : before.i]) if t.tag_ == "NNS")
    return next((t for t in many if verb is None or t.head != verb or t.dep_ not in {"nsubj", "nsubjpass"}), None)


def _are_a_toll(noun: Token, cast: Cast) -> bool:
    """Tell whether people are only those whom something killed or hurt: "a bomb killed 12 people, most of them soldiers"."""
    if not any(c.dep_ == "nummod" for c in noun.lefts) or noun.dep_ not in {"dobj", "nsubjpass"}:
        return False
    found = verb_entry(noun.head) if is_verb(noun.head) else None
    return found is not None and found[0]["type"] == "ASSAULT" and not is_done_by_somebody(noun.head, cast)


def _nearest_many(token: Token, last: Span | None, cast: Cast) -> Token | None:
    """Give the people without a name who are the nearest whom "they" can mean, where nobody with a name is as near.

    They stand before it in its sentence, or in the last one where no other plural stands between.
    """
    verb = main_verb_above(token)
    owner = subject_of(verb) if verb is not None and token.dep_ == "poss" else None
    if owner is not None and owner.i < token.i and (owner.pos_ in {"NUM", "PRON", "DET"} or owner.like_num):
        return None  # "Over two million were driven from their homes."
    for spans in (token.doc[token.sent.start : token.i], last if last is not None and last.doc is token.doc else ()):
        for other in reversed(list(spans)):
            mention = cast.index.mention_at(other)
            if mention is not None and (mention.head != other or other.dep_ in {"amod", "compound", "nmod"}):
                continue
            if mention is not None and _is_several(other, mention, cast):
                return None
            if mention is not None or other.tag_ != "NNS" or other.dep_ not in _ARGUMENTS or noun_entry(other):
                continue
            is_beside = token.dep_ != "poss" and main_verb_above(other) == verb
            if other.head.i > token.i or is_beside or token in other.subtree or is_quoted(other) != is_quoted(token):
                continue
            if (people := _people_of(other)) is not None:
                return people
            if other.dep_ != "pobj" and other.lemma_.lower() not in _TIMES:
                return None  # What is done to things may be meant.
    return None


def _is_several(noun: Token, mention: Mention, cast: Cast) -> bool:
    """Tell whether a mention is many: a plural, several actors, or the first of a list of names."""
    joined = [t for t in expand_conjuncts(noun) if cast.index.mention_at(t) is not None]
    return noun.tag_ in {"NNS", "NNPS"} or len(mention.actors) > 1 or len(joined) > 1


def _opens(token: Token) -> bool:
    """Tell whether a pronoun is, or owns, the first subject of its sentence."""
    subject = token.head if token.dep_ == "poss" else token
    return subject.dep_ in {"nsubj", "nsubjpass"} and subject.head == token.sent.root


def _meant_by(word: str, noun: Token) -> Token | None:
    """Give the noun that a pronoun takes up, where it is of its kind: people of "they", a body of "it", a person of "he"."""
    if word in THEY:
        return _people_of(noun)
    if noun.tag_ != "NN" or noun.ent_type_ in {"ORG", "PERSON", "GPE", "NORP"} or noun_entry(noun) is not None:
        return None
    if word in HE:
        return noun if _is_person(noun) else None
    known = read_actor_nouns().get(noun.lemma_.lower())
    return noun if known is not None and known.kind in _BODIES else None


def _people_of(noun: Token) -> Token | None:
    """Give the noun for people that a phrase is about: of "dozens of miners" the miners; None where it names none."""
    if noun.lower_ in _MANY:
        inner = [t for c in noun.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj"]
        noun = inner[0] if inner else noun
    if noun.tag_ != "NNS" or noun.ent_type_ in {"ORG", "PERSON", "GPE", "NORP"} or noun_entry(noun) is not None:
        return None
    if any(c.lower_ in {"few", "no", "any", "which", "what"} for c in noun.lefts):
        return None
    if (
        any(c.lower_ in {"both", "neighboring", "neighbouring"} for c in noun.lefts)
        and noun.lemma_.lower() in PAIR_NOUNS
    ):
        return None  # "Spoke to both leaders": nobody further.
    return noun if _are_people(noun) or _are_bodies(noun) else None


def _are_bodies(noun: Token) -> bool:
    """Tell whether a plural introduces bodies or states: "four Arab states", and not "the parties"."""
    is_described = any(c.dep_ in {"nummod", "amod", "compound"} for c in noun.lefts)
    is_known = any(c.dep_ in {"det", "poss", "predet"} and c.lower_ != "some" for c in noun.lefts)
    return noun.lemma_.lower() in _KINDS and is_described and not is_known


def _is_person(noun: Token) -> bool:
    """Tell whether a noun is one person: "a nurse", not "a crowd"."""
    known = read_actor_nouns().get(noun.lemma_.lower())
    is_many = known is not None and known.kind != "person" and (known.is_collective or epithet_kinds(noun) != "p")
    is_known = noun.lemma_ in {"man", "woman"} and any(c.lower_ == "the" for c in noun.lefts)
    return (
        _are_people(noun)
        and not is_many
        and not is_known
        and noun.lemma_.lower() not in index_lexicon("head_counts", "noun")
    )


def _are_people(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    unit = index_lexicon("units", "lemma").get(lemma)
    known = read_actor_nouns().get(lemma)
    return (
        (unit is not None and unit["unit"] == "person")
        or (known is not None and known.kind in _PEOPLE)
        or (epithet_kinds(noun) == "p" or (noun.tag_ == "NNS" and "p" in (epithet_kinds(noun) or "")))
        or noun.lower_.endswith("men")
    )
