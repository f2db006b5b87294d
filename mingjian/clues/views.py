"""The queue, a clue's page, and what is done to clues."""

from django.contrib import messages
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods

from mingjian.clues.exporting import queue_export
from mingjian.clues.forms import ActForm
from mingjian.clues.models.work import DISMISS_REASONS
from mingjian.clues.page import CluePage, line_page
from mingjian.clues.pages import ActPage, QueuePage, views_of
from mingjian.clues.queue import queue_page
from mingjian.clues.selectors import clue_get, visible
from mingjian.clues.services.keeping import view_remove, view_save
from mingjian.clues.services.looking import line_looked_at
from mingjian.clues.services.moving import AT_ONCE
from mingjian.clues.states import MOVES
from mingjian.clues.wanted import Wanted
from mingjian.engine.dossier import sql_as_run
from mingjian.engine.language import readers, say
from mingjian.people.access import SignedIn, needs
from mingjian.web.library import library

_WEEK = 7 * 86400


@require_GET
@needs("see_clues")
def index(request: SignedIn) -> HttpResponse:
    """The queue, whole or what the filters changed."""
    wanted = Wanted.read(request.GET.dict())
    shown = QueuePage(request.user, wanted, queue_page(seen_by=request.user, wanted=wanted))
    template = "clues/_queue.html" if request.htmx else "clues/index.html"
    return render(request, template, {"shown": shown})


@require_GET
@needs("see_clues")
def export(request: SignedIn) -> StreamingHttpResponse:
    """The filtered queue as a file."""
    wanted = Wanted.read(request.GET.dict())
    lines = queue_export(by=request.user, wanted=wanted)
    headers = {"Content-Disposition": 'attachment; filename="clues.csv"'}
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)


@require_http_methods(["GET", "POST"])
@needs("see_clues")
def views(request: SignedIn) -> HttpResponse:
    """The views kept: to open, to keep another, to remove."""
    wanted = Wanted.read(request.GET.dict())
    if request.method == "GET":
        return render(request, "clues/views.html", {"wanted": wanted, "views": views_of(request.user)})
    if number := request.POST.get("remove"):
        view_remove(by=request.user, number=int(number) if number.isdigit() else 0)
        return redirect("clues:views")
    name, is_shared = request.POST.get("name", ""), "is_shared" in request.POST
    kept = view_save(by=request.user, name=name, wanted=wanted, is_shared=is_shared)
    return redirect(f"{reverse('clues:index')}?{kept.query}")


@require_http_methods(["GET", "POST"])
@needs("work_clues")
def act(request: SignedIn, name: str) -> HttpResponse:
    """Ask why, then do it: to one clue or to many."""
    if request.method == "GET":
        clues = visible(request.user).filter(pk__in=request.GET.getlist("clue")[:AT_ONCE]).select_related("institution")
        shown = ActPage(name, MOVES[name].words, list(clues), DISMISS_REASONS, _back(request, request.GET.get("next")))
        return render(request, "clues/act.html", {"shown": shown})
    done = ActForm(request.POST).carry_out(name, request.user)
    messages.success(request, say(f"已处理{len(done)}个疑点。", f"Done for {len(done)} clues."))
    return redirect(_back(request, request.POST.get("next")))


@require_GET
@needs("see_clues")
def show(request: SignedIn, clue_id: str) -> HttpResponse:
    """One clue whole."""
    page = CluePage(clue_get(seen_by=request.user, clue_id=clue_id), request.user)
    return render(request, "clues/show.html", {"page": page, "clue": page.clue})


@require_GET
@needs("see_clues")
def sql(request: SignedIn, clue_id: str) -> HttpResponse:
    """The model's SQL as it ran on the clue's day; compiled once and kept."""
    clue = clue_get(seen_by=request.user, clue_id=clue_id)
    held = library()
    if clue.model not in held.models:
        raise Http404
    key = f"sql:{held.version}:{clue.model}:{clue.as_of}"
    text = cache.get_or_set(key, lambda: sql_as_run(held, held.models[clue.model], clue.as_of), _WEEK)
    template = "clues/_sql.html" if request.htmx else "clues/sql.html"
    return render(request, template, {"clue": clue, "sql": text})


@require_GET
@needs("see_clues")
def line(request: SignedIn, clue_id: str, number: int) -> HttpResponse:
    """A filed line in its file; each look is in the log."""
    page = line_page(seen_by=request.user, clue_id=clue_id, number=number)
    line_looked_at(by=request.user, page=page)
    return render(request, "clues/line.html", {"page": page, "language": readers()})


def _back(request: HttpRequest, asked: str | None) -> str:
    """Where to go on afterwards: an address of ours, else the queue."""
    is_ours = url_has_allowed_host_and_scheme(asked or "", {request.get_host()}, require_https=request.is_secure())
    return asked if asked and is_ours else reverse("clues:index")
