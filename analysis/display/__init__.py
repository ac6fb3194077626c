"""Display: frames in, blocks out, each statement with the marks of its sentences."""

from analysis.display.annotated import show_annotated_text
from analysis.display.changes import show_changes, show_changes_since, tell_changes
from analysis.display.comparisons import (
    show_alert,
    show_counterparts,
    show_coverage,
    show_efforts,
    show_facts,
    show_figure_differences,
    show_indicators,
    show_levers,
    show_names,
    show_periods,
    show_records,
)
from analysis.display.figures import show_chart, show_figure
from analysis.display.frames import show_frame, show_sentence
from analysis.display.maps import show_map
from analysis.display.masthead import show_bottom_line, show_masthead
from analysis.display.method import show_gaps, show_likelihood, show_limits, show_method
from analysis.display.outlines import load_outlines
from analysis.display.reviewed import show_reliance, show_reviews
from analysis.display.sets import show_audit, show_cited, show_set_masthead, show_statements, show_texts
from analysis.display.tables import (
    show_claim_counts,
    show_claims,
    show_event_table,
    show_figures_claimed,
    show_interactions,
    show_others_named,
    show_place_table,
    show_roster,
    show_ties,
    show_timeline,
    show_track_table,
    show_voices,
    show_words,
)

__all__ = [
    "load_outlines",
    "show_alert",
    "show_annotated_text",
    "show_audit",
    "show_bottom_line",
    "show_changes",
    "show_changes_since",
    "show_chart",
    "show_cited",
    "show_claim_counts",
    "show_claims",
    "show_counterparts",
    "show_coverage",
    "show_efforts",
    "show_event_table",
    "show_facts",
    "show_figure",
    "show_figure_differences",
    "show_figures_claimed",
    "show_frame",
    "show_gaps",
    "show_indicators",
    "show_interactions",
    "show_levers",
    "show_likelihood",
    "show_limits",
    "show_map",
    "show_masthead",
    "show_method",
    "show_names",
    "show_others_named",
    "show_periods",
    "show_place_table",
    "show_records",
    "show_reliance",
    "show_reviews",
    "show_roster",
    "show_sentence",
    "show_set_masthead",
    "show_statements",
    "show_texts",
    "show_ties",
    "show_timeline",
    "show_track_table",
    "show_voices",
    "show_words",
    "tell_changes",
]
