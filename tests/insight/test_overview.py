"""The overview says what the database holds, in few questions."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db.models import Sum

from mingjian.cases.models import Case
from mingjian.cases.services.dispatching import case_dispatch
from mingjian.cases.services.moving import today
from mingjian.cases.services.opening import case_open
from mingjian.clues.models import Clue
from mingjian.clues.tally import tally_refresh
from mingjian.insight.models import Value
from mingjian.insight.selectors import overview
from mingjian.insight.trends import trend_of
from mingjian.people.models import User
from mingjian.web.library import library

pytestmark = pytest.mark.django_db


def test_the_sector_is_the_sum_of_its_institutions() -> None:
    loans = Value.objects.filter(indicator="balance.loans")

    assert loans.get(institution=None).value == pytest.approx(
        loans.exclude(institution=None).aggregate(total=Sum("value"))["total"]
    )


def test_the_heat_map_counts_every_open_clue_once() -> None:
    shown = overview(seen_by=User.objects.get(username="chen"))

    counted = sum(count for line in shown.heat for _, count, _ in line.cells)
    assert counted == Clue.objects.filter(state="open", is_trial=False).exclude(finding="gone").count()


def test_the_funnel_narrows() -> None:
    Clue.objects.filter(pk__in=Clue.objects.values("pk")[:3]).update(state="confirmed")
    Clue.objects.filter(pk__in=Clue.objects.filter(state="open").values("pk")[:2]).update(state="in_case")
    tally_refresh()

    funnel = [count for _, count, _ in overview(seen_by=User.objects.get(username="chen")).funnel]

    assert funnel == [Clue.objects.count(), 5, 3, 3, 0]


def test_overdue_cases_stand_on_the_overview_the_oldest_first(as_user: Any) -> None:
    lin, chen = (User.objects.get(username=name) for name in ("lin", "chen"))
    clues = Clue.objects.filter(institution_id="B0001", state="open").select_related("institution")[:3]
    late, later, _ = (case_dispatch(by=lin, case=case_open(by=lin, clues=[clue]), request="请说明。") for clue in clues)
    for case, days in ((late, 9), (later, 3)):
        Case.objects.filter(pk=case.pk).update(due_on=today() - timedelta(days))

    shown = overview(seen_by=chen)

    assert [[case.number for case in shown.overdue], shown.overdue_in_all] == [[late.number, later.number], 2]
    page = as_user("chen").get("/overview/").content.decode()
    assert '<a href="/cases/?view=overdue">逾期未答复的核查</a><strong class="ms-auto text-danger">2</strong>' in page


def test_an_indicator_is_followed_from_the_second_day_on(as_user: Any) -> None:
    loans = library().indicators["balance.loans"]
    assert trend_of(loans) is None

    Value.objects.create(indicator=loans.id, institution=None, as_of=date(2025, 11, 30), value=1.5e9)

    trend = trend_of(loans)
    assert trend
    assert trend.chart["periods"] == ["2025-11-30", "2025-12-31"]
    ((title, values),) = trend.chart["series"].items()
    assert (title, values[0], len(values)) == ("各项贷款余额 (亿元)", 15.0, 2)
    assert "全行业走势" in as_user("chen").get("/overview/indicators/balance.loans").content.decode()


@pytest.mark.parametrize("page", ["/overview/", "/overview/indicators/balance.loans"])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_page_takes_at_most_fifteen_questions(
    page: str, language: str, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    client = as_user("chen")
    client.cookies["language"] = language

    with django_assert_max_num_queries(15):
        answer = client.get(page, follow=True)

    assert answer.status_code == 200
