"""What is counted by itself."""

from django.utils import timezone
from django_tasks import task

from mingjian.traffic.services import days_count


@task()
def count() -> None:
    """Count what was asked until now."""
    days_count(timezone.localdate())
