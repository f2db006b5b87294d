"""The network's pages: asking, one's department, one's own affairs, operations, the auditor's search."""

import json
from dataclasses import fields
from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mingjian.exchange import pages, selectors
from mingjian.exchange.forms import AskForm
from mingjian.exchange.keys import network_public
from mingjian.exchange.managing import FORMS
from mingjian.exchange.portal import portal_ask
from mingjian.exchange.proving import receipt_of
from mingjian.exchange.selectors import Wanted
from mingjian.exchange.services.authorisations import authorisation_move, authorisation_sign
from mingjian.people.access import SignedIn, needs, public

A_PAGE = 50
DAYS = 30


@require_GET
@needs("ask_network")
def index(request: SignedIn) -> HttpResponse:
    """What we asked, newest first, and what we are allowed."""
    asked = Paginator(selectors.query_list(seen_by=request.user), A_PAGE).get_page(request.GET.get("page"))
    allowed = selectors.authorisation_list(seen_by=request.user)[:A_PAGE]
    return render(request, "exchange/index.html", {"asked": asked, "allowed": allowed})


@require_http_methods(["GET", "POST"])
@needs("ask_network")
def ask(request: SignedIn) -> HttpResponse:
    """Ask one question by hand."""
    form = AskForm(request.user.organisation, request.POST or None)
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
def mine(request: SignedIn) -> HttpResponse:
    """A person's or firm's own: permissions given, and who asked what."""
    asked = Paginator(selectors.queries_about(seen_by=request.user), A_PAGE).get_page(request.GET.get("page"))
    given = [pages.given(one) for one in selectors.own_authorisations(seen_by=request.user)[:A_PAGE]]
    return render(request, "exchange/mine.html", {"asked": asked, "given": given})


@require_POST
@needs("see_about_oneself")
def move(request: SignedIn, number: str, name: str) -> HttpResponse:
    """Sign, refuse, pause, resume or withdraw one's own."""
    found = selectors.own_authorisation(seen_by=request.user, number=number)
    if name == "sign":
        authorisation_sign(by=request.user, authorisation=found)
    else:
        authorisation_move(by=request.user, authorisation=found, move=name, reason=request.POST.get("reason", "")[:500])
    return redirect("exchange:mine")


@require_GET
@needs("see_network")
def operations(request: SignedIn) -> HttpResponse:
    """How the network works: services, volumes, refusals, keys, the log."""
    return render(
        request,
        "exchange/operations.html",
        {"page": pages.operations_page(DAYS), "may_run": request.user.may("run_network")},
    )


@require_GET
@needs("run_network")
def manage(request: SignedIn) -> HttpResponse:
    """The administrator's forms."""
    forms = {name: form(prefix=name) for name, form in FORMS.items()}
    return render(request, "exchange/manage.html", {"forms": forms})


@require_POST
@needs("run_network")
def act(request: SignedIn, name: str) -> HttpResponse:
    """Do what one of the forms says."""
    form = FORMS[name](request.POST, prefix=name)
    if form.is_valid():
        form.act(request.user)  # type: ignore[attr-defined]
        return redirect("exchange:manage")
    return render(request, "exchange/manage.html", {"forms": {name: form}})


@require_GET
@needs("see_audit")
def search(request: SignedIn) -> HttpResponse:
    """Every query by subject, organisation and case."""
    wanted = Wanted(**{field.name: request.GET.get(field.name, "").strip() for field in fields(Wanted)})
    asked = Paginator(selectors.query_search(wanted=wanted), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "exchange/search.html", {"asked": asked, "wanted": wanted})


@public
@require_GET
def key(request: HttpRequest) -> HttpResponse:
    """The network's public key, by which answers and receipts are checked."""
    told = {"Content-Disposition": 'attachment; filename="mingjian-network.pub"'}
    return HttpResponse(network_public() + "\n", content_type="text/plain; charset=utf-8", headers=told)
