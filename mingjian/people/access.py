"""Guards of views and services: what one may not do, one is told; what one may not see does not exist."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django_htmx.middleware import HtmxDetails

from mingjian.engine.errors import UserError
from mingjian.people.models import User

View = Callable[..., HttpResponseBase]


class SignedIn(HttpRequest):
    """A request behind the door: its user is one of ours."""

    user: User
    htmx: HtmxDetails


class NotAllowed(UserError):
    """Somebody who may see a thing tried what their role does not allow."""

    code = "not_allowed"
    http_status = 403
    zh = "您的岗位无权进行此操作；如确有需要，请联系系统管理员调整岗位。"
    en = "Your role does not allow this. If you need it, ask an administrator to change your role."


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


def require(by: User, power: str) -> None:
    """Refuse a change by somebody without `power`."""
    if not by.may(power):
        raise NotAllowed
