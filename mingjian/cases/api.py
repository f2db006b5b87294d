"""The institution's cases over HTTP: whatever its compliance officer does on the page, a token does as well."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Field, File, Path, Router, Schema
from ninja.files import UploadedFile

from mingjian.cases.errors import RowNotAsked
from mingjian.cases.models import Case, Row
from mingjian.cases.pages import own_state
from mingjian.cases.selectors import attachment_get, items_of, measures_of, milestone_get, own_case_get, own_case_list
from mingjian.cases.sending import sent_attachment
from mingjian.cases.services.answering import Said, case_submit, rows_answer
from mingjian.cases.services.attaching import file_attach
from mingjian.cases.services.dispatching import extension_ask
from mingjian.cases.services.measures import milestone_report
from mingjian.people.tokens import TokenAuth, user_of
from mingjian.web.answers import Bilingual, Page, Text, answers, content

router = Router(tags=["cases"])
CASES_A_PAGE = 200
Number = Annotated[str, Path(pattern="^HC[0-9]{4}-[0-9]{6}$")]


class CaseLine(Schema):
    """A case in the list."""

    number: str
    title: Bilingual
    state: str
    due_on: date | None
    is_due_assumed: bool


class AnswerShown(Schema):
    """What was said to a row in a round."""

    round: int
    stance: str
    explanation: str
    at: datetime


class RowShown(Schema):
    """A filed row that is asked about; without a table the item as a whole is."""

    row: int
    table: str
    period: date | None
    file: str
    line: int | None
    values: dict[str, Any]
    answers: list[AnswerShown]


class ItemShown(Schema):
    """One thing that is asked about."""

    number: int
    sentence: Bilingual
    rows: list[RowShown]


class MilestoneShown(Schema):
    """A step of a plan."""

    milestone: int
    text: str
    due_on: date
    report: str
    accepted_at: datetime | None


class MeasureShown(Schema):
    """A measure that was ordered."""

    kind: str
    text: str
    amount: Decimal | None
    legal_basis: str
    milestones: list[MilestoneShown]


class FileShown(Schema):
    """A file that was shared."""

    file: int
    row: int | None
    name: str
    size: int
    sha256: str


class CaseShown(CaseLine):
    """A case whole."""

    request: str
    round: int
    items: list[ItemShown]
    measures: list[MeasureShown]
    files: list[FileShown]


class RowAnswer(Schema):
    """What we say to a row."""

    row: int
    stance: Literal["agree", "contest"]
    explanation: Text = ""


class TextSaid(Schema):
    """A text."""

    text: Text


class TimeAsked(Schema):
    """So many working days more, and why."""

    days: int = Field(ge=1, le=250)
    reason: Text


class Kept(Schema):
    """How many rows are answered now."""

    rows: int


@router.get(
    "/cases", response=answers(list[CaseLine]), auth=TokenAuth("cases:read"), summary="本单位的核查 · Our cases"
)
def cases(request: HttpRequest, page: Page = 1) -> list[dict[str, Any]]:
    """派发给本单位的核查，新的在前，每页二百件。 The cases dispatched to us, the newest first, 200 a page."""
    start = (page - 1) * CASES_A_PAGE
    return [_line(case) for case in own_case_list(seen_by=user_of(request))[start : start + CASES_A_PAGE]]


@router.get(
    "/cases/{number}", response=answers(CaseShown, 404), auth=TokenAuth("cases:read"), summary="一件核查 · One case"
)
def case(request: HttpRequest, number: Number) -> dict[str, Any]:
    """所问事项、数据行、已作答复、措施、附件。 What is asked, the rows, what was answered, measures, files."""
    return _case(own_case_get(seen_by=user_of(request), number=number))


@router.put(
    "/cases/{number}/answers",
    response=answers(Kept, 400, 404, 409),
    auth=TokenAuth("cases:answer"),
    summary="逐行答复 · Answer rows",
)
def case_answers(request: HttpRequest, number: Number, answers: list[RowAnswer]) -> dict[str, int]:
    """保存答复，提交前可改。 Keep the answers; they may change until the whole is submitted."""
    by = user_of(request)
    case = own_case_get(seen_by=by, number=number)
    rows = {row.pk: row for row in Row.objects.filter(item__case=case)}
    strange = [answer.row for answer in answers if answer.row not in rows]
    if strange:
        raise RowNotAsked(row=strange[0], number=number)
    said = [Said(rows[answer.row], answer.stance, answer.explanation) for answer in answers]
    return {"rows": len(rows_answer(by=by, case=case, said=said))}


@router.post(
    "/cases/{number}/submit",
    response=answers(CaseLine, 400, 404, 409),
    auth=TokenAuth("cases:answer"),
    summary="提交答复 · Submit",
)
def case_submission(request: HttpRequest, number: Number) -> dict[str, Any]:
    """逐行答复齐全后提交。 Hand the answer in once every row is answered."""
    by = user_of(request)
    return _line(case_submit(by=by, case=own_case_get(seen_by=by, number=number)))


@router.post(
    "/cases/{number}/files",
    response=answers(FileShown, 400, 404, 409, 413),
    auth=TokenAuth("cases:answer"),
    summary="上传附件 · Attach",
)
def case_files(
    request: HttpRequest, number: Number, file: File[UploadedFile], row: int | None = None
) -> dict[str, Any]:
    """上传附件，可指明所属的行。 Attach a file, to one row if it is named."""
    by = user_of(request)
    case = own_case_get(seen_by=by, number=number)
    of = Row.objects.filter(item__case=case, pk=row).first() if row is not None else None
    if row is not None and of is None:
        raise RowNotAsked(row=row, number=number)
    return _file(file_attach(by=by, case=case, upload=file, row=of))


@router.get(
    "/cases/{number}/files/{pk}",
    response=answers(None, 404),
    openapi_extra=content("*/*"),
    auth=TokenAuth("cases:read"),
    summary="下载附件 · Download a file",
)
def case_file(request: HttpRequest, number: Number, pk: int) -> HttpResponseBase:
    """附件原文。 The file's bytes."""
    return sent_attachment(attachment_get(seen_by=user_of(request), number=number, pk=pk))


