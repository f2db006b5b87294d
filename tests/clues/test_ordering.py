"""The queue's order: what is likely and large and quick comes first, every institution is looked at, ties are settled."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from mingjian.audit.log import Platform
from mingjian.clues.learning.ordering import queue_order
from mingjian.clues.learning.precision import Seen, advice, beliefs, seen_of
from mingjian.clues.learning.refreshing import reliability_refresh
from mingjian.clues.models import Clue, Reliability
from mingjian.clues.practice import Practice, practice_on
from mingjian.clues.services import clue_decide, clue_enter_case

TODAY = date(2026, 3, 2)
PRACTICE = replace(
    practice_on(TODAY), prior_precision=0.5, prior_strength=8, half_life_days=100, kind_outcomes=5, prior_hours=8
)


def _row(verdict: str, count: int, day: date = TODAY, hours: float = 0) -> dict[str, Any]:
    return {"verdict": verdict, "count": count, "day": day, "hours": hours, "amount": None, "claimed": None}


def test_an_outcome_counts_half_after_the_half_life() -> None:
    fresh, old = (seen_of(_row("confirmed", 4, day), TODAY, PRACTICE) for day in (TODAY, TODAY - timedelta(days=100)))

    assert (fresh.confirmed_weight, old.confirmed_weight) == (4, 2)
    assert old.confirmed == 4


def test_a_model_without_outcomes_is_believed_as_its_risk_is() -> None:
    seen = {("funds.a", "bank"): Seen(confirmed_weight=24, confirmed=24)}

    believed = {
        belief.model: belief for belief in beliefs(["funds.a", "funds.b", "staff.c"], seen, PRACTICE) if not belief.sort
    }

    assert believed["funds.b"].precision.mean == pytest.approx((4 + 24) / (8 + 24))
    assert believed["staff.c"].precision.mean == pytest.approx(0.5)
    assert believed["funds.a"].precision.mean > believed["funds.b"].precision.mean


@pytest.mark.parametrize(("outcomes", "sorts"), [(4, {""}), (5, {"", "bank"})])
def test_a_kind_of_institution_is_judged_apart_once_it_has_enough_outcomes(outcomes: int, sorts: set[str]) -> None:
    seen = {("funds.a", "bank"): Seen(refuted_weight=outcomes, refuted=outcomes)}

    assert {belief.sort for belief in beliefs(["funds.a"], seen, PRACTICE)} == sorts


@pytest.mark.parametrize(
    ("confirmed", "refuted", "said"), [(0, 19, ""), (0, 60, "retire"), (20, 100, "tune"), (60, 40, ""), (0, 0, "")]
)
def test_advice_follows_the_declared_rule(confirmed: int, refuted: int, said: str) -> None:
    practice = replace(PRACTICE, judged_outcomes=20, tune_below=0.3, retire_below=0.1, interval=0.9)
    seen = Seen(confirmed_weight=confirmed, refuted_weight=refuted, confirmed=confirmed, refuted=refuted)

    belief = beliefs(["funds.a"], {("funds.a", ""): seen}, practice)[0]

    assert advice(belief, practice) == said


@pytest.mark.django_db
def test_expected_value_is_likelihood_times_amount_by_hours_and_severity() -> None:
    practice = replace(PRACTICE, floor_clues=0)
    reliability_refresh(by=Platform())
    Reliability.objects.update(precision=0.25, hours=4, amount_share=0.5)

    queue_order(practice)

    for clue in Clue.objects.all():
        amount = min(max(float(clue.amount or 0) * 0.5, practice.amount_floor), practice.amount_cap)
        expected = 0.25 * amount / 4 * practice.severities[clue.severity - 1]
        assert clue.expected_value == pytest.approx(expected)
        assert clue.rank_value == clue.expected_value


@pytest.mark.django_db
def test_every_institutions_best_clues_stand_among_the_first() -> None:
    reliability_refresh(by=Platform())
    practice = replace(practice_on(TODAY), floor_clues=2, floor_places=30)

    queue_order(practice)

    ordered = list(Clue.objects.filter(state="open").values_list("institution_id", flat=True))
    institutions = set(ordered)
    places = max(30, 2 * 2 * len(institutions))
    assert all(ordered[:places].count(one) >= min(2, ordered.count(one)) for one in institutions)


@pytest.mark.django_db
def test_what_verification_found_moves_the_models_other_clues() -> None:
    from mingjian.people.models import User

    lin, chen = (User.objects.get(username=name) for name in ("lin", "chen"))
    model = "assets.overdue_loan_classed_normal"
    first, other = Clue.objects.filter(model=model).order_by("clue_id")[:2]
    reliability_refresh(by=Platform())
    before = Clue.objects.get(pk=other.pk).expected_value
    clue_enter_case(by=lin, clues=[first], case_number="HC-1")
    clue_decide(by=chen, clue=first, verdict="confirmed", amount=first.amount or Decimal(0), hours=2)

    reliability_refresh(by=Platform())

    believed = Reliability.objects.get(model=model, sort="")
    assert (believed.confirmed, believed.refuted) == (1, 0)
    assert believed.low < believed.precision < believed.high
    assert believed.hours < 8
    assert Clue.objects.get(pk=other.pk).expected_value > before


@pytest.mark.django_db
def test_ties_are_settled_by_the_clues_id() -> None:
    Clue.objects.update(rank_value=1)

    ids = list(Clue.objects.filter(state="open").values_list("pk", flat=True))

    assert ids == sorted(ids)


def test_every_number_of_practice_stands_in_the_library() -> None:
    assert isinstance(practice_on(TODAY), Practice)
