"""Claims: who is said to have said what, in which words, how surely; and what the article says in its own voice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from spacy.tokens import Token

from analysis.extraction.factuality import find_hedges, find_loaded_words
from analysis.extraction.grammar import antecedent_of, is_negated, is_passive, is_verb
from analysis.extraction.index import ActorIndex
from analysis.extraction.lexicon import Entry, load_lexicon
from analysis.extraction.parse import Parse, Sentence, span_of
from analysis.extraction.sourcing import classify_source

_EDGES = frozenset({",", ".", ";", ":", "-", "--", "—", '"', "''", "``", "'", "(", ")"})
_SHOWING = frozenset({"show", "depict", "suggest", "indicate", "reveal"})
#: Classes of cues whose content is a claim; requests, promises and wishes are events, not claims.
_CLAIMING = frozenset(
    {"say", "claim", "opine", "concede", "deny", "doubt", "know", "show", "warn", "accuse", "hearsay", "criticize"}
)


@dataclass(frozen=True)
class _Attribution:
    content: list[Token]
    source: list[Token]
    source_head: Token | None
    cue: list[Token]
    entry: Entry
    rule: str
    confidence: float


def find_claims(parse: Parse, actors: ActorIndex) -> list[dict[str, Any]]:
    """Find the claims of a document as rows of table claims.

    A sentence without an attributed claim is one claim of the article itself (sourcing ``unattributed``).
    """
    rows: list[dict[str, Any]] = []
    for sentence in parse.sentences:
        found = _read_sentence(sentence, actors)
        made = [_make_row(parse, sentence, attribution, actors) for attribution in found]
        unique = {(row["start"], row["end"]): row for row in reversed(made)}
        rows.extend(sorted(unique.values(), key=lambda row: row["start"]))
        if not unique:
            rows.append(_own_voice(parse, sentence))
        else:
            _share_loaded_words(sentence, [row for row in rows if row["sentence"] == sentence.number])
    return rows


def _cue(token: Token, pos: str) -> Entry | None:
    lemma = token.lemma_.lower()
    return next(
        (e for e in load_lexicon("cues") if e["lemma"] == lemma and e["pos"] == pos and e["class"] in _CLAIMING), None
    )


def _read_sentence(sentence: Sentence, actors: ActorIndex) -> list[_Attribution]:
    found: list[_Attribution] = []
    for token in sentence.span:
        if token.is_space:
            continue
        attribution: _Attribution | None = None
        if token.lower_ == "according":
            attribution = _read_according(sentence, token)
        elif is_verb(token):
            attribution = _read_verb(token, actors)
        elif token.dep_ == "advmod" and _cue(token, "adverb") is not None:
            attribution = _read_adverb(token)
        elif token.pos_ == "NOUN":
            attribution = _read_noun(token)
        if attribution is None and token.tag_ in {"VBD", "VBZ", "VBP", "VBN"}:
            attribution = _read_backoff(sentence, token)
        if attribution is not None and attribution.content:
            found.append(attribution)
    return found


def _trim(tokens: list[Token]) -> list[Token]:
    kept = [t for t in tokens if not t.is_space]
    while kept and (kept[0].text in _EDGES or kept[0].lower_ == "that"):
        kept.pop(0)
    while kept and kept[-1].text in _EDGES:
        kept.pop()
    return kept


def _phrase(head: Token) -> list[Token]:
    """Give a noun phrase without the clauses that hang on it."""
    cut = {
        t.i
        for c in head.children
        if c.dep_ in {"relcl", "appos", "acl", "punct"} and c.i > head.i and not _is_name_of(c, head)
        for t in c.subtree
    }
    return _contiguous([t for t in head.subtree if t.i not in cut and not t.is_space], head)


def _is_name_of(token: Token, head: Token) -> bool:
    """Tell whether an apposition is the name that goes with a title, no comma between: "President William Ruto"."""
    return token.dep_ == "appos" and token.pos_ == "PROPN" and token.left_edge.i == head.i + 1


def _contiguous(tokens: list[Token], head: Token) -> list[Token]:
    kept = [head]
    inside = {t.i for t in tokens}
    i = head.i - 1
    while i in inside:
        kept.insert(0, head.doc[i])
        i -= 1
    i = head.i + 1
    while i in inside:
        kept.append(head.doc[i])
        i += 1
    return _trim(kept) or [head]


def _read_verb(verb: Token, actors: ActorIndex) -> _Attribution | None:
    entry = _cue(verb, "verb")
    if entry is None:
        return None
    frames = entry["frames"].split()
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None and verb.dep_ == "conj" and is_verb(verb.head):
        subject = next((c for c in verb.head.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None and verb.dep_ == "acl":
        subject = verb.head
    if subject is not None:
        subject = antecedent_of(subject, verb)
    passive = is_passive(verb) and verb.dep_ != "conj"
    clause = next((c for c in verb.children if c.dep_ in {"ccomp"} or (c.dep_ == "parataxis" and is_verb(c))), None)
    if clause is None and passive and "b" in frames:
        clause = next((c for c in verb.children if c.dep_ == "xcomp"), None)
        if clause is not None:
            return _Attribution(_trim(list(clause.subtree)), [], None, [verb], entry, "passive_cue", 0.6)
    if clause is not None and not passive:
        content = [t for t in clause.subtree if t.i != verb.i]
        content = [t for t in content if (t.i > verb.i) == (clause.i > verb.i)]
        if "t" in frames or "q" in frames:
            if subject is None:
                return None
            return _Attribution(_trim(content), _phrase(subject), subject, [verb], entry, "verb_with_clause", 0.8)
    obj = next((c for c in verb.children if c.dep_ == "dobj" and c.pos_ in {"NOUN", "PROPN"}), None)
    if obj is not None and subject is not None and not passive:
        is_medium = classify_source(subject, actors) == "media"
        if (
            ("x" in frames and is_medium)
            or (entry["class"] in {"concede", "deny"} and "n" in frames)
            or (verb.lemma_ in _SHOWING and is_medium)
        ):
            content = [t for t in verb.subtree if t.i >= obj.left_edge.i and t.i < _clause_end(verb, obj)]
            return _Attribution(
                _trim(content), _phrase(subject), subject, [verb], entry, "verb_with_noun_content", 0.65
            )
    return None


def _clause_end(verb: Token, obj: Token) -> int:
    """Give the index after the object and what belongs to it: up to the next clause of the same verb."""
    ends = [
        t.i for c in verb.children if c.i > obj.i and c.dep_ in {"advcl", "conj", "cc", "punct"} for t in [c.left_edge]
    ]
    return min(ends, default=max(t.i for t in verb.subtree) + 1)


def _read_according(sentence: Sentence, token: Token) -> _Attribution | None:
    to = next((c for c in token.children if c.lower_ == "to"), None)
    source = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
    if to is None or source is None:
        return None
    inside = {t.i for t in token.subtree}
    words = [t for t in sentence.span if not t.is_space]
    before = [t for t in words if t.i < token.i]
    after = [t for t in words if t.i > max(inside)]
    content = _trim(before if len(before) > len(after) else after)
    entry: Entry = {"lemma": "according to", "class": "say", "commitment": "2", "frames": "", "pos": "preposition"}
    return _Attribution(content, _phrase(source), source, [token, to], entry, "according_to", 0.8)


def _read_adverb(adverb: Token) -> _Attribution | None:
    entry = _cue(adverb, "adverb")
    verb = adverb.head
    if entry is None or not is_verb(verb):
        return None
    left = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    start = min((c.left_edge.i for c in left), default=verb.i)
    cut = {t.i for c in verb.children if c.dep_ in {"advcl", "parataxis"} and c.i > verb.i for t in c.subtree}
    content = [t for t in verb.subtree if t.i >= start and t.i not in cut]
    return _Attribution(_trim(content), [], None, [adverb], entry, "hearsay_adverb", 0.75)


def _read_noun(noun: Token) -> _Attribution | None:
    entry = _cue(noun, "noun")
    clause = next(
        (
            c
            for c in noun.children
            if c.dep_ in {"acl", "ccomp", "relcl"} and any(m.lower_ == "that" and m.dep_ == "mark" for m in c.children)
        ),
        None,
    )
    if entry is None or clause is None:
        return None
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    source = _phrase(owner) if owner is not None else []
    return _Attribution(
        _trim(list(clause.subtree)),
        [t for t in source if t.text not in {"'s", "'"}],
        owner,
        [noun],
        entry,
        "noun_with_clause",
        0.65,
    )


def _read_backoff(sentence: Sentence, token: Token) -> _Attribution | None:
    """Read "The viral video depicted …" where the parser misses the verb: a medium's noun right before a cue of showing."""
    entry = next(
        (
            e
            for e in load_lexicon("cues")
            if e["lemma"] == token.lemma_.lower() and e["pos"] == "verb" and e["class"] == "show"
        ),
        None,
    )
    if entry is None or token.i == sentence.span.start:
        return None
    noun = token.doc[token.i - 1]
    if noun.pos_ != "NOUN" or classify_source(noun, ActorIndex()) != "media":
        return None
    start = noun.i
    while start > sentence.span.start and token.doc[start - 1].pos_ in {"ADJ", "DET", "NOUN"}:
        start -= 1
    end = next((t.i for t in token.doc[token.i + 1 : sentence.span.end] if t.text in {",", ";"}), sentence.span.end)
    content = _trim(list(token.doc[token.i + 1 : end]))
    return _Attribution(content, list(token.doc[start : noun.i + 1]), noun, [token], entry, "cue_after_medium", 0.55)


