"""A short invented news text, annotated by hand into every table, for tests that need real-looking rows.

Use it as ``from tests.examples import make_example_tables`` (``tests`` is a package, and the repository is on the path
of an editable install and of ``python -m pytest``). Each call makes new frames, so a test may change what it gets.
Every row has passed its table's model, every span holds, and every reference finds its row.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pandas as pd

from analysis.measures import join_texts
from analysis.row_checks import check_references, check_spans
from analysis.schemas import EVENT_TYPES, TABLES, Document, Tables, make_frame, make_id

PARAGRAPHS = (
    (
        "Kenya has offered to mediate between Ethiopia and Eritrea after weeks of clashes along their disputed border.",
        "An earlier attempt by Djibouti to broker a truce between the two neighbours failed in March.",
        "Kenya's foreign minister, Grace Mwangi, said on Tuesday that both countries must step back from war.",
    ),
    (
        "Qatar will host talks between the two sides in Doha next week, according to Ethiopian officials.",
        "Eritrea's defence minister accused Ethiopia of shelling the town of Badme and said more than 300 soldiers had been killed.",
        "Ethiopia has asked the African Union for help, but the bloc has not answered.",
        "Fighters of the Red Sea Front, an armed group, reportedly seized a checkpoint near Zalambessa.",
    ),
    (
        "Qatar's investments in Eritrean ports give Doha considerable leverage over Asmara, analysts say.",
        "About 12,000 people have fled the area, the United Nations said.",
        "On Friday Eritrea threatened to close its border.",
    ),
)
TEXT = "\n".join(" ".join(sentences) for sentences in PARAGRAPHS)
DOCUMENT_ID = "example-border-talks"
PUBLISHED_AT = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)


class _Builder:
    """Makes rows whose offsets are looked up in the text: a phrase is found inside its sentence."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
        self.sentence_starts: list[int] = []
        position = 0
        for paragraph, sentences in enumerate(PARAGRAPHS, start=1):
            for text in sentences:
                start = TEXT.index(text, position)
                position = start + len(text)
                self.sentence_starts.append(start)
                self.rows["sentences"].append(
                    {
                        "document_id": DOCUMENT_ID,
                        "sentence": len(self.sentence_starts),
                        "paragraph": paragraph,
                        "start": start,
                        "end": position,
                        "text": text,
                    }
                )

    def find(self, sentence: int, phrase: str, nth: int = 1) -> tuple[int, int]:
        """Give the offsets of the nth place where a phrase stands in a sentence."""
        start = self.sentence_starts[sentence - 1] - 1
        for _ in range(nth):
            start = TEXT.index(phrase, start + 1)
        return start, start + len(phrase)

    def add(self, table: str, sentence: int, phrase: str, *, nth: int = 1, key: str = "", **columns: Any) -> str:
        """Add an extracted row whose span is a phrase of a sentence; gives its id."""
        start, end = self.find(sentence, phrase, nth)
        row_id = make_id(DOCUMENT_ID, table, start, end, key)
        singular = {"place_mentions": "place_mention", "quantities": "quantity"}.get(table, table[:-1])
        self.rows[table].append(
            {
                "document_id": DOCUMENT_ID,
                "sentence": sentence,
                "start": start,
                "end": end,
                "quote": phrase,
                "rule": "by_hand",
                "confidence": 1.0,
                "review": "added",
                f"{singular}_id": row_id,
                **columns,
            }
        )
        return row_id

    def add_actor(
        self, sentence: int, phrase: str, name: str, kind: str, *, form: str = "name", nth: int = 1, **columns: Any
    ) -> str:
        """Add an actor together with the mention that its span is."""
        actor_id = self.add("actors", sentence, phrase, nth=nth, key=name, name=name, kind=kind, **columns)
        self.add_mention(sentence, phrase, actor_id, form=form, nth=nth)
        return actor_id

    def add_mention(self, sentence: int, phrase: str, actor_id: str, *, form: str = "name", nth: int = 1) -> None:
        """Add one more place where an actor is named."""
        self.add("mentions", sentence, phrase, nth=nth, key=actor_id, actor_id=actor_id, form=form)

    def add_event(
        self, sentence: int, trigger: str, type_: str, status: str, parts: dict[str, tuple[str, ...]], **columns: Any
    ) -> str:
        """Add an event and its participants: part → actor ids; their span is the trigger."""
        quad, intensity = EVENT_TYPES[type_]
        event_id = self.add(
            "events", sentence, trigger, type=type_, status=status, quad=quad, intensity=intensity,
            **{"factuality": 3.0, **columns},
        )  # fmt: skip
        for part, actor_ids in parts.items():
            for actor_id in actor_ids:
                self.add("participants", sentence, trigger, key=f"{part}{actor_id}", event_id=event_id, actor_id=actor_id, part=part)  # fmt: skip
        return event_id

    def add_claim(
        self, sentence: int, content: str, sourcing: str, *, source: str | None, cue: str, **columns: Any
    ) -> str:
        """Add a claim with the spans of its source and cue."""
        cue_start, cue_end = self.find(sentence, cue)
        row: dict[str, Any] = {"cue": cue, "cue_start": cue_start, "cue_end": cue_end}
        if source is not None:
            source_start, source_end = self.find(sentence, source)
            row |= {"source_quote": source, "source_start": source_start, "source_end": source_end}
        return self.add("claims", sentence, content, sourcing=sourcing, **row, **columns)


