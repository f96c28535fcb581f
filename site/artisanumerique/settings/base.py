"""Settings shared by every way of running the site; the environment fills in the rest."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from artisanumerique.environment import Environment, database, s3_origins
from cms.extensions.discovery import found_plugins

ROOT = Path(__file__).resolve().parents[3]
VAR = ROOT / "var"  # everything the site writes, unless the environment says otherwise
env = Environment()

DEBUG = False
PUBLIC = False  # is this a machine that the public reaches?
BASE_URL = env.text("AN_BASE_URL", "http://localhost:8000").rstrip("/")

# --- Applications -------------------------------------------------------------------------------
BUILT_IN_PLUGINS = ["plugins.map.apps.MapPlugin", "plugins.rse.apps.RsePlugin"]
PLUGINS = [*BUILT_IN_PLUGINS, *found_plugins()]

INSTALLED_APPS = [
    "artisanumerique.demo",
    "cms.extensions",
    "cms.people",
    "cms.taxonomy",
    "cms.media",
    "cms.blocks",
    "cms.pages",
    "cms.artisans",
    "cms.gestures",
    "cms.events",
    "cms.documentaries",
    "cms.search",
    "cms.api",
    *PLUGINS,
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "cms.people.users.UsersConfig",  # wagtail.users with our own accounts screen
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "wagtailgeowidget",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "cms.pages.middleware.AdminPolicy",
]

ROOT_URLCONF = "artisanumerique.urls"
WSGI_APPLICATION = "artisanumerique.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SITE_ID = None

# --- Theme, templates, static files -------------------------------------------------------------
THEMES = ROOT / "themes"
THEME = env.one_of(
    "AN_THEME", sorted(p.name for p in THEMES.iterdir() if (p / "static").is_dir()), "quercy"
)
THEME_FOLDERS = [THEMES / name for name in dict.fromkeys([THEME, "base"])]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [folder / "templates" for folder in THEME_FOLDERS],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cms.pages.context.site_context",
            ],
        },
    },
]

NODE_MODULES = ROOT / "node_modules"
STATIC_URL = "/static/"
STATIC_ROOT = env.path("AN_STATIC_ROOT", VAR / "static")
STATICFILES_DIRS = [
    *[folder / "static" for folder in THEME_FOLDERS],
    ("npm/fraunces", NODE_MODULES / "@fontsource-variable/fraunces"),
    ("npm/atkinson", NODE_MODULES / "@fontsource-variable/atkinson-hyperlegible-next"),
    ("npm/leaflet", NODE_MODULES / "leaflet/dist"),
    ("npm/model-viewer", NODE_MODULES / "@google/model-viewer/dist"),
    ("npm/meshoptimizer", NODE_MODULES / "meshoptimizer"),
    ("npm/media-chrome", NODE_MODULES / "media-chrome/dist"),
    ("npm/hls", NODE_MODULES / "hls.js/dist"),
    ("npm/pannellum", NODE_MODULES / "pannellum/build"),
    ("npm/tus", NODE_MODULES / "tus-js-client/dist"),
    ("npm/decoders/draco", NODE_MODULES / "three/examples/jsm/libs/draco/gltf"),
    ("npm/decoders/basis", NODE_MODULES / "three/examples/jsm/libs/basis"),
]
STATICFILES_FINDERS = [
    "artisanumerique.staticfiles.PackageFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]

MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("AN_MEDIA_ROOT", VAR / "media")
MEDIA_WORK_ROOT = env.path("AN_MEDIA_WORK_ROOT", VAR / "media-work")  # of the worker; always local
MEDIA_INCOMING_ROOT = env.path("AN_MEDIA_INCOMING_ROOT", VAR / "media-incoming")  # never served
MEDIA_QUOTA = env.number("AN_MEDIA_QUOTA", 20 * 1024)  # MB of an organisation
MEDIA_PIECE = 8 * 1024 * 1024  # bytes of one request of a browser that sends a file
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "artisanumerique.staticfiles.ModuleManifestStorage"},
}
if env.text("AN_S3_BUCKET"):
    STORAGES["default"] = {
        "BACKEND": "cms.media.storages.MediaS3Storage",
        "OPTIONS": {  # type: ignore[dict-item]
            "bucket_name": env.required("AN_S3_BUCKET"),
            "endpoint_url": env.text("AN_S3_ENDPOINT") or None,
            "public_endpoint": env.text("AN_S3_PUBLIC_ENDPOINT") or None,
            "region_name": env.text("AN_S3_REGION") or None,
        },
    }
# Browsers follow the site's signed redirections there: the content security policy must allow it.
MEDIA_ORIGINS = s3_origins(env) if env.text("AN_S3_BUCKET") else []

# --- Data ---------------------------------------------------------------------------------------
DATABASES = {"default": database(env.text("DATABASE_URL") or f"sqlite:///{VAR / 'db.sqlite3'}")}
# Files, not memory: the throttling of sign-ins must count over all processes of this machine.
CACHES: dict[str, dict[str, object]] = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": env.path("AN_CACHE_ROOT", VAR / "cache"),
        "OPTIONS": {"MAX_ENTRIES": 5000},
    }
}
# Renditions are found in the database with their pictures; a second copy would only grow stale.
CACHES["renditions"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
if env.text("AN_CACHE_URL"):
    CACHES["default"] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": env.text("AN_CACHE_URL"),
    }

# Search is indexed at once; only media work waits in a queue, and never in a web request.
MEDIA_TASKS = env.one_of("AN_TASKS", ["database", "rq", "immediate"], "database")
MEDIA_BACKENDS: dict[str, dict[str, object]] = {
    "database": {"BACKEND": "django_tasks_db.DatabaseBackend"},
    "immediate": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "rq": {
        "BACKEND": "cms.media.rq_backend.RqBackend",
        "OPTIONS": {"URL": env.required("AN_REDIS_URL") if MEDIA_TASKS == "rq" else ""},
    },
}
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "media": {**MEDIA_BACKENDS[MEDIA_TASKS], "QUEUES": ["media"]},
}

# A program of the site's own that proposes captions; nothing is ever downloaded for it.
MEDIA_TRANSCRIBER = env.text("AN_TRANSCRIBER")
MEDIA_TRANSCRIBER_FILES = env.names("AN_TRANSCRIBER_FILES")

# --- Languages ----------------------------------------------------------------------------------
LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", _("French")), ("en", _("English"))]
WAGTAIL_CONTENT_LANGUAGES = [("fr", _("French"))]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fr", "Français"), ("en", "English")]
LOCALE_PATHS = [THEMES / "locale"]
TIME_ZONE = "Europe/Paris"
USE_I18N = USE_TZ = True
FORMAT_MODULE_PATH = "artisanumerique.formats"  # the day comes first, in English too

# --- Accounts -----------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
]
ACCOUNT_ADAPTER = "cms.people.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are invited by staff, never opened by strangers
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "contact": "10/10m/ip",
}
ACCOUNT_PREVENT_ENUMERATION = True
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my_space"
LOGOUT_REDIRECT_URL = "/"

# --- Wagtail ------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Artisanumérique"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILIMAGES_IMAGE_MODEL = "media.Picture"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp", "heic"]  # no SVG
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 64_000_000
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "ods", "pdf", "txt", "vtt", "xlsx", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 30 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES = ["application/pdf"]  # anything else is saved, never opened here
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.media.documents.DocumentForm"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.media.photographs.PictureForm"
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # no call to a third party
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS: list[dict[str, object]] = []  # films live here, not on a platform
WAGTAIL_DATE_FORMAT, WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y", "%d/%m/%Y %H:%M"
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "cms.search.backends.database"}}

GEO_WIDGET_DEFAULT_LOCATION = {"lat": 44.08, "lng": 1.35}
GEO_WIDGET_ZOOM = 9

# --- Map: who finds an address typed by staff, and where fetched tiles are kept ------------------
MAP_GEOCODER = env.one_of("AN_GEOCODER", ["communes", "geopf", "fake"], "communes")
MAP_TILES_FOLDER = VAR / "map-tiles"

# --- E-mail -------------------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = env.text("AN_DEFAULT_FROM_EMAIL", "artisanumerique@localhost")
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

# --- Safety -------------------------------------------------------------------------------------
from artisanumerique.settings.security import *  # noqa: E402

for _directive in ("img-src", "media-src", "connect-src"):
    CONTENT_SECURITY_POLICY["DIRECTIVES"][_directive] += MEDIA_ORIGINS  # type: ignore[index]

# --- Files sent by people -----------------------------------------------------------------------
FILE_UPLOAD_PERMISSIONS = 0o644
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # Wagtail's editor posts one field per block value
FORMS_URLFIELD_ASSUME_HTTPS = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "artisanumerique": {"level": "INFO"},
        "cms": {"level": "INFO"},
        "plugins": {"level": "INFO"},
    },
}
