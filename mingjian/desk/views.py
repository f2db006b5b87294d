"""The desk of courts and the registry: entries on the spot, and what is registered on a unit."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from mingjian.desk import pages, selectors
from mingjian.desk.forms import OrderForm, order_terms
from mingjian.desk.services.ordering import order_give
from mingjian.engine.language import say
from mingjian.people.access import SignedIn, needs
from mingjian.registry.connector import registry

ORDERS_A_PAGE = 50


@require_http_methods(["GET", "POST"])
@needs("see_register_desk")
def orders(request: SignedIn) -> HttpResponse:
    """What a court or the registry entered on the spot, and the form for more."""
    form = OrderForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        order = order_give(by=request.user, unit=said["unit"].strip(), act=said["act"], terms=order_terms(said))
        messages.success(request, say(f"已登簿：{order.words.zh}。", f"Recorded: {order.words.en}."))
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
