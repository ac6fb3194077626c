"""Who acts is somebody, though no name tells who: bodies and people without a name do and suffer acts."""

from __future__ import annotations

import pytest

BEFORE = "NAIROBI, Kenya - President William Ruto of Kenya held talks with Uganda on Monday. "


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("The election commission condemned Tanzania.", "condemned", "Election commission"),
        ("The opposition rejected the offer.", "rejected", "Opposition"),
        ("The electoral commission, which had condemned Tanzania, adjourned.", "condemned", "Electoral commission"),
        ("A court jailed three Tanzanian soldiers.", "jailed", "Court"),
        ("Three Tanzanian soldiers were arrested by border guards.", "arrested", "Border guards"),
        ("The mayor and the council condemned Tanzania.", "condemned", "Mayor"),
        ("Young men attacked a Tanzanian convoy.", "attacked", "Young men"),
        ("The Islamist party came out and accused Tanzania of theft.", "accused", "Islamist party"),
        ("Bondholders rejected Tanzania's offer.", "rejected", "Bondholders"),
    ],
    ids=lambda v: v if isinstance(v, str) and " " in v else "",
)
def test_who_acts_without_a_name_is_the_actor(read, text, trigger, actor):
    reading = read(BEFORE + text)
    found = [e for e in reading.events if e.trigger.head.text == trigger]
    assert found, [e.trigger.head.text for e in reading.events]
    assert actor in [a.name for a in found[0].actors]


@pytest.mark.parametrize(
    ("text", "trigger", "recipient"),
    [
        ("Tanzania accused the election commission of theft.", "accused", "Election commission"),
        ("Tanzania urged the opposition to accept the result.", "urged", "Opposition"),
        ("The central committee was attacked by Tanzania.", "attacked", "Central committee"),
        ("Tanzania met lenders in London.", "met", "Lenders"),
        ("Tanzania called on the governing party to wait.", "called", "Governing party"),
        ("Tanzania's talks with the council collapsed.", "collapsed", "Council"),
        ("Tanzanian soldiers clashed with border guards.", "clashed", "Border guards"),
        ("Rwanda condemned the raid on the council.", "condemned", "Council"),
        ("Rwanda condemned the cadets' attack on Tanzania.", "condemned", "Cadets"),
    ],
    ids=lambda v: v if isinstance(v, str) and " " in v else "",
)
def test_to_whom_an_act_is_done_without_a_name_receives_it(read, text, trigger, recipient):
    reading = read(BEFORE + text)
    found = [e for e in reading.events if e.trigger.head.text == trigger]
    assert found, [e.trigger.head.text for e in reading.events]
    assert recipient in [a.name for a in (*found[0].recipients, *found[0].actors)]


@pytest.mark.parametrize(
    "text",
    [
        "The election commission sits in a tower.",  # it does nothing that the table of events is about
        "The two mediators condemned the raid.",  # those whom the text has named, whoever they are
        "The warring parties refused to meet.",
        "The farmer who accepted the offer was pleased.",
        "Tanzania attacked the palace.",
        "Envoys from Tanzania and Rwanda condemned the raid.",  # they are those states
        "Seven passengers were killed.",  # they are only counted
    ],
)
def test_who_does_no_act_or_is_known_already_is_nobody_new(read, text):
    reading = read(BEFORE + text)
    assert not [m for m in reading.index.mentions if m.rule == "unnamed_doer"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The opposition said it would not negotiate with Tanzania.", "Opposition"),
        ("The unions said they would not negotiate with Tanzania.", "Unions"),
        ("The mayor said he would not negotiate with Tanzania.", "Mayor"),
    ],
)
def test_who_says_what_he_does_himself_does_it(read, text, actor):
    found = next(e for e in read(BEFORE + text).events if e.trigger.head.text == "negotiate")
    assert [a.name for a in found.actors] == [actor]


def test_the_same_body_is_the_same_actor_and_a_lawmaker_is_another_each_time(read):
    reading = read(BEFORE + "The opposition condemned Tanzania. The opposition rejected the offer.")
    doers = [m.actors[0] for m in reading.index.mentions if m.rule == "unnamed_doer"]
    assert len(doers) == 2
    assert doers[0] is doers[1]
    reading = read(BEFORE + "A lawmaker condemned Tanzania. A lawmaker rejected the offer.")
    doers = [m.actors[0] for m in reading.index.mentions if m.rule == "unnamed_doer"]
    assert len({a.key for a in doers}) == len(doers) > 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The bishops' conference offered to mediate between the army and the rebels.", "Bishops’ conference"),
        ("The council of elders offered to mediate.", "Council"),
        ("The conference of bishops offered to mediate.", "Conference"),
    ],
)
def test_a_body_of_people_offers_behind_of_and_as_a_conference(read, text, name):
    assert read(text).event("offered")[5] == [name]


@pytest.mark.parametrize("text", ["Troops ordered to leave the town.", "The conference of donors opened in Oslo."])
def test_no_body_offers_where_nobody_does(read, text):
    assert read(text).mediators() == []


def test_a_body_is_called_by_whole_words(read):
    (event,) = read("The Turkish-led coalition shelled Tunis on Monday.").events
    assert [actor.name for actor in event.actors] == ["Turkish-led coalition"]
