"""What the worker does for mortgages: lost answers, silence at intake, reminders, what the law ends by itself."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from mingjian.mortgage import law
from mingjian.mortgage.models import Application, Order
from mingjian.mortgage.services.ordering import order_record
from mingjian.mortgage.services.registering import application_deem_accepted
from mingjian.mortgage.services.releasing import releases_remind
from mingjian.mortgage.services.sending import outcome_look_up
from mingjian.mortgage.states import LOST, State
from mingjian.registry.connector import registry


@task
def outcomes_look_up() -> int:
    """Look up what got no answer for some minutes, under its own key; gives how many are known now."""
    since = timezone.now() - timedelta(minutes=law.of_registration("look_up_minutes"))
    lost = Application.objects.filter(state__in=LOST).exclude(steps__at__gt=since)
    known = [outcome_look_up(application=one).state for one in lost]
    for order in Order.objects.filter(recorded_at=None, given_at__lt=since).select_related("organisation"):
        order_record(order=order)
    return sum(state != State.UNKNOWN for state in known)


@task
def day_passes() -> dict[str, int]:
    """What a day brings: silence is acceptance, banks are reminded, seizures and objections lapse."""
    today = law.today()
    silent = Application.objects.filter(Q(state=State.RECEIVED), received_at__isnull=False)
    over = [one for one in silent if law.intake_deadline(one.received_at or timezone.now()).deemed_at(timezone.now())]
    for application in over:
        application_deem_accepted(application=application)
    return {"accepted": len(over), "reminded": releases_remind(on=today), "settled": registry().settle(today)}
