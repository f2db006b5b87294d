"""A batch sent in at the portal: signed by the key that the network keeps, and taken in as any other."""

from hashlib import sha256

from mingjian.batches.errors import BatchRefused
from mingjian.batches.models import Batch
from mingjian.batches.taking import Many, batch_take
from mingjian.exchange.calls import answered
from mingjian.exchange.portal import portal_signed
from mingjian.people.access import require
from mingjian.people.models import User

PATH = "/api/network/batches"


def batch_send(*, by: User, many: Many) -> Batch:
    """The batch as it was taken in. The same content sent again is the same batch while that is under way."""
    require(by, "ask_network")
    body = many.model_dump_json().encode()
    content = sha256(body).hexdigest()[:32]
    done = Batch.objects.filter(asker=by.organisation, idempotency_key__startswith=content, state=Batch.State.DONE)
    once = f"{content}-{done.count()}"
    said = answered(portal_signed(by=by, path=PATH, body=body, idempotency_key=once), batch_take).said
    if "code" in said:
        raise BatchRefused(reason=said["code"])
    return Batch.objects.get(number=said["number"])
