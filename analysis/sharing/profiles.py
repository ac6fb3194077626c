"""Share profiles: what of an edition goes to whom."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.errors import UnknownName


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What is shared of an edition.

    Attributes
    ----------
    text : bool
        The text of the articles. Without it no run of more than `LONGEST_QUOTE` words of it is left anywhere: longer
        quotes keep their first `KEPT_OF_QUOTE` words.
    notebook : bool
        The executed notebook.
    hidden_actors : tuple of str
        Names of actors, by which they are named nowhere: in their place stands "[Actor 1]".
    """

    name: str
    text: bool = True
    notebook: bool = True
    hidden_actors: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether nothing is taken out."""
        return self.text and self.notebook and not self.hidden_actors


#: More words than this in a row are a passage of the text, and no quote.
LONGEST_QUOTE = 10
KEPT_OF_QUOTE = 7
PROFILES = {
    "full": Profile(name="full"),
    "external": Profile(name="external", text=False, notebook=False),
}


def choose_profile(
    name: str, *, hidden_actors: tuple[str, ...] = (), without_text: bool = False, without_notebook: bool = False
) -> Profile:
    """Give the profile of a name, with more taken out where that is asked for.

    Raises
    ------
    UnknownName
        When there is no such profile, or a name of an actor is empty.
    """
    if name not in PROFILES:
        raise UnknownName(f"No share profile is called {name!r}; there are: {', '.join(PROFILES)}.")
    if not all(any(sign.isalnum() for sign in actor) for actor in hidden_actors):
        raise UnknownName("The name of an actor to hide is empty: write it as the report does.")
    profile = PROFILES[name]
    return replace(
        profile,
        text=profile.text and not without_text,
        notebook=profile.notebook and not without_notebook,
        hidden_actors=tuple(dict.fromkeys((*profile.hidden_actors, *hidden_actors))),
    )
