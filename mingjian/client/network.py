"""Asking the network as one organisation: each question signed, each answer verified before it is believed."""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from mingjian.audit.proof import Proof
from mingjian.client.wire import call
from mingjian.engine.errors import UserError
from mingjian.signing.messages import (
    ANSWER_COVERS,
    LIFETIME,
    REQUEST_COVERS,
    Message,
    NotSigned,
    Terms,
    digest,
    is_digest_of,
    is_signature_of,
    read_signature,
    signed_headers,
)
from mingjian.signing.receipts import Keys, Receipt
from mingjian.web import signing

QUERIES = "/api/network/queries"


class AnswerNotGood(UserError):
    """An answer that the network did not sign, or not as the answer to this question."""

    code = "answer_not_good"
    http_status = 502
    zh = "{address}的答复未经网络密钥签名，或不是对这一请求的答复；不可采信。"
    en = "The answer from {address} is not signed by the network's key, or answers another request. Do not believe it."


@dataclass(frozen=True)
class Question:
    """One question; `same` holds what single fields are compared with."""

    service: str
    subject: str
    purpose: str
    case: str
    clerk: str
    authorisation: str = ""
    article: str = ""
    fields: Sequence[str] = ()
    same: Mapping[str, str] = field(default_factory=dict)

    @property
    def body(self) -> bytes:
        """As it is sent."""
        return json.dumps(asdict(self), ensure_ascii=False).encode()


@dataclass(frozen=True)
class Asked:
    """A question as it was sent and its verified answer."""

    request: Message
    answer: Message

    @property
    def said(self) -> dict[str, Any]:
        """What the answer says."""
        told: dict[str, Any] = json.loads(self.answer.body)
        return told

    @property
    def state(self) -> str:
        """answered, no_record, partial, refused, timed_out or failed."""
        return str(self.said["state"])


@dataclass(frozen=True)
class Network:
    """The network at `address` (http or https), asked with one organisation's key under its registered name."""

    address: str
    key: Ed25519PrivateKey
    name: str
    network: str  # the network's public key in base64
    lifetime: int = LIFETIME  # for how many seconds a request is good

    def ask(self, question: Question, idempotency_key: str | None = None) -> Asked:
        """The verified answer; the same idempotency key asks again without being counted twice."""
        request = self.signed(QUERIES, question.body, idempotency_key or secrets.token_urlsafe(16))
        return self.verified(request, self.sent(request))

    def receipt(self, asked: Asked) -> Receipt:
        """The exchange with the proof that it is in the log; keep it with the business."""
        request = self.signed(f"{QUERIES}/{asked.said['query']}/proof", b"{}", secrets.token_urlsafe(16))
        said = self.verified(request, self.sent(request)).said
        keys = Keys(signing.public_key(self.key), self.network, said["log_key"], said["witness_key"])
        return Receipt(asked.request, asked.answer, Proof.read(said["proof"]), keys)

    def signed(self, path: str, body: bytes, idempotency_key: str, tag: str = "mingjian-query") -> Message:
        """A POST of `body`, signed now."""
        headers = {
            "content-type": "application/json",
            "content-digest": digest(body),
            "idempotency-key": idempotency_key,
        }
        bare = Message(headers, body, "POST", urlsplit(self.address).netloc, path)
        added = signed_headers(bare, Terms.now(self.name, tag, self.lifetime), REQUEST_COVERS, self._sign)
        return Message(headers | added, body, bare.method, bare.authority, path)

    def sent(self, request: Message) -> Message:
        """Send it; gives the answer as it came, not yet verified."""
        status, headers, content = call(self.address, request.method, request.path, request.body, request.headers)
        return Message(headers, content, status=status, request=request)

    def verified(self, request: Message, answer: Message) -> Asked:
        """The pair, when the network signed the answer to this very request; AnswerNotGood otherwise."""
        try:
            signature = read_signature(answer)
        except NotSigned as fault:
            raise AnswerNotGood(address=self.address) from fault
        is_whole = is_digest_of(answer.headers.get("content-digest", ""), answer.body)
        if not is_whole or not is_signature_of(answer, signature, self.network, ANSWER_COVERS):
            raise AnswerNotGood(address=self.address)
        return Asked(request, answer)

    def _sign(self, message: bytes) -> str:
        return signing.sign(self.key, message)
