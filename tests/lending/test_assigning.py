"""A claim goes to another bank: its reviewer signs, the mortgage and its case go with it, and nobody else takes it."""

from decimal import Decimal

import pytest
from django.http import Http404

from mingjian.lending.errors import AssigneeNotHere
from mingjian.lending.models import Consent
from mingjian.lending.selectors import consents_waiting
from mingjian.lending.services import opening
from mingjian.lending.services.consenting import consent_give, consent_refuse
from mingjian.lending.services.opening import Wish
from mingjian.mortgage import selectors
from mingjian.mortgage.acts import offered
from mingjian.mortgage.errors import AuthorisationMissing, ConsentsMissing, MoveNotPossible, StandsAgainst
from mingjian.mortgage.models import Application
from mingjian.registry.models import Mortgage
from tests.mortgage.walking import CONTRACT, led, opened, unit, who

CODE = "110105GB00000T001"


def assigned(number: str, to: str = "B0002") -> Application:
    wish = Wish("assign", CODE, mortgage_number=number, terms={"mortgagee": to, "accepted_by": to})
    return opening.application_open(by=who("ma"), wish=wish)


def offer(application: Application) -> Application:
    return opening.papers_send(by=who("ma"), application=application, number="ZR-1", digest=CONTRACT)


@pytest.fixture
def first(db: None) -> Application:
    unit()
    return led(opened(), "certified")


def test_a_claim_is_assigned_and_its_mortgage_goes_on_at_the_assignee(first: Application) -> None:
    application = offer(assigned(first.mortgage_number))
    with pytest.raises(ConsentsMissing):
        opening.application_confirm(by=who("fang"), application=application)
    consent = consent_give(by=who("luo"), consent=consents_waiting(seen_by=who("luo")).get())
    opening.application_confirm(by=who("fang"), application=application)
    led(application, "active")

    mortgage = Mortgage.objects.get()
    first.refresh_from_db()
    assert (mortgage.mortgagee, mortgage.rank, len(consent.signature)) == ("B0002", 1, 64)
    assert (application.bank.code, application.amount, application.mortgage_kind) == ("B0002", 1000000, "ordinary")
    assert (first.state, first.certificate and first.certificate.revoked_at is None) == ("done", False)
    with pytest.raises(Http404):
        selectors.application_get(seen_by=who("ma"), pk=application.pk)


def test_an_assignee_that_does_not_want_the_claim_does_not_get_it(first: Application) -> None:
    application = offer(assigned(first.mortgage_number))

    consent_refuse(by=who("luo"), consent=Consent.objects.get(), reason="估值过高")

    application.refresh_from_db()
    assert (application.state, Mortgage.objects.get().mortgagee) == ("stopped", "B0001")
    assert not any("估值过高" in text for text in application.steps.values_list("text", flat=True))


def test_only_a_bank_of_the_platform_can_sign_for_a_claim(first: Application) -> None:
    for code in ("B0001", "D0001", "X9999"):
        with pytest.raises(AssigneeNotHere):
            assigned(first.mortgage_number, code)


def test_no_bank_assigns_anothers_mortgage_to_itself(first: Application) -> None:
    Mortgage.objects.update(mortgagee="B0003")

    with pytest.raises(StandsAgainst):
        offer(assigned(first.mortgage_number))


def test_nothing_is_queried_for_an_assignment_nor_is_it_declared_alone(first: Application) -> None:
    application = assigned(first.mortgage_number)
    assert set(offered(application, who("ma"))) == {"offer", "withdraw"}
    with pytest.raises(MoveNotPossible):
        opening.release_declare(by=who("ma"), application=application)

    offer(application)
    with pytest.raises(AuthorisationMissing):
        opening.application_query(by=who("ma"), application=application)

    application.refresh_from_db()
    assert (application.facts, application.amount) == ({}, None)
    assert Mortgage.objects.get().amount == Decimal(1000000)
