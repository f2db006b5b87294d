"""Mortgage applications of a bank over HTTP, each call as one of its people: two of them, as two must do it."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mingjian.client.wire import call
from mingjian.engine.errors import UserError

Told = dict[str, Any]
PATH = "/api/mortgages"
CONSENTS = "/api/consents"
GOOD = frozenset({200, 201})


class NotDone(UserError):
    """What the platform answered instead of doing it; `reason` is its code for machines."""

    code = "mortgage_not_done"
    http_status = 502
    zh = "平台未予办理：{told}"
    en = "The platform did not do it: {told}"

    def __init__(self, answer: Mapping[str, Any]) -> None:
        """Keep the reason in both languages."""
        self.reason = str(answer.get("code", ""))
        super().__init__(told=answer.get("message", {}))

    def sentence(self, language: str) -> str:
        """The reason in the reader's language."""
        told = self.facts["told"].get(language, self.reason)
        return (self.zh if language == "zh" else self.en).format(told=told)


@dataclass(frozen=True)
class Mortgages:
    """The applications of a bank at `address`, with the token of one of its people."""

    address: str
    token: str

    def open(self, **wish: Any) -> Told:
        """A new application: `kind`, `unit`, `amount`, `parties` and so on, as `/api/docs` has them."""
        return self._told("POST", PATH, wish)

    def state(self, number: int) -> Told:
        """The application as it stands."""
        return self._told("GET", f"{PATH}/{number}")

    def act(self, number: int, name: str, **said: Any) -> Told:
        """Do something on it: `query`, `pass`, `submit`, `supply`, `pay`, `verify`, `disburse` and so on."""
        return self._told("POST", f"{PATH}/{number}/acts/{name}", said)

    def send_to_sign(self, number: int, contract: Path, contract_number: str) -> Told:
        """Attach the contract's file and send it to all mortgagors."""
        border, name = secrets.token_hex(16), contract.name.replace('"', "'")
        parts = (
            f'--{border}\r\nContent-Disposition: form-data; name="number"\r\n\r\n{contract_number}\r\n'.encode(),
            f'--{border}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'.encode(),
            b"Content-Type: application/octet-stream\r\n\r\n"
            + contract.read_bytes()
            + f"\r\n--{border}--\r\n".encode(),
        )
        kind = f"multipart/form-data; boundary={border}"
        return _read(*self.called("POST", f"{PATH}/{number}/contract", b"".join(parts), kind))

    def confirm(self, number: int) -> Told:
        """The second gate, by somebody else than who opened it; of a release too."""
        return self._told("POST", f"{PATH}/{number}/confirmation", {})

    def consents(self) -> list[Told]:
        """What other banks ask of one's own as a mortgagee; for its reviewers."""
        status, content = self.called("GET", CONSENTS, b"", "application/json")
        told: list[Told] = json.loads(content)
        if status not in GOOD:
            raise NotDone(json.loads(content))
        return told

    def consent(self, number: int, refused_for: str = "") -> Told:
        """Consent to it, or refuse for a reason, which who asks is not told."""
        answer = "refuse" if refused_for else "give"
        return self._told("POST", f"{CONSENTS}/{number}/{answer}", {"text": refused_for})

    def submit(self, number: int) -> Told:
        """Hand it in at the registry; `state` tells when there was no answer: it is looked up, never sent anew."""
        return self.act(number, "submit")

    def certificate(self, number: int) -> bytes:
        """The signed file of the certificate; `mingjian certificate verify` checks it."""
        status, content = self.called("GET", f"{PATH}/{number}/certificate", b"", "application/json")
        if status not in GOOD:
            raise NotDone(json.loads(content))
        return content

    def release(self, number: int, settled_on: str = "", reason: str = "") -> Told:
        """Ask for the release; gives it as it stands: `received`, or `signing` until another person calls `confirm`.

        Only what the filings show as settled needs no second person; a day stated here, or another ground, does.
        """
        if settled_on:
            self.act(number, "settle", settled_on=settled_on)
        said = self.act(number, "waive", text=reason) if reason else self.act(number, "release")
        return self.state(said["later"][0])

    def called(self, method: str, path: str, body: bytes, kind: str) -> tuple[int, bytes]:
        """One call with the token: status and content."""
        headers = {"authorization": f"Bearer {self.token}", "content-type": kind}
        status, _, content = call(self.address, method, path, body, headers)
        return status, content

    def _told(self, method: str, path: str, said: Mapping[str, Any] | None = None) -> Told:
        body = b"" if said is None else json.dumps(said, default=str).encode()
        return _read(*self.called(method, path, body, "application/json"))


def _read(status: int, content: bytes) -> Told:
    told: Told = json.loads(content)
    if status not in GOOD:
        raise NotDone(told)
    return told
