"""What the sign-in library asks of us: nobody signs up by themselves, secrets lie encrypted, the log knows all."""

from base64 import urlsafe_b64encode
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest

from mingjian.audit import log
from mingjian.people.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """People come by invitation; who comes, goes and is turned away is written down."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        """Sign in."""
        super().login(request, user)
        log.record(by=user, action="account.sign_in", about=user, ip=self.get_client_ip(request))

    def logout(self, request: HttpRequest) -> None:
        """Sign out."""
        user = request.user
        super().logout(request)
        if isinstance(user, User):
            log.record(by=user, action="account.sign_out", about=user)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """A wrong password for a person whom we know."""
        known = User.objects.filter(username=credentials.get("username", "")).first()
        if known:
            log.record(by=log.Platform(), action="account.refuse", about=known, ip=self.get_client_ip(request))


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors: their secrets are encrypted; the last one stays where one is required."""

    def encrypt(self, text: str) -> str:
        """A secret as the database keeps it."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """A secret as it is used."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whether another factor is left, or none is required."""
        kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
        if authenticator.type not in kinds or not settings.REQUIRE_SECOND_FACTOR:
            return True
        others = Authenticator.objects.filter(user=authenticator.user, type__in=kinds).exclude(pk=authenticator.pk)
        return bool(others.exists())


class SessionsAdapter(DefaultUserSessionsAdapter):  # type: ignore[misc]
    """Sessions ended from elsewhere are written down."""

    def end_sessions(self, sessions: Iterable[Any]) -> None:
        """End them all."""
        ended = list(sessions)
        super().end_sessions(ended)
        for user in {session.user for session in ended}:
            count = sum(session.user_id == user.pk for session in ended)
            log.record(by=user, action="account.end_sessions", about=user, sessions=count)


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """An identity provider signs in people who are known already."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Recognise one of ours by the claim that the provider's setting `username_claim` names."""
        claim = sociallogin.provider.app.settings.get("username_claim")
        if sociallogin.is_existing or not claim:
            return
        extra = sociallogin.account.extra_data
        claims = extra.get("userinfo") or extra.get("id_token") or extra
        known = User.objects.filter(username=claims.get(claim, ""), is_active=True).first()
        if known:
            sociallogin.connect(request, known)


def _cipher() -> MultiFernet:
    """Encrypts under the present key; reads what older keys encrypted."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = (sha256(b"second factor" + key.encode()).digest() for key in keys)
    return MultiFernet([Fernet(urlsafe_b64encode(digest)) for digest in digests])
