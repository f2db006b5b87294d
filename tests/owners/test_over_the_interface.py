"""An owner permits and signs over the interface, on what was read there and nothing else."""

from typing import Any

import pytest
from django.test import Client

from tests.doors import token_for
from tests.mortgage.walking import CONTRACT, led, opened, unit, who

pytestmark = pytest.mark.django_db
PERMITTED = {"real_estate.title", "real_estate.mortgage", "real_estate.seizure", "real_estate.objection"}


def test_an_owner_reads_what_is_asked_permits_it_and_signs() -> None:
    unit()
    application, client = opened(), Client()
    headers = {"authorization": f"Bearer {token_for(who('tang'))}"}

    def call(act: str, **said: str) -> Any:
        return client.post(f"/api/signings/{application.pk}/{act}", said, "application/json", headers=headers)

    def shown() -> Any:
        return client.get(f"/api/signings/{application.pk}", headers=headers).json()

    asked = shown()
    unread = [call("authorise", notice=said).json()["code"] for said in ("", "0" * 64)]
    permitted = call("authorise", notice=asked["permission"]["notice_hash"])
    led(application, "signing")
    to_sign = shown()

    assert (asked["act"], asked["permission"]["purpose"]) == ("authorise", "mortgage")
    assert set(asked["permission"]["services"]) >= PERMITTED
    assert "撤回" in asked["permission"]["notice"]["zh"]
    assert unread == ["mortgage_fields_wrong", "notice_not_read"]
    assert permitted.json()["state"] == "authorised"
    assert (to_sign["act"], to_sign["contract_digest"], to_sign["permission"]) == ("sign", CONTRACT, None)
    assert call("sign", contract=to_sign["contract_digest"]).status_code == 200
    assert shown()["act"] == ""
