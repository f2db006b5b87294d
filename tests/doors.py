"""Examples by which the addresses that name a thing are walked: name to the address's parameters."""

from collections.abc import Callable
from typing import Any


def _clue() -> dict[str, Any]:
    from mingjian.clues.models import Clue

    clue = Clue.objects.filter(institution_id="B0001").first()
    assert clue
    return {"clue_id": clue.clue_id}


def _submission() -> dict[str, Any]:
    from mingjian.filings.models import Submission
    from mingjian.people.models import Organisation

    bank = Organisation.objects.get(code="B0001")
    made = Submission.objects.create(organisation=bank, channel="browser", state="answered", files=1, bytes=1)
    return {"number": made.pk}


def _receipt() -> dict[str, Any]:
    from mingjian.filings.models import Receipt

    return {"filing": Receipt.objects.filter(institution="B0001").values_list("pk", flat=True)[0]}


def _indicator() -> dict[str, Any]:
    return {"indicator": "balance.loans"}


def _change(state: str = "draft") -> Any:
    from mingjian.catalogue.models import Draft, Version, text_digest
    from mingjian.people.models import User

    author = User.objects.get(username="xu")
    draft = Draft.objects.create(model="assets.a_new_model", author=author, state=state)
    Version.objects.create(draft=draft, number=1, sql="-", cases="-", digest=text_digest("-", "-"), by=author)
    return draft


def _comparison() -> dict[str, Any]:
    from mingjian.catalogue.models import Comparison

    version = _change().newest
    return {"comparison": Comparison.objects.create(version=version, by=version.by, state="done").pk}


def _examination() -> dict[str, Any]:
    from mingjian.catalogue.models import Examination
    from mingjian.people.models import User

    by = User.objects.get(username="xu")
    return {"examination": Examination.objects.create(model="assets.a_model", digest="-", by=by).pk}


EXAMPLES: dict[str, Callable[[], dict[str, Any]]] = {
    "change": lambda: {"draft": _change().pk},
    "clue": _clue,
    "comparison": _comparison,
    "examination": _examination,
    "feature": lambda: {"kind": "feature", "name": "loan"},
    "indicator": _indicator,
    "model": lambda: {"model": "assets.overdue_loan_classed_performing"},
    "move": lambda: {"draft": _change("trial").pk, "name": "end_trial"},
    "parameter": lambda: {"parameter": "classification.overdue_days_substandard"},
    "receipt": _receipt,
    "submission": _submission,
    "table": lambda: {"table": "corporate_loan"},
}
