"""The one settings file. All variation comes from the environment."""

import os
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from fourfold.accounts import providers
from fourfold.config import sqlite
from fourfold.config.database import database
from fourfold.config.environment import whole_number
from fourfold.config.home import home, key

sqlite.swap_in_safe_build()

HOME = home()
DEMO = os.environ.get("FOURFOLD_DEMO") == "1"
DEBUG = False
SECRET_KEY = os.environ.get("FOURFOLD_SECRET_KEY") or key("secret-key")
LEDGER_KEY = os.environ.get("FOURFOLD_LEDGER_KEY") or key("ledger-key")

ORIGIN = os.environ.get("FOURFOLD_ORIGIN", "http://localhost:8000").rstrip("/")
if not ORIGIN.startswith(("https://", "http://")):
    raise ValueError("FOURFOLD_ORIGIN must begin with https:// or http://")
BEHIND_TLS = ORIGIN.startswith("https://")
HOST = ORIGIN.split("://", 1)[1].split(":", 1)[0]
ALLOWED_HOSTS = list(dict.fromkeys([HOST, *(["localhost", "127.0.0.1", "[::1]"] if not BEHIND_TLS else [])]))
CSRF_TRUSTED_ORIGINS = [ORIGIN]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "fourfold.config",
    "fourfold.ui",
    "fourfold.pages",
    "fourfold.audit",
    "fourfold.outbox",
    "fourfold.schools",
    "fourfold.accounts",
    "fourfold.pupils",
    "fourfold.documents",
    "fourfold.notifications",
    "fourfold.concerns",
    "fourfold.progress",
    "fourfold.provision",
    "fourfold.profiles",
    "fourfold.meetings",
    "fourfold.messages",
    "fourfold.noticing",
    "fourfold.support",
    "fourfold.local_offer",
    "fourfold.ehc",
    "fourfold.specialists",
    "fourfold.exchange",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "fourfold.audit.middleware.request_id",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "fourfold.pages.weight.weight",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "fourfold.accounts.middleware.actor",
    "fourfold.pages.speaking.speaking",
    "fourfold.accounts.middleware.second_factor",
    "fourfold.pupils.middleware.read_once",
    "fourfold.pages.out_of_reach.OutOfReachIsNowhere",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "fourfold.config.urls"
WSGI_APPLICATION = "fourfold.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "fourfold.ui.jinja.environment",
            "context_processors": ["django.contrib.messages.context_processors.messages", "fourfold.pages.frame.frame"],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "django.contrib.messages.context_processors.messages"]
        },
    },
]

DATABASES = {"default": database(HOME, "demo.sqlite3" if DEMO else "fourfold.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache", "OPTIONS": {"MAX_ENTRIES": 100_000}},
}

AUTH_USER_MODEL = "accounts.Account"
LOGIN_URL = "/" if DEMO else "sign-in:start"
LOGIN_REDIRECT_URL = "home"
PASSWORD_HASHERS = ["fourfold.accounts.hashing.Argon2id"]
PASSWORD_RESET_TIMEOUT = 60 * 60
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "fourfold.accounts.passwords.LengthAtMost"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "fourfold.accounts.passwords.NotOurWords"},
]
ACCOUNT_ADAPTER = "fourfold.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_TLS else 0
MFA_ADAPTER = "fourfold.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TRUST_COOKIE_NAME = "__Host-device" if BEHIND_TLS else "device"
MFA_TRUST_COOKIE_AGE = timedelta(days=365)
MFA_TRUST_COOKIE_PATH = "/"
MFA_TRUST_COOKIE_SECURE = BEHIND_TLS
MFA_TRUST_COOKIE_HTTPONLY = True
MFA_TRUST_COOKIE_SAMESITE = "Lax"
SOCIALACCOUNT_ADAPTER = "fourfold.accounts.adapters.SchoolAccountAdapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": providers.apps(os.environ)}}

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
if BEHIND_TLS:
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True
LANGUAGES = [("en-gb", "English"), ("pl", "polski"), ("ur", "اردو"), ("ar", "العربية"), ("uk", "українська")]
LOCALE_PATHS = [Path(__file__).resolve().parent.parent / "locale"]
LANGUAGE_COOKIE_NAME = "language"

STATIC_URL = "/static/"
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.AppDirectoriesFinder", "fourfold.ui.css.SheetFinder"]
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": HOME / "files"}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 365 * 24 * 60 * 60
# Whitenoise looks for it, and serves the packaged files from where they are.
STATIC_ROOT.mkdir(exist_ok=True)

EMAIL_BACKEND = os.environ.get("FOURFOLD_EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
EMAIL_FILE_PATH = HOME / "demo-mail"
EMAIL_HOST = os.environ.get("FOURFOLD_SMTP_HOST", "localhost")
EMAIL_PORT = whole_number("FOURFOLD_SMTP_PORT", 25)
EMAIL_HOST_USER = os.environ.get("FOURFOLD_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("FOURFOLD_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("FOURFOLD_SMTP_TLS", "1" if EMAIL_HOST != "localhost" else "0") == "1"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("FOURFOLD_MAIL_FROM", f"Fourfold <no-reply@{HOST}>")

LOCAL_OFFER_HOSTS = frozenset(filter(None, os.environ.get("FOURFOLD_LOCAL_OFFER_HOSTS", "").replace(",", " ").split()))
"""Hosts (or host:port) of a directory's feed that may be asked though they are inside a network or speak http: the machine's owner says."""

SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008", "security.W012", "security.W016"] if not BEHIND_TLS else []

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "fourfold.audit.logs.OneLine"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
