"""Asking at the portal: the question is signed by the key that the network keeps for the organisation."""

import secrets

from mingjian.client import Question
from mingjian.exchange import gateway
from mingjian.exchange.checks import TAG
from mingjian.exchange.models import Query
from mingjian.network import keys
from mingjian.network.services import portal_key_of
from mingjian.people.access import require
from mingjian.people.models import User
from mingjian.signing.messages import REQUEST_COVERS, Message, Terms, digest, signed_headers
from mingjian.signing.receipts import written
from mingjian.web import signing

AUTHORITY, PATH = "portal", "/api/network/queries"


def portal_ask(*, by: User, question: Question) -> Query:
    """The query as it was answered or refused; both messages are kept for its receipt."""
    require(by, "ask_network")
    request = portal_signed(by=by, path=PATH, body=question.body, idempotency_key=secrets.token_urlsafe(16))
    answer = gateway.ask(request)
    kept = {
        "request": written(request),
        "answer": written(Message(answer.headers, answer.body, status=answer.status)),
    }
    Query.objects.filter(number=answer.number).update(kept=kept)
    return Query.objects.get(number=answer.number)


def portal_signed(*, by: User, path: str, body: bytes, idempotency_key: str) -> Message:
    """What a person says at the portal as a call that their organisation signed."""
    key = portal_key_of(by=by)
    headers = {"content-digest": digest(body), "idempotency-key": idempotency_key}
    bare = Message(headers, body, "POST", AUTHORITY, path)
    private = keys.portal_key(key.name)
    added = signed_headers(bare, Terms.now(key.name, TAG), REQUEST_COVERS, lambda text: signing.sign(private, text))
    return Message(headers | added, body, "POST", AUTHORITY, path)
