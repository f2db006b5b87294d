"""An answer is kept as long as the authorisation says; then it is forgotten, and the record and its proof stay."""

import json
from datetime import timedelta
from typing import Any

from django.utils import timezone

from mingjian.client import Question
from mingjian.exchange.forgetting import answers_forget
from mingjian.exchange.models import Query
from mingjian.signing import receipts
from tests.exchange.conftest import Bank, allow

A_DAY = timedelta(days=1)


def _asked(bank: Bank, unit: dict[str, Any], question: Question, days: int) -> Any:
    given = allow(bank, unit["unit_code"], retention_days=days)
    return bank.ask(Question(**{**vars(question), "authorisation": given.number}), f"a-key-of-business-{days}")


def test_it_goes_on_the_day_agreed_and_not_before(bank: Bank, unit: dict[str, Any], question: Question) -> None:
    soon, late = (_asked(bank, unit, question, days) for days in (10, 11))
    today = timezone.localdate()

    before, after = answers_forget(today + 9 * A_DAY), answers_forget(today + 10 * A_DAY)

    kept = {one.number: one.answer is not None for one in Query.objects.all()}
    assert (before, after) == (0, 1)
    assert kept == {soon.said["query"]: False, late.said["query"]: True}


def test_the_proof_stays_and_the_answer_is_not_given_again(
    bank: Bank, unit: dict[str, Any], question: Question
) -> None:
    asked = _asked(bank, unit, question, 10)
    answers_forget(timezone.localdate() + 10 * A_DAY)

    again = bank.ask(Question(**json.loads(asked.request.body)), "a-key-of-business-10")

    assert (again.said["code"], again.answer.status) == ("answer_forgotten", 410)
    assert receipts.faults(bank.wire.receipt(asked)) == []
