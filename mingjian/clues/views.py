"""The queue and a clue's page."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from mingjian.clues.models import Clue
from mingjian.clues.selectors import Wanted, clue_get, clue_list
from mingjian.people.access import SignedIn, needs

CLUES_A_PAGE = 50


@dataclass(frozen=True)
class Queue:
    """The queue's page."""

    page: Page[Clue]
    wanted: Wanted


@require_GET
@needs("see_clues")
def index(request: SignedIn) -> HttpResponse:
    """The queue."""
    wanted = Wanted(**{name: request.GET[name] for name in Wanted.__dataclass_fields__ if name in request.GET})
    clues = clue_list(seen_by=request.user, wanted=wanted)
    page = Paginator(clues, CLUES_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "clues/index.html", {"queue": Queue(page, wanted)})


@require_GET
@needs("see_clues")
def show(request: SignedIn, clue_id: str) -> HttpResponse:
    """One clue whole."""
    return render(request, "clues/show.html", {"clue": clue_get(seen_by=request.user, clue_id=clue_id)})
