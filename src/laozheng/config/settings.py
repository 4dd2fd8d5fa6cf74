"""Settings of one city: everything that differs between places comes from the environment.

``LAOZHENG_HOME`` is the folder of the embedded database, uploads and statistics;
``DATABASE_URL`` points to PostgreSQL instead of the embedded SQLite.
"""

import base64
import hashlib
import os
from pathlib import Path

from laozheng import __version__
from laozheng.config.database import database_from_url
from laozheng.config.home import city_folder, home_folder, line_folders, secret_of

PACKAGE_DIR = Path(__file__).resolve().parent.parent
LAOZHENG_HOME = home_folder(os.environ)
LAOZHENG_CITY = os.environ.get("LAOZHENG_CITY", "kaohsiung")
LAOZHENG_CITY_DIR = city_folder(PACKAGE_DIR / "cities", LAOZHENG_CITY)
LAOZHENG_VERSION = __version__

DEBUG = os.environ.get("LAOZHENG_DEBUG") == "1"
SECRET_KEY = secret_of(LAOZHENG_HOME, os.environ)
ALLOWED_HOSTS = os.environ.get("LAOZHENG_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("LAOZHENG_ORIGINS", "").split(",") if o]

# Keys of encrypted fields, first one active; the index key makes look-ups by identifier possible.
LAOZHENG_KEYS = (
    os.environ.get("LAOZHENG_KEYS", "").split(",")
    if os.environ.get("LAOZHENG_KEYS")
    else [base64.b64encode(hashlib.sha256(b"field:" + SECRET_KEY.encode()).digest()).decode()]
)
LAOZHENG_INDEX_KEY = (
    os.environ.get("LAOZHENG_INDEX_KEY")
    or base64.b64encode(hashlib.sha256(b"index:" + SECRET_KEY.encode()).digest()).decode()
)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "axes",
    "csp",
    "laozheng.kernel.audit",
    "laozheng.kernel.accounts",
    "laozheng.kernel.parties",
    "laozheng.kernel.budget",
    "laozheng.kernel.documents",
    "laozheng.kernel.datasets",
    "laozheng.kernel.cases",
    "laozheng.kernel.inspections",
    "laozheng.kernel.grants",
    "laozheng.kernel.activities",
    "laozheng.kernel.tallies",
    "laozheng.kernel.measures",
    "laozheng.kernel.reports",
    "laozheng.interfaces.ui",
    "laozheng.interfaces.workspace",
    "laozheng.interfaces.portal",
    # A line is installed by being there.
    *(f"laozheng.lines.{name}" for name in line_folders(PACKAGE_DIR / "lines")),
    "laozheng.publications",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "laozheng.interfaces.portal.languages.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "laozheng.kernel.accounts.middleware.ReaderMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "laozheng.config.urls"
WSGI_APPLICATION = "laozheng.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "laozheng.interfaces.ui.context_processors.shell",
            ]
        },
    }
]

DATABASES = {"default": database_from_url(os.environ.get("DATABASE_URL", ""), LAOZHENG_HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_VERBOSE = False
LOGIN_URL = "workspace:login"
LOGIN_REDIRECT_URL = "workspace:desk"
LOGOUT_REDIRECT_URL = "workspace:login"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "zh-hant"
LANGUAGES = [
    ("zh-hant", "正體中文"),
    ("en", "English"),
    ("id", "Bahasa Indonesia"),
    ("vi", "Tiếng Việt"),
    ("th", "ภาษาไทย"),
]
# The others are for the pages that workers meet.
LAOZHENG_STAFF_LANGUAGES = ("zh-hant", "en")
LOCALE_PATHS = [PACKAGE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Taipei"

STATIC_URL = "static/"
STATIC_ROOT = LAOZHENG_HOME / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 9 * 60 * 60
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
FORM_RENDERER = "laozheng.interfaces.ui.forms.FormRenderer"
if os.environ.get("LAOZHENG_HTTPS") == "1":
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
SILENCED_SYSTEM_CHECKS = ["axes.W003"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
LAOZHENG_SHELL = "laozheng.config.faces.shell"
