"""Acts given to others than those who did them, or told as done to others than they were."""

import pytest


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("Neither the Dutch nor the Danes, a Latvian diplomat noted with some relish, had been consulted.", "consulted", [],
         ["Netherlands", "Denmark"]),
        ("The Kurds, a Turkish officer said in a whisper, had been attacked.", "attacked", [], ["Kurds"]),
        ("Olga Petrova clapped as Hungary and Serbia, the hosts' old rival, shook hands.", "shook hands", ["Hungary", "Serbia"],
         []),
        ("The general, who looked on as Peru and Chile signed a truce, is ill.", "signed a truce", ["Peru", "Chile"], []),
        ("Under the pact, signed separately by Chile and Peru, Rome will send observers.", "signed", ["Chile", "Peru"], []),
        ("According to the pact, initialled on Monday by Premier Boon and his Lao counterpart, Sith Vong, Hanoi is to withdraw "
         "its troops.", "initialled", ["Boon", "Sith Vong"], []),
        ("The emir left it to his brother, Prince Salman, to meet the Iranian envoy.", "meet", ["Salman", "Iran’s envoy"], []),
        ("Mali's premier, who signed the truce, and who in June expelled the French ambassador, is ill.",
         "expelled the French ambassador", ["Mali’s premier"], ["France’s ambassador"]),
        ("With the Kenyan envoy beside him, General Deng pledged to free the prisoners.", "pledged", ["Deng"], []),
        ("Omar Haddad, a Hamas negotiator, warned that his men would not hand in a single rifle.", "warned",
         ["Omar Haddad"], []),
        ("The pope appealed to those who had taken up arms to lay them down.", "appealed to", ["Pope"], []),
        ("The pact was unveiled by Luis Prado, the African Union's chairman, who watched in Bergen as Khaled al-Hadi, the prime "
         "minister, and Ali al-Banna, the rebels' chief envoy, shook hands.", "shook", ["Khaled al-Hadi", "Ali al-Banna"], []),
        ("The HNF, whose commanders accepted an offer from Oslo in May, and the TLA, whose gunmen, officials in Pakse said, "
         "attacked a ferry near the port, killing six sailors.", "killing", ["TLA’s gunmen"], ["Sailors"]),
        ("Analysts cautioned that the Kenyan soldiers who guard the port are still due to leave by May, as Chad has threatened to "
         "jail them.", "threatened", ["Chad"], ["Kenya’s soldiers"]),
        ("Peru and Ecuador quarrel over a river. Brazil, whose Foreign Minister received envoys of both in Manaus in May, failed to bring them closer.",
         "received", ["Brazil’s foreign minister"], ["Peru", "Ecuador"]),
        ("It took Erik Solheim two days to wring from Sri Lanka's government and the Tamil Tigers a pledge to stop killing.", "wring",
         ["Erik Solheim"], ["Sri Lanka’s government", "Liberation Tigers of Tamil Eelam"]),
        ("Alioune Beye, the mediator, spoke. Frederick Chiluba, the Zambian President and the negotiators' host, vouched for it.",
         "vouched", ["Frederick Chiluba"], []),
        ("Ottawa lists Boko Haram as a terrorist group and refuses to meet it.", "refuses", ["Canada"], ["Boko Haram"]),
        ("The text is to be signed in June by President Jorge dos Passos and Mr. Blanco.", "signed",
         ["Jorge dos Passos", "Blanco"], []),
    ],
)  # fmt: skip
def test_an_act_is_theirs_who_did_it_and_done_to_those_who_bore_it(read, text, trigger, actors, recipients):
    event = _event(read(text), trigger)
    assert [a.name for a in event.actors] == actors
    assert [a.name for a in event.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The minister was attacked by senators from her own party.", "ACCUSE"),
        ("The minister was attacked by gunmen on a road near Gao.", "ASSAULT"),
    ],
)
def test_lawmakers_attack_with_words_and_gunmen_do_not(read, text, type_):
    assert read(text).event("attacked")[0] == type_


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kenya's king, Idris Mahamat, has ordered two medical teams to Chad and Niger to see that the wells are clean.", "ordered"),
        ("President Luis Paz and President Ana Ruiz agreed to begin talks. They are meant to give Bolivia access to the port.", "give"),
        ("The two main Zaghawa rebel movements boycotted the dinner.", "boycotted"),
    ],
)  # fmt: skip
def test_who_acts_is_nobody_where_the_text_does_not_say(read, text, word):
    assert not [event for event in read(text).events if event.trigger.head.text == word and event.everyone]


def test_weapons_that_are_put_beyond_use_are_given_to_nobody(read):
    assert read("The rebels put their weapons beyond use on Monday.").event("put")[0] == "RETREAT"


def test_truces_before_a_deal_are_not_made_by_those_who_sign_it(read):
    text = (
        "The pact was signed by President Omar Haddad and Ali Keita in the presence of King Hussein, who had summoned the two men "
        "last month after a series of truces arranged by Turkish officers in Erbil fell apart within days."
    )
    truces = [event for event in read(text).events if event.trigger.head.text in {"truces", "fell", "arranged"}]
    assert not any(actor.name in {"Omar Haddad", "Ali Keita"} for event in truces for actor in event.everyone)


def test_who_is_met_before_others_are_seized_is_not_seized(read):
    text = (
        "Abebe Tolera, the prime minister, came in person, only for two of the rebel delegates whom he met to be arrested "
        "after he left."
    )
    seized = [event for event in read(text).events if event.trigger.head.text == "arrested"]
    assert not any(a.name == "Abebe Tolera" for event in seized for a in event.everyone)


def _event(reading, trigger):
    return next(e for e in reading.events if e.trigger.head.text == trigger.split()[0])


def test_troops_that_are_moved_or_promised_are_not_to_whom(read):
    for text in (
        "Ecuador’s government would withdraw 400 soldiers by Friday.",
        "Kenya offered to send observers to Chad.",
    ):
        assert not {"Soldiers", "Observers"} & {a.name for e in read(text).events for a in e.recipients}


def test_who_fires_on_a_post_speaks_in_none(read):
    (event,) = read("Ecuadorean helicopters fired on a Peruvian river post.").events
    assert event.trigger.type == "ASSAULT"
