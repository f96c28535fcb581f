"""A developer's machine, and `make run`: SQLite, local files, errors shown only when asked."""

from artisanumerique.settings.base import *

DEBUG = env.flag("AN_DEBUG")
SECRET_KEY = env.text("AN_SECRET_KEY") or "development-only-secret-that-signs-nothing-of-value-00"
ALLOWED_HOSTS = env.names("AN_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1],testserver")
INTERNAL_IPS = ["127.0.0.1"]
# Files come straight from their folders: nothing to collect while developing.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
