"""After payoff the bank is reminded; one person releases what the filings show as settled, else its reviewer confirms."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from mingjian.lending.services import opening
from mingjian.lending.services.opening import Wish
from mingjian.lending.services.releasing import loan_settle, mortgage_release, releases_remind
from mingjian.lending.services.settling import _note
from mingjian.mortgage.acts import offered
from mingjian.mortgage.errors import AnotherPersonNeeded, MoveNotPossible, ReviewerNeeded
from mingjian.mortgage.models import Application
from mingjian.mortgage.services.sending import application_submit
from mingjian.people.models import Grant
from mingjian.registers import filed
from mingjian.registry.models import Mortgage
from tests.mortgage.walking import CONTRACT, led, opened, unit, who


@pytest.mark.django_db
@pytest.mark.parametrize(("on", "reminded"), [(date(2026, 2, 24), 0), (date(2026, 2, 25), 1)])
def test_the_bank_is_reminded_on_the_day_on_which_the_model_finds_it(on: date, reminded: int) -> None:
    # As registers/mortgage_kept_after_payoff.test.yaml: over the Spring Festival of 2026 the days of rest do not count.
    unit()
    application = led(opened(), "certified")
    loan_settle(by=who("ma"), application=application, settled_on=date(2026, 2, 12))

    assert [releases_remind(on=on), releases_remind(on=on)] == [reminded, 0]


@pytest.mark.django_db
def test_who_asked_for_the_release_is_not_reminded_and_the_register_files_the_day() -> None:
    unit()
    application = led(opened(), "certified")
    loan_settle(by=who("ma"), application=application, settled_on=date(2026, 2, 12))

    release = mortgage_release(by=who("ma"), application=application)
    assert next(filed.mortgages(timezone.localdate()))["release_applied_on"] == ""  # the reviewer has it
    led(release, "received")

    today = timezone.localdate()
    assert releases_remind(on=date(2026, 2, 25)) == 0
    assert [row["release_applied_on"] for row in filed.mortgages(today)] == [today]
    led(release, "done")
    assert [(row["release_applied_on"], row["cancelled_on"]) for row in filed.mortgages(today)] == [("", today)]


def in_force() -> Application:
    unit()
    return led(opened(), "certified")


@pytest.mark.django_db
@pytest.mark.parametrize("ground", ["放弃抵押权", ""])
def test_a_waiver_and_a_day_typed_by_hand_take_the_banks_reviewer(ground: str) -> None:
    application = in_force()
    if not ground:
        loan_settle(by=who("ma"), application=application, settled_on=date(2026, 11, 2))

    release = mortgage_release(by=who("ma"), application=application, reason=ground)

    assert (release.state, release.receipt_number) == ("signing", "")
    with pytest.raises(MoveNotPossible):
        application_submit(by=who("ma"), application=release)
    Grant.objects.create(user=who("ma"), role="loan_reviewer")
    with pytest.raises(AnotherPersonNeeded):
        opening.application_confirm(by=who("ma"), application=release)
    opening.application_confirm(by=who("fang"), application=release)
    assert led(release, "done").terms["reason"] == (ground or "贷款结清")
    assert Mortgage.objects.get().ended_at is not None


@pytest.mark.django_db
def test_no_door_leads_past_the_reviewer() -> None:
    application = in_force()
    wished = Wish(
        "release", application.unit, mortgage_number=application.mortgage_number, terms={"reason": "贷款结清"}
    )
    alone = opening.application_open(by=who("ma"), wish=wished)
    with pytest.raises(ReviewerNeeded):
        opening.release_declare(by=who("ma"), application=alone)
    assert set(offered(alone, who("ma"))) == {"propose", "withdraw"}

    opening.release_propose(by=who("ma"), application=alone)

    with pytest.raises(MoveNotPossible):
        opening.papers_send(by=who("ma"), application=alone, number="DK-1", digest=CONTRACT)


@pytest.mark.django_db
def test_what_the_filings_show_as_settled_one_person_releases_in_one_click() -> None:
    application = in_force()
    loan_settle(by=who("ma"), application=application, settled_on=date(2026, 11, 2))
    assert _note(application, date(2026, 11, 3))  # the filings bear it out, with a day of their own
    assert not _note(application, date(2026, 11, 4))

    release = mortgage_release(by=who("ma"), application=application)

    application.refresh_from_db()
    assert (release.state, application.settled_on, application.settled_by) == ("received", date(2026, 11, 3), None)


@pytest.mark.django_db
def test_the_reviewer_reads_on_what_ground_and_who_says_that_it_is_paid(as_user: Callable[[str], Any]) -> None:
    application = in_force()
    loan_settle(by=who("ma"), application=application, settled_on=date(2026, 11, 2))
    release = mortgage_release(by=who("ma"), application=application)
    fang = as_user("fang")

    waiting = fang.get("/mortgage/").content.decode()
    page = fang.get(f"/mortgage/{release.pk}").content.decode()

    assert release.number in waiting
    assert "待复核" in waiting
    assert all(
        said in page for said in ("贷款结清", f"{who('ma').name}登记，报送尚未显示", f"/mortgage/{release.pk}/confirm")
    )
