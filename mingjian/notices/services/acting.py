"""An institution's people read and acknowledge notices, say where they are sent, and have dead letters sent again."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from mingjian.audit import log
from mingjian.notices.addresses import target_of
from mingjian.notices.errors import AlreadyAcknowledged
from mingjian.notices.models import Notice, Webhook
from mingjian.notices.states import Delivery
from mingjian.people.access import require
from mingjian.people.models import Organisation, User


def notice_read(*, by: User, notice: Notice) -> None:
    """The first time that somebody of the institution opened it."""
    require(by, "see_notices")
    Notice.objects.filter(pk=notice.pk, organisation=by.organisation, read_at=None).update(read_at=timezone.now())


@transaction.atomic
def notice_acknowledge(*, by: User, notice: Notice, outcome: str) -> Notice:
    """Take note of it, and say what is done about it."""
    require(by, "see_notices")
    held = Notice.objects.select_for_update().get(pk=notice.pk, organisation=by.organisation)
    if held.acknowledged_at:
        raise AlreadyAcknowledged(number=held.number, by=held.acknowledged_by)
    held.acknowledged_at, held.acknowledged_by, held.outcome = timezone.now(), by.username, outcome.strip()
    held.read_at = held.read_at or held.acknowledged_at
    held.save(update_fields=["acknowledged_at", "acknowledged_by", "outcome", "read_at"])
    log.record(by=by, action="notice.acknowledge", about=held, outcome=held.outcome)
    return held


@transaction.atomic
def notices_acknowledge(
    *, by: log.Actor, organisation: Organisation, numbers: Sequence[str], outcome: str
) -> list[str]:
    """An institution's own system takes note of several; gives those that are acknowledged now."""
    found = Notice.objects.select_for_update().filter(organisation=organisation, pk__in=numbers)
    new = [one.number for one in found if not one.acknowledged_at]
    if new:
        now = timezone.now()
        said = {"acknowledged_at": now, "acknowledged_by": by.audit_name, "outcome": outcome, "read_at": now}
        Notice.objects.filter(pk__in=new).update(**said)
        log.record(by=by, action="notice.acknowledge", about=organisation, numbers=new, outcome=outcome)
    return sorted(one.number for one in found)


@transaction.atomic
def webhook_set(*, by: User, address: str, is_on: bool) -> Webhook:
    """Say where one's own system takes notices; from now on new ones are sent there."""
    require(by, "set_webhook")
    target_of(address)
    hook = Webhook(organisation=by.organisation, address=address, is_on=is_on)
    hook.full_clean(validate_unique=False, exclude=["organisation"])
    hook.save()
    log.record(by=by, action="webhook.set", about=hook, address=address, is_on=is_on)
    return hook


@transaction.atomic
def dead_letters_resend(*, by: User) -> int:
    """Have all that could not be delivered tried again from the start, where the receiver is on; gives how many."""
    require(by, "set_webhook")
    is_on = Webhook.objects.filter(organisation=by.organisation, is_on=True).exists()
    dead = Notice.objects.filter(organisation=by.organisation, delivery=Delivery.DEAD)
    again = dead.update(delivery=Delivery.WAITING, attempts=0, due_at=timezone.now()) if is_on else 0
    if again:
        log.record(by=by, action="notice.resend", about=by.organisation, notices=again)
    return again
