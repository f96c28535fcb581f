"""Every address of the site; Wagtail's pages come last."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns  # noqa: F401
from django.conf.urls.static import static
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("comptes/", include("allauth.urls")),
    path("documents/", include(wagtaildocs_urls)),
    path("langue/", include("django.conf.urls.i18n")),
    path("", include(wagtail_urls)),
]
