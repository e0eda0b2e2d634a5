"""Django's settings, all of them; what may differ between houses comes from the environment."""

from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from django.utils.functional import SimpleLazyObject

import dateline
from dateline.lib.languages import LANGUAGES as TABLE_OF_LANGUAGES
from dateline.ops.environment import Environment, kept_line

_environment = Environment()

# Where things are kept

PACKAGE = Path(dateline.__file__).parent
DATA = Path(_environment.text("DATELINE_DATA", "dateline-data")).absolute()
DATABASES = {"default": _environment.database("DATELINE_DATABASE", DATA / "dateline.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STATIC_ROOT = DATA / "static"
STATIC_URL = "/static/"
MEDIA_ROOT = DATA / "media"
MEDIA_URL = "/desk/files/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Who the site is

SITE_NAME = _environment.text("DATELINE_SITE_NAME")
SITE_ADDRESS_FILE = DATA / "address"
SITE_ADDRESS = (
    _environment.address("DATELINE_ADDRESS")
    or kept_line(SITE_ADDRESS_FILE)
    or "http://127.0.0.1:8000"
)
_SITE_HOST = urlsplit(SITE_ADDRESS).hostname or ""
ALLOWED_HOSTS = [
    "127.0.0.1",
    "localhost",
    "[::1]",
    _SITE_HOST,
    *_environment.names("DATELINE_ALLOWED_HOSTS"),
]
DEBUG = _environment.truth("DATELINE_DEBUG")
SECRET_KEY_FILE = DATA / "secret-key"
IS_SECRET_KEY_GIVEN = bool(_environment.text("DATELINE_SECRET_KEY"))
SECRET_KEY = _environment.secret("DATELINE_SECRET_KEY", SECRET_KEY_FILE)

# What it is made of

INSTALLED_APPS = [
    "dateline.journal",
    "dateline.people",
    "dateline.terms",
    "dateline.pictures",
    "dateline.record",
    "dateline.archive",
    "dateline.intake",
    "dateline.channels.web",
    "dateline.desk",
    "dateline.ops",
    "dateline.desk.users_app.DeskUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "dateline.ops.middleware.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "dateline.ops.middleware.DeskSession",
    "dateline.ops.middleware.DeskCsrf",
    "dateline.ops.middleware.DeskAuthentication",
    "dateline.ops.middleware.DeskMessages",
]
ROOT_URLCONF = "dateline.ops.urls"
WSGI_APPLICATION = "dateline.ops.wsgi.application"
AUTH_USER_MODEL = "people.User"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

# Languages and time

LANGUAGE_CODE = "en"
LANGUAGES = [(row.catalog, row.own_name) for row in TABLE_OF_LANGUAGES.values()]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Safety

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_ADDRESS.startswith("https://")
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/desk/"
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# The desk

WAGTAIL_SITE_NAME = SITE_NAME or "Dateline"
WAGTAILADMIN_BASE_URL = SITE_ADDRESS
WAGTAILADMIN_PERMITTED_LANGUAGES = [
    # Wagtail's own words come in the Portuguese of one country or the other.
    ("pt-pt" if catalog == "pt" else catalog, name)
    for catalog, name in LANGUAGES
]
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# Without mail there is no way to send a new password; `dateline password NAME` makes one.
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_ALLOW_UNICODE_SLUGS = True
# Some machines have zones of their own, such as “localtime”, that no browser knows.
WAGTAIL_USER_TIME_ZONES = SimpleLazyObject(
    lambda: ["UTC", *sorted(zone for zone in available_timezones() if "/" in zone)]
)
WAGTAILIMAGES_IMAGE_MODEL = "desk.DeskImage"
WAGTAILDOCS_DOCUMENT_MODEL = "desk.DeskDocument"
WAGTAILDOCS_SERVE_METHOD = "serve_view"

# What is said while it runs

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # A reader's mistyped address is no news to whoever runs the site.
    "loggers": {"django.request": {"level": "ERROR"}},
}
