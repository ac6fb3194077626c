"""The bottom line says what the rows say, no more, and says so where they say nothing."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures import compose_bottom_line
from analysis.schemas import STATUSES, Tables
from tests.examples import make_empty_tables, make_example_document, make_example_tables


def read_lines(tables: Tables) -> list[str]:
    return list(compose_bottom_line(tables)["text"])


def change(table: str, **columns: object) -> Tables:
    tables = make_example_tables()
    return replace(tables, **{table: tables[table].assign(**columns)})


def test_it_tells_of_mediation_acts_and_figures_with_their_sentences():
    lines = compose_bottom_line(make_example_tables())
    told = dict(zip(lines["text"], lines["sentences"], strict=True))
    assert told["Kenya has offered to mediate between Eritrea and Ethiopia."] == (1,)
    assert told["Qatar plans to mediate between Eritrea and Ethiopia, according to Ethiopian officials."] == (4,)
    assert told["Ethiopia and Eritrea clashed (“clashes along their disputed border”)."] == (1,)
    assert any(line.startswith("The largest number of people in the text, “About 12,000 people”") for line in told)
    assert 3 <= len(told) <= 6


def test_an_act_that_names_one_side_only_is_not_told():
    assert not [line for line in read_lines(make_example_tables()) if "Red Sea Front" in line]


def test_what_is_only_reported_is_said_to_be_reported():
    lines = read_lines(change("events", factuality=1.0))
    assert "Kenya has reportedly offered to mediate between Eritrea and Ethiopia." in lines
    assert "It is reported that Ethiopia and Eritrea clashed (“clashes along their disputed border”)." in lines


def test_what_somebody_claims_is_told_with_who_claims_it():
    tables = make_example_tables()
    only = tables.events[tables.events["quote"] == "shelling"]
    assert read_lines(replace(tables, events=only))[0] == (
        "Ethiopia used force against Eritrea (“shelling the town of Badme”), according to Eritrea's defence minister."
    )


def test_a_row_as_likely_wrong_as_right_is_not_told():
    lines = read_lines(change("events", confidence=0.4, review="machine"))
    assert not [line for line in lines if "clashed" in line or "mediate" in line]
    lines = read_lines(change("quantities", confidence=0.4, review="machine"))
    assert not [line for line in lines if "largest count" in line]


def test_a_row_that_a_person_vouches_for_is_told_however_sure_the_machine_was():
    lines = read_lines(change("events", confidence=0.1, review="accepted"))
    assert "Kenya has offered to mediate between Eritrea and Ethiopia." in lines


def test_whom_a_pronoun_means_is_named():
    tables = make_example_tables()
    only = replace(tables, events=tables.events[tables.events["quote"] == "shelling"])
    he = replace(only, claims=only.claims.assign(source_quote="he"))
    assert read_lines(he)[0].endswith("according to Defence minister of Eritrea.")
    his = replace(only, claims=only.claims.assign(source_quote="His deputy, the general"))
    assert read_lines(his)[0].endswith("according to Defence minister of Eritrea.")
    nobody = replace(he, claims=he.claims.assign(source_actor_id=None))
    assert read_lines(nobody)[0].endswith("according to somebody whom the text names elsewhere.")


def test_where_few_act_those_with_a_name_or_an_office_are_quoted():
    tables = make_example_tables()
    none = replace(tables, events=tables.events.iloc[:0], participants=tables.participants.iloc[:0])
    clauses = replace(none, claims=none.claims.assign(rule="verb_with_clause"))
    assert (
        read_lines(clauses)[1]
        == "According to Kenya's foreign minister, Grace Mwangi, “both countries must step back from war”."
    )
    judged = replace(none, claims=none.claims.assign(rule="verb_of_judgement"))
    assert not [line for line in read_lines(judged) if line.startswith("According to")]


def test_sources_are_told_in_a_sentence():
    tables = make_example_tables()

    def say(*sourcing):
        claims = tables.claims.iloc[[0] * len(sourcing)].assign(sourcing=sourcing, rule="verb_of_judgement")
        return next(line for line in read_lines(replace(tables, claims=claims)) if "with a source" in line)

    assert say("media", "media") == "Both claims with a source rest on media reports."
    assert say("media", "unnamed_people") == (
        "Neither of the two claims with a source names it; they rest on a media report and a person without a name."
    )
    assert say("named_body", "named_person", "media") == (
        "Two of the three claims with a source name it; the other rests on a media report."
    )
    assert say("named_person", "named_body") == "Both claims with a source name it."


def test_a_source_is_named_shortly():
    tables = make_example_tables()
    only = replace(tables, events=tables.events[tables.events["quote"] == "shelling"])
    for written, told in [
        ("the World Health Organization (WHO", "the World Health Organization"),
        ("Officials, " + "when asked again and again " * 4, "officials"),
    ]:
        said = replace(only, claims=only.claims.assign(source_quote=written))
        assert read_lines(said)[0].endswith(f"according to {told}.")


def test_a_text_without_events_is_said_to_have_none():
    tables = make_example_tables()
    none = replace(tables, events=tables.events.iloc[:0], participants=tables.participants.iloc[:0])
    assert read_lines(none)[0].startswith("The text tells of no political event that the extraction recognises")


def test_a_text_in_which_nothing_is_found_still_gets_a_bottom_line():
    lines = read_lines(make_empty_tables(make_example_document()))
    assert lines[:2] == [
        "The text tells of no political event that the extraction recognises.",
        "The text attributes nothing to a source: all is said in its own voice.",
    ]


def test_a_handful_of_people_is_no_figure_to_lead_with():
    small = change("quantities", value=2.0, low=None, high=None)
    assert not [line for line in read_lines(small) if "largest number" in line]


def test_a_name_has_the_article_that_the_text_gives_it():
    lines = read_lines(make_example_tables())
    assert any("the African Union has been asked to mediate" in line.replace("The", "the") for line in lines)


rows = make_example_tables()


@settings(max_examples=60, deadline=None)
@given(
    kept=st.lists(st.booleans(), min_size=len(rows.events), max_size=len(rows.events)),
    statuses=st.lists(st.sampled_from(STATUSES), min_size=len(rows.events), max_size=len(rows.events)),
    surely=st.lists(
        st.sampled_from([-3.0, -1.0, 0.0, 1.0, 2.0, 3.0, None]), min_size=len(rows.events), max_size=len(rows.events)
    ),
)
def test_whatever_rows_are_there_it_says_at_most_six_sentences_of_names_in_the_rows(kept, statuses, surely):
    events = rows.events.assign(status=statuses, factuality=pd.array(surely, dtype="Float64").astype(float))[kept]
    parts = rows.participants[rows.participants["event_id"].isin(events["event_id"])]
    tables = replace(rows, events=events, participants=parts)
    lines = compose_bottom_line(tables)
    assert 1 <= len(lines) <= 6
    known = " ".join([str(rows.documents["text"].iloc[0]), *rows.actors["name"]])
    for line in lines.to_dict("records"):
        assert re.fullmatch(r"[“A-Z].*\.", line["text"])
        assert "  " not in line["text"] and "None" not in line["text"] and "nan" not in line["text"]
        if line["topic"] in {"mediation", "events"}:
            assert line["sentences"], line["text"]
            for word in re.findall(r"\b[A-Z]\w+", line["text"][1:]):
                assert word in known, f"{word} is in no row: {line['text']}"
