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


def _case() -> dict[str, Any]:
    from mingjian.cases.services.dispatching import case_dispatch
    from mingjian.cases.services.opening import case_open
    from mingjian.clues.models import Clue
    from mingjian.people.models import User

    clues = Clue.objects.filter(institution__code="B0001", state=Clue.State.OPEN).select_related("institution")
    lin = User.objects.get(username="lin")
    case = case_open(by=lin, clues=clues.order_by("pk")[:1])
    return {"number": case_dispatch(by=lin, case=case, request="请说明。").number}


def _case_file() -> dict[str, Any]:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from mingjian.cases.models import Case
    from mingjian.cases.services.attaching import file_attach
    from mingjian.people.models import User

    named = _case()
    case = Case.objects.get(number=named["number"])
    upload = SimpleUploadedFile("凭证.txt", "凭证".encode())
    return {**named, "pk": file_attach(by=User.objects.get(username="zhao"), case=case, upload=upload).pk}


def _indicator() -> dict[str, Any]:
    return {"indicator": "balance.loans"}


EXAMPLES: dict[str, Callable[[], dict[str, Any]]] = {
    "clue": _clue,
    "indicator": _indicator,
    "receipt": _receipt,
    "submission": _submission,
    "case": _case,
    "case_act": lambda: {**_case(), "act": "note"},
    "case_answer": lambda: {**_case(), "act": "answer"},
    "case_file": _case_file,
}
