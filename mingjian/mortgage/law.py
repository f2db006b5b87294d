"""Time limits and other numbers that the room goes by, on a day; from library/parameters/registration/."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from mingjian.deadlines import CHINA, Deadline, Pause, Term
from mingjian.mortgage.models import Application
from mingjian.mortgage.states import Kind
from mingjian.registry.law import number


def today() -> date:
    """The day it is in China."""
    return timezone.now().astimezone(CHINA).date()


def of_registration(name: str, on: date | None = None) -> int:
    """A number of library/parameters/registration/ in force on a day, by default today."""
    return number(f"registration.{name}", on or today())


def facts_are_fresh(queried_at: datetime | None) -> bool:
    """Whether what the register said may still be decided on."""
    return queried_at is not None and timezone.now() - queried_at <= timedelta(
        hours=of_registration("facts_valid_hours")
    )


def signature_is_good(signed_at: datetime | None) -> bool:
    """Whether a signature is young enough."""
    return signed_at is not None and timezone.now() - signed_at <= timedelta(days=of_registration("signature_days"))


def intake_deadline(received_at: datetime) -> Deadline:
    """Silence on the day of receipt is acceptance (Interim Regulation art. 17)."""
    return Deadline(received_at, Term(of_registration("intake_working_days", received_at.astimezone(CHINA).date())))


def is_deemed_accepted(application: Application) -> bool:
    """Whether the time to answer has passed in silence."""
    received, now = application.received_at, timezone.now()
    return received is not None and intake_deadline(received).deemed_at(now) is not None


def registration_deadline(application: Application) -> Deadline:
    """When the registry has to be done: the local working days, at most the law's; suspended time left out."""
    begun = application.accepted_at or timezone.now()
    local = "release_working_days" if application.kind == Kind.RELEASE else "local_working_days"
    on = begun.astimezone(CHINA).date()
    days = min(of_registration(local, on), of_registration("working_days", on))
    pauses = tuple(Pause(one.since, one.until) for one in application.pauses.all())
    return Deadline(begun, Term(days), pauses=pauses)
