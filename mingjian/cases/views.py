"""The supervisor's pages of cases."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mingjian.cases import pages
from mingjian.cases.acts import SUPERVISORS, perform
from mingjian.cases.bundle import bundle
from mingjian.cases.case_file import case_file
from mingjian.cases.origins import chosen, open_chosen
from mingjian.cases.selectors import Wanted, attachment_get, case_counts, case_get, case_list
from mingjian.cases.sending import sent, sent_attachment
from mingjian.cases.services.moving import today
from mingjian.cases.services.printing import printed
from mingjian.cases.states import STATE_WORDS
from mingjian.engine.language import readers, say
from mingjian.people.access import SignedIn, needs
from mingjian.people.models import Organisation

CASES_A_PAGE = 50


@require_GET
@needs("see_cases")
def index(request: SignedIn) -> HttpResponse:
    """The list: what waits for me, mine, overdue, all."""
    wanted = Wanted(**{name: request.GET[name] for name in Wanted.__dataclass_fields__ if name in request.GET})
    cases = case_list(seen_by=request.user, wanted=wanted, today=today())
    page = Paginator(cases, CASES_A_PAGE).get_page(request.GET.get("page"))
    lines = tuple(pages.Line(case, pages.due_of(case)) for case in page)
    counts = case_counts(seen_by=request.user, today=today())
    institutions = Organisation.objects.filter(cases__isnull=False).distinct()
    shown = pages.Index(page, lines, wanted, counts, institutions, STATE_WORDS)
    return render(request, "cases/index.html", {"shown": shown})


@require_http_methods(["GET", "POST"])
@needs("work_cases")
def open_case(request: SignedIn) -> HttpResponse:
    """Open a case from chosen clues or the problems of a filing, or join one; asked once more before it is done."""
    origin = chosen(request.user, request.POST if request.method == "POST" else request.GET)
    if "confirmed" not in request.POST:
        return render(request, "cases/open.html", {"origin": origin})
    case = open_chosen(request.user, origin, request.POST.get("case", ""))
    messages.success(request, say(f"已列入{case.number}。", f"It is in {case.number} now."))
    return redirect("cases:show", number=case.number)


@require_GET
@needs("see_cases")
def show(request: SignedIn, number: str) -> HttpResponse:
    """One case whole."""
    case = case_get(seen_by=request.user, number=number)
    return render(request, "cases/show.html", {"shown": pages.case_page(case, request.user)})


@require_POST
@needs("work_cases")
def act(request: SignedIn, number: str, act: str) -> HttpResponse:
    """Do something on a case."""
    perform(request, case_get(seen_by=request.user, number=number), SUPERVISORS.get(act))
    return redirect("cases:show", number=number)


@require_GET
@needs("see_cases")
def paper(request: SignedIn, number: str) -> HttpResponseBase:
    """The case as a PDF file in the reader's language."""
    case = case_get(seen_by=request.user, number=number)
    content = case_file(case)
    printed(by=request.user, case=case, what="pdf", content=content)
    return sent(content, f"{case.number}-{readers()}.pdf", "application/pdf")


@require_GET
@needs("see_cases")
def evidence(request: SignedIn, number: str) -> HttpResponseBase:
    """The case as an evidence bundle."""
    case = case_get(seen_by=request.user, number=number)
    content = bundle(case)
    printed(by=request.user, case=case, what="bundle", content=content)
    return sent(content, f"{case.number}.zip", "application/zip")


@require_GET
@needs("see_cases")
def attachment(request: SignedIn, number: str, pk: int) -> HttpResponseBase:
    """A file of a case."""
    return sent_attachment(attachment_get(seen_by=request.user, number=number, pk=pk))
