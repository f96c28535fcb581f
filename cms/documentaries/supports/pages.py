"""The addresses of the supports, below the page of their story."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control
from wagtail.contrib.routable_page.models import path

from cms.media.leaving import why_not

from ..trail.stops import has_trail
from .kiosk import KioskMixin
from .models import Support


class SupportsMixin(KioskMixin):
    """Gives a story its kiosk, its page of downloads, and the downloads."""

    @classmethod
    def get_subpage_urls(cls) -> tuple[Any, ...]:
        """Return the addresses below the page; those of scenes, which take any word, come last."""
        routes = super().get_subpage_urls()  # type: ignore[misc]
        return tuple(sorted(routes, key=lambda route: route.name == "scene"))

    @path("emporter/", name="supports")
    def supports_page(self, request: HttpRequest) -> HttpResponseBase:
        """List what was made of each publication, the newest first."""
        made = list(Support.objects.filter(page=self).exclude(file=""))
        withdrawn = stopped(made)
        made = [support for support in made if support.pk not in withdrawn]
        context = self.get_context(request)  # type: ignore[attr-defined]
        context |= {
            "supports": made,
            "newest": _newest(made),
            "may_print": self._may_print(request),
        }
        return TemplateResponse(request, "documentaries/supports/list.html", context)

    def _may_print(self, request: HttpRequest) -> bool:
        """Are the posters of the visit offered? To the editors of a story that has places."""
        user = getattr(request, "user", None)
        if user is None or not user.is_authenticated or not has_trail(self):
            return False
        return bool(self.permissions_for_user(user).can_edit())  # type: ignore[attr-defined]

    @path("emporter/<int:pk>/", name="support")
    def support_file(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Answer with one file, if all that it holds may still leave."""
        found = get_object_or_404(Support.objects.exclude(file=""), page=self, pk=pk)
        if stopped([found]):
            context = {**self.get_context(request), "supports": [], "is_stopped": True}  # type: ignore[attr-defined]
            return TemplateResponse(
                request, "documentaries/supports/list.html", context, status=410
            )
        return send(found)


def send(support: Support) -> HttpResponseBase:
    """Answer with the file of `support`; raise Http404 when the storage has lost it."""
    if hasattr(default_storage, "signed_url"):
        return HttpResponseRedirect(default_storage.signed_url(support.file))
    try:
        file = default_storage.open(support.file)
    except OSError as error:
        raise Http404 from error
    name = support.download_name
    response = FileResponse(file, as_attachment=True, filename=name, content_type=support.mime_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["ETag"] = f'"{support.sha256[:32]}"'
    patch_cache_control(response, private=True, no_cache=True)  # a consent may be withdrawn
    return response


def stopped(supports: list[Support]) -> set[int]:
    """Return the ids of the supports in which something must no longer leave.

    Consents are withdrawn, secrets are declared, media are deleted. Two queries for each kind of
    media, whatever the number of supports.
    """
    inside: dict[str, set[int]] = {}
    for support in supports:
        for label, ids in support.holds.items():
            inside.setdefault(label, set()).update(ids)
    free = {label: _may_leave(label, ids) for label, ids in inside.items()}
    return {
        support.pk
        for support in supports
        if any(set(ids) - free[label] for label, ids in support.holds.items())
    }


def _may_leave(label: str, ids: set[int]) -> set[int]:
    found = apps.get_model(label)._default_manager.filter(pk__in=ids)
    return {media.pk for media in found.prefetch_related("consents") if not why_not(media)}


def _newest(made: list[Support]) -> list[Support]:
    """Return the newest of each kind; `made` is the newest first."""
    found: dict[str, Support] = {}
    for support in made:
        found.setdefault(support.kind, support)
    return sorted(found.values(), key=lambda each: each.kind)
