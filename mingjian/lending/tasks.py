"""What the worker does for the bank's side: what the register said is kept as long as its owners permitted."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from mingjian.mortgage.law import of_registration
from mingjian.mortgage.models import Application
from mingjian.mortgage.services.moving import change, locked, tell


@task
def facts_forget() -> int:
    """Delete what the register said when its time is over; gives for how many applications."""
    kept = timedelta(days=of_registration("permission_kept_days"))
    old = Application.objects.filter(queried_at__lte=timezone.now() - kept).exclude(facts={})
    for one in old:
        with transaction.atomic():
            held = locked(one)
            change(held, facts={})
            tell(held, "forget", by=None)
    return len(old)
