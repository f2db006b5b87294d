"""The pages of applications, for everybody who works on them, and for the supervisor."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from mingjian.cases.sending import sent
from mingjian.certificates.printing import certificate_print
from mingjian.mortgage import pages, selectors
from mingjian.mortgage.acts import acts, perform
from mingjian.mortgage.models import Application
from mingjian.mortgage.states import STATE_WORDS
from mingjian.people.access import SignedIn, needs

APPLICATIONS_A_PAGE = 50


@require_GET
@needs("see_mortgages")
def index(request: SignedIn) -> HttpResponse:
    """The list: what waits for me, under way, in force, all."""
    wanted = selectors.Wanted(**{name: request.GET[name] for name in ("view", "state", "text") if name in request.GET})
    found = selectors.application_list(seen_by=request.user, wanted=wanted)
    page = Paginator(found, APPLICATIONS_A_PAGE).get_page(request.GET.get("page"))
    shown = pages.Index(page, wanted, selectors.application_counts(seen_by=request.user), STATE_WORDS)
    return render(request, "mortgage/index.html", {"shown": shown})


@require_GET
@needs("see_mortgages")
def show(request: SignedIn, pk: int) -> HttpResponse:
    """One application whole."""
    application = selectors.application_get(seen_by=request.user, pk=pk)
    return render(request, "mortgage/show.html", {"shown": pages.application_page(application, request.user)})


@require_POST
@needs("see_mortgages")
def act(request: SignedIn, pk: int, act: str) -> HttpResponse:
    """Do something on an application; the services say who may."""
    perform(request, selectors.application_get(seen_by=request.user, pk=pk), acts().get(act))
    return redirect("mortgage:show", pk=pk)


@require_GET
@needs("see_mortgages")
def certificate(request: SignedIn, pk: int) -> HttpResponseBase:
    """The electronic certificate."""
    return certificate_sent(selectors.application_get(seen_by=request.user, pk=pk))


def certificate_sent(application: Application) -> HttpResponseBase:
    """The certificate of an application that one may see, as its signed file."""
    if application.certificate is None:
        raise Http404
    path = certificate_print(certificate=application.certificate)
    return sent(path, f"{application.certificate.number}.pdf", "application/pdf")
