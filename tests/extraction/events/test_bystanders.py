"""Who only stands by while another acts."""

import pytest


@pytest.mark.parametrize(
    "behind",
    ["with Qatar and the United States as witnesses", "with the African Union as observer", "with Oman as host"],
)
def test_who_is_there_as_a_witness_signs_nothing(read, behind):
    found = read(f"Kenya and Uganda signed a ceasefire in Doha on Monday, {behind}.").event("signed")
    assert found[3] == ["Kenya", "Uganda"]
