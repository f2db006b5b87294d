"""The guards of the doors, as the rooms after this one use them, and the request behind a door."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from mingjian.people.models import User
from mingjian.web.access import NotAllowed, needs, public, require

__all__ = ["NotAllowed", "SignedIn", "needs", "public", "require"]


class SignedIn(HttpRequest):
    """A request behind the door: its user is one of ours."""

    user: User
    htmx: HtmxDetails
