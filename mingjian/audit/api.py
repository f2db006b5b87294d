"""The log's checkpoints for witnesses: the newest, that it continues an earlier one, and a second signature taken in.

Checkpoints and proofs are hashes and tell nobody's business: they are public, as a log that is to be believed must be.
"""

from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from mingjian.audit.models import Checkpoint, Cosignature
from mingjian.audit.proving import prove_consistency
from mingjian.audit.services import cosignature_enter
from mingjian.web.answers import Mistake

router = Router(tags=["log"])
Size = Annotated[int, Query(ge=0, le=2**62)]


class CheckpointTold(Schema):
    """A checkpoint as a signed note, and who signed it besides: the key's short name to the signature."""

    note: str
    witnesses: dict[str, str]


class Consistency(Schema):
    """The hashes (hex) that prove that the log of the second size begins with that of the first."""

    path: list[str]


class Cosigned(Schema):
    """A witness's signature (base64) of the words of the checkpoint of `size`."""

    size: int
    signature: str


@router.get("/log/checkpoint", response={200: CheckpointTold, 404: Mistake}, auth=None, summary="最新检查点 · Newest")
def log_checkpoint(request: HttpRequest) -> Any:
    """日志最新的签名检查点。 The log's newest signed checkpoint."""
    newest = Checkpoint.objects.order_by("-size").first()
    if newest is None:
        raise Http404
    signed = Cosignature.objects.filter(checkpoint=newest).values_list("key", "signature")
    return {"note": newest.seal.note, "witnesses": dict(signed)}


@router.get(
    "/log/consistency",
    response={200: Consistency, 404: Mistake, 422: Mistake},
    auth=None,
    summary="一致性证明 · A proof of consistency",
)
def log_consistency(request: HttpRequest, first: Size, second: Size) -> Any:
    """两个检查点之间的一致性证明（RFC 9162）。 That the log of one checkpoint continues that of another."""
    if first == 0:
        return {"path": []}
    known = Checkpoint.objects.in_bulk([first, second])
    if first > second or not known.keys() >= {first, second}:
        raise Http404
    path, _ = prove_consistency(known[first], known[second])
    return {"path": [step.hex() for step in path]}


@router.post(
    "/log/witness", response={200: CheckpointTold, (400, 401, 422): Mistake}, auth=None, summary="见证 · Witness"
)
def log_witness(request: HttpRequest, said: Cosigned) -> Any:
    """登记过的见证方对检查点的第二签名。 A registered witness's signature of a checkpoint."""
    entered = cosignature_enter(size=said.size, signature=said.signature)
    return {"note": entered.checkpoint.seal.note, "witnesses": {entered.key: entered.signature}}