def _make_row(parse: Parse, sentence: Sentence, found: _Attribution, actors: ActorIndex) -> dict[str, Any]:
    start, end = span_of(found.content)
    row = parse.make_row("claims", sentence, start, end, rule=found.rule, confidence=found.confidence)
    cue_start, cue_end = span_of(found.cue)
    row |= {"cue": parse.text_of(cue_start, cue_end), "cue_start": cue_start, "cue_end": cue_end}
    if found.source:
        source_start, source_end = span_of(found.source)
        row |= {
            "source_quote": parse.text_of(source_start, source_end),
            "source_start": source_start,
            "source_end": source_end,
        }
    meant = actors.actors_at(found.source_head) if found.source_head is not None else ()
    hedges = find_hedges([*found.cue, *found.content])
    row |= {
        "source_actor_id": meant[0].actor_id if len(meant) == 1 and meant[0].actor_id else None,
        "sourcing": classify_source(found.source_head, actors, cue_class=found.entry["class"]),
        "factuality": _rate(found, hedges),
        "hedges": "; ".join(hedges) or None,
        "loaded": "; ".join(find_loaded_words(found.content)) or None,
    }
    return row


def _rate(found: _Attribution, hedges: list[str]) -> float:
    rated = float(found.entry["commitment"])
    if found.entry["pos"] == "verb" and is_negated(found.cue[0]):
        rated = -rated
    words = {t.lower_ for t in found.content if t.tag_ == "MD"}
    if words & {"could", "would", "should"}:
        return min(rated, 0.0)
    return min(rated, 1.0) if hedges or words & {"may", "might"} else rated


def _own_voice(parse: Parse, sentence: Sentence) -> dict[str, Any]:
    tokens = [t for t in sentence.span if not t.is_space]
    row = parse.make_row("claims", sentence, sentence.start, sentence.end, rule="own_voice", confidence=0.9)
    hedges = find_hedges(tokens)
    modal = any(t.tag_ == "MD" and t.lower_ in {"could", "may", "might", "would"} for t in tokens)
    return row | {
        "sourcing": "unattributed",
        "factuality": 1.0 if hedges or modal else 3.0,
        "hedges": "; ".join(hedges) or None,
        "loaded": "; ".join(find_loaded_words(tokens)) or None,
    }


def _share_loaded_words(sentence: Sentence, rows: list[dict[str, Any]]) -> None:
    """Give loaded words outside every content to the sentence's first claim, so that none is lost."""
    tokens = [t for t in sentence.span if not t.is_space]
    known = {word for row in rows for word in (row["loaded"] or "").split("; ")}
    rest = [word for word in find_loaded_words(tokens) if word not in known]
    if rest and rows:
        rows[0]["loaded"] = "; ".join([*([rows[0]["loaded"]] if rows[0]["loaded"] else []), *rest])
