"""The data network over HTTP: every call is signed by an organisation's key (RFC 9421), every answer by ours."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.request import RawPostDataException
from ninja import Router, Schema
from pydantic import BaseModel

from mingjian.authorisations.said import AuthorisationSaid
from mingjian.exchange import calls, gateway
from mingjian.exchange.answering import Answer
from mingjian.exchange.asking import Claim
from mingjian.signing.messages import Message
from mingjian.web.answers import Mistake

router = Router(tags=["network"])
_HEADERS = ("HTTP_", "CONTENT_")  # as a server hands them on
REFUSED = frozenset({400, 401, 403, 404, 409, 410, 429, 502, 503, 504})


class Told(Schema):
    """An answer: its number, its state (answered, no_record or partial), the day of the register, what is told."""

    query: str
    state: str
    service: str
    as_of: str | None
    records: list[dict[str, Any]]
    missing: list[str] | None = None


class AuthorisationTold(Schema):
    """An authorisation as its recipient sees it."""

    number: str
    state: str
    digest: str
    uses: int
    starts_at: str
    ends_at: str


def body_of(form: type[BaseModel]) -> dict[str, Any]:
    """What the interface says of a signed call's content."""
    schema = form.model_json_schema(ref_template="#/components/schemas/{model}")
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


class Proven(Schema):
    """The proof, and the public keys of the log and of its witness (base64)."""

    proof: dict[str, Any]
    log_key: str
    witness_key: str


@router.post(
    "/network/queries",
    response={200: Told, REFUSED: Mistake},
    auth=None,
    summary="查询 · Ask",
    openapi_extra=body_of(Claim),
)
def network_query(request: HttpRequest) -> HttpResponse:
    """以本单位密钥签名的一次查询；答复由网络签名，与请求绑定。 One question, signed; the answer is bound to it."""
    return sent(gateway.ask(message_of(request)))


@router.post(
    "/network/queries/{number}/proof",
    response={200: Proven, REFUSED: Mistake},
    auth=None,
    summary="存证 · The proof of a query",
)
def network_proof(request: HttpRequest, number: str) -> HttpResponse:
    """本单位一次查询在日志中的存证；请求同样签名，内容为空对象。 Proof that one's query is in the log; signed too."""
    return sent(calls.answered(message_of(request), lambda asker: calls.proof(asker, number)))


@router.post(
    "/network/authorisations",
    response={200: AuthorisationTold, REFUSED: Mistake},
    auth=None,
    summary="登记授权 · Enter an authorisation",
    openapi_extra=body_of(AuthorisationSaid),
)
def network_authorise(request: HttpRequest) -> HttpResponse:
    """登记一份给本单位的授权；门户签署的待本人签署后生效。 One signed in the portal waits for the person."""
    return sent(calls.answered(message_of(request), calls.authorisation))


@router.post(
    "/network/authorisations/{number}",
    response={200: AuthorisationTold, REFUSED: Mistake},
    auth=None,
    summary="授权现状 · How an authorisation stands",
)
def network_authorisation(request: HttpRequest, number: str) -> HttpResponse:
    """授权的状态、期限和已用次数。 Its state, its time, how often it was used."""
    return sent(calls.answered(message_of(request), lambda asker: calls.authorisation_state(asker, number)))


def message_of(request: HttpRequest) -> Message:
    """The request as it was signed."""
    headers = {_header(name): value for name, value in request.META.items() if name.startswith(_HEADERS)}
    method, authority, path = request.method or "", request.get_host(), request.get_full_path()
    try:
        body = request.body
    except RawPostDataException:  # a form that was read as one is no signed content
        body = b""
    return Message(headers, body, method, authority, path)


def _header(name: str) -> str:
    return name.removeprefix("HTTP_").replace("_", "-").lower()


def sent(answer: Answer) -> HttpResponse:
    """The signed answer as it goes out."""
    response = HttpResponse(answer.body, status=answer.status)
    for name, value in answer.headers.items():
        response[name] = value
    return response
