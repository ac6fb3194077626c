"""What a relative pronoun stands for, where the parser hangs its clause to the nearest name."""

import pytest


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Chad has armed the militiamen of Colonel Idriss Salim, who have been fighting Niamey's army.", "Idriss Salim’s militiamen"),
        ("Mali named the insurgents of Sheikh Omar Bah, who have been fighting the army.", "Omar Bah’s insurgents"),
    ],
)  # fmt: skip
def test_a_verb_of_many_is_of_the_men_and_not_of_whose_they_are(read, text, who):
    event = next(e for e in read(text).events if e.trigger.head.lemma_ == "fight")
    assert who in [actor.name for actor in event.actors]
