"""The pages: what an institution was told, where notices are sent, the watch itself, what is told about me."""

from dataclasses import fields

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mingjian.notices import pages, selectors
from mingjian.notices.errors import AddressNotSafe
from mingjian.notices.forms import AcknowledgeForm, WebhookForm
from mingjian.notices.selectors import Wanted
from mingjian.notices.services import acting
from mingjian.people.access import SignedIn, needs

A_PAGE = 50


@require_GET
@needs("see_notices")
def index(request: SignedIn) -> HttpResponse:
    """What we were told: to acknowledge first."""
    said = {field.name: request.GET[field.name] for field in fields(Wanted) if field.name in request.GET}
    wanted = Wanted(**said)
    found = Paginator(selectors.notice_list(seen_by=request.user, wanted=wanted), A_PAGE)
    shown = pages.index_page(request.user, wanted, found.get_page(request.GET.get("page")))
    return render(request, "notices/index.html", {"shown": shown})


@require_GET
@needs("see_notices")
def show(request: SignedIn, number: str) -> HttpResponse:
    """One notice; whoever opens it has read it."""
    notice = selectors.notice_get(seen_by=request.user, number=number)
    acting.notice_read(by=request.user, notice=notice)
    return render(request, "notices/show.html", {"page": pages.notice_page(notice), "form": AcknowledgeForm()})


@require_POST
@needs("see_notices")
def acknowledge(request: SignedIn, number: str) -> HttpResponse:
    """Take note of it."""
    notice = selectors.notice_get(seen_by=request.user, number=number)
    form = AcknowledgeForm(request.POST)
    if not form.is_valid():
        return render(request, "notices/show.html", {"page": pages.notice_page(notice), "form": form})
    acting.notice_acknowledge(by=request.user, notice=notice, outcome=form.cleaned_data["outcome"])
    return redirect("notices:show", number)


@require_http_methods(["GET", "POST"])
@needs("set_webhook")
def webhook(request: SignedIn) -> HttpResponse:
    """Where notices are sent, and what did not arrive."""
    known = selectors.webhook_of(seen_by=request.user)
    form = WebhookForm(request.POST or None, initial=vars(known) if known else None)
    if request.method == "POST" and form.is_valid():
        try:
            acting.webhook_set(by=request.user, **form.cleaned_data)
            return redirect("notices:webhook")
        except AddressNotSafe as fault:
            form.add_error("address", str(fault))
    shown = pages.webhook_page(request.user, known)
    return render(request, "notices/webhook.html", {"form": form, "shown": shown})


@require_POST
@needs("set_webhook")
def resend(request: SignedIn) -> HttpResponse:
    """Have dead letters tried again."""
    acting.dead_letters_resend(by=request.user)
    return redirect("notices:webhook")


@require_GET
@needs("see_network")
def watch(request: SignedIn) -> HttpResponse:
    """The watch itself: looks through the registers, what each question told, how far deliveries are."""
    return render(request, "notices/watch.html", {"shown": pages.watch_page(request.user)})


@require_GET
@needs("see_about_oneself")
def about(request: SignedIn) -> HttpResponse:
    """What institutions were told about me, and why."""
    told = Paginator(selectors.notices_about(seen_by=request.user), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "notices/about.html", {"told": told})
