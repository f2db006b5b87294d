"""Where a second factor is required, whoever has none sets one up before anything else."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

SETTING_UP = ("mfa_", "account_logout", "account_reauthenticate", "people:second_factor", "language")
_KINDS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def second_factor_first(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Lead whoever lacks a required second factor to where it is set up."""

    def answer(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_view(request: HttpRequest, view: object, _args: object, _kwargs: object) -> HttpResponse | None:
        asked = settings.REQUIRE_SECOND_FACTOR and request.user.is_authenticated
        if not asked or getattr(view, "is_public", False) or _is_setting_up(request):
            return None
        return None if is_mfa_enabled(request.user, _KINDS) else redirect("people:second_factor")

    answer.process_view = process_view  # type: ignore[attr-defined]
    return answer


def _is_setting_up(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.view_name.startswith(SETTING_UP)
