"""Batches at the portal: sent in, watched, their result fetched."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from mingjian.batches.forms import BatchForm
from mingjian.batches.models import Batch
from mingjian.batches.portal import batch_send
from mingjian.batches.selectors import batch_list, batch_shown
from mingjian.batches.taking import result_of
from mingjian.engine.language import say
from mingjian.people.access import SignedIn, needs
from mingjian.web.forms import done_or_told

A_PAGE = 20


@require_GET
@needs("ask_network")
def index(request: SignedIn) -> HttpResponse:
    """What we sent in and how far it is; the list alone when htmx asks."""
    batches = Paginator(batch_list(seen_by=request.user), A_PAGE).get_page(request.GET.get("page"))
    is_waiting = any(one.state == Batch.State.WAITING for one in batches)
    name = "batches/_batches.html" if request.htmx else "batches/index.html"
    return render(request, name, {"batches": batches, "is_waiting": is_waiting})


@require_http_methods(["GET", "POST"])
@needs("ask_network")
def new(request: SignedIn) -> HttpResponse:
    """Send a sheet of subjects in."""
    form = BatchForm(request.user.organisation, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        batch = done_or_told(form, lambda: batch_send(by=request.user, many=form.many(request.user)))
        if batch:
            count = batch.total
            messages.success(request, say(f"已接收{count}条，正在办理。", f"{count} lines taken in, being answered."))
            return redirect("batches:index")
    return render(request, "batches/new.html", {"form": form})


@require_GET
@needs("ask_network")
def result(request: SignedIn, number: str) -> HttpResponse:
    """The one result file of what is done: a JSON line for each line asked, in their order."""
    batch = batch_shown(seen_by=request.user, number=number)
    if batch.state != Batch.State.DONE or batch.is_forgotten:
        raise Http404
    told = {"Content-Disposition": f'attachment; filename="batch-{number}.jsonl"'}
    return HttpResponse(result_of(batch), content_type="application/jsonl; charset=utf-8", headers=told)
