"""The pages of banks, the registry, courts and the supervisor."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mingjian.cases.sending import sent
from mingjian.engine.language import say
from mingjian.mortgage import pages, selectors
from mingjian.mortgage.acts import ACTS, MORE, perform
from mingjian.mortgage.forms import OrderForm, WishForm
from mingjian.mortgage.services.opening import application_open
from mingjian.mortgage.services.ordering import order_give
from mingjian.mortgage.services.printing import certificate_print
from mingjian.mortgage.states import STATE_WORDS
from mingjian.mortgage.wishing import order_terms, wish_of
from mingjian.people.access import SignedIn, needs
from mingjian.registry.connector import registry

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


@require_http_methods(["GET", "POST"])
@needs("apply_mortgages")
def new(request: SignedIn) -> HttpResponse:
    """Open an application."""
    form = WishForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return render(request, "mortgage/new.html", {"shown": pages.new_page(form)})
    application = application_open(by=request.user, wish=wish_of(form))
    messages.success(request, say(f"已建立{application.number}。", f"{application.number} is open."))
    return redirect("mortgage:show", pk=application.pk)


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
    perform(request, selectors.application_get(seen_by=request.user, pk=pk), ACTS.get(act) or MORE.get(act))
    return redirect("mortgage:show", pk=pk)


@require_GET
@needs("see_mortgages")
def certificate(request: SignedIn, pk: int) -> HttpResponseBase:
    """The electronic certificate."""
    found = selectors.certificate_get(seen_by=request.user, pk=pk)
    return sent(certificate_print(certificate=found), f"{found.number}.pdf", "application/pdf")


@require_http_methods(["GET", "POST"])
@needs("see_register_desk")
def orders(request: SignedIn) -> HttpResponse:
    """What a court or the registry entered on the spot, and the form for more."""
    form = OrderForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        order = order_give(by=request.user, unit=said["unit"].strip(), act=said["act"], terms=order_terms(said))
        messages.success(request, say(f"已登簿：{order.words.zh}。", f"Recorded: {order.words.en}."))
        return redirect("mortgage:orders")
    page = Paginator(selectors.order_list(seen_by=request.user), APPLICATIONS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "mortgage/orders.html", {"shown": pages.orders_page(page, form, request.user)})


@require_GET
@needs("see_register_desk")
def unit(request: SignedIn) -> HttpResponse:
    """What is registered on a unit now."""
    code = request.GET.get("unit", "").strip()
    if not code:
        return redirect("mortgage:orders")
    facts = registry().facts(code)
    return render(request, "mortgage/unit.html", {"facts": facts})
