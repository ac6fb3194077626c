"""Between whom a third party stands, where the words beside the mediation do not say it."""

from __future__ import annotations

import pytest

WAR = "Peru accused Ecuador of shelling its villages. "


def sides(reading, word):
    """Give the bodies of all who take part in a mediation and do not mediate."""
    event = next(e for e in reading.events if e.mediators and word in {t.text for t in e.trigger.tokens})
    return {a.body.name for a in event.everyone} - {a.body.name for a in event.mediators}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Norway mediated in Peru's border dispute with Ecuador.", "mediated"),
        ("Norway mediated in the border dispute of Peru and Ecuador.", "mediated"),
        ("Norway mediated in the Peru-Ecuador border dispute.", "mediated"),
        ("Norway mediated an end to Peru's war with Ecuador.", "mediated"),
        ("Norway hosted a meeting of the Peruvian and Ecuadorean foreign ministers.", "hosted"),
        ("Norway hosted Peru's talks with Ecuador in May.", "hosted"),
        ("Talks hosted by Norway between Peru and Ecuador yielded little.", "Talks"),
        ("Peru held talks with Ecuador in Vienna this week, mediated by Norway.", "mediated"),
        ("Norway stands ready to host talks between Peru and Ecuador.", "ready"),
        ("A mission by Norway to reconcile Peru and Ecuador failed.", "mission"),
        ("Peru wants Norway to mediate between it and Ecuador.", "wants"),
        ("The talks that Norway convened between Peru and Ecuador in Oslo collapsed.", "talks"),
        ("Peru sent its reply to Ecuador through Norway.", "sent"),
    ],
)
def test_sides_stand_deeper_in_the_clause(read, text, word):
    assert sides(read(text), word) == {"Peru", "Ecuador"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Under the agreement, which Oman brokered, Peru is to withdraw and Ecuador is to free 40 prisoners.", "brokered"),
        ("Peru and Ecuador stopped fighting in May under an agreement brokered by Oman.", "agreement"),
        ("A ceasefire brokered by Oman fell apart, Peru accusing Ecuador of bad faith.", "ceasefire"),
        ("Peru and Ecuador exchanged 40 prisoners under a deal that Oman mediated.", "deal"),
        ("Peru and Ecuador signed a treaty after two weeks of talks led by Oman.", "talks"),
        ("Oman hosted the last round of talks and Peru and Ecuador agreed on a date.", "hosted"),
    ],
)  # fmt: skip
def test_sides_of_a_brokered_deal_are_those_of_the_clause_around_it(read, text, word):
    assert sides(read(text), word) == {"Peru", "Ecuador"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Iraq and Oman hosted several rounds of talks between them.", "hosted"),
        ("Oman carried messages between them on Monday.", "carried"),
        ("Oman sponsored talks between the two.", "sponsored"),
        ("Oman mediated an end to their conflict.", "mediated"),
        ("Both sides were on such bad terms that Oman kept them apart, carrying drafts from cabin to cabin.", "carrying"),
    ],
)  # fmt: skip
def test_words_that_point_back_mean_the_two_at_odds_and_not_the_hosts(read, text, word):
    assert sides(read(WAR + text), word) == {"Peru", "Ecuador"}


def test_an_answer_that_comes_by_way_of_another_is_between_those_of_the_letter(read):
    text = "Peru sent a letter to Ecuador through Oman; the reply came by way of Norway."
    assert sides(read(text), "reply") == {"Peru", "Ecuador"}


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Libya fought a war. Oman hosted the talks.",
        "Chad and Libya fought a war. Oman brokered a ceasefire on Monday.",
        "Chad and Libya fought a war. A ceasefire that Oman brokered collapsed.",
    ],
)
def test_a_sentence_that_names_no_sides_gets_none(read, text):
    assert [{a.name for a in e.everyone} for e in read(text).events if e.mediators] == [{"Oman"}]


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("The truce between Chad and Libya that Oman brokered lasted minutes.", "truce", "failed"),
        ("A truce between Chad and Libya brokered by Oman lasted only days.", "truce", "failed"),
        ("A truce between Chad and Libya brokered by Oman did not hold.", "truce", "failed"),
        ("Oman could not persuade Chad and Libya to sign.", "persuade", "failed"),
        ("Oman offered itself as a mediator between Chad and Libya.", "offered", "offered"),
        ("Oman said it would no longer mediate between Chad and Libya.", "mediate", "halted"),
        ("Oman called off a round of talks between Chad and Libya.", "called", "halted"),
        ("Oman arranged talks between Chad and Libya in May.", "arranged", "occurred"),
        ("Oman was unable to bring Chad and Libya to the table.", "bring", "failed"),
        ("Oman withdrew as mediator between Chad and Libya.", "withdrew", "halted"),
        ("Talks between Chad and Libya were held in Paris under the auspices of Oman.", "Talks", "occurred"),
        (
            "Three days of talks between Kosovo and Thailand, hosted by Oman, ended without a statement.",
            "hosted",
            "failed",
        ),
        ("Oman has been trying in Paris to nudge Chad and Libya towards a settlement.", "nudge", "ongoing"),
        ("Chad and Libya have accepted Oman as mediator.", "accepted", "accepted"),
        ("Chad has refused to accept Oman as mediator.", "refused", "refused"),
        ("Chad rejected Oman as a mediator in the talks.", "rejected", "refused"),
    ],
)
def test_how_far_a_mediation_got(read, text, word, status):
    event = next(e for e in read(text).events if e.mediators and word in {t.text for t in e.trigger.tokens})
    assert ([a.name for a in event.mediators], event.status) == (["Oman"], status)


