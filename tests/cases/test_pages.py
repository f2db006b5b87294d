"""The pages of both sides: what they show, what they keep back, how few queries they make."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mingjian.cases.demo import cases_enter
from mingjian.cases.models import Case, Item, Row
from mingjian.cases.services.attaching import file_attach
from mingjian.cases.states import State
from mingjian.clues.models import Clue
from mingjian.filings.models import Receipt
from mingjian.people.models import User

As = Callable[[str], Any]


@pytest.fixture
def cases(db: None, at_home: Path) -> dict[str, Case]:
    """One case in every state."""
    return {case.state: case for case in cases_enter()}


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_state_has_its_page_for_both_sides(as_user: As, cases: dict[str, Case], language: str) -> None:
    for username in ("lin", "chen", "zhao"):
        client = as_user(username)
        client.cookies["language"] = language
        for case in cases.values():
            address = f"/cases/{'own/' if username == 'zhao' else ''}{case.number}"
            is_hidden = username == "zhao" and case.dispatched_at is None

            assert client.get(address).status_code == (404 if is_hidden else 200), (username, case.state)


def test_a_page_makes_few_queries_however_many_rows_it_has(
    as_user: As, cases: dict[str, Case], django_assert_max_num_queries: Any
) -> None:
    lin, zhao = as_user("lin"), as_user("zhao")

    for address in ("/cases/", "/cases/?view=waiting", *(f"/cases/{case.number}" for case in cases.values())):
        with django_assert_max_num_queries(15):
            lin.get(address)
    for address in ("/cases/own/", f"/cases/own/{cases[State.MEASURES].number}"):
        with django_assert_max_num_queries(15):
            zhao.get(address)


def test_what_waits_is_told_to_whom_it_waits_for(as_user: As, cases: dict[str, Case]) -> None:
    def waiting(username: str) -> set[str]:
        page = as_user(username).get("/cases/?view=waiting").content.decode()
        return {state for state, case in cases.items() if case.number in page}

    assert waiting("lin") == {State.DRAFTED, State.DISPATCHED, State.ANSWERED, State.REOPENED, State.CONFIRMED}
    assert waiting("chen") == {State.REVIEWED, State.PUT_RIGHT, State.REFUTED, State.INCONCLUSIVE}
    assert waiting("zhou") == set()


def test_the_list_finds_by_state_text_and_day(as_user: As, cases: dict[str, Case]) -> None:
    Case.objects.filter(pk=cases[State.DISPATCHED].pk).update(due_on="2026-01-05")

    def found(query: str) -> set[str]:
        page = as_user("lin").get(f"/cases/?{query}").content.decode()
        return set(re.findall(r"HC\d{4}-\d{6}(?=</a>)", page))

    assert found("view=overdue") == {cases[State.DISPATCHED].number}
    assert found("view=all&state=closed") == {cases[State.CLOSED].number}
    assert found(f"view=all&text={cases[State.WITHDRAWN].number}") == {cases[State.WITHDRAWN].number}
    assert found("view=all&institution=B0002") == set()


def test_the_institution_sees_sentences_and_rows_and_nothing_of_how_they_were_found(
    as_user: As, cases: dict[str, Case]
) -> None:
    case = cases[State.REVIEWED]
    items = Item.objects.filter(case=case).select_related("clue")

    page = as_user("zhao").get(f"/cases/own/{case.number}").content.decode()

    assert all(item.sentence_zh in page for item in items)
    assert all(row.file in page for row in Row.objects.filter(item__case=case))
    for hidden in (*(item.clue_id for item in items), *(item.clue.model for item in items if item.clue), case.opinion):
        assert str(hidden) not in page
    assert "已审核" not in page
    assert "select" not in page.replace("<select", "").replace("</select", "").replace("form-select", "").replace(
        "selected", ""
    )


def test_a_clue_that_is_not_dispatched_is_on_no_page_of_the_institution(as_user: As, cases: dict[str, Case]) -> None:
    dispatched = set(Item.objects.filter(case__dispatched_at__isnull=False).values_list("clue_id", flat=True))
    kept_back = Clue.objects.filter(institution__code="B0001").exclude(pk__in=dispatched)
    zhao = as_user("zhao")

    pages = [zhao.get(f"/cases/own/{case.number}").content.decode() for case in cases.values()]
    pages.append(zhao.get("/cases/own/").content.decode())

    assert kept_back.count() > 20
    assert [clue.pk for clue in kept_back if any(clue.sentence_zh in page for page in pages)] == []


def test_an_answer_is_given_on_the_page_row_by_row_and_for_the_rest(as_user: As, dispatched: Case) -> None:
    row = Row.objects.filter(item__case=dispatched).first()
    assert row
    said = {f"stance_{row.pk}": "contest", f"explanation_{row.pk}": "已结清", "all_stance": "agree", "then": "submit"}

    as_user("zhao").post(f"/cases/own/{dispatched.number}/answer", said)

    dispatched.refresh_from_db()
    assert dispatched.state == State.ANSWERED
    stances = list(Row.objects.filter(item__case=dispatched).values_list("answers__stance", flat=True))
    assert sorted(stances) == ["agree"] * (len(stances) - 1) + ["contest"]


def test_a_mistake_is_told_above_the_page_and_changes_nothing(as_user: As, dispatched: Case) -> None:
    answer = as_user("zhao").post(
        f"/cases/own/{dispatched.number}/answer", {"all_stance": "contest", "then": "submit"}, follow=True
    )

    assert "有异议，请写明理由" in answer.content.decode()
    dispatched.refresh_from_db()
    assert dispatched.state == State.DISPATCHED


def test_the_whole_way_by_forms(as_user: As, drafted: Case) -> None:
    lin, chen, zhao = as_user("lin"), as_user("chen"), as_user("zhao")
    own, case = f"/cases/own/{drafted.number}", f"/cases/{drafted.number}"
    review = {"verdict_1": "confirmed", "amount_1": "100", "verdict_2": "refuted", "text": "查实", "hours": "2"}
    measure = {"kind": "plan", "text": "整改", "goal_1": "完成整改", "due_1": "2026-12-31"}

    lin.post(f"{case}/dispatch", {"text": "请说明", "days": "5"})
    zhao.post(f"{own}/answer", {"all_stance": "agree", "then": "submit"})
    lin.post(f"{case}/review", review)
    chen.post(f"{case}/decide", {"verdict": "confirmed"})
    lin.post(f"{case}/measure", measure)
    chen.post(f"{case}/order", {})
    milestone = drafted.measures.get().milestones.get().pk
    zhao.post(f"{own}/report", {"milestone": milestone, "text": "已完成"})
    lin.post(f"{case}/accept", {"milestone": milestone})
    lin.post(f"{case}/put_right", {"text": "已完成"})
    chen.post(f"{case}/close", {})

    drafted.refresh_from_db()
    assert (drafted.state, drafted.confirmed_amount, drafted.term_days) == (State.CLOSED, 100, 5)


def test_a_case_is_opened_from_chosen_clues(as_user: As, clues: list[Clue]) -> None:
    client = as_user("lin")
    query = "&".join(f"clue={clue.pk}" for clue in clues[:2])

    assert clues[1].sentence_zh in client.get(f"/cases/open?{query}").content.decode()
    chosen = {"clue": [clue.pk for clue in clues[:2]]}

    assert "确定" in client.post("/cases/open", chosen).content.decode()
    assert Case.objects.count() == 0
    client.post("/cases/open", {**chosen, "confirmed": "1"})

    assert Case.objects.get().items.count() == 2


def test_clues_chosen_later_may_join_a_drafted_case(as_user: As, drafted: Case, clues: list[Clue]) -> None:
    client = as_user("lin")

    assert drafted.number in client.get(f"/cases/open?clue={clues[2].pk}").content.decode()
    client.post("/cases/open", {"clue": clues[2].pk, "case": drafted.number, "confirmed": "1"})

    assert drafted.items.count() == 3


def test_a_filing_without_problems_opens_nothing(as_user: As) -> None:
    receipt = Receipt.objects.filter(institution__code="B0001", problems_total=0).first()
    assert receipt

    answer = as_user("lin").post("/cases/open", {"filing": receipt.pk, "confirmed": "1"})

    assert answer.status_code == 400
    assert Case.objects.count() == 0


def test_files_go_out_as_downloads_to_those_who_see_the_case(
    as_user: As, person: Callable[[str], User], dispatched: Case, at_home: Path
) -> None:
    shared = file_attach(by=person("zhao"), case=dispatched, upload=SimpleUploadedFile("凭证.pdf", b"%PDF-1"))
    inner = file_attach(by=person("lin"), case=dispatched, upload=SimpleUploadedFile("底稿.txt", "内部".encode()))

    answer = as_user("lin").get(f"/cases/{dispatched.number}/files/{shared.pk}")
    assert b"".join(answer.streaming_content) == b"%PDF-1"
    assert answer["Content-Disposition"] == "attachment; filename*=UTF-8''%E5%87%AD%E8%AF%81.pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"

    own = f"/cases/own/{dispatched.number}/files"
    assert as_user("zhao").get(f"{own}/{shared.pk}").status_code == 200
    assert as_user("zhao").get(f"{own}/{inner.pk}").status_code == 404
    assert as_user("sun").get(f"{own}/{shared.pk}").status_code == 404
