"""Every table, declared once: columns, types, vocabularies, and frames that hold to them.

The documentation page of tables and ``datapackage.json`` are generated from these models.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors
from pandera.typing import Series

from analysis.errors import DataError
from analysis.frame_checks import fit_frame

UTC_TIME = pd.DatetimeTZDtype("us", "UTC")
UtcTime = Annotated[pd.DatetimeTZDtype, "us", "UTC"]

REVIEWS = ("machine", "accepted", "corrected", "added", "rejected")
#: Rows that a person vouches for.
VOUCHED = ("accepted", "corrected", "added")
ACTOR_KINDS = ("state", "government", "person", "organisation", "armed_group", "group")
MENTION_FORMS = ("name", "title", "nominal", "pronoun", "metonym", "demonym")
STATUSES = (
    "occurred", "ongoing", "requested", "offered", "accepted", "planned", "threatened",
    "refused", "failed", "halted", "hypothetical", "denied",
)  # fmt: skip
#: Whether a sentence tells something as its news or in passing.
GROUNDS = ("foreground", "background")
PARTS = ("actor", "recipient", "mediator", "venue")
SOURCINGS = ("named_person", "named_body", "official_unnamed", "unnamed_people", "media", "unattributed")
COMPARATORS = ("=", "≈", ">", "≥", "<", "≤", "between")
FATES = ("killed", "wounded", "captured", "displaced", "missing")
RELATIONS = (
    "borders", "leverage_over", "influences", "leads", "member_of", "allied_with", "hostile_to", "hosts",
)  # fmt: skip

#: PLOVER event types: quad (1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict)
#: and base score of intensity. Source: PLOVER codebook (Open Event Data Alliance); SANCTION is counted as material.
EVENT_TYPES: dict[str, tuple[int, float]] = {
    "AGREE": (1, 2.5), "CONSULT": (1, 2.5), "SUPPORT": (1, 5.0), "CONCEDE": (1, 4.5),
    "COOPERATE": (2, 9.5), "AID": (2, 10.0), "RETREAT": (2, 6.5),
    "REQUEST": (3, 0.0), "ACCUSE": (3, -3.0), "REJECT": (3, -2.0), "THREATEN": (3, -3.5),
    "PROTEST": (4, -5.0), "SANCTION": (4, -6.0), "MOBILIZE": (4, -5.5), "COERCE": (4, -7.0), "ASSAULT": (4, -9.0),
}  # fmt: skip
#: What each quad is called.
QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}


class _Table(pa.DataFrameModel):
    class Config:
        strict = True
        coerce = True
        ordered = True


class Documents(_Table):
    """A row is an article."""

    document_id: Series[str] = pa.Field(unique=True, description="Hash of the text and the address, if any.")
    name: Series[str] = pa.Field(description="What the reader called it: the file's name, or the row's.")
    title: Series[str] = pa.Field(nullable=True, description="Headline, where the input gives one.")
    outlet: Series[str] = pa.Field(nullable=True, description="Who published it.")
    author: Series[str] = pa.Field(nullable=True, description="Who wrote it.")
    url: Series[str] = pa.Field(nullable=True, description="Where it stands.")
    published_at: Series[UtcTime] = pa.Field(nullable=True, description="Time of publication, UTC.")
    retrieved_at: Series[UtcTime] = pa.Field(description="When it was first read, UTC.")
    language: Series[str] = pa.Field(description="ISO 639-1 code of the language found.")
    text: Series[str] = pa.Field(description="The text as it was read; all offsets count its characters.")
    sha256: Series[str] = pa.Field(description="SHA-256 of the text in UTF-8.")
    near_duplicate_of: Series[str] = pa.Field(
        nullable=True, description="document_id of an earlier, nearly equal text."
    )


class Sentences(_Table):
    """A row is a sentence."""

    document_id: Series[str] = pa.Field(description="The article.")
    sentence: Series[int] = pa.Field(ge=1, description="Number of the sentence, from 1, cited as S7.")
    paragraph: Series[int] = pa.Field(ge=1, description="Number of the paragraph, from 1.")
    start: Series[int] = pa.Field(ge=0, description="Offset of the first character in the document's text.")
    end: Series[int] = pa.Field(ge=0, description="Offset after the last character.")
    text: Series[str] = pa.Field(description="The sentence.")


class _Extracted(_Table):
    """What every extracted row carries."""

    document_id: Series[str] = pa.Field(description="The article.")
    sentence: Series[int] = pa.Field(ge=1, description="Sentence that the span stands in, cited as S7.")
    start: Series[int] = pa.Field(ge=0, description="Offset of the span's first character in the document's text.")
    end: Series[int] = pa.Field(ge=0, description="Offset after the span's last character.")
    quote: Series[str] = pa.Field(str_length={"min_value": 1}, description="The span: text[start:end].")
    rule: Series[str] = pa.Field(description="Rule or model that proposed the row.")
    confidence: Series[float] = pa.Field(ge=0, le=1, description="How sure the rule is, 0–1.")
    review: Series[str] = pa.Field(isin=REVIEWS, description="machine until a person has judged it.")


class Actors(_Extracted):
    """A row is a party, person, organisation or group, once an article. Its span is its first full mention."""

    actor_id: Series[str] = pa.Field(unique=True, description="Id of the row.")
    name: Series[str] = pa.Field(description="Name, in the fullest form that the text or the gazetteer gives.")
    kind: Series[str] = pa.Field(isin=ACTOR_KINDS, description="What sort of actor it is.")
    country: Series[str] = pa.Field(nullable=True, str_length=3, description="ISO 3166-1 alpha-3 code.")
    role: Series[str] = pa.Field(nullable=True, description="Office or function, as the text words it.")
    belongs_to: Series[str] = pa.Field(nullable=True, description="actor_id of the body that it acts for.")
    entity: Series[str] = pa.Field(nullable=True, description="Key in the gazetteer, the same in every article.")


class Mentions(_Extracted):
    """A row is one place where an actor is named."""

    mention_id: Series[str] = pa.Field(unique=True, description="Id of the row.")
    actor_id: Series[str] = pa.Field(description="The actor.")
    form: Series[str] = pa.Field(isin=MENTION_FORMS, description="How it is named.")


class Events(_Extracted):
    """A row is something done, offered, asked or threatened. Its span is the trigger."""

    event_id: Series[str] = pa.Field(unique=True, description="Id of the row.")
    type: Series[str] = pa.Field(isin=tuple(EVENT_TYPES), description="PLOVER event type.")
    mode: Series[str] = pa.Field(nullable=True, description="PLOVER mode, where one fits.")
    cameo: Series[str] = pa.Field(nullable=True, str_matches=r"^\d{3}$", description="CAMEO code, for mediation.")
    quad: Series[int] = pa.Field(isin=(1, 2, 3, 4), description="1 verbal / 2 material cooperation, 3 / 4 conflict.")
    intensity: Series[float] = pa.Field(ge=-10, le=10, description="PLOVER base score, −10 conflict to 10 cooperation.")
    status: Series[str] = pa.Field(isin=STATUSES, description="Stage that the thing has reached.")
    factuality: Series[float] = pa.Field(
        ge=-3, le=3, nullable=True, description="−3 certainly not … 3 certain, as the text commits to it."
    )
    ground: Series[str] = pa.Field(
        isin=GROUNDS,
        nullable=True,
        description="Whether its sentence tells it as its news, or in passing: in a relative clause, of an earlier time; null: a person or model added it.",
    )
    when_text: Series[str] = pa.Field(nullable=True, description="Words of time, as written.")
    when_start: Series[UtcTime] = pa.Field(nullable=True, description="First moment that they can mean, UTC.")
    when_end: Series[UtcTime] = pa.Field(nullable=True, description="Last moment that they can mean, UTC.")
    place_id: Series[str] = pa.Field(nullable=True, description="Where it happened.")
    claim_id: Series[str] = pa.Field(nullable=True, description="Claim that reports it; null: the article's own voice.")


class Participants(_Extracted):
    """A row is an actor's part in an event. Its span is the actor's mention, else the trigger."""

    participant_id: Series[str] = pa.Field(unique=True, description="Id of the row.")
    event_id: Series[str] = pa.Field(description="The event.")
    actor_id: Series[str] = pa.Field(description="The actor.")
    part: Series[str] = pa.Field(isin=PARTS, description="Its part.")


class Claims(_Extracted):
    """A row is something somebody is said to have said. Its span is the content."""

    claim_id: Series[str] = pa.Field(unique=True, description="Id of the row.")
    source_quote: Series[str] = pa.Field(nullable=True, description="Who says so, as written.")
    source_start: Series[pd.Int64Dtype] = pa.Field(nullable=True, description="Offset of the source.")
    source_end: Series[pd.Int64Dtype] = pa.Field(nullable=True, description="Offset after the source.")
    source_actor_id: Series[str] = pa.Field(nullable=True, description="The actor that the source is.")
    sourcing: Series[str] = pa.Field(isin=SOURCINGS, description="What sort of source it is.")
    cue: Series[str] = pa.Field(nullable=True, description="Words that attribute: said, according to, reportedly.")
    cue_start: Series[pd.Int64Dtype] = pa.Field(nullable=True, description="Offset of the cue.")
    cue_end: Series[pd.Int64Dtype] = pa.Field(nullable=True, description="Offset after the cue.")
    factuality: Series[float] = pa.Field(ge=-3, le=3, nullable=True, description="How far the claim is held true.")
    hedges: Series[str] = pa.Field(nullable=True, description="Hedging words in it, separated by '; '.")
    loaded: Series[str] = pa.Field(nullable=True, description="Loaded words in it, separated by '; '.")


class Quantities(_Extracted):
    """A row is a number and what it counts. Its span holds comparator, number, and currency or %."""

    quantity_id: Series[str] = pa.Field(unique=True, description="Id of the row.")
    value: Series[float] = pa.Field(nullable=True, description="The number; null for a range or a vague count.")
    low: Series[float] = pa.Field(nullable=True, description="Lower bound.")
    high: Series[float] = pa.Field(nullable=True, description="Upper bound.")
    comparator: Series[str] = pa.Field(isin=COMPARATORS, description="How the number is bounded.")
    unit: Series[str] = pa.Field(nullable=True, description="What one is: person, USD, percent, day, km.")
    counted: Series[str] = pa.Field(nullable=True, description="What is counted, as written.")
    fate: Series[str] = pa.Field(nullable=True, isin=FATES, description="What became of the people counted.")
    claim_id: Series[str] = pa.Field(nullable=True, description="Claim that gives the number.")
    actor_id: Series[str] = pa.Field(nullable=True, description="Actor whose number it is.")


class Relations(_Extracted):
    """A row is a standing tie between actors."""

    relation_id: Series[str] = pa.Field(unique=True, description="Id of the row.")
    subject_id: Series[str] = pa.Field(description="actor_id of the one that has the tie.")
    relation: Series[str] = pa.Field(isin=RELATIONS, description="What ties them.")
    object_id: Series[str] = pa.Field(nullable=True, description="actor_id of the other.")
    object_text: Series[str] = pa.Field(nullable=True, description="The other as written, where it is no actor.")
    instrument: Series[str] = pa.Field(nullable=True, description='The lever: "energy projects".')
    strength: Series[str] = pa.Field(nullable=True, description='How strong, as written: "considerable".')


class Places(_Extracted):
    """A row is a place, once an article. Its span is its first mention."""

    place_id: Series[str] = pa.Field(unique=True, description="Id of the row.")
    name: Series[str] = pa.Field(description="Name in the gazetteer, else as written.")
    country: Series[str] = pa.Field(nullable=True, str_length=3, description="ISO 3166-1 alpha-3 code.")
    latitude: Series[float] = pa.Field(nullable=True, ge=-90, le=90, description="Degrees north.")
    longitude: Series[float] = pa.Field(nullable=True, ge=-180, le=180, description="Degrees east.")
    entity: Series[str] = pa.Field(nullable=True, description="Key in the gazetteer, the same in every article.")


class PlaceMentions(_Extracted):
    """A row is one spot where a place is named."""

    place_mention_id: Series[str] = pa.Field(unique=True, description="Id of the row.")
    place_id: Series[str] = pa.Field(description="The place.")


TABLES: dict[str, type[pa.DataFrameModel]] = {
    "documents": Documents,
    "sentences": Sentences,
    "actors": Actors,
    "mentions": Mentions,
    "events": Events,
    "participants": Participants,
    "claims": Claims,
    "quantities": Quantities,
    "relations": Relations,
    "places": Places,
    "place_mentions": PlaceMentions,
}

#: Primary key of each table.
KEYS: dict[str, tuple[str, ...]] = {
    "documents": ("document_id",),
    "sentences": ("document_id", "sentence"),
    "actors": ("actor_id",),
    "mentions": ("mention_id",),
    "events": ("event_id",),
    "participants": ("participant_id",),
    "claims": ("claim_id",),
    "quantities": ("quantity_id",),
    "relations": ("relation_id",),
    "places": ("place_id",),
    "place_mentions": ("place_mention_id",),
}

#: What tells rows with the same span apart, where people or a model add them; the other tables have one row a span.
IDENTIFYING: dict[str, tuple[str, ...]] = {
    "actors": ("name",),
    "mentions": ("actor_id",),
    "participants": ("event_id", "actor_id", "part"),
    "relations": ("subject_id", "relation", "object_id", "object_text"),
    "places": ("name",),
    "place_mentions": ("place_id",),
}

#: Columns that point into other tables: table → {column: table pointed to}.
REFERENCES: dict[str, dict[str, str]] = {
    "actors": {"belongs_to": "actors"},
    "mentions": {"actor_id": "actors"},
    "events": {"place_id": "places", "claim_id": "claims"},
    "participants": {"event_id": "events", "actor_id": "actors"},
    "claims": {"source_actor_id": "actors"},
    "quantities": {"claim_id": "claims", "actor_id": "actors"},
    "relations": {"subject_id": "actors", "object_id": "actors"},
    "place_mentions": {"place_id": "places"},
}

#: Further spans a row may carry beside start/end/quote: table → (start, end, quote) columns.
EXTRA_SPANS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "claims": (("source_start", "source_end", "source_quote"), ("cue_start", "cue_end", "cue")),
}


@dataclass(frozen=True, kw_only=True)
class Document:
    """An article as it was read. ``text`` has ``\\n`` line ends and no outer blanks, and is otherwise untouched."""

    document_id: str
    name: str
    text: str
    retrieved_at: datetime
    language: str = "en"
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published_at: datetime | None = None
    near_duplicate_of: str | None = None

    @property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, as hex."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True)
class Tables:
    """All tables of one or more documents; each attribute is a frame that its model has validated.

    Attributes
    ----------
    versions : mapping of table name to version
        The version of each table that was read.
    corrections : str
        Names the state of the log of corrections that was laid over the rows; empty where nobody corrected anything.
    conflicts : tuple of str
        Ids of the rows on which reviewers disagree: they stand as the machine left them.
    rejected : int
        How many rows reviewers rejected; they are not among the rows.
    """

    documents: pd.DataFrame
    sentences: pd.DataFrame
    actors: pd.DataFrame
    mentions: pd.DataFrame
    events: pd.DataFrame
    participants: pd.DataFrame
    claims: pd.DataFrame
    quantities: pd.DataFrame
    relations: pd.DataFrame
    places: pd.DataFrame
    place_mentions: pd.DataFrame
    versions: Mapping[str, int] = field(default_factory=dict)
    corrections: str = ""
    conflicts: tuple[str, ...] = ()
    rejected: int = 0

    def __getitem__(self, table: str) -> pd.DataFrame:
        frame: pd.DataFrame = getattr(self, table)
        return frame


def make_id(document_id: str, table: str, *anchor: object) -> str:
    """Give the id of a row: a hash of document, table and anchor, so that it survives re-extraction.

    Examples
    --------
    >>> make_id("d1", "events", 10, 17) == make_id("d1", "events", 10, 17)
    True
    """
    joined = "\x1f".join([document_id, table, *map(str, anchor)])
    return table[0] + hashlib.sha256(joined.encode()).hexdigest()[:15]


def make_frame(table: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Make a validated frame of a table from rows; a column that no row gives is null.

    Raises
    ------
    DataError
        When a row breaks the table's model; the message names the column, the check and the offending values.
    """
    return validate_frame(table, frame_rows(table, rows))


def frame_rows(table: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Put rows into a frame with a table's columns that nobody has checked yet, for whoever checks many at once.

    Raises
    ------
    DataError
        When a row has a column that the table lacks.
    """
    columns = list(TABLES[table].to_schema().columns)
    unknown = {key for row in rows for key in row} - set(columns)
    if unknown:
        raise DataError(f"Table {table} has no column {', '.join(sorted(unknown))}; it has: {', '.join(columns)}.")
    return pd.DataFrame(rows, columns=columns)


def validate_frame(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Check a frame against its table's model and give it back with the model's types.

    Raises
    ------
    DataError
        When a row breaks the model.
    """
    if frame.empty:
        frame = pd.DataFrame(columns=list(TABLES[table].to_schema().columns))
    fitting = fit_frame(frame, TABLES[table].to_schema())
    if fitting is not None:
        return fitting
    try:
        return TABLES[table].validate(frame, lazy=True)
    except SchemaErrors as error:
        failures = error.failure_cases[["column", "check", "failure_case"]].head(5).to_dict("records")
        said = "; ".join(f"{f['column']}: {f['failure_case']!r} fails {f['check']}" for f in failures)
        raise DataError(f"Rows break the contract of table {table}: {said}.") from None
