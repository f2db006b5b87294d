"""Notices at an institution's own system: those sent to it verified, those that wait fetched and acknowledged."""

import json
import secrets
import time
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from mingjian.audit.said import canonical
from mingjian.client.network import Network
from mingjian.engine.errors import UserError
from mingjian.signing.messages import (
    REQUEST_COVERS,
    Message,
    NotSigned,
    is_digest_of,
    is_signature_of,
    read_signature,
)

TAG = "mingjian-notice"
SKEW_SECONDS = 30
WAITING, ACKNOWLEDGE = "/api/network/notices", "/api/network/notices/acknowledge"
Notice = Mapping[str, Any]


class NoticeNotGood(UserError):
    """What came as notices and was not signed by the network for this receiver, not now, or was altered."""

    code = "notice_not_good"
    zh = "收到的提示未经网络密钥签名，已过期，或内容有改动；不可采信。"
    en = "What came as notices is not signed by the network's key, is out of date, or was altered. Do not believe it."


def notices_in(request: Message, network: str) -> list[Notice]:
    """The notices of a request that came in, verified by the network's public key (base64); tell them by `number`.

    `request` is as it was received: headers in lower case, `authority` and `path` those of one's own address.
    """
    try:
        signature = read_signature(request)
        whole = is_digest_of(request.component("content-digest"), request.body)
    except NotSigned as fault:
        raise NoticeNotGood from fault
    terms, now = signature.terms, time.time()
    is_now = terms.created - SKEW_SECONDS <= now <= terms.expires + SKEW_SECONDS
    if not whole or not is_now or terms.tag != TAG or not is_signature_of(request, signature, network, REQUEST_COVERS):
        raise NoticeNotGood
    return _whole(json.loads(request.body)["notices"])


def notices_waiting(network: Network, after: str = "", most: int = 100) -> list[Notice]:
    """One's own notices that are not acknowledged yet, in the order of their numbers, after one of them."""
    return _whole(_called(network, WAITING, {"after": after, "most": most})["notices"])


def notices_acknowledge(network: Network, numbers: Sequence[str], outcome: str = "") -> list[str]:
    """Take note of notices and say what is done; gives those that are acknowledged. Again does no harm."""
    said = _called(network, ACKNOWLEDGE, {"numbers": list(numbers), "outcome": outcome})
    return [str(number) for number in said["acknowledged"]]


def _called(network: Network, path: str, said: Mapping[str, Any]) -> Mapping[str, Any]:
    body = json.dumps(said, ensure_ascii=False).encode()
    request = network.signed(path, body, secrets.token_urlsafe(16))
    return network.verified(request, network.sent(request)).said


def _whole(notices: Sequence[Notice]) -> list[Notice]:
    for one in notices:
        told = {name: value for name, value in one.items() if name != "digest"}
        if sha256(canonical(told).encode()).hexdigest() != one["digest"]:
            raise NoticeNotGood
    return list(notices)
