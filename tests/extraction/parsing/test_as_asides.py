"""Who alleges something in an aside has not done what is told behind it."""

from __future__ import annotations


def test_the_verb_behind_an_aside_is_that_of_the_sentence(read):
    text = "Chad denied that it was arming the rebels, as Niger alleges, and called on Kenya to send observers."
    event = next(e for e in read(text).events if e.trigger.type == "REQUEST")
    assert [a.body.name for a in event.actors] == ["Chad"]


def test_what_was_done_in_the_meantime_stays_where_it_is(read):
    text = "Peru closed the border, as Chile shelled the port, and killed ten soldiers."
    event = next(e for e in read(text).events if e.trigger.head.text == "shelled")
    assert [a.body.name for a in event.actors] == ["Chile"]
