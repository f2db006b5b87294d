"""What happens around every page: language, content security, the door, mistakes told as sentences."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils import translation

from mingjian.engine.errors import UserError
from mingjian.engine.language import reading
from mingjian.web.api import told
from mingjian.web.errors import CharacterUnusable

Answer = Callable[[HttpRequest], HttpResponse]
SIGNED_CALLS = "/api/network/"
_POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
    "object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'"
)


def signed_calls_first(get_response: Answer) -> Answer:
    """Machines' signed calls go straight to their door: they bring no session, form or language, and get no page."""

    def answer(request: HttpRequest) -> HttpResponse:
        door = _signed_door(request.path_info) if request.path_info.startswith(SIGNED_CALLS) else None
        if door is None:
            return get_response(request)
        request.resolver_match = door
        response: HttpResponse = door.func(request, *door.args, **door.kwargs)
        response["Content-Length"] = len(response.content)  # or the server ends the connection after each
        return response

    return answer


@lru_cache(maxsize=1024)
def _signed_door(path: str) -> ResolverMatch | None:
    """The door at an address of signed calls; none where there is nothing, or a NUL, which others tell."""
    try:
        return None if "\x00" in path else resolve(path)
    except Resolver404:
        return None


def language_of_the_reader(get_response: Answer) -> Answer:
    """Answer in the language of the cookie, else of the person, else Chinese."""

    def answer(request: HttpRequest) -> HttpResponse:
        code = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) or getattr(request.user, "language", "")
        if code not in dict(settings.LANGUAGES):
            code = settings.LANGUAGE_CODE
        request.LANGUAGE_CODE = code
        with translation.override(code), reading("en" if code == "en" else "zh"):
            response = get_response(request)
        response.headers.setdefault("Content-Language", code)
        return response

    return answer


def content_security(get_response: Answer) -> Answer:
    """Nothing is loaded from anywhere else."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", _POLICY)
        return response

    return answer


class MistakesTold:
    """A person's mistake is shown as a sentence with its status; everything else goes on."""

    def __init__(self, get_response: Answer) -> None:
        """Called once by Django."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page, or the fragment for htmx, that tells the mistake."""
        return _told(request, exception) if isinstance(exception, UserError) else None


class WithoutNul:
    """A NUL in an address or a form goes no further: no database that we run on keeps one in a text."""

    def __init__(self, get_response: Answer) -> None:
        """Called once by Django."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """The mistake, told before any view sees the text."""
        said = (text for form in (request.GET, request.POST) for name, texts in form.lists() for text in (name, *texts))
        is_clean = "\x00" not in request.path and not any("\x00" in text for text in said)
        return None if is_clean else _told(request, CharacterUnusable())


def _told(request: HttpRequest, mistake: UserError) -> HttpResponse:
    """A mistake as a page, as a fragment for htmx, as JSON for a machine."""
    if request.path.startswith("/api/"):
        return told(request, mistake)
    template = "web/_mistake.html" if request.htmx else "web/mistake.html"  # type: ignore[attr-defined]
    return render(request, template, {"mistake": mistake}, status=mistake.http_status)


class SignedInEverywhere:
    """Nobody sees a page that is not public without having signed in."""

    def __init__(self, get_response: Answer) -> None:
        """Called once by Django."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """The sign-in page for strangers."""
        if request.user.is_authenticated or getattr(view, "is_public", False) or _is_the_door(request, view):
            return None
        return redirect_to_login(request.get_full_path())


def _is_the_door(request: HttpRequest, view: Any) -> bool:
    """The sign-in pages themselves, and the API, which asks for its own credentials."""
    module = getattr(view, "__module__", "")
    return module.startswith(("allauth.", "ninja.")) or request.path.startswith("/api/")