def make_example_document() -> Document:
    """Give the example text as a document: it has an outlet and a date, and no author."""
    return Document(
        document_id=DOCUMENT_ID,
        name="border-talks.txt",
        text=TEXT,
        retrieved_at=datetime(2026, 4, 14, 12, 0, tzinfo=UTC),
        title="Kenya offers to mediate in border dispute",
        outlet="The Example Courier",
        url="https://courier.example/border-talks",
        published_at=PUBLISHED_AT,
    )


def make_example_tables() -> Tables:
    """Give all tables of the example text, validated."""
    document = make_example_document()
    build = _Builder()
    build.rows["documents"].append(
        {
            "document_id": document.document_id,
            "name": document.name,
            "title": document.title,
            "outlet": document.outlet,
            "author": document.author,
            "url": document.url,
            "published_at": document.published_at,
            "retrieved_at": document.retrieved_at,
            "language": document.language,
            "text": document.text,
            "sha256": document.sha256,
            "near_duplicate_of": document.near_duplicate_of,
        }
    )

    # Who: eleven actors.
    kenya = build.add_actor(1, "Kenya", "Kenya", "state", country="KEN", entity="KEN")
    ethiopia = build.add_actor(1, "Ethiopia", "Ethiopia", "state", country="ETH", entity="ETH")
    eritrea = build.add_actor(1, "Eritrea", "Eritrea", "state", country="ERI", entity="ERI")
    djibouti = build.add_actor(2, "Djibouti", "Djibouti", "state", country="DJI", entity="DJI")
    mwangi = build.add_actor(
        3, "Grace Mwangi", "Grace Mwangi", "person", country="KEN", role="foreign minister", belongs_to=kenya
    )
    qatar = build.add_actor(4, "Qatar", "Qatar", "state", country="QAT", entity="QAT")
    officials = build.add_actor(
        4, "Ethiopian officials", "Ethiopian officials", "group", form="nominal", country="ETH", belongs_to=ethiopia
    )
    minister = build.add_actor(
        5, "Eritrea's defence minister", "Defence minister of Eritrea", "person",
        form="title", country="ERI", role="defence minister", belongs_to=eritrea,
    )  # fmt: skip
    african_union = build.add_actor(6, "African Union", "African Union", "organisation", entity="AU")
    front = build.add_actor(7, "Red Sea Front", "Red Sea Front", "armed_group")
    united_nations = build.add_actor(9, "United Nations", "United Nations", "organisation", entity="UN")
    for side in (ethiopia, eritrea):
        build.add_mention(2, "the two neighbours", side, form="nominal")
        build.add_mention(3, "both countries", side, form="nominal")
        build.add_mention(4, "the two sides", side, form="nominal")
    build.add_mention(3, "Kenya", kenya)
    build.add_mention(4, "Ethiopian", ethiopia, form="demonym")
    build.add_mention(5, "Eritrea", eritrea)
    build.add_mention(5, "Ethiopia", ethiopia)
    build.add_mention(6, "Ethiopia", ethiopia)
    build.add_mention(6, "the bloc", african_union, form="nominal")
    build.add_mention(8, "Qatar", qatar)
    build.add_mention(8, "Eritrean", eritrea, form="demonym")
    build.add_mention(8, "Doha", qatar, form="metonym")
    build.add_mention(8, "Asmara", eritrea, form="metonym")
    build.add_mention(10, "Eritrea", eritrea)

    # Where: four places.
    doha = build.add("places", 4, "Doha", name="Doha", country="QAT", latitude=25.29, longitude=51.53, entity="doha")
    badme = build.add(
        "places", 5, "Badme", name="Badme", country="ERI", latitude=14.73, longitude=37.80, entity="badme"
    )
    zalambessa = build.add(
        "places",
        7,
        "Zalambessa",
        name="Zalambessa",
        country="ETH",
        latitude=14.52,
        longitude=39.38,
        entity="zalambessa",
    )
    build.add("place_mentions", 4, "Doha", place_id=doha)
    build.add("place_mentions", 5, "Badme", place_id=badme)
    build.add("place_mentions", 7, "Zalambessa", place_id=zalambessa)

    # Who said what.
    step_back = build.add_claim(
        3, "both countries must step back from war", "named_person",
        source="Kenya's foreign minister, Grace Mwangi", cue="said", source_actor_id=mwangi, factuality=2.0,
    )  # fmt: skip
    hosting = build.add_claim(
        4, "Qatar will host talks between the two sides in Doha next week", "official_unnamed",
        source="Ethiopian officials", cue="according to", source_actor_id=officials, factuality=2.0,
    )  # fmt: skip
    shelling = build.add_claim(
        5, "shelling the town of Badme", "official_unnamed",
        source="Eritrea's defence minister", cue="accused", source_actor_id=minister, factuality=2.0,
    )  # fmt: skip
    killed = build.add_claim(
        5, "more than 300 soldiers had been killed", "official_unnamed",
        source="Eritrea's defence minister", cue="said", source_actor_id=minister, factuality=2.0,
    )  # fmt: skip
    seizure = build.add_claim(
        7, "seized a checkpoint near Zalambessa", "media", source=None, cue="reportedly", factuality=1.0, hedges="reportedly",
    )  # fmt: skip
    leverage = build.add_claim(
        8, "Qatar's investments in Eritrean ports give Doha considerable leverage over Asmara", "unnamed_people",
        source="analysts", cue="say", factuality=2.0, hedges="considerable",
    )  # fmt: skip
    displaced = build.add_claim(
        9, "About 12,000 people have fled the area", "named_body",
        source="the United Nations", cue="said", source_actor_id=united_nations, factuality=2.0, loaded="fled",
    )  # fmt: skip

    # What happened.
    build.add_event(
        1, "offered", "AGREE", "offered",
        {"actor": (kenya,), "mediator": (kenya,), "recipient": (ethiopia, eritrea)}, cameo="039",
    )  # fmt: skip
    build.add_event(1, "clashes", "ASSAULT", "occurred", {"actor": (ethiopia, eritrea)})
    build.add_event(
        2, "broker", "CONSULT", "failed",
        {"actor": (djibouti,), "mediator": (djibouti,), "recipient": (ethiopia, eritrea)}, cameo="045",
        when_text="in March", when_start=datetime(2026, 3, 1, tzinfo=UTC), when_end=datetime(2026, 3, 31, 23, 59, 59, tzinfo=UTC),
    )  # fmt: skip
    build.add_event(
        4, "host talks", "CONSULT", "planned",
        {"actor": (ethiopia, eritrea), "mediator": (qatar,), "venue": (qatar,)}, cameo="045", factuality=2.0,
        when_text="next week", when_start=datetime(2026, 4, 20, tzinfo=UTC), when_end=datetime(2026, 4, 26, 23, 59, 59, tzinfo=UTC),
        place_id=doha, claim_id=hosting,
    )  # fmt: skip
    build.add_event(5, "accused", "ACCUSE", "occurred", {"actor": (minister,), "recipient": (ethiopia,)})
    build.add_event(
        5, "shelling", "ASSAULT", "occurred", {"actor": (ethiopia,), "recipient": (eritrea,)},
        factuality=2.0, place_id=badme, claim_id=shelling,
    )  # fmt: skip
    build.add_event(
        6, "asked", "REQUEST", "requested",
        {"actor": (ethiopia,), "recipient": (african_union,), "mediator": (african_union,)}, cameo="028",
    )  # fmt: skip
    build.add_event(
        7, "seized", "ASSAULT", "occurred", {"actor": (front,)}, factuality=1.0, place_id=zalambessa, claim_id=seizure,
    )  # fmt: skip
    build.add_event(
        10, "threatened", "THREATEN", "threatened", {"actor": (eritrea,)},
        when_text="On Friday", when_start=datetime(2026, 4, 10, tzinfo=UTC), when_end=datetime(2026, 4, 10, 23, 59, 59, tzinfo=UTC),
    )  # fmt: skip

    # How many, and which ties stand.
    build.add(
        "quantities", 5, "more than 300", value=300.0, low=300.0, comparator=">", unit="person", counted="soldiers",
        claim_id=killed, actor_id=eritrea,
    )  # fmt: skip
    build.add(
        "quantities", 9, "About 12,000", value=12000.0, comparator="≈", unit="person", counted="people",
        claim_id=displaced, actor_id=united_nations,
    )  # fmt: skip
    build.add("relations", 1, "disputed", subject_id=ethiopia, relation="hostile_to", object_id=eritrea)
    build.add(
        "relations", 8, "leverage", subject_id=qatar, relation="leverage_over", object_id=eritrea,
        instrument="investments in Eritrean ports", strength="considerable",
    )  # fmt: skip
    build.add(
        "relations", 3, "foreign minister", subject_id=mwangi, relation="leads", object_text="Kenya's foreign ministry"
    )
    assert step_back and leverage

    frames = {table: make_frame(table, rows) for table, rows in build.rows.items()}
    for table, frame in frames.items():
        if table != "documents":
            check_spans(table, frame, {DOCUMENT_ID: TEXT})
    check_references(frames)
    return Tables(**frames)


