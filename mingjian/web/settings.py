"""Settings of the console: one line each from the environment, with a default that is safe for a laptop.

Every variable may also be given as `<NAME>_FILE`, a file that holds the value; docs/operations.md lists them.
"""

from pathlib import Path

import environ

from mingjian.web.database import database_url
from mingjian.web.keys import own_secret

env = environ.FileAwareEnv()

HOME = Path(env.str("MINGJIAN_HOME", ".mingjian")).absolute()
DEBUG = env.bool("MINGJIAN_DEBUG", False)
SECRET_KEY = env.str("MINGJIAN_SECRET_KEY", "") or own_secret(HOME / "secret")
SECRET_KEY_FALLBACKS = env.list("MINGJIAN_OLD_SECRET_KEYS", default=[])
ALLOWED_HOSTS = env.list("MINGJIAN_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("MINGJIAN_ORIGINS", default=[])
HAS_TLS = env.bool("MINGJIAN_TLS", False)
UPLOAD_LIMIT_MB = env.int("MINGJIAN_UPLOAD_LIMIT_MB", 2048)
REQUIRE_SECOND_FACTOR = env.bool("MINGJIAN_REQUIRE_SECOND_FACTOR", False)
PUBLIC_URL = env.str("MINGJIAN_PUBLIC_URL", "http://localhost:8000").rstrip("/")
REGISTRY = env.str("MINGJIAN_REGISTRY", "mingjian.registry.simulator.Simulator")
REGISTER_MINUTES = env.int("MINGJIAN_REGISTER_MINUTES", 3)  # the simulated register is filed at most so often
WITNESSES = env.list("MINGJIAN_WITNESSES", default=[])
NOTICE_NETWORKS = env.list("MINGJIAN_NOTICE_NETWORKS", default=[])  # inside networks that notices may be sent to
AUDIT_CHECKPOINT_EVERY = env.int("MINGJIAN_AUDIT_CHECKPOINT_EVERY", 1000)

INSTALLED_APPS = [
    "mingjian.web",
    "mingjian.audit",
    "mingjian.people",
    "mingjian.filings",
    "mingjian.clues",
    "mingjian.cases",
    "mingjian.catalogue",
    "mingjian.network",
    "mingjian.authorisations",
    "mingjian.exchange",
    "mingjian.batches",
    "mingjian.traffic",
    "mingjian.registry",
    "mingjian.certificates",
    "mingjian.mortgage",
    "mingjian.lending",
    "mingjian.owners",
    "mingjian.desk",
    "mingjian.notices",
    "mingjian.insight",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_htmx",
    "django_tasks_db",
    "ninja",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "mingjian.web.middleware.signed_calls_first",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "mingjian.web.middleware.language_of_the_reader",
    "mingjian.web.middleware.content_security",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "mingjian.web.middleware.MistakesTold",
    "mingjian.web.middleware.WithoutNul",
    "mingjian.web.middleware.SignedInEverywhere",
    "mingjian.people.middleware.second_factor_first",
]
ROOT_URLCONF = "mingjian.web.urls"
WSGI_APPLICATION = "mingjian.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "mingjian.web.shell.shell",
            ],
            "builtins": [
                "mingjian.web.templatetags.words",
                "django.templatetags.static",
                "django_htmx.templatetags.django_htmx",
            ],
        },
    }
]

DATABASES = {"default": env.db_url_config(database_url(HOME))}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -65536; "
        "pragma temp_store = memory;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 600
    DATABASES["default"]["OPTIONS"] = {"prepare_threshold": 5}  # lets statements.planned plan once
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "prompt"]}}

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_ADAPTER = "mingjian.people.adapters.AccountAdapter"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("MINGJIAN_PROXIES", 0)
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,5/15m/key"}
MFA_ADAPTER = "mingjian.people.adapters.MFAAdapter"
MFA_FORMS = {
    "authenticate": "mingjian.people.factors.EnterForm",
    "reauthenticate": "mingjian.people.factors.ConfirmForm",
    "add_webauthn": "mingjian.people.factors.AddPasskeyForm",
    "edit_webauthn": "mingjian.people.factors.RenamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "明鉴 Mingjian"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HAS_TLS
USERSESSIONS_ADAPTER = "mingjian.people.adapters.SessionsAdapter"
USERSESSIONS_TRACK_ACTIVITY = False  # it would write at every page
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_LOGIN_ON_GET = True  # a link: browsers hold a form that leads to another origin to be a breach of ours
SOCIALACCOUNT_ADAPTER = "mingjian.people.adapters.SocialAccountAdapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": env.json("MINGJIAN_OIDC", default=[])}}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "language"
TIME_ZONE = env.str("MINGJIAN_TIME_ZONE", "Asia/Shanghai")
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = "mingjian.web.formats"

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
MEDIA_ROOT = HOME / "attachments"
DATA_UPLOAD_MAX_NUMBER_FILES = 20_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024**2  # a batch of 100,000 questions is one body
FILE_UPLOAD_TEMP_DIR = None

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HAS_TLS
SECURE_SSL_REDIRECT = HAS_TLS
SECURE_HSTS_SECONDS = 31_536_000 if HAS_TLS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HAS_TLS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "mingjian.web.stopping.unmarked"
EMAIL_CONFIG = env.email_url("MINGJIAN_EMAIL", "consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("MINGJIAN_EMAIL_FROM", "mingjian@localhost")
