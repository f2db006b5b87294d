"""Opening a case from clues or from quality problems, joining more, saying who works it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from mingjian.cases.errors import CaseNotOpen, NothingToAsk, SeveralInstitutions
from mingjian.cases.knowledge import model_title
from mingjian.cases.models import Case, Item
from mingjian.cases.models import Sequence as Numbers
from mingjian.cases.services.items import clue_item, problem_item
from mingjian.cases.services.moving import change, locked, still_open, tell, today
from mingjian.cases.states import Origin, State
from mingjian.clues.models import Clue
from mingjian.clues.services import clue_enter_case
from mingjian.engine.contracts import Words
from mingjian.people.access import NotAllowed, require
from mingjian.people.models import Organisation, User

PROBLEMS_TITLE = Words("报送数据质量问题", "Quality problems in what was filed")
PROBLEM_SEVERITY = 2


@dataclass(frozen=True)
class Problem:
    """One problem of a filing, as its receipt tells it."""

    table: str
    period: date | None
    file: str
    line: int | None
    column: str
    rule: str
    value: str
    message: Words


@transaction.atomic
def case_open(*, by: User, clues: Iterable[Clue]) -> Case:
    """Open a case from clues of one institution; they leave the queue."""
    require(by, "work_cases")
    chosen = list(clues)
    institution = _one_institution(chosen)
    number = next_number(today().year)
    held = clue_enter_case(by=by, clues=chosen, case_number=number)
    subjects = {(clue.subject_type, clue.subject_id) for clue in held}
    subject_type, subject_id = subjects.pop() if len(subjects) == 1 else ("", "")
    title = model_title(held[0].model)
    case = _case(by, number, institution, Origin.CLUES, title)
    case.subject_type, case.subject_id = subject_type, subject_id
    _save(case, held)
    tell(case, "open", by=by, clues=[clue.clue_id for clue in held], institution=institution.code)
    return case


@transaction.atomic
def case_open_for_problems(*, by: User, institution: Organisation, problems: Sequence[Problem]) -> Case:
    """Open a case about quality problems of an institution's filings."""
    require(by, "work_cases")
    if not problems:
        raise NothingToAsk
    case = _case(by, next_number(today().year), institution, Origin.PROBLEMS, PROBLEMS_TITLE)
    _save(case, [])
    for number, problem in enumerate(problems, 1):
        problem_item(case, number, problem)
    tell(case, "open", by=by, problems=len(problems), institution=institution.code)
    return case


@transaction.atomic
def case_join(*, by: User, case: Case, clues: Iterable[Clue]) -> Case:
    """Put more clues of the same institution into a case that is not with the institution yet."""
    require(by, "work_cases")
    held = locked(case)
    if held.state not in (State.DRAFTED, State.REOPENED):
        raise CaseNotOpen(number=held.number)
    chosen = list(clues)
    if _one_institution(chosen).pk != held.institution.pk:
        raise SeveralInstitutions(count=2)
    entered = clue_enter_case(by=by, clues=chosen, case_number=held.number)
    first = held.items.count() + 1
    for number, clue in enumerate(entered, first):
        clue_item(held, number, clue)
    change(held, severity=max(held.severity, *(clue.severity for clue in entered)), amount=_at_stake(held))
    tell(held, "join", by=by, clues=[clue.clue_id for clue in entered])
    return held


@transaction.atomic
def case_assign(*, by: User, case: Case, to: User) -> Case:
    """Say who works the case."""
    require(by, "work_cases")
    if not to.may("work_cases"):
        raise NotAllowed
    held = still_open(case)
    change(held, assigned_to=to)
    tell(held, "assign", by=by, to=to.username, name=to.name)
    return held


@transaction.atomic
def case_note(*, by: User, case: Case, text: str) -> Case:
    """Write a remark into the timeline that the institution does not see."""
    require(by, "work_cases")
    held = still_open(case)
    tell(held, "note", by=by, text=text.strip())
    return held


def next_number(year: int) -> str:
    """The next number of the year; it is lost with the transaction that took it, so none is missing."""
    Numbers.objects.get_or_create(year=year)
    numbers = Numbers.objects.select_for_update().get(year=year)
    numbers.last += 1
    numbers.save(update_fields=["last"])
    return f"HC{year}-{numbers.last:06d}"


def _one_institution(clues: Sequence[Clue]) -> Organisation:
    if not clues:
        raise NothingToAsk
    institutions = {clue.institution_id: clue.institution for clue in clues}
    if len(institutions) > 1:
        raise SeveralInstitutions(count=len(institutions))
    return next(iter(institutions.values()))


def _case(by: User, number: str, institution: Organisation, origin: Origin, title: Words) -> Case:
    return Case(
        number=number,
        origin=origin,
        institution=institution,
        title_zh=title.zh,
        title_en=title.en,
        severity=PROBLEM_SEVERITY,
        opened_at=timezone.now(),
        opened_by=by,
        assigned_to=by,
    )


def _save(case: Case, clues: Sequence[Clue]) -> None:
    if clues:
        case.severity = max(clue.severity for clue in clues)
        case.amount = sum((clue.amount for clue in clues if clue.amount), Decimal(0)) or None
    case.full_clean()
    case.save(force_insert=True)
    for number, clue in enumerate(clues, 1):
        clue_item(case, number, clue)


def _at_stake(case: Case) -> Decimal | None:
    return sum((item.amount for item in Item.objects.filter(case=case) if item.amount), Decimal(0)) or None
