"""Pages that belong to no room: the door, the language switch, health, and what does not exist."""

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from mingjian.web.access import public
from mingjian.web.shell import first_page


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The first page of whoever signed in."""
    return redirect(first_page(request.user))


@public
@require_POST
def language(request: HttpRequest, language: str) -> HttpResponse:
    """Switch the language and stay on the page."""
    target = request.POST.get("next", "/")
    is_ours = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return speak(redirect(target if is_ours else "/"), language)


def speak(answer: HttpResponse, language: str) -> HttpResponse:
    """The answer, with the language remembered by this browser when it is one of ours."""
    if language in dict(settings.LANGUAGES):
        answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, max_age=365 * 86400, samesite="Lax")
    return answer


@public
@require_GET
def health(request: HttpRequest) -> JsonResponse:
    """Whether the console can answer: for a proxy or a monitor."""
    connection.ensure_connection()
    return JsonResponse({"status": "ok"})


@public
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What does not exist, or not for this reader."""
    return render(request, "web/not_found.html", status=404)
