"""What a bank sends by the API is looked at before anything is opened."""

from typing import Any

import pytest
from django.test import Client

from mingjian.mortgage.models import Application
from tests.doors import token_for
from tests.mortgage.walking import TANG, unit, who


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [{"name": ""}, {"id_number": ""}, {"role": "debtor"}], ids=min)
def test_a_party_that_is_not_whole_or_signs_nothing_is_told_and_nothing_opened(
    wrong: dict[str, str],
) -> None:
    code = unit().pk
    party = {"name": "唐宁", "id_number": TANG, "role": "mortgagor", **wrong}
    said: dict[str, Any] = {"kind": "first", "unit": code, "mortgage_kind": "ordinary", "parties": [party]}

    answer = Client().post(
        "/api/mortgages", said, "application/json", headers={"authorization": f"Bearer {token_for(who('ma'))}"}
    )

    assert answer.status_code == 422, answer.content
    assert next(iter(wrong)) in answer.content.decode()
    assert not Application.objects.exists()
