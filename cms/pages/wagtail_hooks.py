"""What `cms.pages` changes in the back office."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse
from wagtail import hooks

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
