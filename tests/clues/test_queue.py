"""The queue: what is asked for is what is shown, page after page, each clue once, counted right."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from mingjian.clues import queue
from mingjian.clues.models import Clue
from mingjian.clues.services import clue_dismiss, clue_snooze
from mingjian.clues.wanted import ORDERS, Wanted

Person = Callable[[str], Any]


def _ids(seen_by: Any, wanted: Wanted) -> list[str]:
    """Every clue of every page, in order."""
    found: list[str] = []
    following: Wanted | None = wanted
    while following:
        page = queue.queue_page(seen_by=seen_by, wanted=following)
        found += [clue.pk for clue in page.clues]
        following = page.following
    return found


@pytest.mark.parametrize("sort", ORDERS)
@pytest.mark.parametrize("state", ["open", "any"])
def test_the_pages_hold_every_clue_once_and_in_order(
    person: Person, monkeypatch: pytest.MonkeyPatch, sort: str, state: str
) -> None:
    monkeypatch.setattr(queue, "CLUES_A_PAGE", 37)
    Clue.objects.filter(severity=2).update(rank_value=5)
    some = list(Clue.objects.order_by("clue_id").values_list("pk", flat=True)[:9])
    clue_dismiss(by=person("lin"), clues=some, reason="known")

    found = _ids(person("lin"), Wanted(sort=sort, state=state))

    clues = Clue.objects.all() if state == "any" else Clue.objects.filter(state=state)
    assert found == list(clues.order_by(*ORDERS[sort].order_by).values_list("pk", flat=True))


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(risk="funds"),
        Wanted(model="funds.loan_returns_to_borrower"),
        Wanted(institution="B0001", severity="3"),
        Wanted(finding="new"),
        Wanted(finding="gone"),
        Wanted(amount_from="100,000", amount_to="500000"),
        Wanted(amount_from="much"),
        Wanted(quality="good"),
        Wanted(age="new"),
        Wanted(age="older"),
    ],
)
def test_a_filter_shows_what_fits_and_counts_it(person: Person, wanted: Wanted) -> None:
    page = queue.queue_page(seen_by=person("lin"), wanted=wanted)

    fitting = [clue for clue in Clue.objects.all() if _fits(clue, wanted)]
    assert page.total == len(fitting)
    assert set(_ids(person("lin"), wanted)) == {clue.pk for clue in fitting}


def _fits(clue: Clue, wanted: Wanted) -> bool:
    """The filters once more, plainly."""
    amount = clue.amount or Decimal(0)
    return (
        wanted.risk in ("", clue.risk)
        and wanted.model in ("", clue.model)
        and wanted.institution in ("", clue.institution_id)
        and wanted.severity in ("", str(clue.severity))
        and wanted.finding in ("", clue.finding)
        and not (wanted.amount_from == "100,000" and not 100_000 <= amount <= 500_000)
        and not (wanted.quality == "good" and not (clue.quality and clue.quality >= 95))
        and wanted.age != "older"
    )


def test_a_text_finds_what_clues_name_by_its_beginning(person: Person, clue_of: Callable[..., Clue]) -> None:
    clue = clue_of("funds.loan_returns_to_borrower")

    by_loan = _ids(person("lin"), Wanted(q=clue.subject_id))
    by_id = _ids(person("lin"), Wanted(q=clue.pk))
    by_name = _ids(person("lin"), Wanted(q=clue.facts["end_counterparty_name"]))

    assert by_id == [clue.pk]
    assert clue.pk in by_loan
    assert clue.pk in by_name


def test_any_other_text_is_looked_for_in_the_sentences_and_the_page_says_so(person: Person) -> None:
    page = queue.queue_page(seen_by=person("lin"), wanted=Wanted(q="五级分类仍为"))

    assert page.is_searched_by_sentence
    assert page.clues
    assert all("五级分类仍为" in clue.sentence_zh for clue in page.clues)


def test_the_tally_counts_what_is_there_whatever_was_done(person: Person) -> None:
    lin = person("lin")
    some = list(Clue.objects.order_by("clue_id").values_list("pk", flat=True)[:6])
    clue_dismiss(by=lin, clues=some[:3], reason="known")
    clue_snooze(by=lin, clues=some[3:], until=timezone.localdate() + timedelta(days=9), text="等待更正")

    facets = ("risk", "model", "state", "institution_id", "severity", "finding")
    counted = queue.counts(seen_by=lin, wanted=Wanted(state="any"), facets=facets)

    for facet, found in counted.items():
        values = [str(value) for value in Clue.objects.values_list(facet, flat=True)]
        assert found == {value: values.count(value) for value in set(values)}


def test_a_facet_is_counted_under_the_other_filters_and_not_under_its_own(person: Person) -> None:
    wanted = Wanted(state="any", risk="funds", severity="3")

    counted = queue.counts(seen_by=person("lin"), wanted=wanted, facets=("risk", "model", "severity", "finding"))

    for facet, others in (
        ("risk", {"severity": 3}),
        ("model", {"risk": "funds", "severity": 3}),
        ("severity", {"risk": "funds"}),
        ("finding", {"risk": "funds", "severity": 3}),
    ):
        values = [str(value) for value in Clue.objects.filter(**others).values_list(facet, flat=True)]
        assert counted[facet] == {value: values.count(value) for value in set(values)}


def test_clues_of_trial_models_are_seen_only_by_who_works_on_models(
    person: Person, clue_of: Callable[..., Clue]
) -> None:
    clue = clue_of()
    Clue.objects.filter(pk=clue.pk).update(is_trial=True)

    assert clue.pk not in _ids(person("lin"), Wanted())
    assert clue.pk in _ids(person("xu"), Wanted())


@pytest.mark.parametrize("after", ["", "nothing", "[1]", '["x", "y", "z"]', "{}"])
def test_a_place_that_no_page_gave_is_told_or_ignored_and_breaks_nothing(
    as_user: Callable[[str], Any], after: str
) -> None:
    assert as_user("lin").get("/clues/", {"after": after}).status_code == 200
