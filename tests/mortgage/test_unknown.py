"""What got no answer is looked up under its own key and never sent anew; silence, time limits and reminders."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from mingjian.desk.services import registering
from mingjian.desk.tasks import day_passes
from mingjian.lending.errors import LoanNotSettled
from mingjian.lending.services import answering, releasing
from mingjian.mortgage.errors import (
    AnotherPersonNeeded,
    DeemedAccepted,
    MoveNotPossible,
    SupplementAskedBefore,
    WithdrawalNotAgreed,
)
from mingjian.mortgage.models import Application
from mingjian.mortgage.services import sending
from mingjian.mortgage.tasks import outcomes_look_up
from mingjian.owners import services as owners
from mingjian.registry.connector import NoAnswer, Package, Receipted
from mingjian.registry.models import Mortgage, Receipt
from mingjian.registry.simulator import Simulator
from tests.mortgage.walking import led, opened, unit, who


class Mute(Simulator):
    """A registry whose answer is lost, after it did what it was asked or before."""

    lost: tuple[str, bool] | None = None

    def receive(self, key: UUID, package: Package) -> Receipted:
        return self._lost("receive", lambda: super(Mute, self).receive(key, package))

    def record(self, key: UUID) -> Receipted:
        return self._lost("record", lambda: super(Mute, self).record(key))

    def _lost(self, name: str, do: Any) -> Receipted:
        loses, is_done = self.lost or ("", False)
        if loses != name:
            return do()
        if is_done:
            do()
        raise NoAnswer


@pytest.fixture
def mute(settings: Any) -> Iterator[type[Mute]]:
    settings.REGISTRY = f"{__name__}.Mute"
    yield Mute
    Mute.lost = None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("call", "before", "is_done", "found"),
    [
        ("receive", "confirmed", True, "received"),
        ("receive", "confirmed", False, "confirmed"),
        ("record", "paid", True, "certified"),
        ("record", "paid", False, "paid"),
    ],
)
def test_a_lost_answer_is_looked_up(mute: type[Mute], call: str, before: str, is_done: bool, found: str) -> None:
    unit()
    application = led(opened(), before)
    mute.lost = (call, is_done)

    application = led(application, "unknown")

    mute.lost = None
    assert sending.outcome_look_up(application=application).state == found
    assert led(application, "certified").state == "certified"
    assert (Receipt.objects.count(), Mortgage.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_who_is_killed_between_the_registry_and_us_is_healed_by_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    unit()
    application = led(opened(), "paid")

    def killed(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(sending, "_told", killed)
        with pytest.raises(KeyboardInterrupt):
            sending.application_record(by=who("cao"), application=application)
    application.refresh_from_db()
    assert (application.state, Mortgage.objects.count()) == ("recording", 1)

    assert outcomes_look_up.func() == 0  # too young: the call may still be under way
    application.steps.update(at=timezone.now() - timedelta(minutes=30))
    assert outcomes_look_up.func() == 1
    application.refresh_from_db()
    assert (application.state, application.rank) == ("certified", 1)


@pytest.mark.django_db
def test_silence_on_the_day_of_receipt_is_acceptance() -> None:
    unit()
    application = led(opened(), "received")
    assert day_passes.func()["accepted"] == 0
    Application.objects.update(received_at=timezone.now() - timedelta(days=8))

    assert day_passes.func()["accepted"] == 1

    application.refresh_from_db()
    assert (application.state, application.accepted_by) == ("accepted", None)
    assert application.accepted_at < timezone.now() - timedelta(days=1)


@pytest.mark.django_db
def test_silence_accepts_when_its_time_is_over_and_not_before_and_then_nothing_is_refused() -> None:
    unit()
    application = led(opened(), "received")
    with pytest.raises(MoveNotPossible):
        registering.application_deem_accepted(application=application)
    Application.objects.update(received_at=timezone.now() - timedelta(days=8))

    with pytest.raises(DeemedAccepted):
        registering.application_refuse(by=who("deng"), application=application, reasons="缺材料")
    with pytest.raises(DeemedAccepted):
        registering.supplement_ask(by=who("deng"), application=application, missing=["询问记录"])
    late = registering.application_accept(by=who("deng"), application=application)
    assert (late.state, late.accepted_at < timezone.now() - timedelta(days=1)) == ("accepted", True)


@pytest.mark.django_db
def test_what_silence_accepted_takes_two_registrars_too() -> None:
    unit()
    application = led(opened(), "received")
    Application.objects.update(received_at=timezone.now() - timedelta(days=8))
    registering.application_deem_accepted(application=application)
    application = led(application, "paid")

    with pytest.raises(AnotherPersonNeeded):
        sending.application_record(by=who("cao"), application=application)
    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.update(recorded_by=application.approved_by)

    assert sending.application_record(by=who("deng"), application=application).state == "certified"


@pytest.mark.django_db
def test_the_clock_stands_still_while_it_is_suspended() -> None:
    unit()
    application = led(opened(), "reviewing")
    due = application.due_on

    registering.application_suspend(by=who("cao"), application=application, reason="更正登记办理中")
    application.refresh_from_db()
    assert application.due_on is None
    application.pauses.update(since=timezone.now().date() - timedelta(days=1))
    resumed = registering.application_resume(by=who("cao"), application=application)

    assert due is not None
    assert resumed.due_on is not None
    assert resumed.due_on >= due


@pytest.mark.django_db
def test_everything_missing_is_told_once() -> None:
    unit()
    application = led(opened(), "received")
    registering.supplement_ask(by=who("deng"), application=application, missing=["身份证明", "", "询问记录"])
    application.refresh_from_db()
    assert application.missing == ["身份证明", "询问记录"]
    answering.supplement_supply(by=who("ma"), application=application, text="已补")

    with pytest.raises(SupplementAskedBefore):
        registering.supplement_ask(by=who("deng"), application=application, missing=["又一项"])


@pytest.mark.django_db
def test_a_withdrawal_after_submission_takes_all_and_a_withdrawn_application_never_records() -> None:
    unit()
    application = led(opened(), "accepted")
    with pytest.raises(WithdrawalNotAgreed):
        answering.application_withdraw(by=who("ma"), application=application, reason="不办了")
    owners.withdrawal_agree(by=who("tang"), application=application)
    answering.application_withdraw(by=who("ma"), application=application, reason="不办了")

    from mingjian.registry.connector import registry
    from mingjian.registry.errors import ReceiptClosed

    with pytest.raises(ReceiptClosed):
        registry().record(application.key)
    assert not Mortgage.objects.exists()


@pytest.mark.django_db
def test_a_settled_loan_is_reminded_of_after_three_working_days_and_released_in_one_act() -> None:
    unit()
    application = led(opened(), "certified")
    with pytest.raises(LoanNotSettled):
        releasing.mortgage_release(by=who("ma"), application=application)
    releasing.loan_settle(by=who("ma"), application=application, settled_on=date(2026, 11, 2))  # a Monday

    assert releasing.releases_remind(on=date(2026, 11, 5)) == 0  # the third working day
    assert releasing.releases_remind(on=date(2026, 11, 6)) == 1
    assert releasing.releases_remind(on=date(2026, 11, 7)) == 0

    release = releasing.mortgage_release(by=who("ma"), application=application)
    assert led(release, "done").state == "done"
    application.refresh_from_db()
    assert application.state == "released"
