from analysis.evaluation.measures import Measure, find_figures, load_figures, write_summary, write_table


def make(texts="own dev", layer="actors", name="right country", value=0.5, **more):
    return Measure(texts=texts, layer=layer, name=name, value=value, items=4, **more)


def test_a_row_shows_ours_the_constant_and_what_others_reach():
    row = write_table([make(constant=0.25)]).splitlines()[-1]
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert cells == ["own dev", "actors", "right country", "4", "0.500", "0.250", "Phoenix look-up .70", "≥ .92"]


def test_a_figure_for_one_set_stands_beside_no_other():
    assert find_figures(make("UW dev", "factuality", "MAE"), "reach")[0].value == ".50"
    assert find_figures(make("MEANTIME dev", "factuality", "MAE"), "reach")[0].value == ".315"
    assert find_figures(make("own dev", "factuality", "MAE"), "reach") == []


def test_a_score_that_moved_shows_what_is_pinned():
    table = write_table([make()], pins={"own dev": {"actors: right country": 0.4}})
    assert "0.500 (was 0.400)" in table


def test_every_figure_has_a_kind_and_a_source():
    assert load_figures()
    for figure in load_figures():
        assert figure.kind in {"published", "reach"}
        assert figure.source and figure.value


def test_the_front_page_shows_what_is_to_be_reached_with_both_splits_side_by_side():
    measures = [
        make("own dev", value=0.9), make("own dev", name="right coreference, titles"), make("own test", value=0.8),
        make("UW dev", "factuality", "MAE", 0.4, constant=0.7, is_error=True),
    ]  # fmt: skip
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in write_summary(measures).splitlines()[2:]]
    assert [row[:4] for row in rows] == [
        ["actors: right country", "own gold", "0.900", "0.800"],
        ["factuality: MAE", "UW dev", "0.400", "–"],
    ]
