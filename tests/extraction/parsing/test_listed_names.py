import pytest


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chad rejected offers of mediation from Malaysia, China and the United States.", ["Malaysia", "China", "United States"]),
        ("Chad rejected offers of mediation from Kenya and Ghana.", ["Kenya", "Ghana"]),
    ],
)  # fmt: skip
def test_a_name_behind_a_comma_is_joined_to_the_name_before_it(read, text, names):
    assert [a.name for a in read(text).events[0].mediators] == names
