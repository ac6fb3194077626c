"""Where an act happened: in the phrase under its verb, or at what it struck; a charge is made nowhere."""

import pytest


def place_of(rows, quote):
    places = {row["place_id"]: row["name"] for row in rows["places"]}
    (event,) = [row for row in rows["events"] if row["quote"] == quote]
    return places.get(event["place_id"])


@pytest.mark.parametrize(
    ("text", "quote", "place"),
    [
        ("Mali's army clashed with rebels near Kidal.", "clashed with", "Kidal"),
        ("Ministers of Chad and Libya met in Doha to end fighting in Darfur.", "met", "Doha"),
        ("Greek jets raided Izmir on Friday.", "raided", "Izmir"),
        ("The shelling of Kharkiv by Russia killed nine people.", "shelling", "Kharkiv"),
        ("Armenia blames Azerbaijan for the bombing of Stepanakert.", "bombing", "Stepanakert"),
        ("In Doha, Uganda accused Rwanda of treason.", "accused", "Doha"),
    ],
)
def test_an_act_is_placed_where_it_happened(parse_rows, text, quote, place):
    assert place_of(parse_rows(text), quote) == place


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Uganda accused Rwanda of training fighters in Congo.", "accused"),
        ("London condemned Iran for arming militias in Iraq.", "condemned"),
        ("Egypt criticised Israel for its offensive in Rafah.", "criticised"),
        ("Serbia, which is at odds with Croatia over a dam on the Danube, sent weapons to Chad.", "sent weapons"),
        ("Officials in Colombo accused the rebels of an attack.", "accused"),
    ],
)
def test_no_act_is_placed_where_what_it_is_about_happened(parse_rows, text, quote):
    assert place_of(parse_rows(text), quote) is None
