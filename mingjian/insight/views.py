"""The overview, one indicator, and all mortgages in figures."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from mingjian.insight import selectors
from mingjian.insight.mortgages import overview
from mingjian.insight.trends import trend_of
from mingjian.people.access import SignedIn, needs


@require_GET
@needs("see_overview")
def index(request: SignedIn) -> HttpResponse:
    """What a head wants in one look."""
    return render(request, "insight/index.html", {"shown": selectors.overview(seen_by=request.user)})


@require_GET
@needs("see_overview")
def indicator(request: SignedIn, indicator: str) -> HttpResponse:
    """One indicator, institution by institution."""
    found, values = selectors.indicator_values(seen_by=request.user, indicator=indicator)
    largest = max((abs(one.value) for one in values if one.institution_id), default=0)
    shown = {"indicator": found, "values": values, "largest": largest, "trend": trend_of(found)}
    return render(request, "insight/indicator.html", shown)


@require_GET
@needs("see_mortgages")
def mortgages(request: SignedIn) -> HttpResponse:
    """All mortgages in figures, for the supervisor."""
    return render(request, "insight/mortgages.html", {"shown": overview(seen_by=request.user)})
