"""What the worker does at the desk: orders that got no answer, silence at intake, reminders, what ends by law."""

from contextlib import suppress

from django.utils import timezone
from django_tasks import task

from mingjian.desk.models import Order
from mingjian.desk.services.ordering import order_record
from mingjian.desk.services.registering import application_deem_accepted
from mingjian.lending.services.releasing import releases_remind
from mingjian.lending.services.settling import loans_settle_as_filed
from mingjian.mortgage import law
from mingjian.mortgage.models import Application
from mingjian.mortgage.states import State
from mingjian.mortgage.tasks import unanswered_since
from mingjian.registry.connector import registry
from mingjian.registry.errors import NotRecordable, UnitNotFound
from mingjian.web.home import lake


@task
def orders_look_up() -> int:
    """Have recorded what was given and got no answer; its key makes that harmless. Gives how many were closed so."""
    lost = Order.objects.filter(recorded_at=None, declined_for="", given_at__lt=unanswered_since())
    closed = [order for order in lost.select_related("organisation") if not order.is_waiting]
    for order in closed:
        with suppress(NotRecordable, UnitNotFound):  # closed as refused; the others are looked up all the same
            order_record(order=order)
    return len(closed)


@task
def day_passes() -> dict[str, int]:
    """What a day brings: silence is acceptance, banks are reminded, seizures and objections lapse."""
    today, now = law.today(), timezone.now()
    silent = Application.objects.filter(state=State.RECEIVED, received_at__isnull=False)
    over = [one for one in silent if law.intake_deadline(one.received_at or now).deemed_at(now)]
    for application in over:
        application_deem_accepted(application=application)
    return {
        "accepted": len(over),
        "paid_off": loans_settle_as_filed(lake=lake()),
        "reminded": releases_remind(on=today),
        "settled": registry().settle(today),
    }
