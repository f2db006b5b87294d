"""Notices on their way to an institution's own system: signed, at least once, tried again after growing pauses."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from http.client import HTTPConnection, HTTPException
from typing import Any

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from mingjian.audit.said import canonical
from mingjian.network import keys
from mingjian.notices.addresses import Target, target_of
from mingjian.notices.errors import AddressNotSafe
from mingjian.notices.letters import sealed_letter
from mingjian.notices.models import Notice, Webhook
from mingjian.notices.states import Delivery
from mingjian.registry.law import number
from mingjian.signing.messages import REQUEST_COVERS, Message, Terms, digest, signed_headers

TAG = "mingjian-notice"
AT_ONCE = 200
LEASE = timedelta(minutes=2)
MOST_BYTES = 65_536


class Courier:
    """Carries notices to one institution over one connection, until nothing is due."""

    def __init__(self, webhook: Webhook) -> None:
        """To where the institution takes them."""
        self._webhook = webhook
        self._connection: HTTPConnection | None = None

    def carry(self) -> int:
        """Send what is due; gives how many arrived."""
        arrived = 0
        try:
            while some := self._claimed():
                arrived += self._carried(some)
        finally:
            if self._connection:
                self._connection.close()
        return arrived

    def _claimed(self) -> list[Notice]:
        """Some that are due, tried equally often; nobody else takes them meanwhile, unless we die at it."""
        now = timezone.now()
        due = Notice.objects.filter(organisation=self._webhook.pk, delivery=Delivery.WAITING, due_at__lte=now)
        due = due.order_by("attempts", "due_at")
        with transaction.atomic():
            first = due.first()
            if first is None:
                return []
            alike = due.filter(attempts=first.attempts)
            if connection.features.has_select_for_update_skip_locked:
                alike = alike.select_for_update(skip_locked=True)
            some = list(alike[: at_once(first.attempts)])
            Notice.objects.filter(pk__in=[one.pk for one in some]).update(due_at=now + LEASE)
        return some

    def _carried(self, some: Sequence[Notice]) -> int:
        held = Notice.objects.filter(pk__in=[one.pk for one in some], delivery=Delivery.WAITING)
        fault = self._fault(some)
        now = timezone.now()
        if not fault:
            return held.update(delivery=Delivery.DELIVERED, delivered_at=now, fault="", attempts=F("attempts") + 1)
        attempts = some[0].attempts + 1
        is_over = attempts >= number("notices.attempts", timezone.localdate(now))
        state = Delivery.DEAD if is_over else Delivery.WAITING
        held.update(delivery=state, attempts=attempts, due_at=now + pause_after(attempts, now), fault=fault[:200])
        return 0

    def _fault(self, some: Sequence[Notice]) -> str:
        """Why they did not arrive; empty when the other side said that it has them."""
        try:
            target = target_of(self._webhook.address)
            status = self._posted(target, request_with(some, target))
        except AddressNotSafe:
            return AddressNotSafe.code
        except (OSError, HTTPException) as fault:
            self._connection = None
            return f"{type(fault).__name__}: {fault}"
        return "" if 200 <= status < 300 else f"HTTP {status}"

    def _posted(self, target: Target, request: Message) -> int:
        self._connection = self._connection or target.connection()
        self._connection.request(request.method, request.path, request.body, dict(request.headers))
        answer = self._connection.getresponse()
        if len(answer.read(MOST_BYTES)) == MOST_BYTES:
            self._connection.close()
        return answer.status


def notices_deliver() -> int:
    """Send what is due to every institution that takes it; gives how many arrived."""
    return sum(Courier(webhook).carry() for webhook in Webhook.objects.filter(is_on=True))


def request_with(some: Sequence[Notice], target: Target) -> Message:
    """The signed request; the same notices make the same idempotency key however often they are sent."""
    numbers = sorted(one.pk for one in some)
    said: dict[str, Any] = {"delivery": sha256(" ".join(numbers).encode()).hexdigest()[:32]}
    said["notices"] = [sealed_letter(one) for one in sorted(some, key=lambda one: one.pk)]
    body = canonical(said).encode()
    headers = {"content-type": "application/json", "content-digest": digest(body), "idempotency-key": said["delivery"]}
    bare = Message(headers, body, "POST", target.authority, target.path)
    added = signed_headers(bare, Terms.now(keys.NETWORK, TAG), REQUEST_COVERS, keys.sign)
    return Message(headers | added, body, bare.method, bare.authority, bare.path)


def at_once(attempts: int) -> int:
    """How many go in one request: ever fewer, so that one that is refused does not hold the others back."""
    return max(1, AT_ONCE >> (2 * attempts))


def pause_after(attempts: int, at: datetime) -> timedelta:
    """How long to wait after so many failures: twice as long each time, up to the longest pause."""
    day = timezone.localdate(at)
    first, longest = (number(f"notices.{name}_pause_seconds", day) for name in ("first", "longest"))
    return timedelta(seconds=min(first * 2 ** min(attempts - 1, 30), longest))
