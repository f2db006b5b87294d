"""The supervisor sees all mortgages at a glance; a bank does not."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.http import Http404
from django.utils import timezone

from mingjian.insight.mortgages import overview
from mingjian.lending.services import releasing
from mingjian.mortgage.models import Application
from tests.mortgage.walking import led, opened, unit, who


@pytest.mark.django_db
def test_the_supervisor_sees_how_much_stands_where() -> None:
    for at in (1, 2, 3):
        unit(f"110105GB00000T00{at}")
    in_force = led(opened(code="110105GB00000T001"), "certified")
    releasing.loan_settle(by=who("ma"), application=in_force, settled_on=timezone.localdate())
    late = led(opened(code="110105GB00000T002"), "accepted")
    Application.objects.filter(pk=late.pk).update(due_on=timezone.localdate() - timedelta(days=1))
    opened(code="110105GB00000T003")

    shown = overview(seen_by=who("lin"))

    assert shown.total is not None
    assert (shown.total.open, shown.total.in_force, shown.total.amount) == (2, 1, 1000000)
    assert (shown.total.overdue, shown.total.unreleased) == (1, 1)
    assert [one.bank.code for one in shown.banks] == ["B0001"]
    assert ([one.pk for one in shown.late], [one.pk for one in shown.unreleased]) == ([late.pk], [in_force.pk])
    assert {state: count for state, _, count in shown.states} == {"draft": 1, "accepted": 1, "certified": 1}
    assert shown.hours == 0


@pytest.mark.django_db
def test_a_bank_finds_no_overview(as_user: Callable[[str], Any], django_assert_max_num_queries: Any) -> None:
    with pytest.raises(Http404):
        overview(seen_by=who("ma"))

    client = as_user("lin")
    with django_assert_max_num_queries(15):
        page = client.get("/overview/mortgages").content.decode()
    assert "还没有抵押登记申请" in page
