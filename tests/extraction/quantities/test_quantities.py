import pytest

CASES = [
    ("The army lost over 4,000 Pakistani soldiers.", ("over 4,000", 4000, None, None, ">", "person")),
    ("At least 12 people were killed.", ("At least 12", 12, None, None, "≥", "person")),
    ("Nearly two million civilians fled.", ("Nearly two million", 2_000_000, None, None, "<", "person")),
    ("Dozens of rebels surrendered.", ("Dozens", None, 24, None, "≥", "person")),
    ("Between 300 and 500 troops left.", ("Between 300 and 500", None, 300, 500, "between", "person")),
    ("The loan is worth $2.5 billion.", ("$2.5 billion", 2.5e9, None, None, "=", "USD")),
    ("About 60 percent of voters agreed.", ("About 60 percent", 60, None, None, "≈", "percent")),
    ("They talked for up to three hours.", ("up to three", 3, None, None, "≤", "hour")),
    ("Twenty-one monitors arrived.", ("Twenty-one", 21, None, None, "=", "person")),
    ("More than a million Syrians left.", ("More than a million", 1e6, None, None, ">", "person")),
    ("Two hundred and fifty men left.", ("Two hundred and fifty", 250, None, None, "=", "person")),
    ("Half a million refugees came.", ("Half a million", 5e5, None, None, "=", "person")),
    ("They waited two and a half hours.", ("two and a half", 2.5, None, None, "=", "hour")),
    ("Tens of thousands of people fled.", ("Tens of thousands", None, 20_000, None, "≥", "person")),
    ("Several hundred people marched.", ("Several hundred", None, 200, None, "≥", "person")),
    ("Nearly two dozen soldiers were held.", ("Nearly two dozen", 24, None, None, "<", "person")),
    ("The firm was fined $3.5m.", ("$3.5m", 3.5e6, None, None, "=", "USD")),
    ("The reserve spans 12,000 square km.", ("12,000", 12_000, None, None, "=", "km²")),
    ("It cost €3.5m in all.", ("€3.5m", 3.5e6, None, None, "=", "EUR")),
    ("The loan is worth US$2.3 billion.", ("US$2.3 billion", 2.3e9, None, None, "=", "USD")),
    ("They want 20-30 million dollars.", ("20-30 million dollars", None, 2e7, 3e7, "between", "USD")),
    ("Between 2 and 3 million refugees left.", ("Between 2 and 3 million", None, 2e6, 3e6, "between", "person")),
    ("Inflation was at 3.5 per cent.", ("3.5 per cent", 3.5, None, None, "=", "percent")),
    ("About a third of the troops left.", ("About a third", 0.3333, None, None, "≈", None)),
    ("Two-thirds of them left.", ("Two-thirds", 0.6667, None, None, "=", None)),
    ("More than half its forces left.", ("More than half", 0.5, None, None, ">", None)),
    ("One in five Syrians fled.", ("One in five", 0.2, None, None, "=", None)),
    ("A quarter of a million people fled.", ("A quarter of a million", 250_000, None, None, "=", "person")),
    ("A force of 60,000 will go in.", ("60,000", 60_000, None, None, "=", "person")),
    ("The accord has 58 of the 62 deputies behind it.", ("58", 58, None, None, "=", "person")),
    ("They will hand over 30 per cent of the posts.", ("30 per cent", 30, None, None, "=", "percent")),
    ("The dispute over three islands went on.", ("three", 3, None, None, "=", None)),
    ("He clashed with the king over two ministers.", ("two", 2, None, None, "=", "person")),
    ("The crisis over 52 hostages went on.", ("52", 52, None, None, "=", "person")),
    ("The war drove over two million from home.", ("over two million", 2e6, None, None, ">", "person")),
    ("There is fuel for four or five bombs.", ("four or five", None, 4, 5, "between", None)),
    ("They agreed on a 10-day truce.", ("10", 10, None, None, "=", "day")),
    ("Cuba is to withdraw its soldiers in stages over 27 months.", ("27", 27, None, None, "=", "month")),
    ("The treaty, hammered out over nine months in a hotel, failed.", ("nine", 9, None, None, "=", "month")),
    ("The talks lasted over three hours.", ("over three", 3, None, None, ">", "hour")),
    ("Some 300 of their supporters jeered.", ("Some 300", 300, None, None, "≈", "person")),
    ("Thailand lost 14 soldiers to Cambodia's five.", ("14", 14, None, None, "=", "person")),
    ("The 1,200-strong force left.", ("1,200", 1200, None, None, "=", "person")),
    ("Norway pledged 500 million kroner.", ("500 million kroner", 5e8, None, None, "=", "NOK")),
    ("They owe 2.3 billion Egyptian pounds.", ("2.3 billion Egyptian pounds", 2.3e9, None, None, "=", "EGP")),
    ("India gave 1,500 crore rupees.", ("1,500 crore rupees", 1.5e10, None, None, "=", "INR")),
    ("South Korea offered 10 billion won in food.", ("10 billion won", 1e10, None, None, "=", "KRW")),
    ("It cost between $8bn and $10bn.", ("between $8bn and $10bn", None, 8e9, 1e10, "between", "USD")),
    ("The army holds 60% to 70% of the city.", ("60% to 70%", None, 60, 70, "between", "percent")),
    ("Washington sent a $500-million package.", ("$500-million", 5e8, None, None, "=", "USD")),
    ("Between 25 and 30 gunmen took part.", ("Between 25 and 30", None, 25, 30, "between", "person")),
    ("A million and a half people fled.", ("A million and a half", 1.5e6, None, None, "=", "person")),
    ("He met 30-odd chiefs.", ("30-odd", 30, None, None, "≈", "person")),
    ("The 1,300 km frontier is mined.", ("1,300", 1300, None, None, "=", "km")),
    ("The enclave covers 365 square kilometres.", ("365", 365, None, None, "=", "km²")),
    ("At midday 20 buses left.", ("20", 20, None, None, "=", None)),
    ("The minister, 58, will stay.", ("58", 58, None, None, "=", "year")),
    ("A boy of 12 was hit.", ("12", 12, None, None, "=", "year")),
    ("Soldiers aged between 18 and 60 may not leave.", ("between 18 and 60", None, 18, 60, "between", "year")),
    ("Some of the 40,000 who fled have come back.", ("40,000", 40_000, None, None, "=", "person")),
    ("Hundreds of thousands have crossed into Chad.", ("Hundreds of thousands", None, 200_000, None, "≥", "person")),
    ("The cabinet of 30 will meet.", ("30", 30, None, None, "=", "person")),
    ("Thirteen of the council's 15 members voted for it.", ("Thirteen", 13, None, None, "=", "person")),
    ("The number of displaced has doubled to six million.", ("six million", 6e6, None, None, "=", "person")),
    ("The council voted 13 to two for an embargo.", ("13", 13, None, None, "=", None)),
    ("Two brigades left.", ("Two", 2, None, None, "=", None)),
    ("Three airmen were freed.", ("Three", 3, None, None, "=", "person")),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_number_has_value_bounds_comparator_and_unit(read, text, expected):
    row = read(text).quantities()[0]
    assert tuple(row[key] for key in ("quote", "value", "low", "high", "comparator", "unit")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It ended in 2005.",
        "They met on 4 May.",
        "They met at 10:30 a.m. on May 5, 1994.",
        "The second round failed.",
        "A third round failed.",
        "One of them left.",
        "Both sides met.",
        "The two countries met.",
        "Resolution 1701 was passed.",
        "The G7 met in the 1990s.",
        "They won by 3-1.",
        "The 2020 convention of the party met.",
        "The Falcon 9 rocket was launched.",
        "The Group of 77 met.",
        "The 1967 lines were discussed.",
    ],
)
def test_dates_ordinals_names_and_one_are_no_quantities(read, text):
    assert read(text).quantities() == []


