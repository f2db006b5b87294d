"""A claim goes to another bank: its reviewer signs, the mortgage and its case go with it, and nobody else takes it."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from django.http import Http404
from django.urls import reverse

from mingjian.lending.errors import AssigneeNotHere, DebtorUnknown
from mingjian.lending.models import Consent
from mingjian.lending.selectors import consents_waiting
from mingjian.lending.services import answering, opening, settling
from mingjian.lending.services.consenting import consent_give, consent_refuse
from mingjian.lending.services.opening import Wish
from mingjian.mortgage import selectors
from mingjian.mortgage.acts import offered
from mingjian.mortgage.errors import AuthorisationMissing, ConsentsMissing, MoveNotPossible, StandsAgainst
from mingjian.mortgage.models import Application
from mingjian.owners.errors import NotYourProperty
from mingjian.owners.services import assignment_acknowledge
from mingjian.registers.reading import opened as tables
from mingjian.registers.reading import rows
from mingjian.registry.models import Mortgage
from mingjian.web.home import lake
from tests.mortgage.walking import CONTRACT, MENG, led, opened, unit, who

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


def test_the_assignee_reads_what_it_takes_over_and_the_assignor_whom_it_waits_for(
    first: Application, as_user: Any
) -> None:
    application = offer(assigned(first.mortgage_number))

    asked = as_user("luo").get(reverse("lending:consents")).content.decode()
    waiting = as_user("ma").get(reverse("mortgage:show", args=[application.pk])).content.decode()

    assert "拟将主债权连同该抵押权转让给本机构（合同 ZR-1）" in asked
    assert first.mortgage_number in asked
    assert "受让机构" in waiting
    assert application.terms["mortgagee_name"] in waiting


def passed_on(number: str) -> Application:
    """The claim assigned to luo's bank and recorded."""
    application = offer(assigned(number))
    consent_give(by=who("luo"), consent=consents_waiting(seen_by=who("luo")).get())
    opening.application_confirm(by=who("fang"), application=application)
    return led(application, "active")


def test_the_owner_is_told_who_the_creditor_is_now_and_says_so(first: Application, as_user: Any) -> None:
    application = passed_on(first.mortgage_number)
    tang = as_user("tang")
    assert "待知悉" in tang.get("/signing/").content.decode()

    page = tang.get(f"/signing/{application.pk}").content.decode()
    assert f"{who('ma').organisation.name_zh}已将本抵押担保的债权转让给{who('luo').organisation.name_zh}" in page
    assert f"/signing/{application.pk}" in tang.get(f"/signing/{first.pk}").content.decode()
    tang.post(f"/signing/{application.pk}/acknowledge")

    told = as_user("luo").get(f"/mortgage/{application.pk}").content.decode()
    assert "已知悉债权转让" in told
    assert list(application.steps.values_list("kind", flat=True))[-2:] == ["assignment_tell", "party_acknowledge"]
    with pytest.raises(NotYourProperty):
        assignment_acknowledge(by=who("tang"), application=application)


def test_a_debtor_who_owns_nothing_of_it_is_told_too_and_fetches_no_papers(first: Application, as_user: Any) -> None:
    Mortgage.objects.update(debtor_name="孟洁")
    with pytest.raises(DebtorUnknown, match="孟洁"), transaction.atomic():
        offer(assigned(first.mortgage_number))
    Application.objects.exclude(pk=first.pk).delete()
    wish = {"mortgagee": "B0002", "accepted_by": "B0002", "debtor": MENG}
    application = opening.application_open(
        by=who("ma"), wish=Wish("assign", CODE, mortgage_number=first.mortgage_number, terms=wish)
    )
    offer(application)
    consent_give(by=who("luo"), consent=consents_waiting(seen_by=who("luo")).get())
    opening.application_confirm(by=who("fang"), application=application)
    led(application, "active")

    meng = as_user("meng")
    page = meng.get(f"/signing/{application.pk}").content.decode()

    assert list(application.parties.values_list("name", "role")) == [("唐宁", "mortgagor"), ("孟洁", "debtor")]
    assert "此后请向" in page
    assert "certificate.pdf" not in page
    assert meng.get(f"/signing/{application.pk}/certificate.pdf").status_code == 404
    assert meng.get(f"/signing/{application.pk}/contract").status_code == 404


def test_the_assignee_releases_in_one_click_what_its_filings_show_as_settled(first: Application, as_user: Any) -> None:
    with tables(lake(), "guarantee_contract", "personal_loan", "corporate_loan") as engine:
        contracts = rows(
            engine, "select distinct guarantee_contract_id as id from guarantee_contract where institution_id = 'B0002'"
        )
    settled = settling._settled(lake(), "B0002", [row["id"] for row in contracts])
    Mortgage.objects.update(contract_number=min(settled))
    application = passed_on(first.mortgage_number)
    assert settling.loans_settle_as_filed(lake=lake()) == 1

    as_user("luo").post(f"/mortgage/{application.pk}/release")

    release = application.later.get()
    assert (release.state, release.bank.code) == ("received", "B0002")
    answering.fee_pay(by=who("luo"), application=led(release, "fee_pending"), payment="JF-1")
    led(release, "done")
    application.refresh_from_db()
    assert (application.state, application.certificate and application.certificate.revoked_at is None) == (
        "released",
        False,
    )
    assert Mortgage.objects.get().ended_at is not None
