"""The addresses of the tool: the page itself, and what it sends."""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache

from ..formats.importing import ModuleFileError, read_module_file
from ..models import GesturePage
from .access import module_of, obstacle_for
from .drafts import ConflictError, keep_draft, latest_of, publish, submit
from .faults import faults_of_module, faults_of_publication
from .keeping import UnreadableError
from .presence import presence_of
from .state import media_of, revision_data, state_of

LARGEST_FILE = 5 * 1024 * 1024


@method_decorator(never_cache, name="dispatch")
class ModellingView(View):
    """The tool, full screen; read-only on a locked page, with a sentence that says why."""

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        page = module_of(request.user, page_id)
        draft = page if page.alias_of_id else page.get_latest_revision_as_object()
        revision = page.get_latest_revision()
        state = state_of(draft, revision, request.user, obstacle_for(request.user, page))
        state["presence"] = presence_of(page, request.user)
        return render(request, "gestures/modelling/tool.html", {"page": draft, "state": state})


class SendingView(View):
    """An address that the tool sends to: whatever is wrong is answered with a sentence."""

    http_method_names = ["post"]

    def dispatch(self, request: Any, *args: Any, page_id: int, **kwargs: Any) -> HttpResponseBase:
        try:
            self.page = module_of(request.user, page_id)
            if obstacle := obstacle_for(request.user, self.page):
                return refused(obstacle, 403)
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            return refused(_("This gesture no longer exists."), 404)
        except PermissionDenied as error:
            return refused(str(error) or _("You may not change this gesture."), 403)
        except RequestDataTooBig:
            return refused(_("There is too much at once: delete shapes or keyframes."), 413)
        except UnreadableError as error:
            return refused(str(error), 400)
        except ConflictError as conflict:
            newer = revision_data(conflict.revision)
            return refused(conflict.sentence, 409, revision=newer)

    def sent(self) -> dict[str, Any]:
        """Return the object that was sent as JSON; raise UnreadableError."""
        try:
            sent = json.loads(self.request.body, parse_constant=lambda _name: None)
        except (ValueError, RecursionError):
            sent = None
        if not isinstance(sent, dict):
            raise UnreadableError(_("What was sent cannot be read: reload the page."))
        return sent


class SaveView(SendingView):
    """Keep what the tool sends as a draft, faulty or not, and say what is wrong in it."""

    def post(self, request: HttpRequest) -> JsonResponse:
        draft, revision = keep_draft(self.page, self.sent(), request.user)
        faults = faults_of_module(draft)
        return JsonResponse({"revision": revision_data(revision), "faults": faults})


class PublishView(SendingView):
    """Publish the last draft, or send it to the moderators; refuse it with its faults."""

    def post(self, request: HttpRequest) -> JsonResponse:
        latest = latest_of(self.page, self.sent())
        draft = self.page.get_latest_revision_as_object()
        perms = draft.permissions_for_user(request.user)
        if not perms.can_publish() and not perms.can_submit_for_moderation():
            return refused(
                _("You may neither publish this gesture nor send it to moderation."), 403
            )
        if faults := faults_of_publication(draft):
            return refused(_("Some things must be put right first."), 422, faults=faults)
        if perms.can_publish():
            publish(draft, latest or draft.save_revision(user=request.user), request.user)
            live = GesturePage.objects.get(pk=draft.pk)
            return JsonResponse({"done": "published", "url": live.url or ""})
        submit(draft, request.user)
        address = reverse("wagtailadmin_pages:edit", args=[draft.pk])
        return JsonResponse({"done": "submitted", "url": address})


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


def refused(sentence: str, status: int, **more: Any) -> JsonResponse:
    return JsonResponse({"error": sentence, **more}, status=status)
