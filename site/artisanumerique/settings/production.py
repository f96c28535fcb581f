"""A public machine: secrets from the environment, HTTPS only, hashed static files."""

from urllib.parse import urlparse

from django.core.exceptions import ImproperlyConfigured

from artisanumerique.settings.base import *

PUBLIC = True
SECRET_KEY = env.required("AN_SECRET_KEY")
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("AN_SECRET_KEY is too short: write 50 characters or more.")
if env.text("AN_SANDBOX").lower() == "off":
    raise ImproperlyConfigured("AN_SANDBOX=off is for development: install bubblewrap instead.")
ALLOWED_HOSTS = env.names("AN_ALLOWED_HOSTS", urlparse(env.required("AN_BASE_URL")).hostname or "")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
if env.flag("AN_TRUST_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1

if env.text("AN_EMAIL_URL"):
    _mail = urlparse(env.text("AN_EMAIL_URL"))
    EMAIL_BACKEND = (
        f"django.core.mail.backends.{'smtp' if _mail.hostname else 'console'}.EmailBackend"
    )
    EMAIL_HOST, EMAIL_PORT = _mail.hostname or "", _mail.port or 587
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.username or "", _mail.password or ""
    EMAIL_USE_TLS = EMAIL_PORT == 587
    EMAIL_USE_SSL = EMAIL_PORT == 465
