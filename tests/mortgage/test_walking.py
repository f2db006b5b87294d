"""A general mortgage goes from the bank's wish to its certificate, and is released."""

import pytest

from mingjian.audit.models import Entry
from mingjian.certificates.models import Certificate
from mingjian.lending.services import opening
from mingjian.lending.services.opening import Wish
from mingjian.mortgage.models import Application
from mingjian.registry.connector import digest, registry
from mingjian.registry.models import Mortgage, Recording
from tests.mortgage.walking import led, opened, unit, who


@pytest.mark.django_db
def test_a_mortgage_goes_from_the_wish_to_its_certificate() -> None:
    unit()

    application = led(opened(), "certified")

    mortgage = Mortgage.objects.get(number=application.mortgage_number)
    assert (mortgage.rank, mortgage.amount, mortgage.mortgagee) == (1, application.amount, "B0001")
    assert application.certificate.digest == digest(registry().mortgage(mortgage.number))
    kinds = list(application.steps.values_list("kind", flat=True))
    assert kinds == ["open", "party_authorise", "authorise", "query", "pass", "send_to_sign", "party_sign", "confirm",
                     "submit", "receive", "accept", "review", "approve", "pay", "begin_recording", "record", "certify"]  # fmt: skip
    entries = Entry.objects.filter(about_type="mortgage.application", about_id=str(application.pk)).order_by("index")
    assert [entry.action.removeprefix("mortgage.") for entry in entries] == kinds


@pytest.mark.django_db
def test_what_is_due_at_the_registry_is_due_until_it_is_recorded() -> None:
    unit()
    accepted = led(opened(), "accepted")
    due_on = accepted.due_on

    application = led(accepted, "certified")

    assert due_on is not None
    assert application.due_on is None


@pytest.mark.django_db
def test_it_is_released_by_its_bank_alone_and_the_certificate_is_revoked() -> None:
    unit()
    application = led(opened(), "certified")

    wished = Wish(
        "release", application.unit, mortgage_number=application.mortgage_number, terms={"reason": "贷款结清"}
    )
    release = opening.application_open(by=who("ma"), wish=wished, of=application)
    opening.release_propose(by=who("ma"), application=release)
    release = led(release, "done")

    assert Application.objects.get(pk=application.pk).state == "released"
    assert Certificate.objects.get(application=application).revoked_at is not None
    assert [one.act for one in Recording.objects.filter(unit=application.unit)] == [
        "create_mortgage",
        "cancel_mortgage",
    ]
