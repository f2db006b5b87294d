"""The catalogue's pages say what the library and the runs hold, in few questions."""

from typing import Any

import pytest

from mingjian.catalogue.selectors import Wanted, model_list
from mingjian.engine.library import Library
from mingjian.people.models import User

pytestmark = pytest.mark.django_db
PAGES = (
    "/catalogue/",
    "/catalogue/?q=overdue&risk=assets&severity=high&kind=breach&state=in_force",
    "/catalogue/models/concentration.single_customer_loans_over_limit",
    "/catalogue/parameters/fixed_asset_loan.entrusted_payment_amount",
    "/catalogue/tables/corporate_loan",
    "/catalogue/library/feature/loan",
    "/catalogue/library/indicator/balance.loans",
    "/catalogue/coverage",
    "/catalogue/changes",
    "/catalogue/changes/new",
)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_page_takes_at_most_fifteen_questions(
    page: str, language: str, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    client = as_user("xu")
    client.cookies["language"] = language

    with django_assert_max_num_queries(15):
        answer = client.get(page)

    assert answer.status_code == 200


def test_the_list_holds_every_model_of_the_library_once() -> None:
    entries = model_list(seen_by=User.objects.get(username="lin"), wanted=Wanted())

    assert [entry.id for entry in entries] == list(Library.load().models)


def test_the_list_finds_what_is_asked_for() -> None:
    lin = User.objects.get(username="lin")

    found = model_list(seen_by=lin, wanted=Wanted(q="九十天", risk="assets", severity="high", kind="breach"))

    assert "assets.overdue_loan_classed_performing" in {entry.id for entry in found}
    assert {(entry.risk, entry.model and entry.model.severity) for entry in found} == {("assets", "high")}
    assert model_list(seen_by=lin, wanted=Wanted(state="retired")) == []


def test_a_model_tells_its_law_what_it_reads_and_who_is_covered(as_user: Any) -> None:
    page = as_user("lin").get("/catalogue/models/concentration.single_customer_loans_over_limit").content.decode()

    for told in ("large_exposure.single_customer_limit", "2018", "/catalogue/tables/corporate_loan", "B0001", "10%"):
        assert told in page
    assert "修改</button>" not in page  # only authors change models


def test_a_parameter_shows_every_dated_value_with_its_source(as_user: Any) -> None:
    page = as_user("lin").get("/catalogue/parameters/fixed_asset_loan.entrusted_payment_amount").content.decode()

    parameter = Library.load().parameters["fixed_asset_loan.entrusted_payment_amount"]
    assert len(parameter.values) == 2
    for dated in parameter.values:
        assert f"{dated.since.year}" in page
        assert dated.source
        assert dated.source.zh in page
