"""The page on which a bank opens an application."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from mingjian.engine.language import say
from mingjian.lending.forms import WishForm
from mingjian.lending.pages import new_page
from mingjian.lending.services.opening import application_open
from mingjian.lending.wishing import wish_of
from mingjian.people.access import SignedIn, needs


@require_http_methods(["GET", "POST"])
@needs("apply_mortgages")
def new(request: SignedIn) -> HttpResponse:
    """Open an application."""
    form = WishForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return render(request, "lending/new.html", {"shown": new_page(form)})
    application = application_open(by=request.user, wish=wish_of(form))
    messages.success(request, say(f"已建立{application.number}。", f"{application.number} is open."))
    return redirect("mortgage:show", pk=application.pk)
