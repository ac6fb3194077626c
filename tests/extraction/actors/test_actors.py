import pytest

CASES = [
    (
        "Ruritania aside, Egypt’s Foreign Minister Sameh Shoukry met his Turkish counterpart.",
        "Sameh Shoukry",
        "person",
        "EGY",
    ),
    ("The Houthi rebels fired at a ship, the Yemeni government said.", "Houthis", "armed_group", "YEM"),
    ("Talks under the United Nations resumed.", "United Nations", "organisation", None),
]


@pytest.mark.parametrize(("text", "name", "kind", "country"), CASES)
def test_names_kinds_and_countries_are_found(read, text, name, kind, country):
    actor = read(text).actor(name)
    assert (actor.kind, actor.country) == (kind, country)


def test_a_title_gives_role_and_affiliation(read):
    actor = read("Kenya’s President William Ruto visited Juba.").actor("William Ruto")
    assert (actor.role, actor.belongs_to.name) == ("President", "Kenya")


def test_people_listed_under_a_leadership_belong_to_its_state(read):
    reading = read(
        "Chad’s leadership, including Prime Minister Albert Padacke and Army Chief Abdel Daoud, asked for help."
    )
    assert {reading.actor(name).body.name for name in ("Albert Padacke", "Abdel Daoud")} == {"Chad"}


def test_an_unnamed_office_holder_is_an_actor_of_the_country_meant(read):
    reading = read("Peru faces unrest. The country’s Defense Minister issued a warning to Ecuador.")
    holder = reading.actor("Peru’s Defense Minister")
    assert (holder.is_named, holder.body.name) == (False, "Peru")


def test_a_bare_title_means_the_person_introduced_with_it(read):
    reading = read(
        "Iraq’s Oil Minister Hayan Abdul met Iran’s Oil Minister Mohsen Paknejad. The Iraqi minister left early."
    )
    assert reading.meant_by("minister") == ["Hayan Abdul"]


def test_a_capital_that_acts_is_its_state_and_one_that_is_visited_is_not(read):
    reading = read("Cairo has rejected the plan. Envoys met in Doha.")
    assert reading.meant_by("Cairo") == ["Egypt"]
    assert reading.meant_by("Doha") == []


def test_both_nations_are_the_two_at_odds_and_not_the_one_spoken_of(read):
    reading = read(
        "Tensions between Armenia and Azerbaijan rose. Russia offered to mediate. Russia has long borders with both nations."
    )
    assert set(reading.meant_by("both nations")) == {"Armenia", "Azerbaijan"}


def test_the_ruling_movement_is_a_regime_and_an_armed_group(read):
    reading = read("Tensions with Afghanistan’s Taliban regime rose. The Taliban denied it.")
    kinds = {actor.kind: actor.body.name for actor in reading.index.actors if actor.entity == "taliban"}
    assert kinds == {"government": "Afghanistan", "armed_group": "Afghanistan"}


def test_former_presidents_lead_nothing(read):
    assert read("Martti Ahtisaari, the former Finnish president, spoke.").relations() == set()


@pytest.mark.parametrize(
    "text", ["She speaks German or French.", "The book was translated into Arabic and Turkish.", "He wrote in Dutch."]
)
def test_a_language_is_no_state(read, text):
    assert read(text).index.actors == []


def test_a_nation_that_is_spoken_to_is_a_state(read):
    assert {actor.name for actor in read("The French spoke to the Germans.").index.actors} == {"France", "Germany"}


def test_a_government_with_a_capital_is_called_by_its_state(read):
    assert read("The rebels met the Angolan Government.").meant_by("Government") == ["Angola’s government"]
