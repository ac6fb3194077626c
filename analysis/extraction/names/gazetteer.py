"""Look up names of states, bodies, groups, offices and actors in a text.

`load_gazetteer` gives the one `Gazetteer`, made once from ``data/reference``; `Gazetteer.match` finds every name in
some tokens. What a name means is decided there and then: by case ("US", never "us"), by length ("Papua New Guinea",
not "Guinea"), by its neighbours ("Jordan Henderson" is nobody's kingdom) and by the rest of the text ("Georgia"
beside "Atlanta" is no country), all of it from the data.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from analysis.extraction.names import reference
from analysis.extraction.names.entries import Entry, Kind, find_title_heads, keeps_lead, make_entries, with_common_nouns
from analysis.extraction.names.names import Hit, NameIndex
from analysis.extraction.names.reference import ActorNoun, Ambiguity, Country, Group, Title
from analysis.extraction.parsing.parse import text_of_doc
from analysis.extraction.parsing.words import Doc, Span, Token


@dataclass(frozen=True)
class Match:
    """A name found in tokens ``doc[start_i:end_i]``, characters ``start`` to ``end`` of the doc.

    ``alternatives`` are other things of the same kind that bear the name and that the text does not rule out ("Korea").
    ``is_inside_name`` tells that a capitalised noun follows that makes a longer name of it ("Paris Agreement").
    """

    entry: Entry
    start_i: int
    end_i: int
    start: int
    end: int
    alternatives: tuple[Entry, ...] = ()
    is_inside_name: bool = False


_LETTERS = re.compile(r"[A-Z]{2,5}")
_COMMON = frozenset(("title", "actor_noun"))
_COMPASS = frozenset("north south east west central northern southern eastern western greater upper lower new".split())


class Gazetteer:
    """Names of actors and what they stand for, with the records behind them."""

    def __init__(self) -> None:
        self.countries = reference.read_countries()
        self.organisations = reference.read_organisations()
        self.groups = reference.read_groups()
        self.titles = reference.read_titles()
        self.actor_nouns = reference.read_actor_nouns()
        # "Patriotic front" is as ambiguous as "Patriotic Front".
        self._ambiguities = {
            (surface, key): known
            for (name, key), known in reference.read_ambiguities().items()
            for surface in with_common_nouns(name)
        }
        self._ambiguous = frozenset(surface for surface, _ in self._ambiguities)
        self._names: NameIndex[Entry] = NameIndex()
        for entry in make_entries():
            self._names.add(entry.surface, entry)
        #: Words that are the head of some office's name, in small letters.
        self.title_heads = frozenset(find_title_heads())

    def country(self, iso3: str) -> Country:
        """Give the record of a country.

        Raises
        ------
        KeyError
            When no country has the code.
        """
        return self.countries[iso3]

    def borders(self, one: str, other: str) -> bool:
        """Tell whether two countries share a border on land."""
        return one in self.countries and other in self.countries[one].neighbours

    def is_called(self, iso3: str, word: str) -> bool:
        """Tell whether a noun takes up a country: "the kingdom" is Saudi Arabia, and not Iran."""
        country = self.countries.get(iso3)
        return country is not None and word.lower() in {known.lower() for known in country.words}

    def governs(self, group: str, day: date | None = None) -> str | None:
        """Give the state that a group governs on a day (today, where none is given), or None."""
        rules = self.groups[group].governs if group in self.groups else ()
        return next((rule.iso3 for rule in rules if (rule.holds_on(day) if day else rule.until is None)), None)

    def actor_noun(self, lemma: str) -> ActorNoun | None:
        """Give the record of a noun that denotes unnamed actors, by its lemma in lower case."""
        return self.actor_nouns.get(lemma)

    def is_title_head(self, word: str) -> bool:
        """Tell whether a word is the head of some office's name: minister, chief, president."""
        return word.lower() in self.title_heads

    def leads(self, role: str) -> bool:
        """Tell whether whoever bears an office leads a state, body or force: "acting president", not "former"."""
        found = [match.payloads[0] for match in self._names.find(role) if match.payloads[0].kind == "title"]
        if any(entry.sense is not None and not keeps_lead(entry.sense) for entry in found):
            return False
        return any(isinstance(entry.record, Title) and entry.record.leads for entry in found)

    def led_by(self, role: str) -> str | None:
        """Give of which kind that is which whoever bears an office leads: state, government, party, army …; None for none known."""
        found = [m.payloads[0].record for m in self._names.find(role) if m.payloads[0].kind == "title"]
        return next((record.body for record in found if isinstance(record, Title) and record.leads), None)

    def is_private(self, role: str) -> bool:
        """Tell whether whoever bears a title acts for nobody by it, whatever his country: lawyer, professor, businessman."""
        found = [match.payloads[0].record for match in self._names.find(role) if match.payloads[0].kind == "title"]
        titles = [record for record in found if isinstance(record, Title)]
        # Spokesmen and envoys, who have deputies, act for whoever sends them.
        return bool(titles) and all(t.body is None and t.word == "office" and not t.has_deputy for t in titles)

    def find(self, text: str, *, context: str | None = None) -> list[Hit[Entry]]:
        """Give the names in a text without a parse; what neighbours and tags would tell is not weighed."""
        return list(_find(self, text, context or text))

    def match(
        self, tokens: Doc | Span, *, context: str | None = None, kinds: Collection[Kind] | None = None
    ) -> list[Match]:
        """Give the names in some tokens, in their order.

        Matches do not overlap: the longest name at a spot counts. The exception is a name that stands for things of
        several kinds ("Vatican City", country and capital): one match each, the country first.

        Parameters
        ----------
        tokens : Doc or Span
            Where to look.
        context : str, optional
            The text of the whole document, which settles ambiguous names; else that of the doc.
        kinds : collection of str, optional
            Kinds wanted; all, where not given.
        """
        doc = tokens.doc if isinstance(tokens, Span) else tokens
        whole = text_of_doc(doc)
        if isinstance(tokens, Span):
            text, offset = (tokens.text, tokens[0].idx) if len(tokens) else ("", 0)
        else:
            text, offset = whole, 0
        hits = _find(self, text, context or whole)
        spans = [(hit, _token_span(doc, hit.start + offset, hit.end + offset)) for hit in hits]
        covered = {i for _, span in spans for i in range(span.start, span.end)}
        found: list[Match] = []
        for hit, span in spans:
            if self._is_of_person(hit, span, covered):
                continue
            for kind in dict.fromkeys(entry.kind for entry in hit.payloads):
                if (kinds is None or kind in kinds) and _is_tagged_as(kind, span):
                    of_kind = {entry.key: entry for entry in reversed(hit.payloads) if entry.kind == kind}
                    first, *others = reversed(of_kind.values())
                    inside = kind not in _COMMON and _is_inside_name(span, covered)
                    ends = (span.start, span.end, hit.start + offset, hit.end + offset)
                    found.append(Match(first, *ends, tuple(others), inside))
        return found

    def _weigh(self, hit: Hit[Entry], text: str, context: str) -> tuple[Entry, ...]:
        """Give what a hit can mean in its context: nothing, or its entries, the likeliest first."""
        entries = tuple(entry for entry in hit.payloads if not _is_ruled_out(self._ambiguity_of(entry), context))
        written = text[hit.start : hit.end]
        if written == "US" and text[hit.end : hit.end + 1] == "$":
            return ()
        if written in {"US", "IS", "WHO"} and _is_in_capitals(text, hit):
            return ()
        if hit.start and text[hit.start - 1] in "@#/":
            return ()
        states = [entry for entry in entries if entry.kind in {"country", "demonym"}]
        if len({entry.key for entry in states}) > 1:
            others = _states_named(self._names, context)
            named = [entry for entry in states if entry.key in others]
            if len({entry.key for entry in named}) == 1:
                return (*named, *(entry for entry in entries if entry not in states))
        return entries

    def _ambiguity_of(self, entry: Entry) -> Ambiguity | None:
        if entry.surface in self._ambiguous:
            known = self._ambiguities.get((entry.surface, entry.key)) or self._ambiguities.get((entry.surface, None))
            if known is not None:
                return known
        return self._ambiguity_of_letters(entry)

    def _ambiguity_of_letters(self, entry: Entry) -> Ambiguity | None:
        """Read a few letters as a group ("RSF", "AA") only where the text has its name, its country or a neighbour of that."""
        group = entry.record
        if not isinstance(group, Group) or group.country is None or not _LETTERS.fullmatch(entry.surface):
            return None
        around = (group.country, *self.countries[group.country].neighbours)
        cues = [name for name in (group.name, *group.aliases) if not _LETTERS.fullmatch(name)]
        cues += [name for iso3 in around for name in self.countries[iso3].names]
        return Ambiguity(
            name=entry.surface, key=entry.key, by_default=False, cues_for=tuple(cues), cues_against=(), is_person=False
        )

    def _is_of_person(self, hit: Hit[Entry], span: Span, covered: set[int]) -> bool:
        if not any((known := self._ambiguity_of(entry)) and known.is_person for entry in hit.payloads):
            return False
        doc = span.doc
        before = doc[span.start - 1] if span.start > span.sent.start else None
        after = doc[span.end] if span.end < span.sent.end else None
        return any(
            token is not None and token.i not in covered and _is_namelike(token) and token.ent_type_ in {"PERSON", ""}
            for token in (before, after)
        ) or (
            span[0].ent_type_ == "PERSON"
            and any(_is_namelike(t) for t in (before, after) if t is not None and t.ent_type_ == "PERSON")
        )


