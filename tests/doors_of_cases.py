"""Cases by which their addresses are walked: one with the bank, with a file, a print, answers, a milestone."""

from typing import Any

from django.utils import timezone


def _user(username: str) -> Any:
    from mingjian.people.models import User

    return User.objects.get(username=username)


def dispatched() -> dict[str, Any]:
    from mingjian.cases.services.dispatching import case_dispatch
    from mingjian.cases.services.opening import case_open
    from mingjian.clues.models import Clue
    from mingjian.people.models import User

    clues = Clue.objects.filter(institution__code="B0001", state=Clue.State.OPEN).select_related("institution")
    lin = User.objects.get(username="lin")
    case = case_open(by=lin, clues=clues.order_by("pk")[:1])
    return {"number": case_dispatch(by=lin, case=case, request="请说明。").number}


def case_file() -> dict[str, Any]:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from mingjian.cases.models import Case
    from mingjian.cases.services.attaching import file_attach
    from mingjian.people.models import User

    named = dispatched()
    case = Case.objects.get(number=named["number"])
    upload = SimpleUploadedFile("凭证.txt", "凭证".encode())
    return {**named, "pk": file_attach(by=User.objects.get(username="zhao"), case=case, upload=upload).pk}


def case_print() -> dict[str, Any]:
    from mingjian.cases.models import Case, Print
    from mingjian.cases.services.printing import place

    case = Case.objects.get(number=dispatched()["number"])
    facts = {"form": "bundle", "stamp": "0" * 64, "state": "done", "by": _user("lin"), "asked_at": timezone.now()}
    made = Print.objects.create(case=case, **facts)
    place(made).parent.mkdir(parents=True, exist_ok=True)
    place(made).write_bytes(b"PK")
    return {"number": case.number, "pk": made.pk}


def case_answered() -> dict[str, Any]:
    from mingjian.cases.models import Case, Row
    from mingjian.cases.services.answering import Said, rows_answer

    named = dispatched()
    case = Case.objects.get(number=named["number"])
    said = [Said(row, "agree") for row in Row.objects.filter(item__case=case)]
    rows_answer(by=_user("zhao"), case=case, said=said)
    return named


def case_milestone() -> dict[str, Any]:
    from mingjian.cases.models import Case, Milestone
    from mingjian.cases.services.answering import case_submit
    from mingjian.cases.services.deciding import Finding, case_decide, case_review
    from mingjian.cases.services.measures import Goal, Proposal, measure_propose, measures_order
    from mingjian.cases.services.moving import today

    named = case_answered()
    case = case_submit(by=_user("zhao"), case=Case.objects.get(number=named["number"]))
    case_review(by=_user("lin"), case=case, findings={1: Finding("confirmed")}, opinion="查实", hours=1)
    case_decide(by=_user("chen"), case=case, verdict="confirmed")
    plan = Proposal("plan", "整改", goals=[Goal("完成", today())])
    measure_propose(by=_user("lin"), case=case, proposal=plan)
    measures_order(by=_user("chen"), case=case)
    return {**named, "pk": Milestone.objects.get(measure__case=case).pk}
