"""The administrator's page: members and keys, services, departments' systems; and the network's public key."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from mingjian.engine.language import say
from mingjian.network.forms import FORMS
from mingjian.network.keys import network_public
from mingjian.people.access import SignedIn, needs, public
from mingjian.web.forms import done_or_told


@require_GET
@needs("run_network")
def manage(request: SignedIn) -> HttpResponse:
    """The administrator's forms."""
    forms = {name: form(prefix=name) for name, form in FORMS.items()}
    return render(request, "network/manage.html", {"forms": forms})


@require_POST
@needs("run_network")
def act(request: SignedIn, name: str) -> HttpResponse:
    """Do what one of the forms says."""
    form = FORMS[name](request.POST, prefix=name)
    if form.is_valid():
        done_or_told(form, lambda: form.act(request.user))  # type: ignore[attr-defined]
    if form.errors:
        others = {other: kind(prefix=other) for other, kind in FORMS.items()}
        return render(request, "network/manage.html", {"forms": others | {name: form}})
    messages.success(request, say("已保存，写入审计日志。", "Saved; it is in the audit log."))
    return redirect("network:manage")


@public
@require_GET
def key(request: HttpRequest) -> HttpResponse:
    """The network's public key, by which answers and receipts are checked."""
    told = {"Content-Disposition": 'attachment; filename="mingjian-network.pub"'}
    return HttpResponse(network_public() + "\n", content_type="text/plain; charset=utf-8", headers=told)
