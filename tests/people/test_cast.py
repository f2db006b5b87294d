"""The demonstration's people: their random passwords are hashed quickly, and at the full cost from the first sign-in on."""

import pytest
from django.test import override_settings

from mingjian.audit.log import Platform
from mingjian.people.cast import CAST, cast_enter
from mingjian.people.models import User

ARGON2 = "django.contrib.auth.hashers.Argon2PasswordHasher"


@pytest.mark.django_db
def test_the_first_sign_in_renews_the_hash_at_the_full_cost() -> None:
    with override_settings(PASSWORD_HASHERS=[ARGON2]):
        [told] = cast_enter(by=Platform(), cast=CAST[:1])
        assert "m=1024,t=1,p=1" in told.user.password

        assert told.user.check_password(told.password)
        assert not told.user.check_password(f"{told.password}x")

    assert "m=102400,t=2,p=8" in User.objects.get(pk=told.user.pk).password
