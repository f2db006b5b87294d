"""Asking at the portal, what a department is asked, who asked about oneself."""

import json
from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from mingjian.authorisations.selectors import authorisation_list
from mingjian.exchange import pages, selectors
from mingjian.exchange.forms import AskForm
from mingjian.exchange.portal import portal_ask
from mingjian.exchange.proving import receipt_of
from mingjian.people.access import SignedIn, needs

A_PAGE = 50
DAYS = 30


@require_GET
@needs("ask_network")
def index(request: SignedIn) -> HttpResponse:
    """What we asked, newest first, and what we are allowed."""
    asked = Paginator(selectors.query_list(seen_by=request.user), A_PAGE).get_page(request.GET.get("page"))
    allowed = authorisation_list(seen_by=request.user)[:A_PAGE]
    return render(request, "exchange/index.html", {"asked": asked, "allowed": allowed})


@require_http_methods(["GET", "POST"])
@needs("ask_network")
def ask(request: SignedIn) -> HttpResponse:
    """Ask one question by hand; `again` names an earlier one to begin with."""
    before = selectors.query_list(seen_by=request.user).filter(number=request.GET.get("again", "")).first()
    form = AskForm(request.user.organisation, request.POST or None, before)
    if request.method == "POST" and form.is_valid():
        query = portal_ask(by=request.user, question=form.question(request.user))
        return redirect("exchange:query", query.number)
    return render(request, "exchange/ask.html", {"form": form})


@require_GET
@needs("ask_network")
def query(request: SignedIn, number: str) -> HttpResponse:
    """One query and its answer."""
    found = selectors.query_get(seen_by=request.user, number=number)
    return render(request, "exchange/query.html", {"page": pages.query_page(found)})


@require_GET
@needs("ask_network")
def receipt(request: SignedIn, number: str) -> HttpResponse:
    """The receipt of what was asked at the portal, to be kept and checked offline."""
    found = selectors.query_get(seen_by=request.user, number=number)
    text = json.dumps(receipt_of(found).document(), ensure_ascii=False, indent=1)
    told = {"Content-Disposition": f'attachment; filename="receipt-{number}.json"'}
    return HttpResponse(text, content_type="application/json", headers=told)


@require_GET
@needs("see_served")
def served(request: SignedIn) -> HttpResponse:
    """A department's services, and who asked them."""
    since = timezone.now() - timedelta(days=DAYS)
    asked = Paginator(selectors.queries_served(seen_by=request.user), A_PAGE).get_page(request.GET.get("page"))
    askers = selectors.askers_served(seen_by=request.user, since=since)
    services = selectors.services_of(request.user.organisation)
    return render(request, "exchange/served.html", {"asked": asked, "askers": askers, "services": services})


@require_GET
@needs("see_about_oneself")
def about(request: SignedIn) -> HttpResponse:
    """Who asked what about the person or firm."""
    asked = Paginator(selectors.queries_about(seen_by=request.user), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "exchange/about.html", {"asked": asked})
