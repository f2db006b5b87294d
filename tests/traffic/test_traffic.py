"""The network at work is counted day by day; percentiles, refusals and quotas are told from the counts."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from mingjian.audit.models import Entry
from mingjian.client import Question
from mingjian.exchange.models import Query
from mingjian.network import limits
from mingjian.network.models import Quota
from mingjian.traffic import selectors
from mingjian.traffic.models import Count
from mingjian.traffic.services import days_count, rounded
from tests.exchange.conftest import Bank


@pytest.mark.parametrize(("took", "told"), [(0, 0), (9, 9), (99, 99), (104, 100), (1234, 1200)])
def test_milliseconds_are_told_to_two_digits(took: int, told: int) -> None:
    assert rounded(took) == told


def test_of_a_hundred_answers_the_slowest_are_told() -> None:
    took = Counter({10: 50, 20: 45, 30: 4, 500: 1})

    assert selectors._shares(took) == (10, 20, 30)
    assert selectors._shares(None) == ()


def test_a_day_is_counted_once_and_again_until_it_is_over(bank: Bank, question: Question) -> None:
    today = timezone.localdate()
    bank.ask(question)
    days_count(today)
    bank.ask(Question(**{**vars(question), "case": "DK-2026-999"}))
    Query.objects.filter(state="answered").update(milliseconds=123)

    days_count(today)

    counted = [(one.day, one.service, one.state, one.reason, one.asked) for one in Count.objects.all()]
    service = "real_estate.title"
    assert counted == [(today, service, "answered", "", 1), (today, service, "refused", "other_purpose", 1)]
    line = next(one for one in selectors.service_lines(Count.objects.all()) if one.service.id == service)
    assert (line.asked, line.failed, line.took) == (2, 0, (120, 120, 120))


def test_a_day_that_was_missed_is_counted_later(bank: Bank, question: Question) -> None:
    today = timezone.localdate()
    bank.ask(question)
    Query.objects.update(asked_at=timezone.now() - timedelta(days=2))

    days_count(today)
    bank.ask(question)
    days_count(today)

    assert [one.day for one in Count.objects.all()] == [today - timedelta(days=2), today]


def test_the_page_tells_times_refusals_and_quotas(bank: Bank, question: Question, as_user: Any) -> None:
    Quota.objects.create(organisation=bank.organisation, service="real_estate.title", a_day=4)
    limits.forget()
    bank.ask(question)
    bank.ask(Question(**{**vars(question), "case": "DK-2026-999"}))
    days_count(timezone.localdate())

    page = as_user("lin").get("/network/operations/").content.decode()

    assert "1 / 4" in page
    assert "p99" in page
    assert "查询目的或业务编号与授权不一致" in page


def test_an_administrator_sets_a_quota_with_a_reason_and_takes_it_back(
    bank: Bank, question: Question, as_user: Any
) -> None:
    form = {"quota-organisation": "B0001", "quota-service": "real_estate.title", "quota-reason": "业务量下降"}
    admin = as_user("admin")

    admin.post("/network/manage/quota", {**form, "quota-a_day": "0"})
    limits.forget()
    refused = bank.code(question)
    admin.post("/network/manage/quota", form)
    limits.forget()

    assert (refused, bank.code(question)) == ("quota_used_up", "answered")
    assert [one.facts["a_day"] for one in Entry.objects.filter(action="quota.set").order_by("index")] == [0, None]


def test_an_auditor_finds_by_an_id_number_what_was_asked_about_a_person_and_no_address_holds_it(
    bank: Bank, as_user: Any
) -> None:
    number = "110101199001011234"
    asked = Question("civil_affairs.death", number, "loan", "DK-1", "hu", authorisation="none")
    bank.ask(asked)
    shen = as_user("shen")

    sent = shen.post("/network/operations/search", {"subject": number})
    found = shen.get(sent.headers["Location"]).content.decode()
    none = shen.get("/network/operations/search?subject=nobody").content.decode()

    assert number not in sent.headers["Location"]
    assert "DK-1" in found
    assert "没有符合条件的查询" in none
