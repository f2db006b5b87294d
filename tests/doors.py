"""Examples by which the addresses that name a thing are walked: name to the address's parameters."""

from collections.abc import Callable
from typing import Any


def _clue() -> dict[str, Any]:
    from mingjian.clues.models import Clue

    clue = Clue.objects.filter(institution_id="B0001").first()
    assert clue
    return {"clue_id": clue.clue_id}


def _clue_line() -> dict[str, Any]:
    from mingjian.clues.models import Clue

    clue = Clue.objects.filter(model="assets.overdue_loan_classed_normal").first()
    assert clue
    return {"clue_id": clue.clue_id, "number": 0}


def _draw() -> dict[str, Any]:
    from datetime import date

    from mingjian.clues.models import Draw

    facts = {"table": "personal_loan", "seed": "0", "share": 0.1, "population": 9, "drawn": 1}
    return {"number": Draw.objects.create(institution_id="B0001", period=date(2025, 12, 31), **facts).pk}


def _submission() -> dict[str, Any]:
    from mingjian.filings.models import Submission
    from mingjian.people.models import Organisation

    bank = Organisation.objects.get(code="B0001")
    made = Submission.objects.create(organisation=bank, channel="browser", state="answered", files=1, bytes=1)
    return {"number": made.pk}


def _receipt() -> dict[str, Any]:
    from mingjian.filings.models import Receipt

    return {"filing": Receipt.objects.filter(institution="B0001").values_list("pk", flat=True)[0]}


EXAMPLES: dict[str, Callable[[], dict[str, Any]]] = {"clue": _clue, "clue_line": _clue_line, "draw": _draw, "receipt": _receipt, "submission": _submission}
