"""The log as an auditor reads it: filtered, the newest first, page by page by number."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.dateparse import parse_date

from mingjian.audit.models import Checkpoint, Entry, Verification
from mingjian.web.access import Person


@dataclass(frozen=True)
class Wanted:
    """What an auditor looks for; empty is everything. Days are written 2026-01-31."""

    actor: str = ""
    organisation: str = ""
    action: str = ""
    thing: str = ""
    thing_id: str = ""
    since: str = ""
    until: str = ""


def entry_list(*, seen_by: Person, wanted: Wanted) -> QuerySet[Entry]:
    """The entries that fit, the newest first."""
    entries = Entry.objects.all() if seen_by.may("see_audit") else Entry.objects.none()
    exact = {
        "actor": wanted.actor,
        "organisation": wanted.organisation,
        "action": wanted.action,
        "about_type": wanted.thing,
        "about_id": wanted.thing_id,
    }
    entries = entries.filter(**{name: value for name, value in exact.items() if value})
    if day := _day(wanted.since):
        entries = entries.filter(at__gte=day)
    if day := _day(wanted.until):
        entries = entries.filter(at__lt=day + timedelta(days=1))
    return entries.order_by("-index")


def entry_get(*, seen_by: Person, index: int) -> Entry:
    """One entry."""
    entry = entry_list(seen_by=seen_by, wanted=Wanted()).filter(index=index).first()
    if entry is None:
        raise Http404
    return entry


def checkpoint_list(*, seen_by: Person) -> QuerySet[Checkpoint]:
    """The checkpoints, the newest first."""
    checkpoints = Checkpoint.objects.all() if seen_by.may("see_audit") else Checkpoint.objects.none()
    return checkpoints.order_by("-size")


def checkpoint_get(*, seen_by: Person, size: int) -> Checkpoint:
    """The checkpoint of so many entries."""
    checkpoint = checkpoint_list(seen_by=seen_by).filter(size=size).first()
    if checkpoint is None:
        raise Http404
    return checkpoint


def verification_list(*, seen_by: Person) -> QuerySet[Verification]:
    """The checks of the whole log, the newest first."""
    checks = Verification.objects.all() if seen_by.may("see_audit") else Verification.objects.none()
    return checks.order_by("-pk")


def _day(written: str) -> datetime | None:
    try:
        day = parse_date(written)
    except ValueError:
        return None
    return timezone.make_aware(datetime.combine(day, time.min)) if day else None
