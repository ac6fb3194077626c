"""What one shrinks from, is talked out of or only turns over has not been done; who is moved to an act does it."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("Turkey shrank from recognising the new government.", "recognising"),
        ("Chad baulked at withdrawing its troops from Sudan.", "withdrawing"),
        ("Germany opposed sending weapons to the rebels.", "sending weapons"),
        ("Egypt talked Hamas out of resuming its attacks on Israel.", "resuming its attacks"),
        ("Saudi Arabia stopped short of expelling the Iranian ambassador.", "expelling"),
        ("The delegations of Chad and Sudan, neither willing to meet the other, flew home.", "meet"),
        ("Chad and Niger met in Rome. Neither wished to be seen to yield.", "yield"),
        ("Albin Kurti of Kosovo accused his counterpart of being afraid to sign.", "sign"),
        ("In 2013 Chad and Niger signed an agreement, but its promise was never kept.", "promise"),
        ("Qatar pushed Hamas into releasing two hostages.", "pushed"),
    ],
)
def test_what_one_keeps_from_is_no_act(read, text, left_out):
    assert left_out not in {" ".join(t.text for t in e.trigger.tokens) for e in read(text).events}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Washington wavered over lifting its sanctions on Syria.", "lifting"),
        ("Egypt toyed with expelling the ambassador of Qatar.", "expelling"),
        ("Egypt flirted with joining the war against the Houthis.", "joining the war"),
        ("Chad talked of invading Sudan.", "invading"),
        ("Warren Moore of Peru, rebuffed by Paris over arming the rebels, went home.", "arming"),
    ],
)
def test_what_one_turns_over_is_hypothetical(read, text, trigger):
    assert read(text).event(trigger)[1] == "hypothetical"


def test_who_is_moved_to_an_act_does_it(read):
    assert read("Russia forced Armenia into accepting the plan.").event("accepting")[3] == ["Armenia"]
    assert read("Iran poured money into arming the Houthis.").event("arming")[3] == ["Iran"]


def test_what_one_boasts_of_is_told_as_done(read):
    assert read("Kenya succeeded in freeing the hostages.").event("freeing")[1] == "occurred"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Egypt has coaxed Hamas into halting its attacks on Israel.", "Hamas"),
        ("Moscow leaned on Armenia to drop its claim against Azerbaijan.", "Armenia"),
        ("Qatar has talked Hamas into a pause in its war with Israel.", "Hamas"),
        ("Hamas was talked out of resuming its rocket fire by Egypt.", "Hamas"),
    ],
)
def test_what_one_is_moved_to_give_up_is_ones_own(read, text, who):
    assert read(text).meant_by("its") == [who]


def test_what_one_makes_believe_is_no_row(read):
    assert not [
        e for e in read("Niger pretended to withdraw its troops from Chad.").events if e.trigger.head.tag_ == "VB"
    ]
