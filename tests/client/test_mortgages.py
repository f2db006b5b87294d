"""A bank applies for a mortgage from Python: opened, confirmed by another, submitted, certified, released."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from mingjian.client import Mortgages, NotDone
from mingjian.mortgage.models import Application
from tests.doors import token_for
from tests.mortgage.conftest import at_home
from tests.mortgage.walking import PAPER, TANG, led, unit, who

__all__ = ["at_home"]
WISH = {
    "kind": "first", "unit": "110105GB00000T001", "mortgage_kind": "ordinary", "amount": Decimal("900000.00"),
    "parties": [{"name": "唐宁", "id_number": TANG}], "starts_on": "2026-11-01", "ends_on": "2046-10-31",
}  # fmt: skip


class Wire(Mortgages):
    """The client over Django's own test client instead of a socket."""

    def called(self, method: str, path: str, body: bytes, kind: str) -> tuple[int, bytes]:
        answer = Client().generic(method, path, body, kind, headers={"authorization": f"Bearer {self.token}"})
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        return answer.status_code, content


def bank(username: str) -> Wire:
    return Wire("http://testserver", token_for(who(username)))


def owner(number: int, *until: str) -> None:
    """What owner and registry do meanwhile."""
    led(Application.objects.get(pk=number), *until)


@pytest.mark.django_db
def test_a_bank_applies_from_python(at_home: Path, tmp_path: Path) -> None:
    unit()
    ma, fang = bank("ma"), bank("fang")

    one: int = ma.open(**WISH)["id"]
    owner(one, "authorised")
    ma.act(one, "query")
    ma.act(one, "pass")
    contract = tmp_path / "抵押合同.pdf"
    contract.write_bytes(PAPER)
    assert ma.send_to_sign(one, contract, "DK-7")["contract_number"] == "DK-7"
    _signed(one)
    assert fang.confirm(one)["state"] == "confirmed"
    assert ma.submit(one)["state"] == "received"
    owner(one, "certified")

    assert ma.certificate(one).startswith(b"%PDF")
    assert ma.state(one)["is_certificate_in_force"]
    release = ma.release(one, settled_on="2026-11-02")
    assert (release["kind"], release["of"], release["state"]) == ("release", one, "signing")
    assert fang.confirm(release["id"])["state"] == "confirmed"
    assert ma.submit(release["id"])["state"] == "received"
    owner(release["id"], "done")
    told = ma.state(one)
    assert (told["state"], told["is_certificate_in_force"], told["later"]) == ("released", False, [release["id"]])


def _signed(number: int) -> None:
    from tests.mortgage.walking import sign_all

    sign_all(Application.objects.get(pk=number))


@pytest.mark.django_db
def test_a_refusal_is_told_with_its_reason() -> None:
    unit()
    ma = bank("ma")
    one: Any = ma.open(**WISH)["id"]

    with pytest.raises(NotDone) as refused:
        ma.act(one, "query")

    assert refused.value.reason == "mortgage_move_not_possible"
    assert "不能“查询登记信息”" in refused.value.sentence("zh")
    with pytest.raises(NotDone) as absent:
        ma.certificate(one)
    assert absent.value.reason == "not_there"
