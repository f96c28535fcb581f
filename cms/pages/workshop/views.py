"""Addresses that an editor sends to: whatever is wrong is answered with a sentence."""

from __future__ import annotations

import json
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from cms.media.showing import NotShownError

from .access import obstacle_for, page_of
from .drafts import ConflictError, UnreadableError, latest_of, publish, revision_data, submit


class SendingView(View):
    """An address below a page of `model` that its editors send to, as JSON unless they say."""

    http_method_names = ["post"]
    model: ClassVar[Any] = None
    too_much: ClassVar[Any] = ""
    changes: ClassVar[bool] = True
    """Is a page that is locked out of its reach?"""
    page: Any

    def dispatch(self, request: Any, *args: Any, page_id: int, **kwargs: Any) -> HttpResponseBase:
        try:
            self.page = page_of(self.model, request.user, page_id)
            if (obstacle := obstacle_for(request.user, self.page)) and self.changes:
                return refused(obstacle, 403)
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            return refused(_("This page no longer exists."), 404)
        except PermissionDenied as error:
            return refused(str(error) or _("You may not change this page."), 403)
        except RequestDataTooBig:
            return refused(str(self.too_much), 413)
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


class PublishingView(SendingView):
    """Publish the last draft, or send it to the moderators; refuse it with its faults."""

    def faults(self, draft: Any) -> list[dict[str, Any]]:
        """Return what keeps `draft` from the public."""
        raise NotImplementedError

    def post(self, request: HttpRequest) -> JsonResponse:
        latest = latest_of(self.page, self.sent())
        draft = self.page.get_latest_revision_as_object()
        perms = draft.permissions_for_user(request.user)
        if not perms.can_publish() and not perms.can_submit_for_moderation():
            return refused(_("You may neither publish this page nor send it to moderation."), 403)
        if faults := self.faults(draft):
            return _stopped(faults)
        if perms.can_publish():
            try:
                publish(draft, latest or draft.save_revision(user=request.user), request.user)
            except NotShownError as error:
                return _stopped([{"sentence": each} for each in error.messages])
            live = self.model._default_manager.get(pk=draft.pk)
            return JsonResponse({"done": "published", "url": live.url or ""})
        submit(draft, request.user)
        address = reverse("wagtailadmin_pages:edit", args=[draft.pk])
        return JsonResponse({"done": "submitted", "url": address})


def _stopped(faults: list[dict[str, Any]]) -> JsonResponse:
    return refused(_("Some things must be put right first."), 422, faults=faults)


def refused(sentence: str, status: int, **more: Any) -> JsonResponse:
    return JsonResponse({"error": sentence, **more}, status=status)
