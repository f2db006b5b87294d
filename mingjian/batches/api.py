"""Batches over HTTP, signed like single questions."""

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from mingjian.batches.taking import Many, batch_get, batch_take, result_of, told
from mingjian.exchange.api import REFUSED, body_of, message_of, sent
from mingjian.exchange.calls import answered, sent_file
from mingjian.web.answers import Mistake

router = Router(tags=["network"])


class BatchTold(Schema):
    """How far a batch is."""

    number: str
    service: str
    state: str
    total: int
    done: int
    answered: int
    result_digest: str


@router.post(
    "/network/batches",
    response={200: BatchTold, REFUSED: Mistake},
    auth=None,
    summary="批量查询 · A batch",
    openapi_extra=body_of(Many),
)
def network_batch(request: HttpRequest) -> HttpResponse:
    """至多十万个对象，随后逐条办理，进展另查。 Up to 100,000 subjects, answered afterwards."""
    return sent(answered(message_of(request), batch_take))


@router.post(
    "/network/batches/{number}",
    response={200: BatchTold, REFUSED: Mistake},
    auth=None,
    summary="批量进展 · How far a batch is",
)
def network_batch_state(request: HttpRequest, number: str) -> HttpResponse:
    """已办、已答的条数；办结后有结果文件的摘要。 Lines done and answered; the digest of the result when it is done."""
    return sent(answered(message_of(request), lambda asker: told(batch_get(asker, number))))


@router.post(
    "/network/batches/{number}/result",
    response={200: None, REFUSED: Mistake},
    auth=None,
    summary="批量结果 · The result of a batch",
)
def network_batch_result(request: HttpRequest, number: str) -> HttpResponse:
    """一个结果文件，每行一条JSON，次序同请求。 One file, a JSON line for each line asked, in their order."""
    return sent(sent_file(message_of(request), lambda asker: result_of(batch_get(asker, number))))