def _is_tagged_as(kind: Kind, span: Span) -> bool:
    """Tell whether the parse lets a title or common noun be one: no verb ("patrols the border"), no "local" militants."""
    if kind not in _COMMON or len(span) > 1:
        return True
    tag = span.root.pos_
    return tag in {"", "NOUN", "PROPN"} or (tag == "ADJ" and span.root.lower_ in {"insurgent", "rebel", "military"})


def _is_namelike(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.is_alpha and token.text[:1].isupper() and token.lower_ not in _COMPASS


def _is_inside_name(span: Span, covered: set[int]) -> bool:
    if span.end >= span.sent.end:
        return False
    after = span.doc[span.end]
    return after.i not in covered and _is_namelike(after) and span.root.head == after and span.root.dep_ == "compound"


def _token_span(doc: Doc, start: int, end: int) -> Span:
    span = doc.char_span(start, end, alignment_mode="expand")
    return span if span is not None else doc.span(0, 0)


def _is_in_capitals(text: str, hit: Hit[Entry]) -> bool:
    """Tell whether a word stands among words in capitals, where "US" may be "us"."""
    before = re.findall(r"[A-Za-z]{2,}", text[max(0, hit.start - 40) : hit.start])[-3:]
    around = before + re.findall(r"[A-Za-z]{2,}", text[hit.end : hit.end + 40])[:3]
    return len(around) >= 2 and sum(word.isupper() for word in around) >= 0.75 * len(around)


def _is_ruled_out(known: Ambiguity | None, context: str) -> bool:
    if known is None:
        return False
    if known.by_default:
        return _has_any(known.cues_against, context) and not _has_any(known.cues_for, context)
    return not _has_any(known.cues_for, context) or _has_any(known.cues_against, context)


@lru_cache(maxsize=4096)
def _has_any(cues: tuple[str, ...], context: str) -> bool:
    return any(cue in context and re.search(rf"(?<!\w){re.escape(cue)}(?!\w)", context) for cue in cues)


@lru_cache(maxsize=64)
def _find(gazetteer: Gazetteer, text: str, context: str) -> tuple[Hit[Entry], ...]:
    """Give what the names in a text can mean; kept, since actors and places ask of the same paragraphs."""
    hits = ((hit, gazetteer._weigh(hit, text, context)) for hit in gazetteer._names.find(text))
    return tuple(Hit(hit.start, hit.end, entries) for hit, entries in hits if entries)


@lru_cache(maxsize=64)
def _states_named(names: NameIndex[Entry], context: str) -> frozenset[str]:
    """Give the states that a text names by a name that no other shares."""
    states = ({e.key for e in hit.payloads if isinstance(e.record, Country)} for hit in names.find(context))
    return frozenset(key for keys in states if len(keys) == 1 for key in keys)


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """Give the gazetteer, made from the reference data at the first call.

    Examples
    --------
    >>> [hit.payloads[0].key for hit in load_gazetteer().find("Tehran told the UN")]
    ['IRN', 'un']
    """
    return Gazetteer()
