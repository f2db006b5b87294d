"""How the network works, and the auditor's search."""

from dataclasses import asdict, fields
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

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


@require_http_methods(["GET", "POST"])
@needs("see_audit")
def search(request: SignedIn) -> HttpResponse:
    """Every query by subject, organisation and case. What is typed is sent, so that no address holds an ID number."""
    if request.method == "POST":
        return redirect(f"{reverse('traffic:search')}?{urlencode(asdict(_wanted(request.POST).as_kept()))}")
    wanted = _wanted(request.GET)
    asked = Paginator(selectors.query_search(wanted=wanted), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "traffic/search.html", {"asked": asked, "wanted": wanted})


def _wanted(said: QueryDict) -> Wanted:
    return Wanted(**{field.name: said.get(field.name, "").strip() for field in fields(Wanted)})
