"""The bottom line says what the rows say, no more, and says so where they say nothing."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures import compose_bottom_line
from analysis.measures.naming import call_actors
from analysis.measures.parties import name_sides
from analysis.schemas import STATUSES, Tables
from tests.examples import make_empty_tables, make_example_document, make_example_tables


def tell_shelling(**claims: object) -> Tables:
    """Keep the one act that somebody claims."""
    tables = make_example_tables()
    events = tables.events[tables.events["quote"] == "shelling"]
    return replace(tables, events=events, claims=tables.claims.assign(**{"rule": "verb_with_clause", **claims}))


def read_lines(tables: Tables) -> list[str]:
    return list(compose_bottom_line(tables)["text"])


def read_acts(tables: Tables) -> list[str]:
    lines = compose_bottom_line(tables)
    return list(lines[lines["topic"] == "events"]["text"])


def change(table: str, **columns: object) -> Tables:
    tables = make_example_tables()
    return replace(tables, **{table: tables[table].assign(**columns)})


def test_it_tells_of_mediation_acts_and_figures_with_their_sentences():
    lines = compose_bottom_line(change("quantities", fate="displaced"))
    told = dict(zip(lines["text"], lines["sentences"], strict=True))
    assert told["Kenya has offered to mediate between Eritrea and Ethiopia."] == (1,)
    assert told["Qatar plans to mediate between Eritrea and Ethiopia, according to Ethiopian officials."] == (4,)
    assert told["Ethiopia and Eritrea clashed (“clashes along their disputed border”)."] == (1,)
    assert any(
        line.startswith("Reported driven from their homes: “About 12,000 people have fled the area”") for line in told
    )
    assert 3 <= len(told) <= 6


def test_who_met_both_sides_once_is_not_said_to_have_mediated():
    lines = read_lines(change("events", status="occurred", rule="verb_mutual"))
    assert "Kenya and Djibouti met or held talks with Eritrea and Ethiopia." in lines
    assert not [line for line in lines if " mediated " in line]
    assert [line for line in read_lines(change("events", status="occurred")) if " mediated " in line]


def test_an_act_that_names_one_side_only_is_not_told():
    assert not [line for line in read_lines(make_example_tables()) if "Red Sea Front" in line]


def test_what_a_sentence_tells_in_passing_is_no_act_to_lead_with():
    assert read_acts(make_example_tables())
    assert read_acts(change("events", ground="background")) == []
    assert read_acts(change("events", ground=None)) == read_acts(make_example_tables()), "a person added it"


def test_what_is_only_reported_is_said_to_be_reported():
    lines = read_lines(change("events", factuality=1.0))
    assert "Kenya has reportedly offered to mediate between Eritrea and Ethiopia." in lines
    assert "It is reported that Ethiopia and Eritrea clashed (“clashes along their disputed border”)." in lines


def test_what_somebody_claims_is_told_with_who_claims_it():
    assert read_acts(tell_shelling()) == [
        "Ethiopia used force against Eritrea (“shelling the town of Badme”), according to Eritrea's defence minister."
    ]


def test_what_somebody_denounces_is_not_told_as_what_he_says_happened():
    assert read_acts(tell_shelling(rule="verb_of_judgement", factuality=2.0)) == []
    assert read_acts(tell_shelling(rule="verb_of_judgement", factuality=3.0)), "what is conceded did happen"


def test_a_row_as_likely_wrong_as_right_is_not_told():
    lines = read_lines(change("events", confidence=0.4, review="machine"))
    assert not [line for line in lines if "clashed" in line or "to mediate between Eritrea and" in line]
    lines = read_lines(change("quantities", confidence=0.4, review="machine"))
    assert not [line for line in lines if line.startswith("Reported")]


def test_a_row_that_a_person_vouches_for_is_told_however_sure_the_machine_was():
    lines = read_lines(change("events", confidence=0.1, review="accepted"))
    assert "Kenya has offered to mediate between Eritrea and Ethiopia." in lines


def test_whom_a_pronoun_means_is_named():
    for words in ("he", "His deputy, the general"):
        (told,) = read_acts(tell_shelling(source_quote=words))
        assert told.endswith("according to Defence minister of Eritrea.")
    assert read_acts(tell_shelling(source_quote="he", source_actor_id=None)) == [], "nobody knows by whose word"


def test_who_is_one_of_a_kind_has_the_article():
    tables = make_example_tables()
    actors = tables.actors.assign(name="Hazara minority", kind="group", entity="Hazara minority")
    assert set(call_actors(replace(tables, actors=actors, mentions=tables.mentions.iloc[:0])).values()) == {
        "the Hazara minority"
    }


def test_a_body_is_no_member_of_itself():
    tables = make_example_tables()
    one, other = tables.actors["actor_id"].iloc[:2]
    row = tables.relations.iloc[:1].assign(relation="member_of", subject_id=one, object_id=other, object_text=None)
    named = tables.actors.assign(name=["House members", "House", *tables.actors["name"].iloc[2:]])
    only = replace(tables, relations=row, actors=named, events=tables.events.iloc[:0])
    assert not [line for line in read_lines(only) if "member of" in line]


def test_a_text_without_events_is_said_to_have_none():
    tables = make_example_tables()
    none = replace(tables, events=tables.events.iloc[:0], participants=tables.participants.iloc[:0])
    none = replace(none, claims=none.claims.iloc[:0])
    opening, nothing = read_lines(none)[:2]
    assert opening.startswith("The text opens: “Kenya has offered to mediate between Ethiopia and Eritrea")
    assert nothing.startswith("The text tells of no political event that the extraction recognises")


def test_a_text_in_which_nothing_is_found_still_gets_a_bottom_line():
    lines = read_lines(make_empty_tables(make_example_document()))
    assert lines[1:3] == [
        "The text tells of no political event that the extraction recognises.",
        "No claim with a source was found: what was read is the article’s own voice.",
    ]


def test_what_only_would_be_is_no_act():
    tables = make_example_tables()
    clashes = tables.events[tables.events["quote"] == "clashes"]
    start = int(clashes["start"].iloc[0])
    sentence = tables.sentences[tables.sentences["sentence"] == 1].iloc[0]
    said = sentence["text"][: start - sentence["start"]] + "clashes would follow."
    would = replace(tables, events=clashes, sentences=tables.sentences.assign(text=said))
    assert read_acts(replace(tables, events=clashes)) and not read_acts(would)


def test_what_the_text_says_of_two_states_is_not_told_again_of_their_armies_in_somebody_s_words():
    tables = make_example_tables()
    clash = tables.events[tables.events["quote"] == "clashes"]
    parts = tables.participants[tables.participants["event_id"].isin(clash["event_id"])]
    ids = dict.fromkeys(parts["actor_id"])
    armies = tables.actors[tables.actors["actor_id"].isin(ids)]
    armies = armies.assign(name=armies["name"] + "’s army", actor_id="army:" + armies["actor_id"])
    again = clash.assign(event_id="again", claim_id=tables.claims["claim_id"].iloc[0], sentence=2)
    told = replace(
        tables,
        actors=pd.concat([tables.actors, armies]),
        events=pd.concat([clash, again]),
        participants=pd.concat([parts, parts.assign(event_id="again", actor_id="army:" + parts["actor_id"])]),
        claims=tables.claims.assign(rule="verb_with_clause"),
    )
    assert read_acts(told) == ["Ethiopia and Eritrea clashed (“clashes along their disputed border”)."]


def test_what_types_make_of_dealings_between_those_who_are_no_party_is_not_told():
    tables = tell_shelling()
    assert read_acts(tables)
    nobodies = tables.actors.assign(kind="organisation", entity=None, belongs_to=None)
    assert read_acts(replace(tables, actors=nobodies)) == []


def test_acts_of_some_they_and_acts_asked_about_are_not_told():
    tables = tell_shelling()
    they = tables.participants.assign(quote="They")
    assert read_acts(replace(tables, participants=they)) == []
    asked = tables.sentences.assign(text=tables.sentences["text"].str.rstrip(".") + "?")
    assert read_acts(replace(tables, sentences=asked)) == []


def test_an_effort_between_nobody_is_told_only_while_it_is_sought():
    tables = make_example_tables()
    alone = tables.participants[tables.participants["part"] != "recipient"]
    asked = tables.events[
        tables.events["quote"] == tables.events[tables.events["status"] == "offered"]["quote"].iloc[0]
    ]
    alone = alone[alone["event_id"].isin(asked["event_id"])]
    sought = replace(tables, events=asked, participants=alone)
    done = replace(sought, events=asked.assign(status="occurred"))
    assert [line for line in read_lines(sought) if "offered to mediate" in line]
    assert not [line for line in read_lines(done) if "mediated" in line]


def test_who_will_have_no_mediation_is_named():
    tables = make_example_tables()
    asked = tables.events["status"] == "requested"
    refused = replace(tables, events=tables.events.assign(status=tables.events["status"].mask(asked, "refused")))
    assert any("Ethiopia has refused mediation by the African Union" in line for line in read_lines(refused))


def test_a_tie_with_one_whom_only_a_pronoun_names_is_not_told():
    tables = replace(make_example_tables(), events=make_example_tables().events.iloc[:0])
    tables = replace(tables, participants=tables.participants.iloc[:0], claims=tables.claims.iloc[:0])
    line = "Qatar has leverage over Eritrea."
    assert line in read_lines(tables)
    for form in ("pronoun", "demonym"):
        assert line not in read_lines(replace(tables, mentions=tables.mentions.assign(form=form)))


def test_background_is_told_after_the_news():
    tables = tell_shelling()
    tables = replace(
        tables,
        events=make_example_tables().events,
        documents=tables.documents.assign(published_at=pd.Timestamp("2026-01-01", tz="UTC")),
    )
    assert "clashed" in read_acts(tables)[0], "what stands first comes first"
    old = tables.events["when_end"].mask(tables.events["quote"] == "clashes", pd.Timestamp("2001-01-01", tz="UTC"))
    assert "shelling" in read_acts(replace(tables, events=tables.events.assign(when_end=old)))[0]


def test_a_handful_of_people_is_no_figure_to_lead_with():
    small = change("quantities", value=2.0, low=None, high=None, fate="displaced")
    assert not [line for line in read_lines(small) if line.startswith("Reported")]


def test_a_figure_whose_source_stands_far_from_its_cue_is_not_given_to_it():
    tables = change("quantities", fate="displaced")
    far = tables.claims.assign(source_start=0, source_end=1, cue_start=200, cue_end=201)
    assert not [line for line in read_lines(replace(tables, claims=far)) if line.startswith("Reported")]


def test_a_name_has_the_article_that_the_text_gives_it():
    lines = read_lines(make_example_tables())
    assert any("has asked the African Union to mediate" in line for line in lines)


def test_somebody_without_a_name_is_called_as_prose_calls_him():
    text = "It was said by an angry teacher in Salvia."
    document = make_example_tables().documents.head(1).assign(text=text)
    actor = make_example_tables().actors.head(1).assign(name="Angry teacher", kind="person", role=None)
    mention = make_example_tables().mentions.head(1).assign(actor_id=actor["actor_id"].iloc[0], form="nominal")
    tables = replace(make_example_tables(), documents=document, actors=actor, mentions=mention)
    assert call_actors(tables) == {actor["actor_id"].iloc[0]: "an angry teacher"}


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


def test_a_state_that_faces_a_movement_of_its_own_is_told_by_the_organ_that_does():
    tables = make_example_tables()
    kenya = tables.events[tables.events["status"] == "offered"]["event_id"].iloc[0]
    names = tables.actors.set_index("name")["actor_id"]
    own = tables.participants[tables.participants["event_id"] == kenya]
    is_side = (tables.participants["event_id"] == kenya) & (tables.participants["actor_id"] == names["Eritrea"])
    army = tables.actors[tables.actors["name"] == "Eritrea"].assign(
        actor_id="a-army", name="Eritrea’s army", kind="government", belongs_to=names["Eritrea"]
    )
    ethiopia = tables.actors["actor_id"] == names["Ethiopia"]
    actors = tables.actors.assign(
        kind=tables.actors["kind"].mask(ethiopia, "armed_group"), country=tables.actors["country"].mask(ethiopia, "ERI")
    )
    assert len(own) >= 3
    tables = replace(
        tables,
        actors=pd.concat([actors, army], ignore_index=True),
        participants=tables.participants.assign(actor_id=tables.participants["actor_id"].mask(is_side, "a-army")),
    )
    assert any("between Eritrea’s army and Ethiopia" in line for line in read_lines(tables))


def test_a_figure_in_another_s_mouth_within_a_claim_is_not_given_to_who_makes_the_claim():
    tables = change("quantities", fate="displaced")
    row = tables.quantities[tables.quantities["quote"].str.contains("300")].iloc[0]
    words = "Kenya says that "
    claims = tables.claims.assign(quote=words + "more", start=int(row["start"]) - len(words), end=int(row["end"]))
    only = replace(
        tables, quantities=tables.quantities[tables.quantities["quantity_id"] == row["quantity_id"]], claims=claims
    )
    assert not [line for line in read_lines(only) if line.startswith("Reported")]


def test_the_dead_are_told_before_a_larger_number_of_others_and_no_population():
    tables = change("quantities", fate="displaced")
    smaller = tables.quantities["value"] == tables.quantities["value"].min()
    dead = replace(tables, quantities=tables.quantities.assign(fate=tables.quantities["fate"].mask(smaller, "killed")))
    assert any(line.startswith("Reported killed: “") for line in read_lines(dead))
    crowd = tables.quantities.assign(value=120e6)
    assert not [line for line in read_lines(replace(tables, quantities=crowd)) if line.startswith("Reported")]


def test_two_of_one_state_are_told_apart_from_two_others_of_it():
    called = {"a": "Pelosi", "b": "Biden", "c": "Trump", "d": "Chad"}
    states = {"a": "USA", "b": "USA", "c": "USA"}

    def name(doer, target):
        parts = [{"part": "actor", "actor_id": doer}, {"part": "recipient", "actor_id": target}]
        return name_sides(pd.DataFrame(parts), states, called)

    assert name("a", "c") != name("b", "c")
    assert name("a", "d") == name("b", "d")


def test_what_somebody_is_blamed_for_is_not_told_as_done():
    tables = tell_shelling()
    events = tables.events.assign(claim_id=None)
    doing = tables.participants[tables.participants["event_id"].isin(events["event_id"])]
    told = replace(tables, events=events, participants=doing)
    assert any("shelling" in line for line in read_acts(told))
    blame = events.assign(event_id="blame", type="ACCUSE", quote="blamed")
    blamed = doing[doing["part"] == "actor"].assign(event_id="blame", part="recipient")
    told = replace(told, events=pd.concat([events, blame]), participants=pd.concat([doing, blamed]))
    assert not any("shelling" in line for line in read_acts(told))


def test_an_act_of_nobody_who_is_a_party_is_not_told():
    tables = tell_shelling()
    private = tables.actors.assign(kind="person", belongs_to=None, role=None, entity=None)
    assert read_acts(replace(tables, actors=private)) == []


def test_a_count_of_people_to_whom_nothing_is_done_is_no_figure_to_lead_with():
    assert [line for line in read_lines(change("quantities", fate="displaced")) if line.startswith("Reported")]
    assert not [line for line in read_lines(change("quantities", fate=None)) if line.startswith("Reported")]
