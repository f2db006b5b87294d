"""The desk of courts and the registry: entries on the spot, and what is registered on a unit."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mingjian.desk import pages, selectors
from mingjian.desk.acts import ANSWERS
from mingjian.desk.forms import OrderForm, order_terms
from mingjian.desk.models import Order
from mingjian.desk.services.ordering import order_give
from mingjian.engine.language import say
from mingjian.mortgage.forms import reason_said
from mingjian.people.access import SignedIn, needs
from mingjian.registry.connector import registry
from mingjian.web.forms import done_or_told

ORDERS_A_PAGE = 50


@require_http_methods(["GET", "POST"])
@needs("see_register_desk")
def orders(request: SignedIn) -> HttpResponse:
    """What a court or the registry entered on the spot, and the form for more."""
    form = OrderForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        given = {"unit": said["unit"].strip(), "act": said["act"], "terms": order_terms(said)}
        order = done_or_told(form, lambda: order_give(by=request.user, **given))
        if order:
            messages.success(request, order_told(order))
            return redirect("desk:orders")
    page = Paginator(selectors.order_list(seen_by=request.user), ORDERS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/orders.html", {"shown": pages.orders_page(page, form, request.user)})


@require_GET
@needs("see_register_desk")
def unit(request: SignedIn) -> HttpResponse:
    """What is registered on a unit now."""
    code = request.GET.get("unit", "").strip()
    if not code:
        return redirect("desk:orders")
    facts = registry().facts(code)
    return render(request, "desk/unit.html", {"facts": facts})


@require_POST
@needs("register_mortgages")
def answer(request: SignedIn, pk: int, answer: str) -> HttpResponse:
    """A second registrar confirms what changes rights, or declines it with a reason."""
    if answer not in ANSWERS:
        raise Http404
    order = selectors.order_get(seen_by=request.user, pk=pk)
    messages.success(request, order_told(ANSWERS[answer](request.user, order, reason_said(request.POST))))
    return redirect("desk:orders")


def order_told(order: Order) -> str:
    """What became of it, in the reader's language."""
    if order.is_waiting:
        return say(
            f"已提出，待另一位登记员复核：{order.words.zh}。", f"Waits for a second registrar: {order.words.en}."
        )
    if order.declined_for:
        return say(f"不予办理：{order.words.zh}。", f"Declined: {order.words.en}.")
    return say(f"已登簿：{order.words.zh}。", f"Recorded: {order.words.en}.")