def test_the_number_is_the_actors_whose_it_is(read):
    reading = read("The army lost over 4,000 Pakistani soldiers.")
    assert reading.quantities()[0]["actor_id"] == reading.actor("Pakistan").actor_id


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("Shelling killed four and injured at least 11.", ["killed", "wounded"]),
        ("At least 30 people were killed and dozens more wounded.", ["killed", "wounded"]),
        ("Hundreds have died.", ["killed"]),
        ("The war drove 14 million from their homes.", ["displaced"]),
        ("Nearly 2,000 villagers fled.", ["displaced"]),
        ("The rebels hold 23 hostages.", ["captured"]),
        ("The rebels released 25 hostages in return for 200 prisoners.", [None, None]),
        ("40 others were taken prisoner.", ["captured"]),
        ("Police arrested 12 students.", ["captured"]),
        ("Some 200 monitors arrived.", [None]),
    ],
)
def test_people_counted_carry_what_became_of_them(read, text, fates):
    rows = read(text).quantities()
    assert [row["fate"] for row in rows] == fates
    assert {row["unit"] for row in rows} == {"person"}


def test_a_number_that_leaves_its_unit_out_takes_that_of_the_one_before(read):
    rows = read("A truce of seven days was extended for five more.").quantities()
    assert [row["unit"] for row in rows] == ["day", "day"]


def test_two_numbers_between_which_something_falls_are_no_range(read):
    rows = read("They will cut their force from about 13,000 to 8,600.").quantities()
    assert [(row["value"], row["comparator"], row["unit"]) for row in rows] == [
        (13_000, "≈", "person"),
        (8_600, "=", "person"),
    ]


@pytest.mark.parametrize(
    ("text", "unit"), [("The firm made a 3,000 euro loss.", None), ("The army suffered 40 losses.", "person")]
)
def test_a_loss_of_money_is_nobody(read, text, unit):
    (row,) = read(text).quantities()
    assert row["unit"] == unit


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("The ministry counted 40 violations, 12 of them by tanks.", [None, None]),
        ("It killed 14 policemen, five of them in their sleep.", ["person", "person"]),
        ("It fired 80 drones, of which 40 were shot down.", [None, None]),
        ("He would free 50 prisoners, then 70.", ["person", "person"]),
        ("Two sisters aged seven and nine were hit.", ["person", "year", "year"]),
        ("A toll of 73 killed, 410 hurt and 16 missing was given.", ["person"] * 3),
    ],
)
def test_a_bare_number_is_of_what_was_counted_before(read, text, units):
    assert [row["unit"] for row in read(text).quantities()] == units


