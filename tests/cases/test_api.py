"""Everything that a compliance officer does on the page is done by a token, and nothing else."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mingjian.cases.models import Case, Item, Milestone
from mingjian.cases.services.deciding import Finding, case_decide, case_review
from mingjian.cases.services.measures import Goal, Proposal, measure_propose, measures_order
from mingjian.cases.services.moving import today
from mingjian.cases.states import MeasureKind, State, Verdict
from mingjian.people.models import User
from tests.doors import token_for

Call = Callable[..., Any]
JSON = "application/json"


@pytest.fixture
def call(person: Callable[[str], User], dispatched: Case) -> Call:
    """Calls the API as one of the cast, about the dispatched case."""

    def called(username: str, method: str, path: str = "", body: Any = None, **more: Any) -> Any:
        headers = {"authorization": f"Bearer {token_for(person(username))}"}
        how = more or ({"content_type": JSON} if method != "get" else {})
        return getattr(Client(), method)(f"/api/cases/{dispatched.number}{path}", body, headers=headers, **how)

    return called


def test_a_case_is_answered_from_reading_to_submission(call: Call, dispatched: Case, at_home: Path) -> None:
    read = call("zhao", "get").json()
    rows = [row["row"] for item in read["items"] for row in item["rows"]]
    answers = [{"row": row, "stance": "agree"} for row in rows[1:]]
    contested = {"row": rows[0], "stance": "contest", "explanation": "已结清"}
    upload = SimpleUploadedFile("凭证.pdf", b"%PDF-1")

    assert call("zhao", "put", "/answers", answers).json() == {"rows": len(rows) - 1}
    assert call("zhao", "post", "/submit").json()["code"] == "rows_unanswered"
    assert call("zhao", "put", "/answers", [contested]).status_code == 200
    kept = (
        Client()
        .post(
            f"/api/cases/{dispatched.number}/files?row={rows[0]}",
            {"file": upload},
            headers={"authorization": f"Bearer {token_for(User.objects.get(username='zhao'))}"},
        )
        .json()
    )
    assert call("zhao", "get", f"/files/{kept['file']}").getvalue() == b"%PDF-1"
    assert call("zhao", "post", "/submit").json()["state"] == "answered"

    dispatched.refresh_from_db()
    assert dispatched.state == State.ANSWERED
    assert dispatched.attachments.get().row_id == rows[0]


def test_nothing_of_how_it_was_found_is_told(call: Call, dispatched: Case) -> None:
    told = call("zhao", "get").content.decode()

    for item in Item.objects.filter(case=dispatched).select_related("clue"):
        assert item.clue
        assert item.clue.clue_id not in told
        assert item.clue.model not in told
    assert "threshold" not in told
    assert "facts" not in told


def test_another_bank_and_the_supervisor_find_nothing_here(call: Call) -> None:
    assert call("sun", "get").status_code == 404
    assert call("lin", "get").status_code == 403


def test_a_strange_row_is_refused_with_a_sentence(call: Call) -> None:
    answer = call("zhao", "put", "/answers", [{"row": 999_999_999, "stance": "agree"}])

    assert (answer.status_code, answer.json()["code"]) == (400, "row_not_asked")
    assert "999999999" in answer.json()["message"]["zh"]


def test_time_is_asked_for_and_a_milestone_reported(
    call: Call, person: Callable[[str], User], dispatched: Case
) -> None:
    assert call("zhao", "post", "/extensions", {"days": 3, "reason": "凭证在分行"}).status_code == 200
    assert (
        call("zhao", "post", "/extensions", {"days": 3, "reason": "凭证在分行"}).json()["code"] == "extension_pending"
    )
    Case.objects.filter(pk=dispatched.pk).update(due_on="2026-01-05")
    case_review(by=person("lin"), case=dispatched, findings={1: Finding(Verdict.CONFIRMED)}, opinion="查实", hours=1)
    case_decide(by=person("chen"), case=dispatched, verdict=Verdict.CONFIRMED)
    plan = Proposal(MeasureKind.PLAN, "整改", goals=[Goal("完成", today())])
    measure_propose(by=person("lin"), case=dispatched, proposal=plan)
    measures_order(by=person("chen"), case=dispatched)
    milestone = Milestone.objects.get(measure__case=dispatched)

    assert call("zhao", "post", f"/milestones/{milestone.pk}", {"text": "已完成"}).json()["report"] == "已完成"


def test_the_list_has_ones_own_cases_alone(person: Callable[[str], User], dispatched: Case, drafted: Case) -> None:
    def numbers(username: str) -> list[str]:
        headers = {"authorization": f"Bearer {token_for(person(username))}"}
        return [one["number"] for one in Client().get("/api/cases", headers=headers).json()]

    assert (numbers("zhao"), numbers("sun")) == ([dispatched.number], [])
