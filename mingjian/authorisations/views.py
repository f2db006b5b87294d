"""A person's or firm's own permissions: seen, signed, refused, paused, withdrawn."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from mingjian.authorisations import pages, selectors
from mingjian.authorisations.services import authorisation_move, authorisation_sign
from mingjian.people.access import SignedIn, needs

A_PAGE = 20


@require_GET
@needs("see_about_oneself")
def index(request: SignedIn) -> HttpResponse:
    """What one allowed, and what waits for one's hand."""
    shown = Paginator(selectors.own_authorisations(seen_by=request.user), A_PAGE).get_page(request.GET.get("page"))
    given = [pages.given(one) for one in shown]
    return render(request, "authorisations/index.html", {"given": given, "shown": shown})


@require_POST
@needs("see_about_oneself")
def move(request: SignedIn, number: str, name: str) -> HttpResponse:
    """Sign, refuse, pause, resume or withdraw one's own."""
    found = selectors.own_authorisation(seen_by=request.user, number=number)
    if name == "sign":
        authorisation_sign(by=request.user, authorisation=found, notice_hash=request.POST.get("notice", ""))
    else:
        authorisation_move(by=request.user, authorisation=found, move=name, reason=request.POST.get("reason", "")[:500])
    return redirect("authorisations:index")
