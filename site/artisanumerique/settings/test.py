"""What the tests run on: the same code, faster hashing, files in a folder that is thrown away."""

import os
import tempfile

from artisanumerique.settings.base import *

SECRET_KEY = "tests-only"
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="artisanumerique-tests-"))
MEDIA_WORK_ROOT = Path(tempfile.mkdtemp(prefix="artisanumerique-work-"))
MEDIA_INCOMING_ROOT = Path(tempfile.mkdtemp(prefix="artisanumerique-incoming-"))
MEDIA_MODEL_POSTERS = False  # a Chromium for each model: the tests of the pipeline try it
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STATIC_ROOT = None  # type: ignore[assignment]  # nothing is collected: files come from their folders
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
MEDIA_TASKS = "immediate"
TASKS["media"] = {
    "BACKEND": "django_tasks.backends.immediate.ImmediateBackend",
    "QUEUES": ["media"],
}
MAP_TILES = ""  # no test asks a tile of the real server
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TEST_DATABASE = os.environ.get("TEST_DATABASE") or str(Path(tempfile.mkdtemp()) / "test.sqlite3")
if not env.text("DATABASE_URL"):
    # A file, not memory: browser tests read and write it from two threads at once.
    DATABASES["default"]["TEST"] = {"NAME": TEST_DATABASE}
