"""The way in, the dashboard of a page, its preview, its history, undo."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from .access import pages_of
from .base import SpaceView
from .changes import claim, history, is_direct, restore
from .gauge import measure
from .questions import BY_SLUG, QUESTIONS


@never_cache
@login_required
def my_space(request: HttpRequest) -> HttpResponse:
    """Lead everybody home: to their page, to the back office, or to a word of explanation."""
    user: Any = request.user
    pages = pages_of(user)
    if len(pages) == 1:
        return redirect("my_space_page", pk=pages[0].pk)
    if not pages and user.has_perm("wagtailadmin.access_admin"):
        return redirect("wagtailadmin_home")
    return render(request, "artisans/space/home.html", {"pages": pages})


class PageView(SpaceView):
    """The dashboard: how complete the page is, what to do next, every question, undo."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        gauge = measure(self.draft)
        return self.show(
            "page",
            gauge=gauge,
            undo=self.undoable(),
            tasks=[
                {"question": question, "is_done": question not in gauge.missing}
                for question in QUESTIONS
            ],
            waits=self.page.live and self.page.current_workflow_state is not None,
            is_direct=is_direct(self.page),
        )


class PreviewView(SpaceView):
    """The page as it will look, with what is not public yet."""

    def get(self, request: HttpRequest, pk: int) -> Any:
        return self.draft.make_preview_request(original_request=request)


class HistoryView(SpaceView):
    """What changed, when and by whom, with a way back to each version."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.show("history", steps=history(self.page), undo=self.undoable())


class RestoreView(SpaceView):
    """Undo the last change, or go back to an older version."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, revision: int) -> HttpResponse:
        wanted = get_object_or_404(self.page.revisions, pk=revision)
        slug = request.POST.get("question", "")
        change = restore(self.page, wanted, slug, request.user)
        title = BY_SLUG[slug].title if slug in BY_SLUG else _("Your page")
        self.remember(change, _("%(question)s: back as before.") % {"question": title}, slug)
        return self.home()


class ClaimView(SpaceView):
    """The artisan says: show my page."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        change = claim(self.page, request.user)
        self.page.refresh_from_db()
        self.remember(change, _("Thank you. Your page is published.") if change.is_public
                      else _("Thank you. Your page is on its way."))  # fmt: skip
        return self.home()
