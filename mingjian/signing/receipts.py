"""Receipts: one exchange as it was asked, answered and logged, checked by anybody, offline."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from mingjian.audit.proof import Proof
from mingjian.engine.contracts import Words
from mingjian.signing.messages import (
    ANSWER_COVERS,
    REQUEST_COVERS,
    Message,
    NotSigned,
    is_digest_of,
    is_signature_of,
    read_signature,
)
from mingjian.web.signing import is_signed

FORMAT = "mingjian-receipt-1"
FAULTS: Mapping[str, Words] = {
    "form": Words("不是完整的交换回执。", "This is no whole receipt of an exchange."),
    "request_digest": Words("请求内容与其摘要不符。", "The request's content is not that of its digest."),
    "request_signature": Words("请求不是所列查询单位的密钥签名。", "The request is not signed by the asker's key."),
    "answer_digest": Words("答复内容与其摘要不符。", "The answer's content is not that of its digest."),
    "answer_signature": Words(
        "答复不是网络密钥签名，或不是对这一请求的答复。",
        "The answer is not signed by the network's key, or answers another request.",
    ),
    "network_key": Words(
        "回执所用的网络密钥不是另行保存的那一把。", "The receipt's network key is not the one kept elsewhere."
    ),
    "entry": Words(
        "日志条目与请求或答复的摘要不符。", "The log's entry tells other digests than the request and the answer."
    ),
    "inclusion": Words("日志条目不在检查点所证明的日志中。", "The entry is not in the log that the checkpoint proves."),
    "checkpoint": Words("检查点的签名不是日志密钥所签。", "The checkpoint is not signed by the log's key."),
    "witness": Words("检查点的见证签名不符。", "The witness's signature of the checkpoint is wrong."),
    "witness_missing": Words(
        "检查点没有见证签名；请在见证之后重新取得回执。",
        "No witness signed the checkpoint; fetch the receipt again when one has.",
    ),
    "witness_key": Words(
        "检查点的见证方不是另行保存公钥的那一方。",
        "The checkpoint's witness is not the one whose key was kept.",
    ),
}


@dataclass(frozen=True)
class Keys:
    """The public keys in base64 by which a receipt holds: the asker's, the network's, the log's, the witness's."""

    asker: str
    network: str
    log: str
    witness: str = ""


@dataclass(frozen=True)
class Receipt:
    """One exchange and the proof that it is in the log."""

    request: Message
    answer: Message
    proof: Proof
    keys: Keys

    def document(self) -> dict[str, Any]:
        """As its file holds it."""
        return {
            "format": FORMAT,
            "request": written(self.request),
            "answer": written(self.answer),
            "proof": self.proof.document(),
            "keys": vars(self.keys),
        }


def read(text: str) -> Receipt:
    """The receipt that a file tells; ValueError when it is none."""
    try:
        said = json.loads(text)
        if said["format"] != FORMAT:
            raise ValueError(FORMAT)
        request = read_message(said["request"])
        answer = read_message(said["answer"], request)
        return Receipt(request, answer, Proof.read(said["proof"]), Keys(**said["keys"]))
    except (KeyError, TypeError, AttributeError) as fault:
        raise ValueError(FORMAT) from fault


def faults(receipt: Receipt, network: str = "", witness: str = "") -> list[str]:
    """What is wrong with it, as keys of FAULTS; `network` and `witness` are their keys, kept elsewhere.

    With a witness's key the checkpoint must bear that witness's signature.
    """
    return [*_signatures(receipt, network), *_logging(receipt), *_witnessing(receipt, witness)]


def _signatures(receipt: Receipt, network: str) -> Iterator[str]:
    keys = receipt.keys
    if network and network != keys.network:
        yield "network_key"
    parts = (("request", receipt.request, keys.asker, REQUEST_COVERS),) if keys.asker else ()
    for name, message, key, covers in (*parts, ("answer", receipt.answer, keys.network, ANSWER_COVERS)):
        if not is_digest_of(message.headers.get("content-digest", ""), message.body):
            yield f"{name}_digest"
        try:
            is_good = is_signature_of(message, read_signature(message), key, covers)
        except NotSigned:
            is_good = False
        if not is_good:
            yield f"{name}_signature"


def _logging(receipt: Receipt) -> Iterator[str]:
    proof = receipt.proof
    facts = json.loads(proof.said.facts)
    told = f"{proof.said.index};{proof.said.leaf().hex()}"
    bodies = (facts.get("request"), facts.get("answer"), told)
    if bodies != (*_digests(receipt), receipt.answer.headers.get("mingjian-entry")):
        yield "entry"
    if not proof.is_included:
        yield "inclusion"
    if not proof.seal.is_signed_by(receipt.keys.log):
        yield "checkpoint"


def _witnessing(receipt: Receipt, witness: str) -> Iterator[str]:
    if receipt.proof.witness and not is_witnessed(receipt.proof, receipt.keys.witness):
        yield "witness"
    if witness and not receipt.proof.witness:
        yield "witness_missing"
    elif witness and witness != receipt.keys.witness:
        yield "witness_key"


def is_witnessed(proof: Proof, public: str) -> bool:
    """Whether the second key signed the checkpoint too."""
    return is_signed(public, proof.seal.words.encode(), proof.witness)


def _digests(receipt: Receipt) -> tuple[str, str]:
    return sha256(receipt.request.body).hexdigest(), sha256(receipt.answer.body).hexdigest()


def written(message: Message) -> dict[str, Any]:
    """A message as a document."""
    plain = {name: getattr(message, name) for name in ("method", "authority", "path", "status")}
    said = {name: value for name, value in plain.items() if value}
    return {**said, "headers": dict(message.headers), "body": b64encode(message.body).decode()}


def read_message(said: Mapping[str, Any], request: Message | None = None) -> Message:
    """The message that a document tells."""
    plain = {name: said[name] for name in ("method", "authority", "path", "status") if name in said}
    headers = {str(name): str(value) for name, value in said["headers"].items()}
    return Message(headers, b64decode(said["body"], validate=True), request=request, **plain)
