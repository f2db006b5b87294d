"""The administrator's page: members and keys, services, departments' systems; and the network's public key."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from mingjian.engine.language import say
from mingjian.network.forms import FORMS, OPENINGS
from mingjian.network.keys import network_public
from mingjian.network.models import Key, Proposal
from mingjian.network.pages import manage_page
from mingjian.network.proposing import proposal_agree, proposal_decline
from mingjian.network.services import key_revoke
from mingjian.people.access import SignedIn, needs, public
from mingjian.web.forms import done_or_told


@require_GET
@needs("run_network")
def manage(request: SignedIn) -> HttpResponse:
    """Who takes part, what waits for a second administrator, and the forms."""
    return render(request, "network/manage.html", manage_page(request.user))


@require_POST
@needs("run_network")
def act(request: SignedIn, name: str) -> HttpResponse:
    """Do what one of the forms says, or ask for it."""
    form = FORMS[name](request.POST, prefix=name)
    if form.is_valid():
        done_or_told(form, lambda: form.act(request.user))  # type: ignore[attr-defined]
    if form.errors:
        return render(request, "network/manage.html", manage_page(request.user, (name, form)))
    if name in OPENINGS:
        messages.success(request, say("已提出，待另一位系统管理员同意。", "Asked for; another administrator agrees."))
    else:
        messages.success(request, say("已保存，写入审计日志。", "Saved; it is in the audit log."))
    return redirect("network:manage")


@require_POST
@needs("run_network")
def decide(request: SignedIn, pk: str, answer: str) -> HttpResponse:
    """Agree to what another administrator asked for, or decline it; who asked may take it back."""
    proposal = get_object_or_404(Proposal, pk=pk)
    if answer == "agree":
        proposal_agree(by=request.user, proposal=proposal, number=request.POST.get("number", ""))
        messages.success(request, say("已同意，即时生效。", "Agreed; it holds from now on."))
    else:
        proposal_decline(by=request.user, proposal=proposal, reason=request.POST.get("reason", ""))
        messages.success(request, say("已不予同意。", "Declined."))
    return redirect("network:manage")


@require_POST
@needs("run_network")
def revoke(request: SignedIn, pk: int) -> HttpResponse:
    """Have a key answered no more."""
    key_revoke(by=request.user, key=get_object_or_404(Key, pk=pk), reason=request.POST.get("reason", ""))
    messages.success(request, say("密钥已吊销。", "The key is revoked."))
    return redirect("network:manage")


@public
@require_GET
def key(request: HttpRequest) -> HttpResponse:
    """The network's public key, by which answers and receipts are checked."""
    told = {"Content-Disposition": 'attachment; filename="mingjian-network.pub"'}
    return HttpResponse(network_public() + "\n", content_type="text/plain; charset=utf-8", headers=told)
