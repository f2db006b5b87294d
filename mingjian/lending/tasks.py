"""What the worker does for the bank's side: others are told of what was received, and what was told is forgotten."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from mingjian.lending.services.handing import others_tell
from mingjian.mortgage.law import of_registration
from mingjian.mortgage.models import Application
from mingjian.mortgage.services.moving import change, locked, tell


@task
def elsewhere_tell() -> int:
    """Tell of applications that were found to be received after their answer was lost; gives how many were told."""
    lately = timezone.now() - timedelta(days=1)
    found = Application.objects.filter(steps__kind="find_received", steps__at__gt=lately).select_related("bank")
    return sum(others_tell(received=one) for one in found.distinct())


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
