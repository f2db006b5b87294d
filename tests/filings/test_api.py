"""Everything that a filing officer does on the pages is done by a token, for one's own organisation alone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from mingjian.audit.models import Entry
from mingjian.filings.models import Receipt, Submission
from mingjian.lake import Lake
from mingjian.people.models import User
from tests.doors import token_for
from tests.filings.conftest import upload

pytestmark = pytest.mark.django_db
SPOILED = b"only\x01two\n"


def _call(username: str, path: str, files: list[Any] | None = None) -> Any:
    headers = {"authorization": f"Bearer {token_for(User.objects.get(username=username))}"}
    method = Client().get if files is None else Client().post
    return method(f"/api{path}", {} if files is None else {"files": files}, headers=headers)


def _last_period(city_folder: Path, spoiled: str = "") -> list[Any]:
    """What B0001 filed last, file by file; the one whose name holds `spoiled` with a broken line at its end."""
    files = [upload(path) for path in sorted(max((city_folder / "filings" / "B0001").iterdir()).iterdir())]
    for file in files:
        if spoiled and spoiled in file.name:
            file.seek(0, 2)
            file.write(SPOILED)
            file.size += len(SPOILED)
            file.seek(0)
    return files


def test_a_filing_goes_from_upload_to_its_receipt_and_its_problems(
    own_home: Path, work: Callable[..., Any], city_folder: Path
) -> None:
    sent = work(lambda: _call("wang", "/submissions", _last_period(city_folder, "-employee-")))

    assert (sent.status_code, sent.json()["state"], sent.json()["channel"]) == (202, "waiting", "api")
    submission = _call("wang", f"/submissions/{sent.json()['submission']}").json()
    assert (submission["state"], submission["checked"], len(submission["receipts"])) == ("answered", [], 1)
    (number,) = submission["receipts"]
    receipt = _call("wang", f"/receipts/{number}").json()
    assert (receipt["institution"], receipt["version"], receipt["status"]) == ("B0001", 2, "rejected")
    problems = _call("wang", f"/receipts/{number}/problems").json()
    assert problems["total"] == receipt["problems"] == sum(rule["problems"] for rule in receipt["rules"])
    broken = [one for one in problems["problems"] if one["table"] == "employee" and one["line"]]
    assert broken
    assert all(one["message"]["zh"] and one["message"]["en"] for one in broken)
    assert [one["version"] for one in _call("wang", f"/receipts/{number}/versions").json()] == [1, 2]
    assert _call("wang", "/receipts?status=rejected").json()[0]["receipt"] == number


def test_an_archive_with_the_same_content_gets_no_second_receipt(
    own_home: Path, work: Callable[..., Any], bank_archive: Path
) -> None:
    own = Receipt.objects.get(institution="B0001", period="2025-12-31")

    sent = [work(lambda: _call("wang", "/submissions", [upload(bank_archive)])).json() for _ in range(2)]

    first, second = (_call("wang", f"/submissions/{one['submission']}").json() for one in sent)
    assert (first["state"], first["receipts"], first["fault"]) == ("answered", [own.pk], None)
    assert (second["state"], second["receipts"], second["fault"]) == ("answered", [], None)


@pytest.mark.slow
def test_a_check_alone_files_nothing_and_tells_what_a_filing_would_get(
    own_home: Path, work: Callable[..., Any], city_folder: Path
) -> None:
    before = len(Lake.open(own_home).ledger.filings()), Receipt.objects.count()

    files = _last_period(city_folder, "-employee-")
    number = work(lambda: _call("wang", "/submissions?check_only=true", files)).json()["submission"]

    (verdict,) = _call("wang", f"/submissions/{number}").json()["checked"]
    assert (verdict["institution"], verdict["status"], verdict["problems"] > 0) == ("B0001", "rejected", True)
    told = _call("wang", f"/submissions/{number}/problems").json()
    assert (told["total"], len(told["problems"])) == (verdict["problems"], min(told["told"], 200))
    assert (len(Lake.open(own_home).ledger.filings()), Receipt.objects.count()) == before
    assert Entry.objects.filter(action="submission.tell").count() == 1
    page = Client()
    page.force_login(User.objects.get(username="wang"))
    assert "只检核，未报送" in page.get(f"/filings/sent/{number}").content.decode()


@pytest.mark.slow
def test_who_sends_what_another_has_to_file_is_told_so_in_both_languages(
    own_home: Path, work: Callable[..., Any], bank_archive: Path
) -> None:
    sent = work(lambda: _call("sun", "/submissions", [upload(bank_archive)])).json()

    failed = _call("sun", f"/submissions/{sent['submission']}").json()
    assert (failed["state"], failed["receipts"]) == ("failed", [])
    assert failed["fault"]["zh"].startswith("报送人属于B0002，只能报送本机构的数据")
    assert failed["fault"]["en"].startswith("The sender belongs to B0002 and files for it alone")


def test_another_bank_finds_neither_receipt_nor_submission() -> None:
    bank = User.objects.get(username="wang").organisation
    submission = Submission.objects.create(organisation=bank, channel="api", state="answered", files=1, bytes=1)
    receipt = Receipt.objects.filter(institution="B0001")[0]

    paths = (f"/submissions/{submission.pk}", f"/receipts/{receipt.pk}", f"/receipts/{receipt.pk}/problems.csv")

    assert {_call("sun", path).status_code for path in paths} == {404}
    assert {_call("wang", path).status_code for path in paths} == {200}
    assert {one["institution"] for one in _call("sun", "/receipts").json()} == {"B0002"}
    assert _call("sun", "/submissions").json() == []


def test_the_downloaded_list_has_every_problem() -> None:
    receipt = Receipt.objects.filter(institution="B0001", problems_total__gt=0).latest("problems_total")

    lines = _call("wang", f"/receipts/{receipt.pk}/problems.csv").getvalue().decode("utf-8-sig").splitlines()

    assert lines[0] == "file,line,table,column,rule,severity,value"
    assert len(lines) == 1 + receipt.problems_total


def test_the_calendar_and_the_league_tell_ones_own_standing_alone() -> None:
    due = _call("wang", "/calendar?until=2025-12-31").json()
    quality = _call("wang", "/league?period=2025-12-31").json()

    own = Receipt.objects.get(institution="B0001", period="2025-12-31")
    assert {one["organisation"] for one in due} == {"B0001"}
    assert (len(due), due[-1]["period"], due[-1]["receipt"]) == (3, "2025-12-31", own.pk)
    assert quality["standing"] | {"weakest": None} == {"score": own.score, "filings": 1, "rejected": 0, "weakest": None}
    assert [one["period"] for one in quality["trend"]] == ["2025-10-31", "2025-11-30", "2025-12-31"]


@pytest.mark.parametrize("until", ["0001-01-01", "1999-12-31", "9999-12-31", "yesterday"])
def test_a_day_outside_the_calendar_is_refused_with_a_sentence(until: str) -> None:
    answer = _call("wang", f"/calendar?until={until}")

    assert (answer.status_code, answer.json()["code"]) == (422, "not_understood")
    assert "query.until" in answer.json()["message"]["zh"]


def test_pages_follow_each_other_and_end() -> None:
    first, second = (_call("wang", f"/receipts?page={page}").json() for page in (1, 2))

    assert (len(first), second) == (Receipt.objects.filter(institution="B0001").count(), [])
