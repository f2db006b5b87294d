"""The institution's pages: the cases that were dispatched to it, and nothing else."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from mingjian.cases import pages
from mingjian.cases.acts import INSTITUTIONS, perform
from mingjian.cases.selectors import attachment_get, own_case_get, own_case_list
from mingjian.cases.sending import sent_attachment
from mingjian.people.access import SignedIn, needs

CASES_A_PAGE = 50


@require_GET
@needs("see_own_cases")
def index(request: SignedIn) -> HttpResponse:
    """What the supervisor asks of us."""
    page = Paginator(own_case_list(seen_by=request.user), CASES_A_PAGE).get_page(request.GET.get("page"))
    lines = [(case, pages.due_of(case), pages.own_state(case)) for case in page]
    return render(request, "cases/own_index.html", {"page": page, "lines": lines})


@require_GET
@needs("see_own_cases")
def show(request: SignedIn, number: str) -> HttpResponse:
    """One case: what is asked, and where we answer."""
    case = own_case_get(seen_by=request.user, number=number)
    return render(request, "cases/own_show.html", {"shown": pages.own_page(case)})


@require_POST
@needs("answer_cases")
def act(request: SignedIn, number: str, act: str) -> HttpResponse:
    """Answer, submit, attach, ask for time, report a milestone."""
    perform(request, own_case_get(seen_by=request.user, number=number), INSTITUTIONS.get(act))
    return redirect("cases:own", number=number)


@require_GET
@needs("see_own_cases")
def attachment(request: SignedIn, number: str, pk: int) -> HttpResponseBase:
    """A file that was shared in one of our cases."""
    return sent_attachment(attachment_get(seen_by=request.user, number=number, pk=pk))
