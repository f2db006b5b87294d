"""Another mortgagee consents by its own reviewer or not at all; who asks learns yes or no and nothing else."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.http import Http404

from mingjian.audit.models import Entry
from mingjian.lending.errors import ConsentAnswered
from mingjian.lending.models import Consent
from mingjian.lending.selectors import consents_waiting
from mingjian.lending.services import opening
from mingjian.lending.services.consenting import consent_give, consent_refuse
from mingjian.lending.services.opening import Someone, Wish
from mingjian.mortgage.errors import ConsentsMissing, StandsAgainst
from mingjian.mortgage.models import Application
from mingjian.people.access import NotAllowed
from mingjian.registry.connector import registry
from mingjian.registry.models import Mortgage
from tests.mortgage.walking import CONTRACT, MENG, TANG, entered, led, opened, sign_all, unit, who, wish

CODE = "110105GB00000T001"


@pytest.fixture
def two(db: None) -> tuple[Application, str]:
    """A mortgage of B0001 in rank 1, and behind it the number of B0002's in rank 2."""
    unit()
    first = led(opened(), "certified")
    second = led(opened(), "certified").mortgage_number
    Mortgage.objects.filter(number=second).update(mortgagee="B0002", mortgagee_name="另一银行", amount=Decimal(777777))
    return first, second


def asked(kind: str, by: str = "ma", **more: Any) -> Application:
    said = {"parties": wish().parties} | more
    return led(opening.application_open(by=who(by), wish=Wish(kind, CODE, **said)), "signing")


def raised(first: Application) -> Application:
    return asked("change", mortgage_number=first.mortgage_number, amount=Decimal(1500000))


def test_a_raise_waits_for_the_consent_of_whoever_ranks_behind(two: tuple[Application, str]) -> None:
    first, second = two
    application = raised(first)
    sign_all(application)
    with pytest.raises(ConsentsMissing):
        opening.application_confirm(by=who("fang"), application=application)

    consent = consent_give(by=who("luo"), consent=consents_waiting(seen_by=who("luo")).get())

    opening.application_confirm(by=who("fang"), application=application)
    led(application, "done")
    assert (consent.number, consent.state, len(consent.signature)) == (second, "given", 64)
    assert Mortgage.objects.get(number=first.mortgage_number).amount == 1500000
    assert registry().find(application.key) is not None
    assert Entry.objects.filter(action="consent.given").count() == 1
    with pytest.raises(ConsentAnswered):
        consent_give(by=who("luo"), consent=consent)


def test_a_refusal_ends_the_application_and_its_reason_stays_with_who_refused(two: tuple[Application, str]) -> None:
    application = raised(two[0])

    consent_refuse(by=who("luo"), consent=Consent.objects.get(), reason="余值不足")

    application.refresh_from_db()
    assert application.state == "stopped"
    told = [application.reason, *application.steps.values_list("text", flat=True)]
    assert two[1] in application.reason
    assert not any("余值不足" in one or "罗兰" in one for one in told)
    assert application.steps.last().by is None
    assert not consents_waiting(seen_by=who("luo")).exists()


def test_what_was_asked_for_an_application_that_was_stopped_waits_for_no_answer(two: tuple[Application, str]) -> None:
    application = raised(two[0])

    opening.application_stop(by=who("ma"), application=application, reason="另行申请")

    assert Consent.objects.get().words.zh == "已失效"


def test_a_bank_cannot_state_a_consent_nor_give_it_for_another(two: tuple[Application, str]) -> None:
    said = {"consents": [two[1]], "asked": [two[1]]}
    application = asked("change", mortgage_number=two[0].mortgage_number, amount=Decimal(1500000), terms=said)

    assert (application.terms["asked"], "consents" in application.terms) == ([two[1]], False)
    with pytest.raises(Http404):
        consent_give(by=who("fang"), consent=Consent.objects.get())
    with pytest.raises(NotAllowed):
        consent_give(by=who("ma"), consent=Consent.objects.get())


def test_papers_that_are_sent_anew_are_asked_about_anew(two: tuple[Application, str]) -> None:
    application = raised(two[0])
    consent_give(by=who("luo"), consent=Consent.objects.get())

    opening.papers_send(by=who("ma"), application=application, number="DK-2", digest=CONTRACT)

    assert list(Consent.objects.values_list("state", flat=True)) == ["waiting", "overtaken"]
    application.refresh_from_db()
    assert "consents" not in application.terms


def test_what_harms_nobody_asks_nobody(two: tuple[Application, str]) -> None:
    lowered = asked("change", mortgage_number=two[0].mortgage_number, amount=Decimal(500000))

    led(lowered, "done")
    assert not Consent.objects.exists()


def test_a_mortgagee_that_nobody_here_can_ask_stands_against_it(two: tuple[Application, str]) -> None:
    Mortgage.objects.filter(number=two[1]).update(mortgagee="")

    with pytest.raises(StandsAgainst, match="书面同意"):
        raised(two[0])


def test_the_sellers_bank_consents_to_a_transfer_with_its_mortgage_in_place(two: tuple[Application, str]) -> None:
    first, second = two
    Mortgage.objects.filter(number=second).update(ended_at=Mortgage.objects.get(number=second).recorded_at)
    parties = (Someone("唐宁", TANG), Someone("孟洁", MENG, "buyer"))
    terms = {"old_number": first.mortgage_number, "starts_on": "2026-11-01", "ends_on": "2046-10-31"}
    said = {"pattern": "kept", "mortgage_kind": "ordinary", "amount": Decimal(900000), "terms": terms}
    application = opening.application_open(by=who("luo"), wish=Wish("transfer", CODE, parties=parties, **said))
    for step in (opening.application_query, opening.gate_pass):
        led(application, "authorised") if application.state == "draft" else None
        step(by=who("luo"), application=application)
    opening.papers_send(by=who("luo"), application=application, number="DK-9", digest=CONTRACT)

    consent_give(by=who("fang"), consent=consents_waiting(seen_by=who("fang")).get())

    application.refresh_from_db()
    assert application.terms["consents"] == [first.mortgage_number]


@pytest.mark.django_db
def test_the_holder_of_a_pre_notice_agrees_by_signing() -> None:
    unit()
    entered("deng", "note", name="孟洁", party=MENG)
    alone = opened()
    with pytest.raises(StandsAgainst, match="预告登记"):
        led(alone, "passed")
    opening.application_stop(by=who("ma"), application=alone, reason="另行申请")

    led(opened(parties=(Someone("唐宁", TANG), Someone("孟洁", MENG, "holder")), mortgage_kind="maximum"), "certified")


def test_the_page_tells_of_ones_own_mortgage_and_of_nobody_elses(
    two: tuple[Application, str], as_user: Callable[[str], Any], django_assert_max_num_queries: Any
) -> None:
    raised(two[0])
    client = as_user("luo")

    with django_assert_max_num_queries(15):
        page = client.get("/mortgage/consents").content.decode()

    assert two[1] in page
    assert "777,777" in page
    assert not any(
        secret in page for secret in (two[0].mortgage_number, "1500000", "1,500,000", two[0].bank.name_zh, "唐宁")
    )
    assert client.post(f"/mortgage/consents/{Consent.objects.get().pk}/give").status_code == 302
    assert Consent.objects.get().state == "given"
