"""Filings over HTTP: whatever an organisation's filing officer does on the pages, a token does as well."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import File, Query, Router, Status
from ninja.files import UploadedFile

from mingjian.filings import league as leagues
from mingjian.filings import selectors, shapes
from mingjian.filings.calendar import EARLIEST, LATEST, calendar_lines, last_period
from mingjian.filings.models import Submission
from mingjian.filings.sending import problems_sent
from mingjian.filings.services import submission_make
from mingjian.people.tokens import TokenAuth, user_of
from mingjian.web.answers import Page, answers, content

router = Router(tags=["filings"])
A_PAGE = 200
READING, WRITING = TokenAuth("filings:read"), TokenAuth("filings:write")


@router.get(
    "/submissions",
    response=answers(list[shapes.SubmissionLine]),
    auth=READING,
    summary="本单位的提交 · What we sent in",
)
def submissions(request: HttpRequest, page: Page = 1) -> list[dict[str, Any]]:
    """本单位每次提交及其进展，新的在前，每页二百次。 What we sent in and how far it is, newest first, 200 a page."""
    found = selectors.submission_list(seen_by=user_of(request))
    return [shapes.submission_line(one) for one in _paged(found, page)]


@router.post(
    "/submissions",
    response=answers(shapes.SubmissionLine, 400, 413, status=202),
    auth=WRITING,
    summary="报送或只检核 · File, or check only",
)
def submission_sending(request: HttpRequest, files: File[list[UploadedFile]], check_only: bool = False) -> Any:
    """一个压缩包，或同一文件夹的若干文件；检核随后进行，进展查 `/submissions/{number}`。`check_only` 只检核、不报送。

    One archive, or the files of a folder. They are checked afterwards: ask `/submissions/{number}` how far it is.
    With `check_only` they are checked and nothing is filed.
    """
    made = submission_make(by=user_of(request), files=files, channel=Submission.Channel.API, is_check_only=check_only)
    return Status(202, shapes.submission_line(made))


@router.get(
    "/submissions/{number}",
    response=answers(shapes.SubmissionShown, 404),
    auth=READING,
    summary="一次提交 · One submission",
)
def submission(request: HttpRequest, number: int) -> dict[str, Any]:
    """进展、回执号；内容与以前相同的，回执仍是原来那份，此处为空。只检核的，结果在 `checked`。

    How far it is and its receipts; the same content as before has its receipt already, and none here. What a check
    alone found is in `checked`.
    """
    return shapes.submission_shown(selectors.submission_get(seen_by=user_of(request), number=number))


@router.get(
    "/submissions/{number}/problems",
    response=answers(shapes.Problems, 404),
    auth=READING,
    summary="只检核发现的问题 · What a check alone found",
)
def submission_problems(request: HttpRequest, number: int, page: Page = 1) -> dict[str, Any]:
    """只检核发现的问题，每页二百处。 The problems that a check alone found, 200 a page."""
    found = selectors.submission_get(seen_by=user_of(request), number=number).checked
    told = [problem for document in found for problem in document["problems"]]
    return _problems(sum(document["problems_total"] for document in found), told, page)


@router.get(
    "/receipts", response=answers(list[shapes.ReceiptLine]), auth=READING, summary="本单位的回执 · Our receipts"
)
def receipts(
    request: HttpRequest, period: date | None = None, status: shapes.Verdict | None = None, page: Page = 1
) -> list[dict[str, Any]]:
    """本单位的回执，可按期次和结果筛选，新的在前，每页二百份。 Our receipts, by period and verdict, 200 a page."""
    wanted = selectors.Wanted(period=period.isoformat() if period else "", status=status or "")
    found = selectors.receipt_list(seen_by=user_of(request), wanted=wanted)
    return [shapes.receipt_line(one) for one in _paged(found, page)]


@router.get(
    "/receipts/{filing}", response=answers(shapes.ReceiptShown, 404), auth=READING, summary="一份回执 · One receipt"
)
def receipt(request: HttpRequest, filing: int) -> dict[str, Any]:
    """结果、各表得分、每条规则的问题数。 The verdict, the score of every table, how often each rule was broken."""
    return shapes.receipt_shown(selectors.receipt_get(seen_by=user_of(request), filing=filing))


@router.get(
    "/receipts/{filing}/problems", response=answers(shapes.Problems, 404), auth=READING, summary="问题 · Its problems"
)
def receipt_problems(request: HttpRequest, filing: int, page: Page = 1) -> dict[str, Any]:
    """逐条说明的问题（同一规则至多一千处），每页二百处；全部问题见 `problems.csv`。

    The problems as sentences, at most a thousand a rule, 200 a page; `problems.csv` has them all.
    """
    document = selectors.receipt_document(seen_by=user_of(request), filing=filing)
    return _problems(document.get("problems_total", 0), document.get("problems", ()), page)


@router.get(
    "/receipts/{filing}/problems.csv",
    response=answers(None, 404),
    openapi_extra=content("text/csv"),
    auth=READING,
    summary="下载全部问题 · Download all problems",
)
def receipt_problem_list(request: HttpRequest, filing: int) -> HttpResponseBase:
    """全部问题：文件、行、表、字段、规则、轻重、值。 Every problem: file, line, table, column, rule, value."""
    return problems_sent(filing, selectors.problem_rows(seen_by=user_of(request), filing=filing))


@router.get(
    "/receipts/{filing}/versions",
    response=answers(list[shapes.ReceiptShown], 404),
    auth=READING,
    summary="各版本 · Its versions",
)
def receipt_versions(request: HttpRequest, filing: int) -> list[dict[str, Any]]:
    """同一期次的全部版本，旧的在前，便于逐表比较。 Every version of the same period, oldest first, to be compared."""
    by = user_of(request)
    found = selectors.receipt_get(seen_by=by, filing=filing)
    return [shapes.receipt_shown(one) for one in selectors.receipt_versions(seen_by=by, receipt=found)]


@router.get("/calendar", response=answers(list[shapes.Due]), auth=READING, summary="报送日历 · The calendar")
def calendar(
    request: HttpRequest, until: Annotated[date | None, Query(ge=EARLIEST, le=LATEST)] = None
) -> list[dict[str, Any]]:
    """截至某日（2000 至 2100 年，默认最近一期）、开始报送以来的至多十二期：期限、报送情况。

    At most twelve periods since filing began, up to a day (2000 to 2100; the newest period by default): what was due,
    and how it stands.
    """
    _, lines = calendar_lines(seen_by=user_of(request), until=until or last_period())
    return [shapes.due(line, cell) for line in lines for cell in line.cells]


@router.get("/league", response=answers(shapes.Quality), auth=READING, summary="本单位的数据质量 · Our data quality")
def league(request: HttpRequest, period: date | None = None) -> dict[str, Any]:
    """某一期（默认全部）的得分、最弱的表、违反最多的规则和各期走势。 Score, weakest table, rules broken most, trend."""
    return shapes.quality(leagues.league(seen_by=user_of(request), period=period))


def _paged(found: Any, page: int) -> Any:
    return found[(page - 1) * A_PAGE : page * A_PAGE]


def _problems(total: int, told: Sequence[dict[str, Any]], page: int) -> dict[str, Any]:
    return {"total": total, "told": len(told), "problems": _paged(told, page)}
