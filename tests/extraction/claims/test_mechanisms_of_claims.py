"""Claims: what shows or settles nothing, where two sources stand side by side, who is moved to speak, what a figure is of."""

from __future__ import annotations

import pytest

from tests.extraction.claims.conftest import claims_of


def told(read, text):
    """Give source, cue, content and class of source of the claims of a text."""
    return claims_of(read, text)


@pytest.mark.parametrize(
    "text",
    [
        "Russia's army has captured the town of Pokrovsk.",
        "The rebels left Goma, and have since captured the airport.",
        "Nor is it agreed who will pay for the mission.",
    ],
)
def test_what_is_captured_or_not_agreed_is_not_said(read, text):
    assert told(read, text) == []


def test_what_a_camera_captures_is_shown(read):
    assert told(read, "The cameras captured soldiers beating a man.")[0][3] == "media"


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "By one count, 300 people died in Goma, and officials said that the hospital was full.",
            ["300 people died in Goma", "the hospital was full"],
        ),
        (
            "According to the Red Cross, 40 prisoners were freed, and Houthi leaders said more would follow.",
            ["40 prisoners were freed", "more would follow"],
        ),
        (
            "On the rebels' own account they hold the airport, but the governor insisted that his troops were there.",
            ["they hold the airport", "his troops were there"],
        ),
    ],
)
def test_a_reckoning_ends_where_another_speaks(read, text, contents):
    assert [t[2] for t in told(read, text)] == contents


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Moscow rejected the accusations as baseless.",
            ("Moscow", "rejected", "the accusations as baseless", "named_body"),
        ),
        (
            "Turkey's president brushed aside the ruling as a farce.",
            ("Turkey's president", "brushed", "the ruling as a farce", "official_unnamed"),
        ),
        (
            "The mayor likened the raid to a massacre.",
            ("The mayor", "likened", "the raid to a massacre", "official_unnamed"),
        ),
        (
            "Crowds in Tunis chanted that the government must resign.",
            ("Crowds in Tunis", "chanted", "the government must resign", "unnamed_people"),
        ),
        (
            "The army had, it said, destroyed two launchers.",
            ("it", "said", "destroyed two launchers", "named_body"),
        ),
        (
            "The blast killed six people, prompting Lebanon's president to ask whether Israel was to blame.",
            ("Lebanon's president", "ask", "whether Israel was to blame", "official_unnamed"),
        ),
        (
            "The attack led Iran's foreign minister to warn that the talks could collapse.",
            ("Iran's foreign minister", "warn", "the talks could collapse", "official_unnamed"),
        ),
    ],
)
def test_judgements_chants_and_who_is_moved_to_speak(read, text, claim):
    assert told(read, text) == [claim]


def test_the_leaders_of_states_are_persons_and_named_where_the_text_has_named_them(read):
    later = "The leaders of the two countries said that peace was near."
    named = "Armenia's Nikol Pashinyan and Azerbaijan's Ilham Aliyev met in Prague. "
    assert told(read, named + later)[0][3] == "named_person"
    assert told(read, "The presidents of Kenya and Uganda said that trade would go on.")[0][3] == "official_unnamed"


def test_what_only_says_who_is_meant_is_not_what_is_confirmed(parse_rows):
    rows = parse_rows("Iran confirmed that the rebels who had attacked Iraq's army were arrested by Turkey.")
    linked = {e["quote"]: e["claim_id"] is not None for e in rows["events"]}
    assert linked == {"attacked": False, "arrested": True}


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("The health ministry put the number of dead at 41.", ["killed"]),
        ("Officials put the death toll at more than 90.", ["killed"]),
        ("The dead number 120, most of them civilians.", ["killed"]),
        ("Witnesses put the number of wounded at 60 and the number of displaced at 9,000.", ["wounded", "displaced"]),
        ("At least 12 soldiers are reported to have died near Bakhmut.", ["killed"]),
        ("The ministry put the number of schools at 41.", [None]),
    ],
)
def test_a_stated_number_of_dead_is_one_of_people_killed(parse_rows, text, fates):
    assert [q["fate"] for q in parse_rows(text)["quantities"]] == fates


@pytest.mark.parametrize(
    ("text", "is_claimed"),
    [
        ("About 300 people are thought to have been killed in the raid.", True),
        ("Some 15,000 fighters are estimated to have left Syria.", True),
        ("Aid groups hope that the 40,000 people who fled the city can return.", False),
        ("Diplomats hope that the truce, which ended a war that killed 3,000 people, will hold.", False),
        ("Aid groups hope that 40,000 people can return.", True),
    ],
)
def test_a_hedge_holds_for_the_figure_and_a_hope_does_not_for_what_it_takes_as_known(parse_rows, text, is_claimed):
    rows = parse_rows(text)
    attributed = {c["claim_id"] for c in rows["claims"] if c["sourcing"] != "unattributed"}
    assert [q["claim_id"] in attributed for q in rows["quantities"]] == [is_claimed]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Jane Wagner, a lawyer, met Mali's ministers. Wagner accused France of theft.", ["Jane Wagner"]),
        ("The minister, Ibrahim Fatah, left. Fatah accused Iran of lying.", ["Ibrahim Fatah"]),
        ("Fatah accused Iran of lying. Ibrahim Fatah had left.", ["Fatah"]),
    ],
)
def test_a_surname_that_a_body_has_for_its_name_is_his_who_was_named_by_it(read, text, meant):
    assert read(text).event("accused")[3] == meant
