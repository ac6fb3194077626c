"""What a place of reports.yaml comes to: a profile, and whom or what it names."""

from __future__ import annotations

from analysis.reporting.definitions import Place
from analysis.sharing.mail import MailingList
from analysis.sharing.profiles import Profile, choose_profile


def make_profile(place: Place) -> Profile:
    """Give what is taken out for a place."""
    return choose_profile(
        place.profile,
        hidden_actors=tuple(place.hide_actors),
        without_text=place.without_text,
        without_notebook=place.without_notebook,
    )


def make_list(place: Place) -> MailingList:
    """Give the mailing list that a place is."""
    return MailingList(
        name=place.name, addresses=tuple(place.mail or ()), title=place.title or place.name, address=place.address
    )
