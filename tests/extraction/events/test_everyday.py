"""What words of politics name in ordinary news, which is no act between political actors, and what is one after all."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "CBS News approached the French government for a comment on its plan.",
        "The French minister provided CBS News with a copy.",
        "According to CBS News, the French president amassed 300 votes.",
        "Senator Elizabeth Warren ended her campaign.",
        "Ilham Aliyev, a candidate for the Azerbaijani election to be held on Sunday, smiled.",
        "The Russian senator was convicted of submitting a false return.",
        "The hotel has its faults, something that the French minister recognised.",
        "The Egyptian police warned people in the area to stay inside.",
        "The Russian president warned that Boris Nadezhdin could ruin the economy.",
        "The bank, where Germany has a veto, refused the loan.",
        "Russia holds a veto over Chad's bid.",
        "Turkey agreed on borders with Libya, where a civil war is underway.",
        "Iran's spokesman blamed both Israel and the United States for the attack.",
    ],
)
def test_what_ordinary_news_tells_is_no_act(read, text):
    told = {"blamed", "agreed"}
    assert not [e for e in read(text).events if e.trigger.head.text not in told]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("President Donald Trump attacked Joe Biden for his wealth.", "attacked", ("ACCUSE", ["Donald Trump"], ["Joe Biden"])),
        ("President Donald Trump approved a strike on Iran.", "approved", ("ASSAULT", ["Donald Trump"], ["Iran"])),
        ("The Russian leader Alexei Navalny was ill. Navalny's arrest surprised Iran.", "arrest", ("COERCE", [], ["Russia"])),
        ("Turkey was condemned in a joint statement by Egypt and Greece.", "condemned", ("ACCUSE", ["Egypt", "Greece"], ["Turkey"])),
        ("The Iranian general was killed in an Israeli airstrike.", "killed", ("ASSAULT", ["Israel"], ["Iran"])),
        ("Iraq's prime minister recommended that Turkish troops withdraw.", "recommended", ("REQUEST", ["Iraq"], ["Turkey"])),
    ],
)  # fmt: skip
def test_the_words_around_tell_what_was_done_and_to_whom(read, text, trigger, expected):
    kind, _, _, actors, recipients, _ = read(text).event(trigger)
    assert (kind, actors, recipients) == expected


def test_what_is_awaited_has_not_come_about(read):
    assert read("The resolution awaits approval by the Iraqi government.").event("approval")[1] == "hypothetical"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Serbians protested on Friday.", "protested"),
        ("The Russian opposition leader Alexei Navalny was poisoned.", "poisoned"),
        ("Qasem Soleimani, an Iranian general, was sanctioned in 2011.", "sanctioned"),
    ],
)
def test_an_act_of_which_the_clause_has_no_more_to_tell_is_read(read, text, trigger):
    assert read(text).event(trigger)


def test_who_advances_under_fire_is_not_who_fires(read):
    reading = read(
        "The protesters clashed with the Serbian police. As they tried to storm parliament, police fired tear gas at them."
    )
    assert reading.meant_by("they") == ["Protesters"]
    assert reading.event("fired")[3:5] == (["Police"], ["Protesters"])


@pytest.mark.parametrize(
    "text",
    [
        "Egypt's minister reaffirmed that the project is open.",
        "Volodymyr Zelensky, the Ukrainian president, has a primitive understanding of money.",
        "The American senator was accused of obstruction of Congress.",
        "Senator Amy Klobuchar withdrew her name from consideration.",
        "Donald Trump, the US president, held a rally in Tulsa.",
        "The Democrats will vote for Joe Biden, the former vice-president.",
        "Any comment on the Russian president's health would be released later.",
        "A Trump supporter was shot and killed, wrote Donald Trump, the US president.",
        "Rudy Giuliani, the mayor of New York, could be a conduit for Russian disinformation.",
    ],
)
def test_what_is_said_had_or_run_for_is_no_act(read, text):
    assert not [e for e in read(text).events if e.trigger.head.text not in {"accused", "wrote"}]


def test_what_is_discussed_takes_no_part(read):
    text = "Egyptian foreign minister Sameh Shoukry and Greek foreign minister Nikos Dendias gathered in Cairo to discuss Libya."
    assert read(text).event("discuss")[1:4] == ("occurred", None, ["Egypt", "Greece"])


def test_a_ballot_is_the_parliament_s_that_the_text_has_named(read):
    text = "The Parliament of Iraq voted on a resolution to expel United States troops. The United States regretted the Parliament's decision."
    reading = read(text)
    assert reading.event("expel")[1:5] == ("planned", None, ["Iraq"], ["United States"])
    assert reading.meant_by("Parliament") == ["Iraq’s parliament"]


def test_who_is_joined_behind_the_verb_was_not_arrested(read):
    text = "Maria led the campaign of Viktar Babaryka, who was arrested in Minsk; and Veranika Tsapkala, a Belarusian official, spoke."
    assert "Veranika Tsapkala" not in {
        a.name for e in read(text).events if e.trigger.head.text == "arrested" for a in e.everyone
    }


def test_nobody_mediates_among_his_own_people(read):
    text = (
        "Donald Trump, the US president, mediated between Israel and Bahrain. Wisconsin governor Tony Evers, an American, said Trump "
        "visited Joe Biden, the American senator."
    )
    assert not [e for e in read(text).events if e.trigger.head.text == "visited" and e.mediators]
