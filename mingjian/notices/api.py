"""Notices over HTTP, for an institution's own system: what waits to be acknowledged, and acknowledging it."""

from typing import Annotated, Any, TypeVar

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mingjian.exchange import calls
from mingjian.exchange.api import REFUSED, body_of, message_of, sent
from mingjian.exchange.asking import Asking
from mingjian.exchange.knowing import Signer
from mingjian.network.refusals import Refused
from mingjian.notices.letters import sealed_letter
from mingjian.notices.models import Notice
from mingjian.notices.services.acting import notices_acknowledge
from mingjian.people.models import Organisation
from mingjian.web.answers import Mistake

router = Router(tags=["network"])
MOST = 1000
Form = TypeVar("Form", bound=BaseModel)
Number = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]


class Wanting(BaseModel):
    """Which of the notices not acknowledged yet: those after a number, so many at most."""

    model_config = ConfigDict(extra="forbid")

    after: Annotated[str, Field(pattern=r"^(|[0-9a-f]{16})$")] = ""
    most: Annotated[int, Field(ge=1, le=MOST)] = 100


class Acknowledging(BaseModel):
    """The numbers of the notices, and what is done about them."""

    model_config = ConfigDict(extra="forbid")

    numbers: Annotated[list[Number], Field(min_length=1, max_length=MOST)]
    outcome: Annotated[str, Field(max_length=500, pattern=r"^[^\x00]*$")] = ""


class NoticesTold(Schema):
    """Notices, each with the digest of its content."""

    notices: list[dict[str, Any]]


class Acknowledged(Schema):
    """Those of the numbers that are the caller's and acknowledged."""

    acknowledged: list[str]


@router.post(
    "/network/notices",
    response={200: NoticesTold, REFUSED: Mistake},
    auth=None,
    summary="待签收的风险提示 · Notices to acknowledge",
    openapi_extra=body_of(Wanting),
)
def network_notices(request: HttpRequest) -> HttpResponse:
    """以本单位密钥签名；按编号给出未签收的提示，`after` 接着上一页。 Unacknowledged ones, by number."""
    return sent(calls.answered(message_of(request), _waiting))


@router.post(
    "/network/notices/acknowledge",
    response={200: Acknowledged, REFUSED: Mistake},
    auth=None,
    summary="签收风险提示 · Acknowledge notices",
    openapi_extra=body_of(Acknowledging),
)
def network_acknowledge(request: HttpRequest) -> HttpResponse:
    """重复签收无害，第一次的时间和处理情况不变。 Acknowledging again does no harm; the first time stands."""
    return sent(calls.answered(message_of(request), _acknowledged))


def _waiting(asking: Asking) -> dict[str, Any]:
    assert asking.asker  # noqa: S101
    wanted = _read(Wanting, asking)
    found = Notice.objects.filter(organisation=asking.asker.organisation, acknowledged_at=None, pk__gt=wanted.after)
    return {"notices": [sealed_letter(one) for one in found.order_by("pk")[: wanted.most]]}


def _acknowledged(asking: Asking) -> dict[str, Any]:
    assert asking.asker  # noqa: S101
    said, own = _read(Acknowledging, asking), Organisation.objects.get(pk=asking.asker.organisation)
    by = Signer(asking.asker)
    done = notices_acknowledge(by=by, organisation=own, numbers=said.numbers, outcome=said.outcome)
    return {"acknowledged": done}


def _read(form: type[Form], asking: Asking) -> Form:
    try:
        return form.model_validate_json(asking.message.body)
    except ValidationError as fault:
        raise Refused("unreadable") from fault
