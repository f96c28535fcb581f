"""The content security policy of the back office, and of pages shown with Wagtail's user bar."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from cms.media.showing import NotShownError


def admin_policy(media: list[str]) -> str:
    """Return the policy of the back office; `media` are the origins that files may come from."""
    files = "".join(f" {origin}" for origin in media)
    return "; ".join(
        [
            "default-src 'self'",
            # Wagtail's own editor has inline scripts and styles.
            "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            f"img-src 'self' data: blob:{files}",
            f"media-src 'self' blob:{files}",
            f"connect-src 'self' blob: data:{files}",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "frame-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        ]
    )


class AdminPolicy:
    """Give /admin/ a policy that Wagtail works under: nothing from other hosts, inline allowed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.policy = admin_policy(settings.MEDIA_ORIGINS)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith("/admin/"):
            response.headers.setdefault("Content-Security-Policy", self.policy)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Say why a page is not published where the form has no part in it: an approval, a copy."""
        if not isinstance(error, NotShownError) or not request.path.startswith("/admin/"):
            return None
        for sentence in error.messages:
            messages.error(request, sentence)
        address = reverse("wagtailadmin_pages:edit", args=[error.page.pk])
        if request.headers.get("x-requested-with") == "XMLHttpRequest":  # Wagtail's small windows
            return JsonResponse({"step": "success", "redirect": address})
        return redirect(address)
