"""What the platform says by itself about due days: before, after, and to the head when nothing comes."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from mingjian.cases.knowledge import days
from mingjian.cases.models import Case, Reminder
from mingjian.cases.services.moving import locked, tell
from mingjian.cases.states import WITH_INSTITUTION, ReminderKind
from mingjian.deadlines import working_days


def remind_all(today: date) -> dict[str, int]:
    """Remind of every due day that asks for it on `today`; each reminder goes out once. Gives how many of each kind."""
    said = dict.fromkeys(ReminderKind.values, 0)
    waiting = Case.objects.filter(state__in=WITH_INSTITUTION, due_on__isnull=False)
    for case in waiting.order_by("pk").iterator():
        for kind in _called_for(case, today):
            said[kind] += _remind(case, kind)
    return said


def _called_for(case: Case, today: date) -> list[ReminderKind]:
    assert case.due_on  # noqa: S101 - chosen by it
    left = working_days(today, case.due_on)
    if today <= case.due_on:
        return [ReminderKind.SOON] if left <= days("reminder_working_days", today) else []
    is_long_over = -left >= days("escalation_working_days", today)
    return [ReminderKind.OVERDUE, ReminderKind.ESCALATED] if is_long_over else [ReminderKind.OVERDUE]


@transaction.atomic
def _remind(case: Case, kind: ReminderKind) -> bool:
    """Whether it was said now; the case may have moved on meanwhile, or it was said before."""
    held = locked(case)
    if held.state not in WITH_INSTITUTION or held.due_on != case.due_on or held.due_on is None:
        return False
    reminder, is_new = Reminder.objects.get_or_create(
        case=held, kind=kind, due_on=held.due_on, defaults={"at": timezone.now()}
    )
    if is_new:
        is_shared = kind is not ReminderKind.ESCALATED
        tell(held, kind.value, by=None, is_shared=is_shared, due_on=str(reminder.due_on))
    return is_new
