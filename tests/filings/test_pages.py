"""Pages of filings: what they show, and with how few questions to the database."""

from typing import Any

import pytest

from mingjian.filings.models import Receipt

pytestmark = pytest.mark.django_db
PAGES = ("/filings/", "/filings/calendar", "/filings/league", "/filings/league?period=2025-12-31", "/filings/send")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_page_takes_at_most_fifteen_questions(
    page: str, language: str, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    client = as_user("wang")
    client.cookies["language"] = language

    with django_assert_max_num_queries(15):
        answer = client.get(page)

    assert answer.status_code == 200


def test_every_problem_of_a_filing_can_be_downloaded(as_user: Any) -> None:
    receipt = Receipt.objects.filter(problems_total__gt=0).first()
    assert receipt

    answer = as_user("lin").get(f"/filings/{receipt.pk}/problems.csv")

    lines = b"".join(answer).decode("utf-8-sig").splitlines()
    assert lines[0] == "file,line,table,column,rule,severity,value"
    assert len(lines) == 1 + receipt.problems_total


def test_an_institution_sees_in_the_list_what_it_filed_and_nothing_else(as_user: Any) -> None:
    page = as_user("wang").get("/filings/").content.decode()

    assert "京华银行" in page
    assert "燕山银行" not in page


def test_the_league_ranks_the_best_first(as_user: Any) -> None:
    shown = as_user("lin").get("/filings/league").context["shown"]

    scores = [one.score for one in shown.standings]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == Receipt.objects.values("institution").distinct().count()
