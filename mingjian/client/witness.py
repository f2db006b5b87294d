"""A witness of the network's log: asks for the newest checkpoint, holds it against what it has seen, signs it too."""

import json
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from mingjian.audit import seals
from mingjian.audit.witnessing import Memory, cosigned
from mingjian.engine.errors import UserError

PATIENCE_SECONDS = 30


class LogNotReached(UserError):
    """The log's address gives no answer that is one."""

    code = "log_not_reached"
    http_status = 502
    zh = "{address}没有给出日志的检查点：{problem}。请核对地址，稍后再试。"
    en = "{address} gave no checkpoint of a log: {problem}. Check the address, or try again later."


@dataclass(frozen=True)
class Witness:
    """A witness with its own key, of the log at `address`, whose public key `log` (base64) it keeps itself."""

    address: str
    key: Ed25519PrivateKey
    log: str

    def look(self, memory: Memory) -> Memory:
        """Sign the newest checkpoint if it continues what is remembered, hand that in; gives what to remember now."""
        seal = seals.read(self._asked("GET", "/api/log/checkpoint")["note"])
        where = f"/api/log/consistency?first={memory.size}&second={seal.size}"
        path = self._asked("GET", where)["path"] if memory.size <= seal.size else []
        signature = cosigned(self.key, memory, seal, path, self.log)
        self._asked("POST", "/api/log/witness", {"size": seal.size, "signature": signature})
        return Memory(seal.size, seal.root)

    def _asked(self, method: str, path: str, said: dict[str, Any] | None = None) -> dict[str, Any]:
        where = urlsplit(self.address)
        kind = HTTPSConnection if where.scheme == "https" else HTTPConnection
        connection = kind(where.netloc, timeout=PATIENCE_SECONDS)
        try:
            connection.request(method, path, json.dumps(said) if said else None, {"content-type": "application/json"})
            answer = connection.getresponse()
            told: dict[str, Any] = json.loads(answer.read())
        except (OSError, HTTPException, ValueError) as fault:
            raise LogNotReached(address=self.address, problem=fault) from fault
        finally:
            connection.close()
        if answer.status != 200:
            raise LogNotReached(address=self.address, problem=told.get("code", answer.status))
        return told
