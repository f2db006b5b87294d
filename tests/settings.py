"""The console's settings under test: a home that is thrown away, a password hash that costs nothing."""

import os
import tempfile

HOME = tempfile.mkdtemp(prefix="mingjian-test-")
os.environ["MINGJIAN_HOME"] = HOME

from mingjian.web.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
