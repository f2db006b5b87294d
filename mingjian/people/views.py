"""Pages about people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET


@require_GET
def me(request: HttpRequest) -> HttpResponse:
    """Who I am here and what I may do."""
    return render(request, "people/me.html")
