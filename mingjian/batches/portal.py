"""A batch sent in at the portal: signed by the key that the network keeps, and taken in as any other."""

from hashlib import sha256

from django.utils import timezone

from mingjian.batches.errors import BatchRefused
from mingjian.batches.models import Batch
from mingjian.batches.taking import Many, batch_take
from mingjian.exchange.calls import answered
from mingjian.exchange.portal import portal_signed
from mingjian.people.access import require
from mingjian.people.models import User

PATH = "/api/network/batches"


def batch_send(*, by: User, many: Many) -> Batch:
    """The batch as it was taken in. The same content sent again on the same day is the same batch, not another."""
    require(by, "ask_network")
    body = many.model_dump_json().encode()
    once = sha256(timezone.localdate().isoformat().encode() + body).hexdigest()[:32]
    said = answered(portal_signed(by=by, path=PATH, body=body, idempotency_key=once), batch_take).said
    if "code" in said:
        raise BatchRefused(reason=said["code"])
    return Batch.objects.get(number=said["number"])
