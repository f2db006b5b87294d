"""How the network works, and the auditor's search."""

from dataclasses import fields

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from mingjian.people.access import SignedIn, needs
from mingjian.traffic import pages, selectors
from mingjian.traffic.selectors import Wanted

A_PAGE = 50
DAYS = 30


@require_GET
@needs("see_network")
def index(request: SignedIn) -> HttpResponse:
    """How the network works: services, volumes, refusals, keys, the log."""
    return render(
        request,
        "traffic/index.html",
        {"page": pages.operations_page(DAYS), "may_run": request.user.may("run_network")},
    )


@require_GET
@needs("see_audit")
def search(request: SignedIn) -> HttpResponse:
    """Every query by subject, organisation and case."""
    wanted = Wanted(**{field.name: request.GET.get(field.name, "").strip() for field in fields(Wanted)})
    asked = Paginator(selectors.query_search(wanted=wanted), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "traffic/search.html", {"asked": asked, "wanted": wanted})
