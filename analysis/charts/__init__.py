"""Charts: a tidy frame in, axes with a text alternative and a source line out."""

from analysis.charts.annotate import Description, NothingToDrawError, describe_axes, get_description
from analysis.charts.coverage import draw_coverage, draw_overlap
from analysis.charts.escalation import draw_escalation
from analysis.charts.events import draw_event_scale
from analysis.charts.map import draw_map
from analysis.charts.network import draw_actor_network
from analysis.charts.profiles import draw_counterparts, draw_source_profiles
from analysis.charts.records import draw_effort_times, draw_mediator_records
from analysis.charts.sourcing import draw_sourcing, draw_voice_share
from analysis.charts.text import find_label_faults
from analysis.charts.theme import house_theme
from analysis.charts.tracks import draw_mediation_tracks

__all__ = [
    "Description",
    "NothingToDrawError",
    "describe_axes",
    "draw_actor_network",
    "draw_counterparts",
    "draw_coverage",
    "draw_effort_times",
    "draw_escalation",
    "draw_event_scale",
    "draw_map",
    "draw_mediation_tracks",
    "draw_mediator_records",
    "draw_overlap",
    "draw_source_profiles",
    "draw_sourcing",
    "draw_voice_share",
    "find_label_faults",
    "get_description",
    "house_theme",
]
