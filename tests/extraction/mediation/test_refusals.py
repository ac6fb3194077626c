"""What becomes of an offer to mediate: refused, turned down, welcomed; and what is no refusal of it."""

import pytest


@pytest.mark.parametrize(
    ("answer", "trigger"),
    [
        (", but Eritrea refused.", "refused"),
        (", but Asmara has refused it.", "refused"),
        (", but Eritrea turned it down.", "turned"),
        (", but Eritrea said no.", "said"),
        (", but Asmara was not interested.", "was"),
        (", an offer that Eritrea rejected.", "rejected"),
        (", an offer Asmara turned down.", "turned"),
        (", but the offer was rejected by Eritrea.", "rejected"),
        (", only for Eritrea to refuse.", "refuse"),
        (", although Asmara dismissed the idea.", "dismissed"),
        (". Eritrea rejected the offer on Monday.", "rejected"),
        (". But Asmara turned the offer down.", "turned"),
        (". Eritrea declined.", "declined"),
    ],
)
def test_a_refusal_goes_to_the_offer(read, answer, trigger):
    reading = read("Kenya offered to mediate between Ethiopia and Eritrea" + answer)
    found = {e.trigger.head.text: e for e in reading.events}
    event = found[trigger]
    assert (event.trigger.type, event.cameo, event.status) == ("REJECT", "126", "refused")
    assert [a.name for a in event.actors] == ["Eritrea"]
    assert [a.name for a in event.mediators] == ["Kenya"]
    assert [a.name for a in event.recipients] == ["Kenya", "Ethiopia"]


@pytest.mark.parametrize(
    "text",
    [
        "Qatar offered to mediate between Iran and Bahrain, but the United States refused to lift sanctions on Iran.",
        "Qatar offered to mediate between Iran and Bahrain. Bahrain may reject the offer.",
        "Qatar offered to mediate between Iran and Bahrain, but Bahrain has yet to respond.",
        "Qatar offered to mediate between Iran and Bahrain. Bahrain did not reject the offer.",
        "Qatar offered to mediate between Iran and Bahrain. Iran rejected a Saudi demand.",
    ],
)
def test_what_is_no_refusal_of_it_is_none(read, text):
    assert not [e for e in read(text).events if e.cameo == "126"]


@pytest.mark.parametrize(
    ("text", "code", "status"),
    [
        ("Armenia welcomed a Georgian offer to mediate in its dispute with Azerbaijan.", "038", "accepted"),
        ("Bahrain hailed Qatar's offer to mediate between Iran and Bahrain.", "038", "accepted"),
        ("France welcomed Qatar's offer to mediate between Iran and Bahrain.", None, "occurred"),
    ],
)
def test_who_welcomes_an_offer_takes_it_up_where_it_is_a_side(read, text, code, status):
    (event,) = read(text).events
    assert (event.trigger.type, event.cameo, event.status) == ("SUPPORT", code, status)
    assert bool(event.mediators) == (code is not None)


@pytest.mark.parametrize(
    "text",
    [
        "Egypt offered to host talks between Armenia and Azerbaijan.",
        "Azerbaijan dismissed an offer from Brazil to host talks between Armenia and Azerbaijan.",
        "Baku accepted Qatar's offer to host talks between Armenia and Azerbaijan.",
    ],
)
def test_talks_that_somebody_offers_to_host_are_not_told_as_held(read, text):
    assert {e.status for e in read(text).events} <= {"offered", "refused", "accepted"}


def test_a_government_is_not_that_of_who_offers_to_mediate(read):
    reading = read("Norway has offered to mediate between the government and the rebels.")
    assert "Norway’s government" not in {a.name for a in reading.index.actors}


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("The rebels would not attend the talks.", 3),
        ("Chad will not talk to Sudan.", 3),
        ("Chad said it would not sign the deal.", 2),
        ("Chad refused to sign the deal.", 3),
    ],
)
def test_a_refusal_by_would_not_took_place(parse_rows, text, factuality):
    assert [row["factuality"] for row in parse_rows(text)["events"] if row["type"] == "REJECT"] == [factuality]
