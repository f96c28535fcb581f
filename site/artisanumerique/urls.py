"""Every address of the site; plugins come after the core, and Wagtail's pages last."""

from django.conf import settings
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from cms.extensions.serving import plugin_urls
from cms.pages import embedding, views
from cms.search.views import search, suggest

# Django's own handlers show 403.html and 404.html of the theme, and 500.html without any context.
urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("api/v1/", include("cms.api.urls")),
    path("comptes/", include("allauth.urls")),
    path("d/", include("cms.documentaries.urls")),
    path("deposer/", include("cms.gestures.deposits.urls")),
    path("documents/", include(wagtaildocs_urls)),
    path("id/geste/", include("cms.gestures.permanent_urls")),
    path("id/", include("cms.taxonomy.urls")),
    path(settings.MEDIA_URL.lstrip("/"), include("cms.media.urls")),
    path("langue/", include("django.conf.urls.i18n")),
    path("mon-espace/", include("cms.artisans.urls")),
    path("oembed/", embedding.oembed, name="oembed"),
    path("recherche/", search, name="search"),
    path("recherche/suggestions/", suggest, name="search_suggest"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", views.robots_txt, name="robots"),
    path("theme.css", views.theme_css, name="theme_css"),
    path("healthz", views.healthz, name="healthz"),
]
urlpatterns += [
    *plugin_urls(),
    path("", include("cms.gestures.urls")),
    re_path(rf"^(?P<path>(?:[\w-]+/)+){embedding.EMBED}$", embedding.embed, name="embed"),
    re_path(wagtail_urls.serve_pattern, views.serve, name="wagtail_serve"),
    path("", include(wagtail_urls)),
]
