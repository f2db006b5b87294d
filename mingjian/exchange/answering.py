"""Answers as they leave: a body in one spelling, bound by the network's signature to the request and to the log."""

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from mingjian.audit.models import Entry
from mingjian.audit.said import canonical
from mingjian.exchange.states import QueryState
from mingjian.network import keys
from mingjian.network.refusals import REFUSALS
from mingjian.signing.messages import ANSWER_COVERS, Message, Terms, digest, signed_headers

TAG = "mingjian-answer"


@dataclass(frozen=True)
class Outcome:
    """What came of a question: its state, HTTP status and body; `entry` is where the log tells it."""

    number: str
    state: QueryState
    status: int
    body: bytes
    reason: str = ""
    entry: int | None = None

    @classmethod
    def answered(cls, number: str, state: QueryState, facts: dict[str, Any]) -> "Outcome":
        """An answer, also that there is no record or only a part."""
        said = {"query": number, "state": str(state), **facts}
        return cls(number, state, 200, canonical(said).encode())

    @classmethod
    def refused(cls, number: str, state: QueryState, reason: str) -> "Outcome":
        """A refusal, in the fixed words of its reason."""
        refusal = REFUSALS[reason]
        message = {"zh": refusal.words.zh, "en": refusal.words.en}
        said = {"query": number, "state": str(state), "code": reason, "message": message}
        return cls(number, state, refusal.status, canonical(said).encode(), reason)

    @classmethod
    def empty(cls, number: str) -> "Outcome":
        """Nothing yet."""
        return cls(number, QueryState.ASKED, 0, b"")

    @property
    def digest(self) -> str:
        """The hash of the body, in hex."""
        return sha256(self.body).hexdigest()


@dataclass(frozen=True)
class Answer:
    """A signed answer: status, headers, body."""

    status: int
    headers: dict[str, str]
    body: bytes
    number: str

    @property
    def said(self) -> dict[str, Any]:
        """What the body says."""
        told: dict[str, Any] = json.loads(self.body)
        return told


def signed(request: Message, outcome: Outcome, *, entry: Entry | None = None, is_repeated: bool = False) -> Answer:
    """The outcome signed as the answer to this request."""
    if entry is None and outcome.entry is not None:
        entry = Entry.objects.get(index=outcome.entry)
    headers = {"content-type": "application/json", "content-digest": digest(outcome.body)}
    headers["mingjian-entry"] = f"{entry.index};{entry.leaf}" if entry else "none"
    covers = [name for name in ANSWER_COVERS if name != '"signature";req' or "signature" in request.headers]
    message = Message(headers, outcome.body, status=outcome.status, request=request)
    headers |= signed_headers(message, Terms.now(keys.NETWORK, TAG), covers, keys.sign)
    if is_repeated:
        headers["mingjian-repeated"] = "true"
    return Answer(outcome.status, headers, outcome.body, outcome.number)
