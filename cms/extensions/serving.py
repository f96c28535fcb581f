"""What plugins serve at addresses of their own: nothing, for a site that switched them off."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from importlib import import_module
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import include, path
from wagtail.models import Site
from wagtail.utils.urlpatterns import decorate_urlpatterns

from . import points
from .switch import is_shown


def plugin_urls() -> list[Any]:
    """Return the URL patterns of the installed plugins, for the root URLconf."""
    return [
        path(f"{prefix}/", include(_guarded(import_module(urlconf), found.plugin)))
        for found in points.urlpatterns.of("urls")
        for prefix, urlconf in [found.item]
    ]


def mount_routers(api: Any) -> None:
    """Add the routers of the installed plugins to `api`, a NinjaAPI."""
    for found in points.api_routers.of("api"):
        prefix, router = found.item
        router.add_decorator(only_where_shown(found.plugin), mode="view")
        api.add_router(f"/{prefix}/", router, tags=[str(found.plugin.verbose_name)])


def only_where_shown(plugin: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return a decorator of views: 404 for the sites that switched `plugin` off."""

    def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if not is_shown(plugin, Site.find_for_request(request)):
                raise Http404(f"{plugin.label} is switched off for this site.")
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def _guarded(module: Any, plugin: Any) -> Any:
    patterns = decorate_urlpatterns(module.urlpatterns, only_where_shown(plugin))
    name = getattr(module, "app_name", None)
    return (patterns, name) if name else patterns
