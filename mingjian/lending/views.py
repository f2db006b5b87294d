"""The pages on which a bank opens an application, and answers what other banks ask of it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mingjian.engine.language import say
from mingjian.lending import selectors
from mingjian.lending.acts import ANSWERS
from mingjian.lending.forms import WishForm
from mingjian.lending.pages import ConsentsPage, new_page
from mingjian.lending.services.opening import application_open
from mingjian.lending.wishing import wish_of
from mingjian.mortgage.forms import reason_said
from mingjian.people.access import SignedIn, needs
from mingjian.web.forms import done_or_told

CONSENTS_A_PAGE = 50


@require_http_methods(["GET", "POST"])
@needs("apply_mortgages")
def new(request: SignedIn) -> HttpResponse:
    """Open an application."""
    form = WishForm(request.POST or None)
    application = None
    if request.method == "POST" and form.is_valid():
        application = done_or_told(form, lambda: application_open(by=request.user, wish=wish_of(form)))
    if application is None:
        return render(request, "lending/new.html", {"shown": new_page(form)})
    messages.success(request, say(f"已建立{application.number}。", f"{application.number} is open."))
    return redirect("mortgage:show", pk=application.pk)


@require_GET
@needs("confirm_mortgages")
def consents(request: SignedIn) -> HttpResponse:
    """What other banks ask of mine, and what it answered."""
    found = Paginator(selectors.consent_list(seen_by=request.user), CONSENTS_A_PAGE).get_page(request.GET.get("page"))
    waiting = selectors.consents_waiting(seen_by=request.user)[:CONSENTS_A_PAGE]
    return render(request, "lending/consents.html", {"shown": ConsentsPage(waiting, found)})


@require_POST
@needs("confirm_mortgages")
def consent(request: SignedIn, pk: int, answer: str) -> HttpResponse:
    """Consent, or refuse with a reason."""
    if answer not in ANSWERS:
        raise Http404
    held = ANSWERS[answer](request.user, selectors.consent_get(seen_by=request.user, pk=pk), reason_said(request.POST))
    messages.success(request, say(f"已答复：{held.words.zh}。", f"Answered: {held.words.en}."))
    return redirect("lending:consents")
