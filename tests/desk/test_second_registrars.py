"""What gives or ends a right at the desk takes two registrars; what only protects for a while takes one, on the spot."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from mingjian.desk.errors import SecondPersonNeeded
from mingjian.desk.models import SECONDED, Order
from mingjian.desk.services import ordering
from mingjian.registry.connector import registry
from mingjian.registry.errors import UnitNotFound
from mingjian.registry.models import Listing
from tests.doors import token_for
from tests.mortgage.walking import MENG, unit, who

CODE = "110105GB00000T001"
SAID = {"name": "孟洁", "party": MENG, "reason": "权属有争议", "number": "YG-1"}


def give(act: str, **terms: Any) -> Order:
    return ordering.order_give(by=who("deng"), unit=CODE, act=act, terms=terms)


@pytest.mark.django_db
@pytest.mark.parametrize("act", SECONDED)
def test_what_changes_rights_waits_for_another_registrar(act: str) -> None:
    unit()
    order = give(act, **SAID)

    with pytest.raises(SecondPersonNeeded):
        ordering.order_confirm(by=who("deng"), order=order)
    with pytest.raises(IntegrityError), transaction.atomic():
        Order.objects.update(recorded_at=timezone.now())

    assert (order.is_waiting, registry().facts(CODE).version) == (True, 0)


@pytest.mark.django_db
def test_a_pre_notice_is_given_and_ended_by_two() -> None:
    unit()
    noted = ordering.order_confirm(by=who("cao"), order=give("note", **SAID))
    assert [one.name for one in registry().facts(CODE).notes] == ["孟洁"]

    ordering.order_confirm(by=who("cao"), order=give("end_note", number=noted.result["number"]))

    assert registry().facts(CODE).notes == ()


@pytest.mark.django_db
def test_a_right_of_residence_is_given_and_ended_by_two() -> None:
    unit()
    granted = ordering.order_confirm(by=who("cao"), order=give("grant_residence", **SAID, ends_on="2099-12-31"))
    [right] = registry().facts(CODE).residence_rights
    assert (right.number, right.name, right.lapses_on) == (granted.result["number"], "孟洁", date(2099, 12, 31))

    ordering.order_confirm(by=who("cao"), order=give("end_residence", number=right.number))

    assert registry().facts(CODE).residence_rights == ()


@pytest.mark.django_db
def test_the_page_and_the_api_take_the_term_of_a_right_of_residence(as_user: Callable[[str], Any]) -> None:
    unit()
    said = {"unit": CODE, "act": "grant_residence", "name": "孟洁", "id_number": MENG, "ends_on": "2099-12-31"}
    as_user("deng").post("/desk/", said)
    assert "2099-12-31" in as_user("cao").get("/desk/").content.decode()

    wrong = as_user("deng").post("/desk/", said | {"ends_on": "2099-13-31"}).content.decode()
    typed = {"unit": CODE, "act": "grant_residence", "name": "孟洁", "party": MENG, "ends_on": "2088-01-01"}
    token = {"authorization": f"Bearer {token_for(who('deng'))}"}
    sent = Client().post("/api/register/orders", typed, "application/json", headers=token)

    assert "is-invalid" in wrong
    assert (sent.status_code, sent.json()["is_waiting"]) == (201, True)
    assert [one.terms["ends_on"] for one in Order.objects.all()] == ["2088-01-01", "2099-12-31"]


@pytest.mark.django_db
def test_the_page_of_a_unit_names_the_right_of_residence_and_the_list_it_stands_on(
    as_user: Callable[[str], Any],
) -> None:
    listed = {"kind": "illegal_building", "authority": "规划和自然资源委员会", "recorded_at": timezone.now()}
    Listing.objects.create(unit=unit(), number="ML1", **listed)
    order = ordering.order_confirm(by=who("cao"), order=give("grant_residence", **SAID))

    page = as_user("deng").get("/desk/unit", {"unit": CODE}).content.decode()

    assert all(told in page for told in (order.result["number"], "未约定期限", "违法建筑"))


@pytest.mark.django_db
def test_an_objection_a_suit_and_a_suspension_are_entered_on_the_spot_by_one() -> None:
    unit()
    raised = give("object", **SAID)
    for act, terms in (("sue", {"number": raised.result["number"]}), ("suspend", SAID), ("resume", {})):
        assert give(act, **terms).recorded_at is not None

    facts = registry().facts(CODE)
    assert ([one.name for one in facts.objections], facts.suspended_for) == (["孟洁"], "")


@pytest.mark.django_db
def test_a_unit_that_is_not_there_waits_for_nobody() -> None:
    with pytest.raises(UnitNotFound):
        give("complete_unit")
    assert not Order.objects.exists()


@pytest.mark.django_db
def test_the_page_says_what_waits_for_a_second_registrar(as_user: Callable[[str], Any]) -> None:
    unit()
    said = {"unit": CODE, "act": "note", "name": "孟洁", "id_number": MENG}
    answer = as_user("deng").post("/desk/", said, follow=True).content.decode()
    assert "已提出，待另一位登记员复核" in answer
    order = Order.objects.get()

    page = as_user("cao").get("/desk/").content.decode()

    assert all(told in page for told in ("待另一位登记员复核", "孟洁", f"/desk/{order.pk}/confirm"))
    assert MENG not in page
