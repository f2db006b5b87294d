"""A mortgage cancelled in error stands again as it was, by two registrars; what stands against it is said."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from mingjian.certificates.models import Certificate
from mingjian.certificates.selectors import differing
from mingjian.desk.errors import OrderClosed, SecondPersonNeeded
from mingjian.desk.models import Order
from mingjian.desk.services import ordering
from mingjian.desk.tasks import orders_look_up
from mingjian.lending.services import opening, releasing
from mingjian.lending.services.opening import Someone, Wish
from mingjian.mortgage.models import Application
from mingjian.registers import filed
from mingjian.registry.errors import NotRecordable
from mingjian.registry.models import Mortgage
from tests.mortgage.walking import MENG, TANG, led, opened, unit, who, wish

CODE = "110105GB00000T001"


def correction(application: Application) -> Order:
    """deng asks for the mortgage to be reinstated."""
    terms = {"number": application.mortgage_number, "reason": "注销申请误填了证明号"}
    return ordering.order_give(by=who("deng"), unit=CODE, act="reinstate_mortgage", terms=terms)


def cancelled(*, disbursed: bool = True) -> Application:
    """A mortgage that was released although its loan is owed."""
    application = led(opened(), "certified")
    if disbursed:
        opening.certificate_verify(by=who("ma"), application=application)
        opening.loan_disburse(by=who("ma"), application=application)
    led(releasing.mortgage_release(by=who("ma"), application=application, reason="误"), "done")
    application.refresh_from_db()
    return application


@pytest.mark.django_db
@pytest.mark.parametrize(("disbursed", "state"), [(True, "active"), (False, "certified")])
def test_it_stands_again_with_its_rank_its_instants_and_a_certificate(disbursed: bool, state: str) -> None:
    unit()
    application = cancelled(disbursed=disbursed)
    was = Mortgage.objects.get()

    ordering.order_confirm(by=who("cao"), order=correction(application))

    now = Mortgage.objects.get()
    assert (now.rank, now.recorded_at, now.effective_at, now.ended_at, now.ended_for) == (
        1,
        was.recorded_at,
        was.effective_at,
        None,
        "",
    )
    application.refresh_from_db()
    assert (application.state, application.settled_on) == (state, None)
    assert application.certificate is not None
    assert application.certificate.revoked_at is None
    assert (Certificate.objects.count(), differing()) == (1, [])
    history = now.unit.recordings.last()
    assert (history.act, history.facts["reason"], history.facts["cancelled_for"]) == (
        "reinstate_mortgage",
        "注销申请误填了证明号",
        "误",
    )
    assert [row["cancelled_on"] for row in filed.mortgages(timezone.localdate(now.recorded_at))] == [""]


@pytest.mark.django_db
def test_it_takes_two_registrars_and_waits_for_the_second() -> None:
    unit()
    order = correction(cancelled())
    Order.objects.update(given_at="2026-01-01T00:00:00Z")
    assert orders_look_up.func() == 0
    with pytest.raises(SecondPersonNeeded):
        ordering.order_confirm(by=who("deng"), order=order)
    assert Mortgage.objects.get().ended_at is not None

    ordering.order_decline(by=who("cao"), order=order, reason="依据不足")

    with pytest.raises(OrderClosed):
        ordering.order_confirm(by=who("cao"), order=order)
    assert Mortgage.objects.get().ended_at is not None


@pytest.mark.django_db
def test_a_rank_that_is_taken_since_is_said_and_given_up_by_agreement_first() -> None:
    unit()
    first = cancelled()
    second = led(opened(), "certified")

    with pytest.raises(NotRecordable) as refused:
        ordering.order_confirm(by=who("cao"), order=correction(first))
    assert [one.code for one in refused.value.obstacles] == ["mortgage_place_taken"]
    assert second.mortgage_number in Order.objects.get().declined_for
    assert (orders_look_up.func(), Order.objects.get().recorded_at) == (0, None)

    gives_way = Wish("rerank", CODE, parties=wish().parties, terms={"ranks": {second.mortgage_number: 2}})
    led(opening.application_open(by=who("ma"), wish=gives_way), "done")
    ordering.order_confirm(by=who("cao"), order=correction(first))

    assert list(Mortgage.objects.order_by("rank").values_list("number", "rank", "ended_at")) == [
        (first.mortgage_number, 1, None),
        (second.mortgage_number, 2, None),
    ]
    assert second.steps.last().kind == "others_reinstated"


@pytest.mark.django_db
def test_what_is_in_force_or_was_passed_on_is_not_reinstated() -> None:
    unit()
    live = led(opened(), "certified")
    gone = cancelled()
    parties = (Someone("唐宁", TANG), Someone("孟洁", MENG, "buyer"))
    moved = Wish("transfer", CODE, parties=parties, pattern="follows", terms={"old_number": live.mortgage_number})
    led(opening.application_open(by=who("ma"), wish=moved), "certified")

    for application, code in ((live, "mortgage_not_cancelled"), (gone, "mortgage_passed_on")):
        with pytest.raises(NotRecordable) as refused:
            ordering.order_confirm(by=who("cao"), order=correction(application))
        assert [one.code for one in refused.value.obstacles] == [code]


@pytest.mark.django_db
def test_two_registrars_do_it_on_their_page_and_the_owner_is_told(as_user: Callable[[str], Any]) -> None:
    unit()
    application = cancelled()
    said = {"unit": CODE, "act": "reinstate_mortgage", "number": application.mortgage_number, "reason": "误注销"}
    assert as_user("deng").post("/desk/", said).status_code == 302
    order = Order.objects.get()
    assert f"/desk/{order.pk}/confirm" not in as_user("deng").get("/desk/").content.decode()
    assert f"/desk/{order.pk}/confirm" in as_user("cao").get("/desk/").content.decode()

    assert as_user("cao").post(f"/desk/{order.pk}/confirm").status_code == 302

    assert Mortgage.objects.get().ended_at is None
    assert "误注销的抵押权已恢复" in as_user("tang").get(f"/signing/{application.pk}").content.decode()
