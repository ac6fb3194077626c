"""What sort of source a noun is by the words around it."""

from __future__ import annotations

import pytest

CASES = [
    ("Members of the delegation", "official_unnamed"),
    ("Members of the clan", "unnamed_people"),
    ("Local traders and officials", "official_unnamed"),
    ("Leaked documents", "media"),
    ("Court documents", "media"),
    ("Many Kenyans", "unnamed_people"),
    ("The Kenyans", "named_body"),
    ("The opposition", "named_body"),
    ("The think-tank", "named_body"),
    ("The orchestra", "named_body"),
    ("A fighter", "unnamed_people"),
    ("A geologist", "unnamed_people"),
    ("TikTok", "named_body"),
    ("Neither", "named_body"),
    ("Alarm Phone, a hotline for migrants,", "named_body"),
    ("Abu Ubaida, the group's spokesman,", "named_person"),
]


@pytest.mark.parametrize(("source", "sort"), CASES)
def test_the_setting_tells_what_sort_a_source_is(read, source, sort):
    (claim,) = read(f"{source} said on Monday that the bridge had been destroyed.").claims()
    assert claim["sourcing"] == sort


def test_an_assessment_is_the_bodys_whose_it_is(read):
    (claim,) = read("Congo thanked a monitoring team, whose latest assessment says the rebels run camps.").claims()
    assert claim["sourcing"] == "named_body"
