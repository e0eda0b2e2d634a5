"""Django's settings, all of them; what may differ between houses comes from the environment."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from django.utils.functional import SimpleLazyObject

import dateline
from dateline.lib.languages import LANGUAGES as TABLE_OF_LANGUAGES
from dateline.ops.environment import Environment, kept_line
from dateline.ops.mail import mail_server, sender

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
SEARCH_ROOT = DATA / "search"
THEME = _environment.folder("DATELINE_THEME")
STATICFILES_DIRS = [("theme", THEME)] if THEME else []
STATICFILES_FINDERS = [
    "dateline.ops.theme_files.ThemeFiles",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
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
    "dateline.jobs",
    "dateline.people",
    "dateline.terms",
    "dateline.pictures",
    "dateline.record",
    "dateline.archive",
    "dateline.intake",
    "dateline.channels.web",
    "dateline.channels.api",
    "dateline.desk",
    "dateline.ops",
    "dateline.desk.users_app.DeskUsersConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "wagtail_localize",
    "wagtail.contrib.typed_table_block",
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
    "allauth.account.middleware.AccountMiddleware",
    "dateline.desk.signing_in.gate.Gate",
    "dateline.ops.middleware.DeskTransaction",
]
ROOT_URLCONF = "dateline.ops.urls"
WSGI_APPLICATION = "dateline.ops.wsgi.application"
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
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

# The API

# Requests of one address a minute, counted in this process; 0 counts none.
API_RATE = _environment.number("DATELINE_API_RATE", 600, most=1_000_000)

# The page store, in bytes for each process that serves

PAGE_STORE_BYTES = _environment.number("DATELINE_PAGE_STORE", 256, most=100_000) * 1_000_000
PAGE_STORE_FILE = DATA / "pages.sqlite3"

# Caches in front, to be told what changed

PURGED_CACHES = _environment.addresses("DATELINE_PURGE")

# Languages and time

LANGUAGE_CODE = "en"
LANGUAGES = [(row.catalog, row.own_name) for row in TABLE_OF_LANGUAGES.values()]
# Our words on the public site; a new language is a folder here and a row in that table.
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Safety

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_ADDRESS.startswith("https://")
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/desk/"
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS]
CSRF_FAILURE_VIEW = "dateline.desk.signing_in.kept.token_refused"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

# Signing in

LOGIN_URL = WAGTAILADMIN_LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
LOGOUT_REDIRECT_URL = "account_login"
# A session ends after a working day, and after some hours that nobody worked in it.
SIGNED_IN_AT_MOST = timedelta(hours=12)
SIGNED_IN_WITHOUT_WORK = timedelta(hours=2)
SESSION_COOKIE_AGE = int(SIGNED_IN_AT_MOST.total_seconds())
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
# Limits on attempts, and codes that were used, have to hold in every process that serves.
CACHES = {
    "default": {
        "BACKEND": "dateline.desk.signing_in.attempts.AttemptsCache",
        "LOCATION": "desk_cache",
    }
}
ACCOUNT_ADAPTER = "dateline.desk.signing_in.adapters.SignIn"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {
    "change_password": "dateline.desk.signing_in.forms.NewPasswordForm",
    "login": "dateline.desk.signing_in.forms.SignInForm",
    "reauthenticate": "dateline.desk.signing_in.forms.ConfirmForm",
}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
MFA_ADAPTER = "dateline.desk.signing_in.adapters.SecondFactor"
MFA_FORMS = {
    "activate_totp": "dateline.desk.signing_in.forms.NewAppForm",
    "add_webauthn": "dateline.desk.signing_in.forms.NewPasskeyForm",
    "authenticate": "dateline.desk.signing_in.forms.CodeForm",
    "edit_webauthn": "dateline.desk.signing_in.forms.PasskeyNameForm",
    "reauthenticate": "dateline.desk.signing_in.forms.ConfirmByCodeForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
# Clocks of telephones and servers differ by some seconds.
MFA_TOTP_TOLERANCE = 1

# The desk

# Each block of a long story sends some fields of its own.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
# Milliseconds of rest before what was typed is saved; each time is a transaction.
WAGTAIL_AUTOSAVE_INTERVAL = 2000
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
# Passwords are changed where people sign in, or by `dateline password NAME`.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
# A review ends in a draft: what goes out goes through the publish panel.
WAGTAIL_FINISH_WORKFLOW_ACTION = "dateline.desk.releasing.reviewed.keep_as_draft"
WAGTAIL_ALLOW_UNICODE_SLUGS = True
# Some machines have zones of their own, such as “localtime”, that no browser knows.
WAGTAIL_USER_TIME_ZONES = SimpleLazyObject(
    lambda: ["UTC", *sorted(zone for zone in available_timezones() if "/" in zone)]
)
# What was said in one language of an item outlives another language's deleted draft.
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True
_TRANSLATORS = {
    "placeholder": "dateline.desk.translating.side_by_side.placeholder.Placeholder",
}
_translator = _environment.one_of("DATELINE_TRANSLATOR", _TRANSLATORS)
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": _TRANSLATORS[_translator]} if _translator else None
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "dateline.desk.search"}}
WAGTAILIMAGES_IMAGE_MODEL = "desk.DeskImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "dateline.desk.picture_form.form.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "gif"]
WAGTAILDOCS_DOCUMENT_MODEL = "desk.DeskDocument"
WAGTAILDOCS_SERVE_METHOD = "serve_view"

# Mail

_mail = mail_server(_environment.text("DATELINE_MAIL"))
EMAIL_BACKEND = _mail.backend
EMAIL_HOST = _mail.host
EMAIL_PORT = _mail.port
EMAIL_HOST_USER = _mail.user
EMAIL_HOST_PASSWORD = _mail.password
EMAIL_USE_TLS = _mail.tls == "starttls"
EMAIL_USE_SSL = _mail.tls == "implicit"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = sender(
    _environment.text("DATELINE_MAIL_FROM"),
    _mail,
    otherwise=f"{SITE_NAME or 'Dateline'} <no-reply@{_SITE_HOST or 'localhost'}>",
)

# What is said while it runs

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "dateline.ops.log_lines.LogLine",
            "fmt": "%(asctime)s %(levelname)s %(name)s: %(message)s",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # A reader's mistyped address is no news to whoever runs the site, nor a stranger's bad request.
    "loggers": {"django.request": {"level": "ERROR"}, "uvicorn.error": {"level": "ERROR"}},
}