def test_who_shuttled_between_two_before_he_secured_a_truce_names_the_two_once(read):
    reading = read("Oman shuttled between Chad and Libya before it secured a ceasefire.")
    assert sides(reading, "shuttled") == {"Chad", "Libya"}
    assert all({a.name for a in e.everyone} == {"Oman"} for e in reading.events if e.trigger.head.text == "secured")


def test_whose_consent_somebody_secures_takes_part(read):
    assert read("Oman's prime minister secured Chad's consent.").event("secured Chad 's consent")[4] == ["Chad"]


def test_what_two_have_agreed_with_each_other_is_a_deal(read):
    assert read("Chad said it had agreed with Libya on a ceasefire.").event("agreed")[1] == "occurred"


def test_both_sides_are_not_two_who_are_named_together_later(read):
    text = "Abkhaz authorities shut the crossing. The OSCE asked both sides to let it in. Turkey and Azerbaijan began drills."
    assert not {"Turkey", "Azerbaijan"} & set(read(text).event("asked")[4])


def test_who_holds_an_office_offers_and_threatens_nothing_to_his_own_state(read):
    assert read("Israeli Defence Minister Yoav Gallant warned that Israel would bomb Lebanon.").event("warned")[4] != [
        "Israel"
    ]
    assert not read("Russia's ambassador, Alexander Novak, offered Moscow's support.").event("offered")[4]


def test_leaders_of_rebels_are_not_the_state_s(read):
    text = "The leaders of Sudan's Darfur rebels refused to join the talks with Chad."
    assert "Sudan" not in {a.name for e in read(text).events for a in e.actors}
    assert "Sudan’s leaders" not in {a.name for a in read(text).index.actors}


def test_a_defence_minister_is_no_foreign_minister_s_counterpart(read):
    text = "Pakistan's defence minister, Khawaja Asif, spoke. Iran's foreign minister, Abbas Araghchi, telephoned his Pakistani counterpart."
    assert read(text).meant_by("counterpart") == ["Pakistan’s foreign minister"]


def test_who_is_freed_is_no_side_of_the_talks_beside(read):
    reading = read(
        "The rebels freed 12 soldiers on Sunday, three days after negotiators walked out of peace talks sponsored by Norway."
    )
    *_, actors, recipients, mediators = reading.event("talks")
    assert "Soldiers" not in {*actors, *recipients}
    assert mediators == ["Norway"]


def test_an_effort_that_may_fail_goes_on(parse_rows):
    rows = parse_rows("Kenya will step in if the Qatari mediation collapses.")["events"]
    assert [row["status"] for row in rows if row["quote"] == "mediation"] == ["ongoing"]


def test_who_does_something_at_a_meeting_that_another_hosts_is_a_side(read):
    reading = read("Norway hosted secret talks at which Chad and Libya drafted a declaration.")
    assert reading.event("hosted secret talks")[3:] == (["Norway"], ["Chad", "Libya"], ["Norway"])


def test_parties_who_meet_their_host_meet_a_mediator(read):
    text = "Chad and Libya are at war. The two foreign ministers met with their host, Paul Otieno, who chairs the talks, in Lima."
    assert read(text).event("met with")[3:] == (["Chad", "Libya"], ["Paul Otieno"], ["Paul Otieno"])


def test_commanders_who_negotiate_a_truce_mediate_nothing(read):
    text = "Chad and Libya are at war. A truce that commanders had negotiated on Sunday was over within hours."
    assert read(text).event("negotiated")[2] is None


def test_who_is_exchanged_is_no_side_and_prisoners_of_war_tell_of_no_war(read):
    (event,) = read(
        "Saudi Arabia and Turkey brokered an exchange of prisoners of war between Russia and Ukraine."
    ).events
    assert [actor.name for actor in event.recipients] == ["Russia", "Ukraine"]
    (event,) = read("Turkey brokered an earlier exchange of prisoners of war in September 2022.").events
    assert not event.recipients
