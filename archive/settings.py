"""Settings: each that may differ between installations is an environment variable of its name.

Reading them writes nothing and needs no data folder. The table in README.md lists them; a value
that is not understood raises `archive.environment.SettingError`.
"""

import logging
import socket
from pathlib import Path

from archive.data_folder import read_secret_key
from archive.database import envdatabase
from archive.environment import (
    envbool,
    envhosts,
    envint,
    envorigin,
    envorigins,
    envpath,
    envtext,
)

BASE_DIR = Path(__file__).resolve().parent.parent
THIS_MACHINE = ("localhost", "127.0.0.1", "[::1]", socket.gethostname().lower())

# What an installation may choose
DEBUG = envbool("DEBUG", default=False)
ARCHIVE_DATA_DIR = envpath("ARCHIVE_DATA_DIR", BASE_DIR / "var" / "archive")
ARCHIVE_INDEX = envpath("ARCHIVE_INDEX", ARCHIVE_DATA_DIR / "index")
ARCHIVE_MAX_CAPTURE_MB = envint("ARCHIVE_MAX_CAPTURE_MB", 20, low=1, high=1024)
DATABASES = {"default": envdatabase("DATABASE_URL", ARCHIVE_DATA_DIR / "archive.sqlite3")}
ARCHIVE_PAGE_CACHE_MB = envint("ARCHIVE_PAGE_CACHE_MB", 32, low=0, high=4096)
HOST = envtext("HOST", "127.0.0.1")
PORT = envint("PORT", 8000, low=1, high=65535)
ALLOWED_HOSTS = envhosts("ALLOWED_HOSTS", (*THIS_MACHINE, f"{THIS_MACHINE[-1]}.local"))
CSRF_TRUSTED_ORIGINS = envorigins("CSRF_TRUSTED_ORIGINS", ())
ARCHIVE_PUBLIC_URL = envorigin("ARCHIVE_PUBLIC_URL", "")
ARCHIVE_ALLOW_INDEXING = envbool("ARCHIVE_ALLOW_INDEXING", default=False)
# Without a key commands that sign nothing still run; `migrate` and `serve` make one.
SECRET_KEY = envtext("SECRET_KEY", "") or read_secret_key(ARCHIVE_DATA_DIR)

# The application
VERSION = "0.1.0"  # as in pyproject.toml, which an installed archive does not have beside it
ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"
INSTALLED_APPS = [
    "archive.apps.ArchiveConfig",
    "archive.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "archive.web.policy.protection",
    "django.middleware.security.SecurityMiddleware",
    "archive.web.compression.compressed",
    "archive.web.middleware.known_methods",
    "archive.web.middleware.bounded_bodies",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "archive.web.middleware.secure_cookies",
    "archive.web.page_cache.kept_pages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "archive.admin.sessions.bounded_sessions",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "en"
USE_I18N = False  # every word is ours, in English; a page of results prints hundreds of values
USE_TZ = True
TIME_ZONE = "UTC"  # Django would say Chicago

# The style sheet, the same way in the demo as in service: without a collected copy
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_MIMETYPES = {".svg": "image/svg+xml; charset=utf-8"}

LOGIN_REDIRECT_URL = "admin:index"  # only the desk has a login
# Cookies are set at the desk only; `secure_cookies` marks them Secure where the request was
SESSION_COOKIE_PATH = "/desk/"
CSRF_COOKIE_PATH = "/desk/"
CSRF_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SILENCED_SYSTEM_CHECKS = [
    "security.W012",  # would want Secure on cookies over plain http as well
    "security.W016",
    "security.W005",  # other hosts of the domain may not have https
    "security.W021",
    "security.W008",  # whoever gives the archive https, a proxy, also leads there
]
SECURE_HSTS_SECONDS = 365 * 24 * 3600  # sent over https alone
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
# Long rather than of this or that kind of sign: see docs/security.md
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
    )
]
SESSION_COOKIE_AGE = 7 * 24 * 3600  # seconds; `bounded_sessions` ends one that rests before
# The most that is sent at once: a saved page that waits in its preview, four signs for three bytes
DATA_UPLOAD_MAX_MEMORY_SIZE = (ARCHIVE_MAX_CAPTURE_MB * 4 // 3 + 2) * 1024 * 1024


def _without_traceback(record: logging.LogRecord) -> bool:
    record.exc_info = None
    return True


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_traceback": {"()": lambda: _without_traceback}},
    "formatters": {"plain": {"format": "%(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "psycopg.pool": {"level": "ERROR"},  # it tells of each try to reach the server
        "django.request": {"level": "ERROR"},  # a page that is not there is no trouble of ours
        "django.security.DisallowedHost": {"filters": ["without_traceback"]},
        "gunicorn.http.wsgi": {"level": "ERROR"},  # it remarks on every HEAD request to Django
    },
}