@router.post(
    "/cases/{number}/extensions",
    response=answers(CaseLine, 400, 404, 409),
    auth=TokenAuth("cases:answer"),
    summary="申请延期 · More time",
)
def case_extensions(request: HttpRequest, number: Number, asked: TimeAsked) -> dict[str, Any]:
    """申请延长若干工作日。 Ask for some working days more."""
    by = user_of(request)
    case = own_case_get(seen_by=by, number=number)
    extension_ask(by=by, case=case, days_more=asked.days, reason=asked.reason)
    return _line(case)


@router.post(
    "/cases/{number}/milestones/{pk}",
    response=answers(MilestoneShown, 400, 404, 409),
    auth=TokenAuth("cases:answer"),
    summary="报告整改节点 · Report a milestone",
)
def case_milestone(request: HttpRequest, number: Number, pk: int, said: TextSaid) -> dict[str, Any]:
    """报告整改节点的完成情况。 Say how a step of the plan was done."""
    by = user_of(request)
    milestone = milestone_get(case=own_case_get(seen_by=by, number=number), pk=pk)
    return _milestone(milestone_report(by=by, milestone=milestone, text=said.text))


def _line(case: Case) -> dict[str, Any]:
    state = "answered" if own_state(case) != case.state_words else case.state
    title = {"zh": case.title_zh, "en": case.title_en}
    due = {"due_on": case.due_on, "is_due_assumed": case.is_due_assumed}
    return {"number": case.number, "title": title, "state": state, **due}


def _case(case: Case) -> dict[str, Any]:
    return {
        **_line(case),
        "request": case.request,
        "round": case.round,
        "items": [_item(item) for item in items_of(case)],
        "measures": [_measure(measure) for measure in measures_of(case) if measure.ordered_at],
        "files": [_file(file) for file in case.attachments.filter(is_shared=True)],
    }


def _item(item: Any) -> dict[str, Any]:
    sentence = {"zh": item.sentence_zh, "en": item.sentence_en}
    return {"number": item.number, "sentence": sentence, "rows": [_row(row) for row in item.rows.all()]}


def _row(row: Any) -> dict[str, Any]:
    said = ("round", "stance", "explanation", "at")
    answers = [{name: getattr(answer, name) for name in said} for answer in row.answers.all()]
    place = {name: getattr(row, name) for name in ("table", "period", "file", "line", "values")}
    return {"row": row.pk, **place, "answers": answers}


def _measure(measure: Any) -> dict[str, Any]:
    said = {name: getattr(measure, name) for name in ("kind", "text", "amount", "legal_basis")}
    return {**said, "milestones": [_milestone(goal) for goal in measure.milestones.all()]}


def _milestone(goal: Any) -> dict[str, Any]:
    said = {name: getattr(goal, name) for name in ("text", "due_on", "report", "accepted_at")}
    return {"milestone": goal.pk, **said}


def _file(file: Any) -> dict[str, Any]:
    return {"file": file.pk, "row": file.row_id, "name": file.name, "size": file.size, "sha256": file.sha256}