def test_two_others_are_no_months(read):
    found = [
        (row["value"], row["unit"]) for row in read("He was held for five months and two others fled.").quantities()
    ]
    assert found == [(5, "month"), (2, "person")]


def test_a_crew_is_people(read):
    (row,) = read("Four of the crew were killed.").quantities()
    assert (row["unit"], row["fate"]) == ("person", "killed")


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("The toll rose to 61, including 14 children.", ["killed", "killed"]),
        ("At least 30 civilians, among them 12 women, were killed.", ["killed", "killed"]),
        ("The blast killed 17 people, six of whom were children.", ["killed", "killed"]),
        ("Gunmen killed 20 villagers and wounded 60, including six children.", ["killed", "wounded", "wounded"]),
        ("The dead included four aid workers.", ["killed"]),
        ("The blast killed 17 people near a camp of 900 refugees.", ["killed", "displaced"]),
    ],
)
def test_what_became_of_many_became_of_those_among_them(read, text, fates):
    assert [row["fate"] for row in read(text).quantities()] == fates


@pytest.mark.parametrize(
    "text", ["Oil rose $2 to $84.", "Shares fell 3 percent to 40 rubles.", "The ranks swelled from 200 to 3,000."]
)
def test_a_rise_by_one_number_to_another_is_no_range(read, text):
    assert [row["comparator"] for row in read(text).quantities()] == ["=", "="]


@pytest.mark.parametrize(
    ("text", "quote", "source"),
    [
        ("The road will be shut, according to the ministry, and to be rebuilt in 12 weeks.", "12", "the ministry"),
        ("The deal will cost Chad a port, according to the minister, and create 400 jobs.", "400", "the minister"),
        ("A bomb exploded near Kabul, police said, killing nine people.", "nine", "police"),
        ("A mine exploded under a bus, officials said, leaving 12 people dead.", "12", "officials"),
        ("The firm employs 400 people and, according to the union, cheats them.", "400", None),
    ],
)
def test_a_figure_is_whose_the_half_of_the_sentence_is(read, text, quote, source):
    reading = read(text)
    claims = {row["claim_id"]: row.get("source_quote") for row in reading.claims()}
    (row,) = [row for row in reading.quantities() if row["quote"] == quote]
    assert claims.get(row["claim_id"]) == source


@pytest.mark.parametrize(
    "text",
    [
        "Two storms hit Lima in May, and a third, expected for June, turned away.",
        "Two men were killed. A third was wounded.",
    ],
)
def test_one_more_of_what_was_counted_is_no_part(read, text):
    assert [row["value"] for row in read(text).quantities()] == [2]


def test_a_part_is_one_though_two_were_counted(read):
    text = "Two men were killed and a third of the town was burned."
    assert [round(row["value"], 2) for row in read(text).quantities()] == [2, 0.33]


@pytest.mark.parametrize("text", ["Kenya's president, William Ruto, sent two military teams to Sudan and Chad."])
def test_where_several_may_be_meant_the_number_is_nobodys(read, text):
    assert [row["actor_id"] for row in read(text).quantities()] == [None]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Togo asked Paris to end its food aid, put at $40 million a year.", "a year"),
        ("Three hundred Angolans a day were dying.", "Angolans a day"),
        ("Five heads of state turned back.", "heads of state"),
        ("The list was cut in two.", None),
    ],
)
def test_words_for_what_is_counted(read, text, counted):
    rows = read(text).quantities()
    assert [row["counted"] for row in rows] == ([counted] if counted else [])


def test_hearsay_on_what_is_counted_gives_the_figure(read):
    text = "The accord obliges Chad to withdraw the thousands of soldiers whom it is said to keep on Sudanese soil."
    assert read(text).quantities()[0]["claim_id"] is not None


def test_as_young_as_is_an_age(read):
    assert read("They recruited children as young as 12.").quantities()[0]["unit"] == "year"


@pytest.mark.parametrize(
    "text",
    [
        "Forty men, the army said, had died.",
        "At least 17 civilians, officials in Gao said, were killed on Monday.",
        "Two of the four, according to their lawyer, have been beaten.",
    ],
)
def test_a_figure_that_its_speaker_parts_from_its_verb_is_his(read, text):
    reading = read(text)
    said = {row["claim_id"] for row in reading.claims() if row["sourcing"] != "unattributed"}
    assert reading.quantities()[0]["claim_id"] in said


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The two sides exchanged 150 prisoners each.", "prisoners each"),
        ("Oil fell to $70 a barrel.", "a barrel"),
    ],
)
def test_for_what_or_how_often_it_is_counted(read, text, counted):
    assert read(text).quantities()[0]["counted"] == counted


def test_children_under_five_are_counted_in_years(read):
    assert read("They took children under five.").quantities()[0]["unit"] == "year"
