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
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_number_has_value_bounds_comparator_and_unit(read, text, expected):
    row = read(text).quantities()[0]
    assert tuple(row[key] for key in ("quote", "value", "low", "high", "comparator", "unit")) == expected


@pytest.mark.parametrize(
    "text",
    ["It ended in 2005.", "They met on 4 May.", "The second round failed.", "One of them left.", "Both sides met."],
)
def test_dates_ordinals_and_one_are_no_quantities(read, text):
    assert read(text).quantities() == []


def test_the_number_is_the_actors_whose_it_is(read):
    reading = read("The army lost over 4,000 Pakistani soldiers.")
    assert reading.quantities()[0]["actor_id"] == reading.actor("Pakistan").actor_id
