"""Which cases a person may see; what one may not see does not exist."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404

from mingjian.cases.models import Answer, Attachment, Case, Extension, Item, Measure, Milestone, Print, Row
from mingjian.cases.states import ENDED, WITH_INSTITUTION, ExtensionState, State
from mingjian.clues.models import Clue
from mingjian.people.models import User

VIEWS = ("waiting", "mine", "overdue", "open", "all")


@dataclass(frozen=True)
class Wanted:
    """What a reader of the list asks for; empty is everything."""

    view: str = "open"
    state: str = ""
    institution: str = ""
    text: str = ""


def case_list(*, seen_by: User, wanted: Wanted, today: date) -> QuerySet[Case]:
    """The supervisor's cases that are asked for, the newest first."""
    if not seen_by.may("see_cases"):
        return Case.objects.none()
    asked = {"state": wanted.state, "institution_id": wanted.institution}
    cases = Case.objects.filter(_in_view(wanted.view, seen_by, today), **{k: v for k, v in asked.items() if v})
    if wanted.text:
        said = (
            Q(number__icontains=wanted.text) | Q(title_zh__icontains=wanted.text) | Q(title_en__icontains=wanted.text)
        )
        cases = cases.filter(said | Q(subject_id__icontains=wanted.text))
    return cases.prefetch_related("institution", "assigned_to")  # a join would be taken first, and all sorted


def case_counts(*, seen_by: User, today: date) -> dict[str, int]:
    """How many cases stand in each view."""
    return {
        view: case_list(seen_by=seen_by, wanted=Wanted(view=view), today=today).count()
        for view in VIEWS
        if view != "all"
    }


def case_get(*, seen_by: User, number: str) -> Case:
    """One case on the supervisor's side."""
    if not seen_by.may("see_cases"):
        raise Http404
    people = ("opened_by", "assigned_to", "reviewed_by", "decided_by", "put_right_by", "closed_by")
    case = Case.objects.select_related("institution", *people).filter(number=number).first()
    if case is None:
        raise Http404
    return case


def own_case_list(*, seen_by: User) -> QuerySet[Case]:
    """The cases that were dispatched to the institution of `seen_by`, those to be answered first."""
    if not seen_by.may("see_own_cases"):
        return Case.objects.none()
    return Case.objects.filter(institution=seen_by.organisation, dispatched_at__isnull=False).order_by("-number")


def own_case_get(*, seen_by: User, number: str) -> Case:
    """One case that was dispatched to the institution of `seen_by`."""
    case = own_case_list(seen_by=seen_by).select_related("institution").filter(number=number).first()
    if case is None:
        raise Http404
    return case


def items_of(case: Case) -> list[Item]:
    """The items with their rows and every answer."""
    answers = Prefetch("answers", queryset=Answer.objects.select_related("by"))
    rows = Row.objects.prefetch_related(answers)
    return list(case.items.select_related("clue").prefetch_related(Prefetch("rows", queryset=rows)))


def measures_of(case: Case) -> list[Measure]:
    """The measures with their milestones."""
    return list(case.measures.select_related("proposed_by", "ordered_by").prefetch_related("milestones"))


def attachment_get(*, seen_by: User, number: str, pk: int) -> Attachment:
    """A file of a case that `seen_by` sees; the institution sees those shared with it."""
    if seen_by.may("see_cases"):
        found = Attachment.objects.filter(case__number=number, pk=pk)
    else:
        found = Attachment.objects.filter(case__in=own_case_list(seen_by=seen_by), is_shared=True)
        found = found.filter(case__number=number, pk=pk)
    attachment = found.select_related("case").first()
    if attachment is None:
        raise Http404
    return attachment


def print_get(*, seen_by: User, number: str, pk: int) -> Print:
    """A case that somebody has had made into a file."""
    found = Print.objects.select_related("case", "by").filter(case__number=number, pk=pk)
    made = found.first() if seen_by.may("see_cases") else None
    if made is None:
        raise Http404
    return made


def milestone_get(*, case: Case, pk: int) -> Milestone:
    """A milestone of a case that the caller has found for its reader."""
    milestone = Milestone.objects.select_related("measure__case__institution").filter(measure__case=case, pk=pk).first()
    if milestone is None:
        raise Http404
    return milestone


def extension_get(*, case: Case, pk: int) -> Extension:
    """A request for more time of a case that the caller has found for its reader."""
    extension = case.extensions.select_related("case").filter(pk=pk).first()
    if extension is None:
        raise Http404
    return extension


def clues_chosen(*, seen_by: User, clue_ids: Iterable[str]) -> list[Clue]:
    """The clues of these ids that `seen_by` may see."""
    if not seen_by.may("see_clues"):
        return []
    return list(Clue.objects.filter(pk__in=list(clue_ids)).select_related("institution").order_by("-severity", "pk"))


def cases_to_join(*, seen_by: User, clues: Iterable[Clue]) -> list[Case]:
    """Cases of the clues' institution that clues may still join."""
    institutions = {clue.institution.code for clue in clues}
    if not seen_by.may("work_cases") or len(institutions) != 1:
        return []
    joinable = Case.objects.filter(institution__code__in=institutions, state__in=(State.DRAFTED, State.REOPENED))
    return list(joinable[:50])


def clues_beside(case: Case, items: Iterable[Item]) -> list[Clue]:
    """Open clues about the same subjects of the same institution: what could join."""
    subjects = {item.clue.subject_id for item in items if item.clue}
    beside = Clue.objects.filter(institution=case.institution, state=Clue.State.OPEN, subject_id__in=subjects)
    return list(beside.order_by("-severity", "pk")[:20])


def _in_view(view: str, user: User, today: date) -> Q:
    if view == "waiting":
        return _waiting_for(user)
    if view == "mine":
        return Q(assigned_to=user) & ~Q(state__in=ENDED)
    if view == "overdue":
        return Q(state__in=WITH_INSTITUTION, due_on__lt=today)
    return Q() if view == "all" else ~Q(state__in=ENDED)


def _waiting_for(user: User) -> Q:
    """What stands still until this person does something."""
    asks_time = Exists(Extension.objects.filter(case=OuterRef("pk"), state=ExtensionState.ASKED))
    proposed = Exists(Measure.objects.filter(case=OuterRef("pk"), ordered_at=None))
    reported = Exists(
        Milestone.objects.filter(measure__case=OuterRef("pk"), reported_at__isnull=False, accepted_at=None)
    )
    own_turn = Q(state__in=(State.DRAFTED, State.ANSWERED, State.REOPENED)) | Q(asks_time) | Q(reported)
    own_turn |= Q(state=State.CONFIRMED) & ~Q(proposed)
    waiting = Q(assigned_to=user) & own_turn
    if user.may("decide_cases"):
        waiting |= Q(state=State.REVIEWED) & ~Q(reviewed_by=user)
        waiting |= Q(state=State.PUT_RIGHT) & ~Q(put_right_by=user)
        waiting |= Q(state__in=(State.REFUTED, State.INCONCLUSIVE)) | (Q(state=State.CONFIRMED) & Q(proposed))
    return waiting
