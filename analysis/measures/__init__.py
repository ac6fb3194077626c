"""Measures: frames of the tables in, tidy frames out, every row with the sentences it rests on."""

from analysis.measures.attention import rank_for_review
from analysis.measures.audit import audit_sources, list_unnamed_claims, tell_audit
from analysis.measures.bottom_line import compose_bottom_line
from analysis.measures.changes import compare_tables, count_changes, find_changes
from analysis.measures.corpus import join_texts, label_documents, list_texts
from analysis.measures.coverage import compare_coverage, compare_figures, measure_overlap, tell_coverage
from analysis.measures.efforts import list_levers, rate_mediators, summarise_efforts, tell_efforts, trace_efforts
from analysis.measures.escalation import check_indicators, score_periods, select_dispute, sum_up_state
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
from analysis.measures.profile import (
    count_counterparts,
    count_names,
    find_actor,
    select_actor,
    select_named,
    summarise_actor,
)
from analysis.measures.reliance import estimate_reliance
from analysis.measures.reviewed import count_reviews
from analysis.measures.roster import list_actors
from analysis.measures.set_findings import (
    cite_weightiest,
    tell_actor,
    tell_counterparts,
    tell_course,
    tell_effort_times,
    tell_overlap,
    tell_profiles,
    tell_records,
    tell_shared,
    tell_state,
)
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
    "audit_sources",
    "check_indicators",
    "cite_weightiest",
    "compare_coverage",
    "compare_figures",
    "compare_tables",
    "compose_bottom_line",
    "count_changes",
    "count_claims_by_sourcing",
    "count_counterparts",
    "count_interactions",
    "count_names",
    "count_reviews",
    "describe_likelihood",
    "estimate_reliance",
    "find_actor",
    "find_changes",
    "find_gaps",
    "join_texts",
    "label_documents",
    "list_actors",
    "list_claims",
    "list_figures",
    "list_hedges",
    "list_levers",
    "list_likelihood_words",
    "list_loaded_words",
    "list_texts",
    "list_ties",
    "list_unnamed_claims",
    "locate_places",
    "measure_overlap",
    "order_events",
    "rank_for_review",
    "rate_mediators",
    "score_periods",
    "select_actor",
    "select_dispute",
    "select_named",
    "share_voice",
    "sum_up_state",
    "summarise_actor",
    "summarise_efforts",
    "summarise_tracks",
    "tell_actor",
    "tell_audit",
    "tell_counterparts",
    "tell_course",
    "tell_coverage",
    "tell_effort_times",
    "tell_efforts",
    "tell_events",
    "tell_interactions",
    "tell_overlap",
    "tell_places",
    "tell_profiles",
    "tell_records",
    "tell_shared",
    "tell_sourcing",
    "tell_state",
    "tell_tracks",
    "tell_voices",
    "trace_efforts",
    "trace_mediation_tracks",
]
