"""What is entered on the spot is told to those whom it concerns, and their certificates keep to the register."""

from typing import Any

import pytest

from mingjian.audit.models import Entry
from mingjian.certificates.models import Certificate
from mingjian.certificates.selectors import differing
from mingjian.desk.models import Order
from mingjian.desk.services import ordering
from mingjian.desk.tasks import orders_look_up
from mingjian.lending.services import opening
from mingjian.lending.services.opening import Wish
from mingjian.mortgage.models import Application
from mingjian.registry.connector import NoAnswer, registry
from mingjian.registry.models import Mortgage, Seizure
from mingjian.registry.simulator import Simulator
from tests.mortgage.walking import entered, led, opened, unit, who, wish

CODE = "110105GB00000T001"


def give(by: str, act: str, **terms: Any) -> Order:
    return ordering.order_give(by=who(by), unit=CODE, act=act, terms=terms)


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "told"), [("maximum", ["seized", "fix"]), ("ordinary", ["seized"])])
def test_a_seizure_is_told_to_the_mortgagee_and_fixes_a_maximum_amount_claim(kind: str, told: list[str]) -> None:
    unit()
    application = led(opened(mortgage_kind=kind), "certified")
    before = application.steps.count()

    give("yan", "seize", document_number="（2026）执1号", years=3, name="唐宁")

    assert list(application.steps.values_list("kind", flat=True))[before:] == told


@pytest.mark.django_db
def test_what_the_register_changes_of_another_mortgage_is_certified_anew() -> None:
    unit()
    first = led(opened(), "certified")
    second = led(opened(), "certified")
    ranks = {first.mortgage_number: 2, second.mortgage_number: 1}
    turned = Wish("rerank", CODE, parties=wish().parties, terms={"ranks": ranks})

    led(opening.application_open(by=who("ma"), wish=turned), "done")

    for application in (first, second):
        application.refresh_from_db()
    assert (first.rank, second.rank) == (2, 1)
    assert [one.facts["rank"] for one in (first.certificate, second.certificate)] == [2, 1]
    assert Certificate.objects.filter(revoked_at=None).count() == 2
    assert Certificate.objects.exclude(revoked_at=None).count() == 2
    assert differing() == []
    assert "recertify" in first.steps.values_list("kind", flat=True)


@pytest.mark.django_db
def test_a_mortgage_that_converts_by_itself_is_certified_anew() -> None:
    unit(stage="construction")
    application = led(opened(mortgage_kind="construction"), "certified")

    entered("deng", "complete_unit")

    application.refresh_from_db()
    assert application.certificate is not None
    assert application.certificate.facts["kind"] == "ordinary"
    assert differing() == []


@pytest.mark.django_db
def test_a_certificate_that_the_register_does_not_bear_out_is_found() -> None:
    unit()
    application = led(opened(), "certified")
    assert differing() == []

    Mortgage.objects.update(amount=1)

    assert differing() == [application.mortgage_number]


class Mute(Simulator):
    """A registry that takes packages in and then falls silent."""

    def record(self, *_: Any) -> Any:
        raise NoAnswer


@pytest.mark.django_db
def test_an_order_that_got_no_answer_is_recorded_by_the_worker(settings: Any) -> None:
    unit()
    settings.REGISTRY = f"{__name__}.Mute"
    with pytest.raises(NoAnswer):
        give("yan", "seize", document_number="执1", years=3)
    settings.REGISTRY = "mingjian.registry.simulator.Simulator"
    assert Seizure.objects.count() == 0

    Order.objects.update(given_at="2026-01-01T00:00:00Z")

    assert orders_look_up.func() == 1
    assert orders_look_up.func() == 0
    assert [hold.document_number for hold in registry().facts(CODE).seizures] == ["执1"]
    assert Application.objects.count() == 0


@pytest.mark.django_db
def test_an_order_that_the_register_stands_against_is_closed_on_record_and_holds_up_no_other(settings: Any) -> None:
    unit()
    settings.REGISTRY = f"{__name__}.Mute"
    for username, act, terms in (
        ("yan", "seize", {"document_number": "执1", "years": 3}),
        ("deng", "sue", {"number": "查无此项"}),
    ):
        with pytest.raises(NoAnswer):
            give(username, act, **terms)
    settings.REGISTRY = "mingjian.registry.simulator.Simulator"
    Order.objects.update(given_at="2026-01-01T00:00:00Z")

    assert (orders_look_up.func(), orders_look_up.func()) == (2, 0)
    refused, recorded = Order.objects.all()
    assert (refused.recorded_at, refused.declined_for != "", recorded.declined_for) == (None, True, "")
    said = Entry.objects.get(action="register.refuse")
    assert (said.facts["act"], said.facts["reason"]) == ("sue", refused.declined_for)
    assert Seizure.objects.count() == 1


@pytest.mark.django_db
def test_what_a_court_typed_stays_when_the_order_cannot_be_given(as_user: Any) -> None:
    unit()
    typed = {"act": "seize", "unit": "110105GB00000T001", "document_number": "执9", "name": "唐宁"}

    told = as_user("yan").post("/desk/", typed).content.decode()

    assert "申请内容不完整：期限（年）；请补充填写。" in told
    assert ('value="执9"' in told, 'value="唐宁"' in told, Order.objects.count()) == (True, True, 0)


@pytest.mark.django_db
def test_an_order_about_a_unit_that_is_not_there_is_closed_and_asked_about_no_more(as_user: Any) -> None:
    unit()
    typed = {"act": "seize", "unit": "110105GB00000T999", "document_number": "执9", "years": "3"}

    told = as_user("yan").post("/desk/", typed).content.decode()

    order = Order.objects.get()
    assert ("登记簿中没有不动产单元110105GB00000T999" in told, order.declined_for != "") == (True, True)
    assert order.declined
    assert "110105GB00000T999" in order.declined.en
    assert order.declined.en.isascii()
    Order.objects.update(given_at="2026-01-01T00:00:00Z")
    assert orders_look_up.func() == 0
