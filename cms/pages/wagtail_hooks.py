"""What `cms.pages` changes in the back office."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.html import conditional_escape, escape
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages

from cms.media.showing import obstacles

from .base import BasePage

MEANT = ("action-workflow-action", "action-submit", "action-publish", "action-unpublish")


@hooks.register("before_edit_page")
def decide_once(request: HttpRequest, page: Any) -> JsonResponse | None:
    """Refuse an automatic save that carries a decision: somebody's click already sends it.

    Wagtail 8.0 adds the decision of a moderator to the form as hidden fields and sends the form;
    its automatic save may send the same fields beside it. The page would then be approved twice,
    and the second request would save it over the first as it was before: not public.
    """
    if request.accepts("text/html") or not any(name in request.POST for name in MEANT):
        return None
    return JsonResponse({"success": False, "error_code": "decision"}, status=409)


@hooks.register("before_bulk_action")
def publish_only_what_may_be_shown(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Publish none of the chosen pages when one shows media that the public must not see."""
    if request.method != "POST" or action_type != "publish":
        return None
    stopped = False
    for page in _about_to_be_published(objects, action):
        draft = page.get_latest_revision_as_object()
        refusals = draft.refusals() if isinstance(draft, BasePage) else obstacles(draft)
        for sentence in refusals:
            stopped = True
            title = {"title": escape(page.get_admin_display_title())}
            said = escape(_("“%(title)s” is not published.")) % title
            messages.error(request, f"{said} {conditional_escape(sentence)}")
    return redirect(action.next_url) if stopped else None


def _about_to_be_published(objects: list[Any], action: Any) -> Any:
    """Yield the pages that Wagtail's bulk action is going to publish."""
    below = action.get_execution_context().get("include_descendants")
    for page in objects:
        yield page.specific
        if below:
            yield from page.get_descendants().not_live().specific()