#: What each of three texts of the example set tells: its name, outlet, day and sentences of the example.
_TOLD = (
    ("courier", "The Example Courier", "2026-04-14", range(1, 11)),
    ("herald", "The Example Herald", "2026-04-23", (1, 2, 4, 5, 7)),
    ("gazette", "The Example Gazette", "2026-05-06", (1, 4, 6, 8, 9)),
)


def make_example_set() -> Tables:
    """Give three texts on one story, joined as reports on several texts join them: the example, and two that tell parts of it."""
    example, frames = make_example_tables(), {}
    for table in TABLES:
        copies = []
        for name, outlet, day, sentences in _TOLD:
            copied = example[table].assign(document_id=name)
            if table in ("events", "claims", "quantities", "relations", "mentions", "place_mentions"):
                copied = copied[copied["sentence"].isin(sentences)]
            if table == "participants":
                events = example.events[example.events["sentence"].isin(sentences)]
                copied = copied[copied["event_id"].isin(events["event_id"])]
            for column in copied:
                if (column.endswith("_id") and column != "document_id") or column == "belongs_to":
                    copied[column] = [f"{value}{name}" if isinstance(value, str) else value for value in copied[column]]
            if table == "documents":
                copied = copied.assign(name=name, published_at=pd.Timestamp(day, tz="UTC"), outlet=outlet)
            copies.append(copied)
        frames[table] = pd.concat(copies, ignore_index=True).astype(example[table].dtypes.to_dict())
    return join_texts(Tables(**frames))


def make_empty_tables(document: Document | None = None) -> Tables:
    """Give tables that hold a document and nothing found in it; none at all where no document is given."""
    rows: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
    if document is not None:
        columns = list(TABLES["documents"].to_schema().columns)
        rows["documents"].append({column: getattr(document, column) for column in columns})
        rows["sentences"].append(
            {
                "document_id": document.document_id, "sentence": 1, "paragraph": 1,
                "start": 0, "end": len(document.text), "text": document.text,
            }
        )  # fmt: skip
    return Tables(**{table: make_frame(table, table_rows) for table, table_rows in rows.items()})
