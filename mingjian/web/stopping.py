"""What is said when no page can come: of defects, of requests that no view saw. It needs no database and no session."""

import logging
import secrets

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from mingjian.engine.errors import UserError
from mingjian.engine.language import reading
from mingjian.web.access import NotAllowed
from mingjian.web.api import told
from mingjian.web.errors import Defect, FormExpired, RequestRefused, SentTooMuch, TooOften

log = logging.getLogger("mingjian")
_TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def failed(request: HttpRequest) -> HttpResponse:
    """A defect: the log has it under a number, the reader gets the number."""
    number = secrets.token_hex(4)
    log.error("defect %s at %s", number, request.path, exc_info=True)  # noqa: LOG014 - Django calls while it handles it
    return _stopped(request, Defect(number=number))


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that is larger than any form here, or not as a browser sends one."""
    return _stopped(request, SentTooMuch() if isinstance(exception, _TOO_MUCH) else RequestRefused())


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - as Django asks
    """What a library of ours shuts; our own doors tell it as any other mistake."""
    return _stopped(request, NotAllowed())


def unmarked(request: HttpRequest, **_: object) -> HttpResponse:
    """A form without the mark that it came from a page of ours: mostly a page that was open for too long."""
    return _stopped(request, FormExpired())


def too_often(request: HttpRequest) -> HttpResponse:
    """Somebody who tries too often, at the door for the most part."""
    return _stopped(request, TooOften())


def _stopped(request: HttpRequest, mistake: UserError) -> HttpResponse:
    """The mistake as a page of its own, as a fragment for htmx, as JSON for a machine; in the reader's language."""
    if request.path.startswith("/api/"):
        return told(request, mistake)
    code = getattr(request, "LANGUAGE_CODE", "") or translation.get_language_from_request(request)
    template = "web/_mistake.html" if "HX-Request" in request.headers else "web/stopped.html"
    with translation.override(code), reading("en" if code == "en" else "zh"):
        page = render_to_string(template, {"mistake": mistake})
    return HttpResponse(page, status=mistake.http_status, headers={"Content-Language": code})
