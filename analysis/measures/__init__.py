"""Measures: frames of the tables in, tidy frames out, every row with the sentences it rests on."""

from analysis.measures.attention import rank_for_review
from analysis.measures.bottom_line import compose_bottom_line
from analysis.measures.changes import compare_tables, count_changes
from analysis.measures.figures import list_figures
from analysis.measures.findings import (
    tell_events,
    tell_interactions,
    tell_places,
    tell_sourcing,
    tell_tracks,
    tell_voices,
)
from analysis.measures.gaps import find_gaps
from analysis.measures.geography import locate_places
from analysis.measures.likelihood import describe_likelihood, list_likelihood_words
from analysis.measures.network import count_interactions
from analysis.measures.reviewed import count_reviews
from analysis.measures.roster import list_actors
from analysis.measures.sourcing import (
    count_claims_by_sourcing,
    list_claims,
    list_hedges,
    list_loaded_words,
    share_voice,
)
from analysis.measures.ties import list_ties
from analysis.measures.timeline import order_events
from analysis.measures.tracks import summarise_tracks, trace_mediation_tracks

__all__ = [
    "compare_tables",
    "compose_bottom_line",
    "count_changes",
    "count_claims_by_sourcing",
    "count_interactions",
    "count_reviews",
    "describe_likelihood",
    "find_gaps",
    "list_actors",
    "list_claims",
    "list_figures",
    "list_hedges",
    "list_likelihood_words",
    "list_loaded_words",
    "list_ties",
    "locate_places",
    "order_events",
    "rank_for_review",
    "share_voice",
    "summarise_tracks",
    "tell_events",
    "tell_interactions",
    "tell_places",
    "tell_sourcing",
    "tell_tracks",
    "tell_voices",
    "trace_mediation_tracks",
]
