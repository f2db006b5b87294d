"""Pages of what was learnt: how reliable models are, what random draws say of misses."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from mingjian.clues.filed import cell
from mingjian.clues.misses import Misses, draw_list, misses
from mingjian.clues.models import Draw, DrawnSubject, Reliability
from mingjian.clues.practice import Practice, practice_on
from mingjian.clues.services.checking import drawn_check
from mingjian.clues.services.moving import today
from mingjian.engine.contracts import Table
from mingjian.engine.language import say
from mingjian.people.access import SignedIn, needs
from mingjian.web.library import library

DRAWS_SHOWN = 500
_ORDERS = {
    "outcomes": ("-confirmed", "-refuted", "model", "sort"),
    "precision": ("precision", "model", "sort"),
    "hours": ("-hours", "model", "sort"),
    "advice": ("-advice", "high", "model", "sort"),
}


@dataclass(frozen=True)
class ReliabilityPage:
    """Every model with what is believed of it, and the rule by which it is advised on."""

    rows: QuerySet[Reliability]
    practice: Practice
    order: str


@dataclass(frozen=True)
class DrawsPage:
    """The draws, and what they say of misses."""

    draws: Sequence[Draw]
    misses: Sequence[Misses]


@require_GET
@needs("see_clues")
def reliability(request: SignedIn) -> HttpResponse:
    """Models by what verification taught of them."""
    order = request.GET.get("sort", "outcomes")
    rows = Reliability.objects.order_by(*_ORDERS.get(order, _ORDERS["outcomes"]))
    return render(request, "clues/reliability.html", {"shown": ReliabilityPage(rows, practice_on(today()), order)})


@require_GET
@needs("see_clues")
def draws(request: SignedIn) -> HttpResponse:
    """Random draws by period, institution and table."""
    drawn = list(draw_list(seen_by=request.user)[:DRAWS_SHOWN])
    return render(request, "clues/draws.html", {"shown": DrawsPage(drawn, misses(drawn))})


@require_http_methods(["GET", "POST"])
@needs("see_clues")
def draw(request: SignedIn, number: int) -> HttpResponse:
    """One draw: its subjects with their filed rows, and what looking at them found."""
    one = get_object_or_404(draw_list(seen_by=request.user), pk=number)
    if request.method == "GET":
        subjects = one.subjects.select_related("by")
        table = library().tables[one.table]
        return render(request, "clues/draw.html", {"draw": one, "subjects": [_shown(table, each) for each in subjects]})
    said = {name: request.POST.get(name, "") for name in ("verdict", "violation")}
    subject = request.POST.get("subject", "")
    drawn_check(by=request.user, draw=one.pk, number=int(subject) if subject.isdigit() else 0, **said)
    messages.success(request, say("已登记检查结果。", "The result is entered."))
    return redirect("clues:draw", number=one.pk)


def _shown(table: Table, drawn: DrawnSubject) -> dict[str, Any]:
    columns = [(column, cell(column, drawn.row[name])) for name, column in table.columns.items() if name in drawn.row]
    return {"drawn": drawn, "columns": columns}
