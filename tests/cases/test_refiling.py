"""The bank files again inside a case: the models run on the new version, and the case shows what changed."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mingjian.audit.log import Platform
from mingjian.cases.models import Case, Row
from mingjian.cases.services.dispatching import case_dispatch
from mingjian.cases.services.opening import case_open
from mingjian.cases.services.rechecking import rechecks_due
from mingjian.cases.tasks import recheck_case, watch_filings
from mingjian.clues.models import Clue
from mingjian.filings.receipts import receipts_adopt
from mingjian.intake import take_in
from mingjian.lake import Lake
from mingjian.people.models import User

OFF_BOOKS = "assets.interest_off_books_loan_classed_performing"
YEAR_OVERDUE = "assets.year_overdue_loan_not_classed_loss"
MENDED = {
    OFF_BOOKS: ("personal_loan", "关注", "次级"),
    YEAR_OVERDUE: ("corporate_loan", "次级", "损失"),
}


@pytest.fixture
def dispatched(person: Callable[[str], User], own_home: Path) -> Case:
    """A case about two loans of the bank that are classed too well."""
    clues = Clue.objects.filter(institution__code="B0001", model__in=MENDED).select_related("institution")
    case = case_open(by=person("lin"), clues=clues.order_by("model"))
    return case_dispatch(by=person("lin"), case=case, request="请核实五级分类，有误的请重报。")


@pytest.fixture
def file_again(city_folder: Path, tmp_path: Path, own_home: Path, dispatched: Case) -> Callable[..., None]:
    """The bank files the period again, with the loans of these models classed as they should be."""

    def filed_again(*models: str) -> None:
        folder = tmp_path / "again" / "B0001" / "20251231"
        shutil.copytree(city_folder / "filings" / "B0001" / "20251231", folder, dirs_exist_ok=True)
        for model in models:
            _mend(folder, Row.objects.get(item__case=dispatched, item__clue__model=model), *MENDED[model])
        (receipt,) = take_in([folder], own_home)
        assert receipt.status == "accepted", receipt.problems[:3]
        receipts_adopt(by=Platform(), lake=Lake.open(own_home))

    return filed_again


def test_nothing_is_checked_while_nothing_was_filed_again(dispatched: Case) -> None:
    assert rechecks_due() == []


def test_what_was_put_right_is_gone_and_what_was_not_goes_on(
    dispatched: Case, file_again: Callable[..., None], as_user: Callable[[str], Any]
) -> None:
    file_again(OFF_BOOKS)

    ((case, receipt),) = rechecks_due()
    assert not recheck_case.call(case.pk, receipt.pk)

    check = dispatched.rechecks.get()
    assert [(item["number"], item["status"]) for item in check.items] == [(1, "gone"), (2, "continuing")]
    assert check.items[1]["measure_before"] == check.items[1]["measure_after"]
    (row,) = check.rows
    assert (row["table"], row["is_gone"]) == ("personal_loan", False)
    assert row["changes"] == [{"column": "five_class", "before": "special_mention", "after": "substandard"}]
    assert rechecks_due() == []
    page = as_user("lin").get(f"/cases/{dispatched.number}").content.decode()
    assert "第 2 版" in page
    assert "仍然存在" in page
    assert "建议审核后办结" not in page


@pytest.mark.slow
def test_when_nothing_is_found_any_more_closing_is_proposed(
    dispatched: Case, file_again: Callable[..., None], as_user: Callable[[str], Any]
) -> None:
    file_again(OFF_BOOKS, YEAR_OVERDUE)

    ((case, receipt),) = rechecks_due()
    assert recheck_case.call(case.pk, receipt.pk)

    assert "建议审核后办结" in as_user("lin").get(f"/cases/{dispatched.number}").content.decode()
    assert dispatched.steps.filter(kind="recheck").count() == 1
    recheck_case.call(case.pk, receipt.pk)
    assert dispatched.steps.filter(kind="recheck").count() == 1


def test_the_watch_queues_a_check_for_each_case_concerned(dispatched: Case, file_again: Callable[..., None]) -> None:
    file_again(OFF_BOOKS)

    assert watch_filings.call() == 1


def _mend(folder: Path, row: Row, table: str, before: str, after: str) -> None:
    path = folder / row.file
    lines = path.read_text(encoding="utf-8").split("\n")
    assert row.table == table
    assert row.line
    assert before in lines[row.line - 1]
    lines[row.line - 1] = lines[row.line - 1].replace(f"\x01{before}\x01", f"\x01{after}\x01", 1)
    path.write_text("\n".join(lines), encoding="utf-8")
