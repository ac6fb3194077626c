from analysis.evaluation.align import pair_spans


def same(span):
    return span


def test_spans_are_paired_one_to_one_by_the_greatest_overlap():
    gold = [(0, 20), (4, 8)]
    assert pair_spans(gold, [(4, 8), (2, 20)], same, same) == [(0, 1), (1, 0)]
    assert pair_spans(gold, [(4, 8)], same, same) == [(1, 0)]


def test_pairs_below_the_least_overlap_are_left_out():
    assert pair_spans([(0, 10)], [(0, 4)], same, same) == [(0, 0)]
    assert pair_spans([(0, 10)], [(0, 4)], same, same, least=0.5) == []


def test_two_found_actors_are_not_both_the_one_of_the_gold(align, perfect):
    perfect["actors"].append({"actor_id": "x", "name": "Ali", "kind": "person", "country": None, "belongs_to": None})
    for row in perfect["mentions"]:
        if row["quote"] == "He":
            row["actor_id"] = "x"
    aligned = align(perfect)
    assert aligned.found_self("d") == "ali"
    assert aligned.found_self("x") == "?Ali"


def test_a_person_has_the_key_of_the_country_that_it_acts_for(align, perfect):
    aligned = align(perfect)
    assert aligned.gold_key("ali") == "IRN"
    assert aligned.found_key("d") == "IRN"


def test_a_state_that_no_mention_pairs_is_known_by_its_country(align, perfect):
    perfect["mentions"] = [row for row in perfect["mentions"] if row["actor_id"] != "b"]
    assert align(perfect).found_self("b") == "omn"
