"""The addresses of the tool: the page itself, and what it sends."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.cache import never_cache

from cms.pages.workshop import views as workshop
from cms.pages.workshop.access import obstacle_for, page_of
from cms.pages.workshop.drafts import keep_draft, revision_data
from cms.pages.workshop.presence import presence_of
from cms.pages.workshop.views import refused

from ..formats.importing import ModuleFileError, read_module_file
from ..models import GesturePage
from ..module import module_data
from .faults import faults_of_module, faults_of_publication
from .keeping import keep_module
from .state import media_of, state_of

LARGEST_FILE = 5 * 1024 * 1024


@method_decorator(never_cache, name="dispatch")
class ModellingView(View):
    """The tool, full screen; read-only on a locked page, with a sentence that says why."""

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        page = page_of(GesturePage, request.user, page_id)
        draft = page if page.alias_of_id else page.get_latest_revision_as_object()
        revision = page.get_latest_revision()
        state = state_of(draft, revision, request.user, obstacle_for(request.user, page))
        state["presence"] = presence_of(page, request.user)
        return render(request, "gestures/modelling/tool.html", {"page": draft, "state": state})


class SendingView(workshop.SendingView):
    """An address that the tool sends to."""

    model = GesturePage
    too_much = gettext_lazy("There is too much at once: delete shapes or keyframes.")


class SaveView(SendingView):
    """Keep what the tool sends as a draft, faulty or not, and say what is wrong in it."""

    def post(self, request: HttpRequest) -> JsonResponse:
        draft, revision = keep_draft(
            self.page, self.sent(), request.user, keep_module, whole_module
        )
        faults = faults_of_module(draft)
        return JsonResponse({"revision": revision_data(revision), "faults": faults})


class PublishView(SendingView, workshop.PublishingView):
    """Publish the last draft, or send it to the moderators; refuse it with its faults."""

    def faults(self, draft: GesturePage) -> list[dict[str, Any]]:
        return faults_of_publication(draft)


class ImportView(SendingView):
    """Read a file that another tool wrote; the tool puts it in the module, as one step."""

    @property
    def size(self) -> tuple[int, int] | None:
        """Pixels of the film that the file is about, which it may count its points in."""
        media = media_of(self.page.get_latest_revision_as_object())
        films = {str(film["id"]): film["size"] for film in media["film"]}
        found = films.get(self.request.POST.get("film", "")) or next(iter(films.values()), None)
        return tuple(found) if found else None

    def post(self, request: HttpRequest) -> JsonResponse:
        file = request.FILES.get("file")
        if file is None:
            return refused(_("Choose a file first."), 400)
        if (file.size or 0) > LARGEST_FILE:
            return refused(_("This file is too big: 5 MB at most."), 413)
        try:
            found = read_module_file(file.name or "", file.read(), self.size)
        except ModuleFileError as error:
            return refused(error.sentence, 422)
        return JsonResponse(
            {
                "phases": found.phases,
                "shapes": found.shapes,
                "remarks": [str(remark) for remark in found.remarks],
            }
        )


def whole_module(page: GesturePage) -> dict[str, Any]:
    return module_data(page, with_secrets=True)
