"""Changes of password and second factors, made in the sign-in library's pages, told to the log."""

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa

from mingjian.audit import log
from mingjian.people.models import User


def listen() -> None:
    """Hear what the sign-in library tells."""
    account.password_changed.connect(_password_changed)
    mfa.authenticator_added.connect(_factor_added)
    mfa.authenticator_removed.connect(_factor_removed)
    mfa.authenticator_reset.connect(_factor_reset)


def _password_changed(user: User, **_: Any) -> None:
    log.record(by=user, action="account.change_password", about=user)


def _factor_added(user: User, authenticator: Any, **_: Any) -> None:
    log.record(by=user, action="account.add_factor", about=user, factor=authenticator.type)


def _factor_removed(user: User, authenticator: Any, **_: Any) -> None:
    log.record(by=user, action="account.remove_factor", about=user, factor=authenticator.type)


def _factor_reset(user: User, authenticator: Any, **_: Any) -> None:
    log.record(by=user, action="account.renew_factor", about=user, factor=authenticator.type)
