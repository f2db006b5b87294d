"""Who gets through a door: pages ask for a signed-in person and a power, services refuse who lacks it.

What one may not do, one is told; what one may not see does not exist.
"""

from collections.abc import Callable
from functools import wraps
from typing import Protocol, TypeVar

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from mingjian.engine.errors import UserError

AnyView = TypeVar("AnyView", bound=Callable[..., object])
View = Callable[..., HttpResponseBase]


class Person(Protocol):
    """Whoever is looking or acting, as far as a door needs to know."""

    def may(self, power: str) -> bool:
        """Whether a role of this person allows `power`."""

    @property
    def audit_name(self) -> str:
        """The name that the log keeps."""

    @property
    def audit_organisation(self) -> str:
        """The code of the organisation acted for."""


class NotAllowed(UserError):
    """Somebody who may see a thing tried what their role does not allow."""

    code = "not_allowed"
    http_status = 403
    zh = "您的岗位无权进行此操作；如确有需要，请联系系统管理员调整岗位。"
    en = "Your role does not allow this. If you need it, ask an administrator to change your role."


def public(view: AnyView) -> AnyView:
    """Let anybody see `view`."""
    view.is_public = True  # type: ignore[attr-defined]
    return view


def needs(power: str) -> Callable[[View], View]:
    """Hide a view from everybody without `power`: to them the page does not exist."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            if not request.user.may(power):  # type: ignore[union-attr]
                raise Http404
            return view(request, *args, **kwargs)

        guarded.power = power  # type: ignore[attr-defined]
        return guarded

    return guard


def require(by: Person, power: str) -> None:
    """Refuse a change by somebody without `power`."""
    if not by.may(power):
        raise NotAllowed
