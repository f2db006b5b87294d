"""What the worker does for applications: lost answers are looked up."""

from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import task

from mingjian.mortgage import law
from mingjian.mortgage.models import Application
from mingjian.mortgage.services.sending import outcome_look_up
from mingjian.mortgage.states import LOST, State


@task
def outcomes_look_up() -> int:
    """Look up what got no answer for some minutes, under its own key; gives how many are known now."""
    lost = Application.objects.filter(state__in=LOST).exclude(steps__at__gt=unanswered_since())
    known = [outcome_look_up(application=one).state for one in lost]
    return sum(state != State.UNKNOWN for state in known)


def unanswered_since() -> datetime:
    """What was asked before this instant and got no answer will get none."""
    return timezone.now() - timedelta(minutes=law.of_registration("look_up_minutes"))
