"""Attributions as they are read: who, by which cue, says which pieces of text."""

import pytest

from analysis.extraction.claims.claim_filters import is_claim
from analysis.extraction.claims.speech import read_attributions
from analysis.extraction.parsing.parse import span_of


def read_all(read, text):
    reading = read(text)

    def words(tokens):
        if not tokens:
            return None
        start, end = span_of(tokens)
        return text[start:end]

    return [
        (words(a.source), words(a.cue), tuple(words(piece) for piece in a.pieces), a)
        for a in read_attributions(reading.parse)
    ]


def spans(read, text):
    return [found[:3] for found in read_all(read, text)]


ONE = [
    # Indirect, with what stands around it.
    ("Kenya said that talks would resume.", ("Kenya", "said", ("talks would resume",))),
    ("The talks, the envoy said, had failed.", ("the envoy", "said", ("had failed",))),
    ("The talks had failed, the envoy said.", ("the envoy", "said", ("The talks had failed",))),
    ("However, the talks had failed, the envoy said.", ("the envoy", "said", ("the talks had failed",))),
    ("The talks, as the envoy pointed out, had failed.", ("the envoy", "pointed out", ("had failed",))),
    ("The envoy told reporters in Rome that the talks had failed.", ("The envoy", "told", ("the talks had failed",))),
    ("The army denied having fired the shells.", ("The army", "denied", ("having fired the shells",))),
    # Cues of several words.
    ("The minister refused to say that the talks had failed.",
     ("The minister", "refused to say", ("the talks had failed",))),
    ("The army has not confirmed that its men withdrew.",
     ("The army", "has not confirmed", ("its men withdrew",))),
    # Things as content.
    ("The ministry acknowledged the loss of two ships, which sank in May.",
     ("The ministry", "acknowledged", ("the loss of two ships",))),
    ("Officials put their losses at 429.", ("Officials", "put", ("their losses at 429",))),
    ("The minister called the plan a mistake.", ("The minister", "called", ("the plan a mistake",))),
    ("The minister criticized the army for shelling the town.",
     ("The minister", "criticized", ("the army for shelling the town",))),
    ("The army accused the rebels of shelling the town.", ("The army", "accused", ("shelling the town",))),
    # Passives with no source.
    ("Hundreds are thought to have died.", (None, "are thought", ("to have died",))),
    # No verb of saying.
    ("According to the Red Cross, nine people died.", ("the Red Cross", "According to", ("nine people died",))),
    ("The war has killed 5,400 people by the army's count.",
     ("the army's count", "by", ("The war has killed 5,400 people",))),
    ("Egypt has reportedly accepted the plan.", (None, "reportedly", ("Egypt has reportedly accepted the plan",))),
    ("It is unclear whether the truce will hold.", (None, "It is unclear", ("whether the truce will hold",))),
    ("The army issued a warning that it would fire.", ("The army", "issued a warning", ("it would fire",))),
    ("Iran’s claim that the ship was empty drew doubt.", ("Iran", "claim", ("the ship was empty",))),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_an_attribution_has_source_cue_and_content(read, text, expected):
    assert expected in spans(read, text)


QUOTED = [
    ("“We will not talk,” said Sergei Lavrov.", ("Sergei Lavrov", "said", ("We will not talk",))),
    ("“We will not talk,” Lavrov said. “They lie.”", ("Lavrov", "said", ("We will not talk", "They lie"))),
    ("“We,” Lavrov said, “will not talk.”", ("Lavrov", "said", ("We", "will not talk"))),
    ("Lavrov said the truce was “a trap”.", ("Lavrov", "said", ("the truce was “a trap”",))),
    ("Lavrov said: “We will not talk. They lie.”", ("Lavrov", "said", ("We will not talk. They lie",))),
    ("Lavrov blamed NATO. “They want this war,” he said.", ("he", "said", ("They want this war",))),
    ("'We will not talk to them,' Lavrov said.", ("Lavrov", "said", ("We will not talk to them",))),
    ("“We will not talk to them.” — Sergei Lavrov", ("Sergei Lavrov", "—", ("We will not talk to them",))),
    ("LAVROV: We will never talk to them. Sergei Lavrov left.\n\nSergei Lavrov: They lie to all of us.",
     ("Sergei Lavrov", ":", ("They lie to all of us",))),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_a_quotation_goes_to_the_one_who_speaks(read, text, expected):
    assert expected in spans(read, text)


def test_a_quotation_that_fills_the_next_paragraph_goes_on_with_its_speaker(read):
    text = "“We will not talk,” Lavrov said.\n\n“They have never kept their word.”"
    assert ("Lavrov", "said", ("They have never kept their word",)) in spans(read, text)


def test_a_colon_hands_the_next_paragraphs_quotation_to_its_speaker(read):
    text = "The minister added:\n\n“They have never kept their word.”"
    assert ("The minister", "added", ("They have never kept their word",)) in spans(read, text)


def test_a_quotation_that_nobody_is_given_for_stays_without_a_speaker(read):
    assert spans(read, "Rain fell on the town.\n\n“They have never kept their word.”") == []


def test_a_word_in_quotation_marks_is_no_speech(read):
    assert spans(read, "The so-called “road map” was signed in May.") == []


def test_turns_of_phrase_inside_a_quotation_are_the_speakers_own(read):
    found = spans(read, "“I think they know that we said no,” Lavrov said.")
    assert found == [("Lavrov", "said", ("I think they know that we said no",))]


def test_who_reports_what_another_says_are_both_sources(read):
    found = spans(read, "Reuters reported that the ministry said the ship was empty.")
    assert {(source, cue) for source, cue, _ in found} == {("Reuters", "reported"), ("the ministry", "said")}


def test_whom_a_charge_is_about_is_kept_apart_from_the_charge(read):
    ((*_, attribution),) = read_all(read, "The army accused the rebels of shelling the town.")
    assert [token.text for token in attribution.raised] == ["the", "rebels"]


ACTS = [
    "The rebels refused to sign the accord.",
    "The president urged both sides to talk.",
    "The United States welcomed the outcome.",
    "The government wants the plan.",
    "The ministry denied the accusation.",
    "Both sides blamed each other.",
]


@pytest.mark.parametrize("text", ACTS)
def test_requests_refusals_and_attitudes_are_no_claims(read, text):
    assert not any(is_claim(attribution) for *_, attribution in read_all(read, text))


def test_criticism_of_a_deed_is_a_claim_and_of_a_person_alone_is_none(read):
    deed, person = "The envoy criticized the army's lack of restraint.", "The envoy criticized Lavrov."
    assert [is_claim(a) for *_, a in [*read_all(read, deed), *read_all(read, person)]] == [True, False]


def test_a_closing_participle_comments_on_what_happened_and_has_no_speaker(read):
    assert spans(read, "The minister left the room early, underscoring the depth of the crisis.") == []


ENDS = [
    # Where what is said stops: another source, what the speaker does next, a semicolon, what the article adds.
    ("The ministry said it had heard nothing, though officials acknowledged that a letter had come.",
     ("The ministry", "said", ("it had heard nothing",))),
    ("Sources said that an envoy would be named, while the embassy insisted that nothing had changed.",
     ("Sources", "said", ("an envoy would be named",))),
    ("The minister said that the general would step down and called on both armies to withdraw.",
     ("The minister", "said", ("the general would step down",))),
    ("The army said the road was open; nobody used it.", ("The army", "said", ("the road was open",))),
    # "That" which the parse takes for a relative pronoun.
    ("Mr Carter told CNN in an interview from Pyongyang that the North had agreed to freeze its programme.",
     ("Mr Carter", "told", ("the North had agreed to freeze its programme",))),
    # How something was said is not who said it.
    ("Turkish officials, speaking on condition of anonymity, say that the port will open.",
     ("Turkish officials", "say", ("the port will open",))),
    ("Saudi Arabia has let it be known it would host a second round.",
     ("Saudi Arabia", "has let it be known", ("it would host a second round",))),
    ("There were fears among diplomats that the truce would collapse.",
     ("diplomats", "fears", ("the truce would collapse",))),
    ("The United Nations put the number of displaced at 200,000.",
     ("The United Nations", "put", ("the number of displaced at 200,000",))),
    ("The president signed an accord that, by most estimates, has ended the war.",
     ("most estimates", "by", ("has ended the war",))),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ENDS)
def test_content_ends_where_the_source_stops_speaking(read, text, expected):
    assert expected in spans(read, text)


def test_what_the_speaker_says_next_has_the_same_source(read):
    found = spans(read, "The minister said that the general would step down and warned that time was short.")
    assert ("The minister", "warned", ("time was short",)) in found


def test_a_claim_that_is_denied_says_nothing_of_what_was_claimed(read):
    found = spans(read, "The rebels fired first, a claim that the government denied.")
    assert not any(cue == "a claim" for _, cue, _ in found)


def test_what_is_said_in_a_statement_is_read_once(read):
    found = spans(read, "The ministry said in a statement that the road was open.")
    assert found == [("The ministry", "said", ("the road was open",))]


NOT_SAID = [
    "The clashes have highlighted the depth of the crisis.",
    "The army fought clashes that have highlighted the depth of the crisis.",
    "Asked whether Iran would attend, the spokesman left.",
    "The guarantors drew the line along the peaks, as Peru had demanded.",
]


@pytest.mark.parametrize("text", NOT_SAID)
def test_events_and_questions_state_nothing(read, text):
    assert not any(is_claim(attribution) for *_, attribution in read_all(read, text))
