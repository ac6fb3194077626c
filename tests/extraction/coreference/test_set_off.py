"""Whom a pronoun does not mean: who speaks, of "they" in his own words, and by whom the subject is only backed."""


def test_who_backs_the_subject_is_not_meant_by_it(read):
    text = "Kosovo declared independence in 2008. Serbia, backed by Russia and China, has never recognized it."
    assert read(text).event("recognized")[4] == ["Kosovo"]


def test_they_of_a_quotation_are_not_its_speaker(read):
    text = (
        "Aleksandar Vucic of Serbia and Albin Kurti of Kosovo met twice. In between, Josep Borrell and his envoy, "
        'Miroslav Lajcak, carried drafts. "They have agreed to a truce," Borrell told reporters.'
    )
    assert read(text).event("agreed")[3] == ["Serbia", "Kosovo"]


def test_a_plural_of_nationality_is_no_one_man(read):
    text = "Baku named its minister, Jeyhun Bayramov. The shepherds of Iran appealed to the Azeris on Monday to pay."
    assert read(text).meant_by("Azeris") != ["Jeyhun Bayramov"]
