"""The overview says what the database holds, in few questions."""

from typing import Any

import pytest
from django.db.models import Sum

from mingjian.clues.models import Clue
from mingjian.insight.models import Value
from mingjian.insight.selectors import overview
from mingjian.people.models import User

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

    funnel = [count for _, count, _ in overview(seen_by=User.objects.get(username="chen")).funnel]

    assert funnel == [Clue.objects.count(), 5, 3, 3]


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
