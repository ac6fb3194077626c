"""A text alternative tells the finding: it is checked against the rows, chart by chart."""

from __future__ import annotations

from analysis.charts.annotate import get_description
from analysis.charts.events import draw_event_scale
from analysis.charts.map import draw_map
from analysis.charts.network import draw_actor_network
from analysis.charts.sourcing import draw_sourcing, draw_voice_share
from analysis.charts.tracks import draw_mediation_tracks
from analysis.display.outlines import load_outlines
from tests.charts import frames as f


def test_tracks_tell_each_path_in_the_order_of_the_text() -> None:
    assert get_description(draw_mediation_tracks(f.TRACKS)).alt == (
        "2 mediation tracks. Iran between Pakistan and Afghanistan: requested (S1), then offered (S6, S7). "
        "Qatar between Pakistan and Taliban: requested (S4), then failed (S5)."
    )


def test_who_met_the_sides_is_not_told_to_have_mediated_between_them() -> None:
    met = f.make_tracks(("Oman", "Iran", "Chad", 0, "occurred", 3)).assign(is_meeting=True)
    axes = draw_mediation_tracks(met)
    assert get_description(axes).alt == "1 mediation track. Oman between Iran and Chad: met (S3)."
    assert "met Iran and Chad" in [text.get_text() for text in axes.texts]


def test_events_tell_how_many_of_each_side_and_both_ends() -> None:
    assert get_description(draw_event_scale(f.EVENTS)).alt == (
        "3 events in the order of the text: 1 of cooperation, 1 of conflict and 1 request. "
        "The most hostile is “clashes” (S3, −9); the most cooperative is “offered to mediate” (S6, 2.5)."
    )


def test_the_network_names_mediators_and_the_strongest_ties() -> None:
    alt = get_description(draw_actor_network(f.INTERACTIONS, mediators=["Iran"])).alt
    assert alt.startswith(
        "Network of 3 actors and who acts on whom. Iran mediates. Iran to Pakistan: cooperation, 2 events (S6, S7)."
    )


def test_sourcing_counts_claims_and_what_is_plain() -> None:
    assert get_description(draw_sourcing(f.CLAIMS)).alt == (
        "9 claims by source: 4 from media, images, 2 from unnamed people, 2 from the article itself and 1 from unnamed "
        "official. 1 plainly stated or certain, 6 hedged or uncommitted, 0 doubted, denied or contradicted."
    )


def test_voices_tell_who_acts_unheard() -> None:
    assert get_description(draw_voice_share(f.VOICES)).alt == (
        "Heard, by number of claims: Masoud Pezeshkian (1). Pakistan and Iran act in the text but no claim is theirs."
    )


def test_the_map_names_states_and_places_and_counts_those_without_coordinates() -> None:
    places = f.make_places(("Tehran", 35.69, 51.42), ("nowhere", None, None))
    axes = draw_map(places, load_outlines(), states={"IRN": "Iran"})
    assert get_description(axes).alt == (
        "Map. Shaded: Iran. Marked: Tehran. 1 place without known coordinates is not marked."
    )
