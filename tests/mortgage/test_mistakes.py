"""What people get wrong about an application, each told by its name; and the page's table of mistakes is met by tests."""

import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from mingjian.certificates.services import certificate_revoke
from mingjian.desk.services.ordering import order_give
from mingjian.engine.errors import UserError
from mingjian.lending.services import answering, opening, releasing
from mingjian.mortgage.models import Application
from mingjian.mortgage.services import sending
from mingjian.registry.connector import Package, registry
from tests.house.tree import ROOT
from tests.mortgage.test_the_page_of_mortgages import PAGE
from tests.mortgage.walking import CONTRACT, led, opened, sign_all, unit, who

CODE = "110105GB00000T001"
LATE = timedelta(days=400)


def _seize(_one: Any = None) -> None:
    order_give(by=who("yan"), unit=CODE, act="seize", terms={"document_number": "执1", "years": 3})


def _signed(one: Application) -> None:
    sign_all(one)
    one.parties.update(signed_at=timezone.now() - LATE)


def _confirm(one: Application) -> None:
    opening.application_confirm(by=who("fang"), application=one)


def _asked_long_ago(one: Application) -> None:
    Application.objects.filter(pk=one.pk).update(queried_at=timezone.now() - LATE)
    opening.gate_pass(by=who("ma"), application=one)


def _twice_under_a_key(_one: Application) -> None:
    key = uuid4()
    for number in ("1", "2"):
        registry().receive(key, Package("B0001", CODE, ({"act": "cancel_mortgage", "number": number},)))


def _verified(one: Application) -> None:
    certificate_revoke(number=one.mortgage_number, why="release")
    opening.certificate_verify(by=who("ma"), application=one)


def _disbursed(one: Application) -> None:
    opening.certificate_verify(by=who("ma"), application=one)
    _seize()
    opening.loan_disburse(by=who("ma"), application=one)


def _drafted(one: Application) -> None:
    Application.objects.filter(pk=one.pk).update(state="authorised")
    opening.application_query(by=who("ma"), application=one)


# Code: the state to which an application is led, and what is then tried.
WRONG: dict[str, tuple[str, Callable[[Application], Any]]] = {
    "mortgage_terms_missing": ("draft", lambda _: opened(amount=None)),
    "mortgage_currency": ("draft", lambda _: opened(currency="USD")),
    "mortgage_already_under_way": ("draft", lambda _: opened()),
    "unit_not_found": ("draft", lambda _: registry().facts("110105GB00000T999")),
    "key_used_for_another": ("draft", _twice_under_a_key),
    "mortgage_outcome_known": ("draft", lambda one: sending.outcome_look_up(application=one)),
    "mortgage_authorisation_missing": ("draft", _drafted),
    "mortgage_facts_stale": ("queried", _asked_long_ago),
    "mortgage_stands_against": ("queried", lambda one: (_seize(), opening.gate_pass(by=who("ma"), application=one))),
    "mortgage_contract_missing": (
        "passed", lambda one: opening.papers_send(by=who("ma"), application=one, number=" ", digest=CONTRACT),
    ),
    "mortgage_signature_missing": ("signing", _confirm),
    "mortgage_signature_expired": ("signing", lambda one: (_signed(one), _confirm(one))),
    "mortgage_facts_changed": ("signing", lambda one: (sign_all(one), _seize(), _confirm(one))),
    "mortgage_payment_missing": ("fee_pending", lambda one: answering.fee_pay(by=who("ma"), application=one, payment=" ")),
    "certificate_differs": ("certified", _verified),
    "mortgage_seized_since": ("certified", _disbursed),
    "loan_not_settled": ("certified", lambda one: releasing.mortgage_release(by=who("ma"), application=one)),
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("code", WRONG)
def test_what_is_wrong_is_told_by_its_name(code: str) -> None:
    unit()
    state, tried = WRONG[code]
    one = led(opened(mortgage_kind="maximum"), state)

    with pytest.raises(UserError) as refused:
        tried(one)

    assert refused.value.code == code


@pytest.mark.django_db
def test_an_ordinary_loan_is_disbursed_though_its_security_was_seized() -> None:
    unit()
    one = led(opened(amount=Decimal(500000)), "certified")

    _disbursed(one)

    one.refresh_from_db()
    assert one.state == "active"


def test_every_mistake_of_the_pages_table_is_met_by_a_test() -> None:
    by_hand = PAGE.read_text(encoding="utf-8").partition("| 情形 · case |")[2].partition("全部差错")[0]
    classes = {one.code: one.__name__ for one in _all(UserError)}
    rooms = ("mortgage", "registry", "lending", "desk", "owners")
    tests = "\n".join(
        path.read_text(encoding="utf-8") for room in rooms for path in (ROOT / "tests" / room).glob("*.py")
    )

    codes = re.findall(r"`(\w+)`", by_hand)
    unmet = [code for code in codes if f'"{code}"' not in tests and not re.search(rf"\b{classes[code]}\b", tests)]
    assert (len(codes) > 30, unmet) == (True, [])


def _all(kind: type[UserError]) -> list[type[UserError]]:
    return [found for one in kind.__subclasses__() for found in (one, *_all(one))]
