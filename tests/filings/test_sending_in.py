"""From a browser to a receipt."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mingjian.audit.models import Entry
from mingjian.filings.inbox import inbox
from mingjian.filings.models import Receipt, Submission
from mingjian.lake import Lake
from tests.filings.conftest import upload

pytestmark = pytest.mark.django_db


def test_the_same_filing_again_keeps_its_receipt(
    own_home: Path, as_user: Any, work: Callable[..., Any], bank_archive: Path
) -> None:
    receipts = Receipt.objects.count()

    answer = work(lambda: as_user("wang").post("/filings/send", {"files": upload(bank_archive)}))

    submission = Submission.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/filings/sent/{submission.pk}")
    assert (submission.state, submission.by.username, Receipt.objects.count()) == ("answered", "wang", receipts)
    assert not inbox(submission.pk).exists()


@pytest.mark.slow
def test_a_check_alone_tells_each_problem_and_files_nothing(
    own_home: Path, as_user: Any, work: Callable[..., Any], city_folder: Path
) -> None:
    period, before = max((city_folder / "filings" / "B0001").iterdir()), Receipt.objects.count()
    broken = SimpleUploadedFile("B0001-branch-20251231.txt", b"one field\n")
    files = [broken, *(upload(path) for path in sorted(period.iterdir()) if "-branch-" not in path.name)]

    work(lambda: as_user("wang").post("/filings/send", {"files": files, "check_only": "1"}))

    page = as_user("wang").get(f"/filings/sent/{Submission.objects.get().pk}").content.decode()
    assert "只检核，未报送" in page
    assert "B0001-branch-20251231.txt" in page
    assert Receipt.objects.count() == before


def test_a_correction_is_a_new_version_with_a_receipt_of_its_own(
    own_home: Path, as_user: Any, work: Callable[..., Any], city_folder: Path
) -> None:
    period = max((city_folder / "filings" / "B0001").iterdir())
    files = [upload(path) for path in sorted(period.iterdir()) if "-employee-" not in path.name]

    work(lambda: as_user("wang").post("/filings/send", {"files": files}))

    receipt = Submission.objects.get().receipts.get()
    assert (receipt.institution_id, receipt.version, receipt.status) == ("B0001", 2, "rejected")
    assert set(receipt.rules.values_list("rule", flat=True)) >= {"missing_table"}
    page = as_user("wang").get(f"/filings/{receipt.pk}").content.decode()
    assert "缺少员工表" in page
    assert "第 2 版" in page


def test_nobody_files_for_another_institution(
    own_home: Path, as_user: Any, work: Callable[..., Any], bank_archive: Path
) -> None:
    filings = len(Lake.open(own_home).ledger.filings())

    work(lambda: as_user("sun").post("/filings/send", {"files": upload(bank_archive)}))

    submission = Submission.objects.get()
    assert (submission.state, submission.receipts.count()) == ("failed", 0)
    assert submission.fault_zh == "报送人属于B0002，只能报送本机构的数据；其中有B0001的文件，整份未收。"
    assert len(Lake.open(own_home).ledger.filings()) == filings


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ([], "没有选择文件"),
        ([("a.txt", b"1"), ("A.txt", b"2")], "有两个文件都叫"),
        ([("big.zip", b"x" * (2 << 20))], "超过上限1MB"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence(
    files: list[tuple[str, bytes]], told: str, as_user: Any, settings: Any
) -> None:
    settings.UPLOAD_LIMIT_MB = 1

    answer = as_user("wang").post("/filings/send", {"files": [SimpleUploadedFile(*one) for one in files]})

    assert answer.status_code in (400, 413)
    assert told in answer.content.decode()
    assert Submission.objects.count() == 0


def test_sending_in_is_written_into_the_log(own_home: Path, as_user: Any, bank_archive: Path) -> None:
    as_user("wang").post("/filings/send", {"files": upload(bank_archive)})

    entry = Entry.objects.order_by("-index")[0]
    assert (entry.actor, entry.organisation, entry.action) == ("wang", "B0001", "submission.make")
    assert entry.facts["files"] == 1
