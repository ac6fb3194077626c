"""Claims where the parse or the lexicon of verbs is no help: by marks, by tags, and by what a name or noun is."""

from __future__ import annotations

import pytest

from tests.extraction.claims.conftest import claims_of

CASES = [
    # Verbs beside a quotation that the lexicon does not know, and predicates that are none of saying.
    (
        '"At last they let us go," sobbed Marta Okoye, whose sons were freed on Friday.',
        ("Marta Okoye, whose sons were freed on Friday", "sobbed", "At last they let us go", "named_person"),
    ),
    (
        '"A sad farce," was how one diplomat put it.',
        ("one diplomat", "put it", "A sad farce", "official_unnamed"),
    ),
    (
        'The foreign minister was in no mood for it: "We shall not sign."',
        ("The foreign minister", "was", "We shall not sign", "official_unnamed"),
    ),
    (
        '"Nothing but lies," was the reply of the army\'s spokesman.',
        ("the army's spokesman", "reply", "Nothing but lies", "official_unnamed"),
    ),
    # A quotation alone belongs to who spoke before, and not to who speaks in the next sentence.
    (
        '"The gaps are real," the envoy said. "We expect them back." A spokesman would not say when they would meet.',
        ("the envoy", "said", "We expect them back", "official_unnamed"),
    ),
    # Cues set off by commas.
    (
        "The blockade has killed all commerce since 2021, traders in Onitsha lament.",
        ("traders in Onitsha", "lament", "The blockade has killed all commerce since 2021", "unnamed_people"),
    ),
    (
        "The gunmen, Gerry Adams told a crowd in Belfast, remain undefeated, and bookmakers took no bets.",
        ("Gerry Adams", "told", "remain undefeated", "named_person"),
    ),
    # Judgements and charges in looser words.
    (
        "Delegates deemed the trial a charade.",
        ("Delegates", "deemed", "the trial a charade", "official_unnamed"),
    ),
    (
        "The envoy justified the raid on the ground that there was a risk of flight.",
        ("The envoy", "on the ground", "there was a risk of flight", "official_unnamed"),
    ),
    (
        "Cairo takes it to mean that the rebels will leave Goma.",
        ("Cairo", "takes it to mean", "the rebels will leave Goma", "named_body"),
    ),
    (
        "Mali's armed forces said that the grave predated the handover and accused the former colonial power of espionage.",
        ("Mali's armed forces", "accused", "espionage", "named_body"),
    ),
    (
        "The general is accused by a woman in his office of pressing her into marriage.",
        ("a woman in his office", "is accused", "pressing her into marriage", "unnamed_people"),
    ),
    (
        "The general was quoted as saying that the war was over.",
        ("The general", "was quoted as saying", "the war was over", "official_unnamed"),
    ),
    (
        "Two doctors said at least nine patients, most of them women, died when the ward collapsed.",
        (
            "Two doctors",
            "said",
            "at least nine patients, most of them women, died when the ward collapsed",
            "unnamed_people",
        ),
    ),
    # What sort of source it is.
    (
        "A court in Lahti found that the man had armed the rebels.",
        ("A court in Lahti", "found", "the man had armed the rebels", "named_body"),
    ),
    (
        "A preliminary assessment by the Defense Intelligence Agency concluded that the damage was small.",
        (
            "A preliminary assessment by the Defense Intelligence Agency",
            "concluded",
            "the damage was small",
            "named_body",
        ),
    ),
    (
        "Hooded gunmen shouted that they had bombs.",
        ("Hooded gunmen", "shouted", "they had bombs", "unnamed_people"),
    ),
    (
        "The head of news, Alina Manrique, said that the station was on the air.",
        ("The head of news, Alina Manrique", "said", "the station was on the air", "named_person"),
    ),
]


@pytest.mark.parametrize(("text", "claim"), CASES)
def test_a_claim_is_read_where_the_parse_is_no_help(read, text, claim):
    assert claim in claims_of(read, text)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The city's security chief, Abdullah al-Jahafi, announced on Facebook on Tuesday there were suspects in custody.",
            "The city's security chief, Abdullah al-Jahafi",
            "there were suspects in custody",
        ),
        (
            "In the analysis of the German Institute for Economic Research, the high costs and risks render the project unrealistic.",
            "the German Institute for Economic Research",
            "the high costs and risks render the project unrealistic",
        ),
        (
            "According to semi-official news agency ISNA, the prosecutor of Tehran, Ali Alghasi, said the men must face charges.",
            "the prosecutor of Tehran, Ali Alghasi",
            "the men must face charges",
        ),
        (
            "The United States justified the strike, which was approved by Donald Trump, as “defensive” in nature: “The army has taken "
            "action to protect its people. The army will go on.”",
            "The United States",
            "The army has taken action to protect its people. The army will go on",
        ),
    ],
)
def test_speaker_and_words_are_found_where_the_parse_cuts_wrongly(parse_rows, text, source, content):
    found = [(row.get("source_quote"), row["quote"]) for row in parse_rows(text)["claims"]]
    assert (source, content) in [(s, q.strip('“”" .')) for s, q in found]


@pytest.mark.parametrize(
    "text",
    [
        "Several thousand people rallied in Washington to protest the results of the election.",
        "According to a report citing the mayor's office, twenty people were arrested.",
    ],
)
def test_what_others_came_for_or_whom_they_cite_is_no_claim(parse_rows, text):
    assert not [row for row in parse_rows(text)["claims"] if row.get("cue") in {"protest", "citing"}]


def test_who_is_named_behind_what_he_is_speaks(parse_rows):
    rows = parse_rows(
        "Haifa University geostrategy expert and former Israeli security official, Avinoam Idan, said the supply would stop."
    )
    names = {row["actor_id"]: row["name"] for row in rows["actors"]}
    assert [names.get(row["source_actor_id"]) for row in rows["claims"]] == ["Avinoam Idan"]


def test_who_says_something_adds_something(parse_rows):
    rows = parse_rows("The Iranian prosecutor said the men must face charges, adding Iran will pursue them.")
    assert {row["source_quote"] for row in rows["claims"]} == {"The Iranian prosecutor"}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("President of Ukraine Volodymyr Zelenskyy said, “We expect assurances from Iran.”", "Volodymyr Zelenskyy"),
        ("A Russian official, Dmitry Peskov, described how the attack unfolded, stating it was over.", "Dmitry Peskov"),
    ],
)
def test_no_attack_states_and_a_president_has_a_name(parse_rows, text, source):
    rows = parse_rows(text)
    names = {row["actor_id"]: row["name"] for row in rows["actors"]}
    assert {names.get(row["source_actor_id"]) for row in rows["claims"] if row["sourcing"] != "unattributed"} == {
        source
    }
