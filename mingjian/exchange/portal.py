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
    key = portal_key_of(by=by)
    headers = {"content-digest": digest(question.body), "idempotency-key": secrets.token_urlsafe(16)}
    bare = Message(headers, question.body, "POST", AUTHORITY, PATH)
    private = keys.portal_key(key.name)
    added = signed_headers(bare, Terms.now(key.name, TAG), REQUEST_COVERS, lambda text: signing.sign(private, text))
    request = Message(headers | added, question.body, "POST", AUTHORITY, PATH)
    answer = gateway.ask(request)
    kept = {
        "request": written(request),
        "answer": written(Message(answer.headers, answer.body, status=answer.status)),
    }
    Query.objects.filter(number=answer.number).update(kept=kept)
    return Query.objects.get(number=answer.number)
