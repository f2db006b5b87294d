"""What the worker does for cases: reminders every morning, and the models again when a filing is corrected."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from mingjian.cases.services.moving import today
from mingjian.cases.services.reminding import remind_all
from mingjian.deadlines import CHINA

MORNING = time(7)


@task
def every_morning() -> dict[str, int]:
    """Remind, then ask to be called the next morning."""
    said = remind_all(today())
    every_morning.using(run_after=_next_morning()).enqueue()
    return said


def keep_reminding() -> None:
    """See to it that the mornings' task is waiting; asked at every start of the worker."""
    waiting = DBTaskResult.objects.filter(task_path=every_morning.module_path, status="READY")
    if not waiting.exists():
        every_morning.enqueue()


def _next_morning() -> datetime:
    tomorrow = timezone.now().astimezone(CHINA).date() + timedelta(days=1)
    return datetime.combine(tomorrow, MORNING, CHINA)
