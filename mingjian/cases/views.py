"""The supervisor's pages of cases."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mingjian.cases import pages
from mingjian.cases.acts import SUPERVISORS, perform
from mingjian.cases.models import Print
from mingjian.cases.origins import chosen, open_chosen
from mingjian.cases.selectors import Wanted, attachment_get, case_counts, case_get, case_list, print_get
from mingjian.cases.sending import sent, sent_attachment
from mingjian.cases.services.moving import today
from mingjian.cases.services.printing import print_ask, print_take
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
    counts, paginator = case_counts(seen_by=request.user, today=today()), Paginator(cases, CASES_A_PAGE)
    if wanted == Wanted(view=wanted.view) and wanted.view in counts:
        paginator.count = counts[wanted.view]  # counted once is enough
    page = paginator.get_page(request.GET.get("page"))
    lines = tuple(pages.Line(case, pages.due_of(case)) for case in page)
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


@require_POST
@needs("see_cases")
def print_case(request: SignedIn, number: str, form: str) -> HttpResponse:
    """Ask for the case as a file; what is made already is given at once."""
    if form not in Print.Form.values:
        raise Http404
    case = case_get(seen_by=request.user, number=number)
    made = print_ask(by=request.user, case=case, form=form, language=readers())
    page = "cases:print_file" if made.state == Print.State.DONE else "cases:printed"
    return redirect(page, number=number, pk=made.pk)


@require_GET
@needs("see_cases")
def printed(request: SignedIn, number: str, pk: int) -> HttpResponse:
    """How far the file is, and where it lies once it is made."""
    template = "cases/_printed.html" if request.htmx else "cases/printed.html"
    return render(request, template, {"made": print_get(seen_by=request.user, number=number, pk=pk)})


@require_GET
@needs("see_cases")
def print_file(request: SignedIn, number: str, pk: int) -> HttpResponseBase:
    """The file."""
    made = print_get(seen_by=request.user, number=number, pk=pk)
    if made.state != Print.State.DONE:
        return redirect("cases:printed", number=number, pk=pk)
    return sent(print_take(by=request.user, made=made), made.name, made.media)


@require_GET
@needs("see_cases")
def attachment(request: SignedIn, number: str, pk: int) -> HttpResponseBase:
    """A file of a case."""
    return sent_attachment(attachment_get(seen_by=request.user, number=number, pk=pk))
