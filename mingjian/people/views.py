"""Pages about people."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from mingjian.web.access import public


@require_GET
def me(request: HttpRequest) -> HttpResponse:
    """Who I am here and what I may do."""
    return render(request, "people/me.html")


@require_GET
def second_factor(request: HttpRequest) -> HttpResponse:
    """Where a second factor is set up before anything else."""
    return render(request, "people/second_factor.html")


@public
def absent(request: HttpRequest) -> HttpResponse:
    """What the sign-in library offers and the console does not."""
    raise Http404
