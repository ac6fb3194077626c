"""People who meet are no meeting, and one who is shot is somebody."""

import pytest


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Foreign ministers meeting in Yaounde settled on a joint force of 8,700.", "settled", "AGREE"),
        ("Arab foreign ministers meeting in Cairo condemned Israel.", "condemned", "ACCUSE"),
        ("Rebel commanders meeting in Luanda agreed to a truce.", "meeting", "CONSULT"),
    ],
)
def test_ministers_meeting_somewhere_do_what_is_said_of_them(read, text, trigger, kind):
    found = {e.trigger.head.text: e for e in read(text).events}
    assert found[trigger].trigger.type == kind
    assert found[trigger].actors


def test_a_ministers_meeting_that_ends_is_a_meeting(read):
    assert "meeting" not in {
        e.trigger.head.text for e in read("A foreign ministers meeting in Paris ended on Friday.").events
    }


@pytest.mark.parametrize(
    "text", ["Sudanese police shot dead a protester in Omdurman.", "Al-Shabaab beheaded a teacher in Mandera."]
)
def test_one_who_is_attacked_is_a_party(read, text):
    assert [len(e.recipients) for e in read(text).events] == [1]
