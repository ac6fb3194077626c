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


def test_names_behind_an_object_are_not_what_the_subject_is(read):
    events = read("The junta had barred envoys of Mali, the African Union and Kenya from entering the country.").events
    barred = next(e for e in events if e.trigger.head.text == "barred")
    assert not {"African Union", "Kenya"} & {a.name for a in barred.actors}
