"""Comments on scenes: Wagtail's own, so that the form of the page shows the same."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Comment, CommentReply

from cms.pages.workshop.drafts import UnreadableError

from .reading import is_id

FIELD = "scenes"
LONGEST = 5000


def comments_of(page: Any) -> list[dict[str, Any]]:
    """Return the comments on the scenes of `page` that wait for somebody, the oldest first."""
    rows = (
        Comment.objects.filter(page_id=page.pk, resolved_at=None)
        .filter(contentpath__startswith=f"{FIELD}.")
        .select_related("user", "user__wagtail_userprofile")
        .prefetch_related("replies__user__wagtail_userprofile")
        .order_by("pk")
    )
    return [
        {
            "id": row.pk,
            "scene": row.contentpath.split(".")[1],
            **_said(row),
            "replies": [_said(reply) for reply in row.replies.all()],
        }
        for row in rows
    ]


def _said(row: Any) -> dict[str, str]:
    return {
        "text": row.text,
        "user": get_user_display_name(row.user),
        "at": row.created_at.isoformat(),
    }


def comment(page: Any, sent: dict[str, Any], user: Any) -> None:
    """Do what was asked: begin a comment on a scene, answer one, or resolve it."""
    if sent.get("resolve"):
        _resolve(_comment(page, sent.get("resolve")), user)
        return
    text = sent.get("text")
    if not isinstance(text, str) or not text.strip():
        raise UnreadableError(_("Write the comment first."))
    if len(text) > LONGEST:
        raise UnreadableError(_("This comment is too long: %(most)d signs at most.")
                              % {"most": LONGEST})  # fmt: skip
    if sent.get("comment"):
        parent = _comment(page, sent["comment"])
        reply = CommentReply.objects.create(comment=parent, user=user, text=text.strip())
        reply.log_create(user=user)
        return
    scene = sent.get("scene")
    if not is_id(scene):
        raise UnreadableError(_("This scene is no longer in the story."))
    made = Comment.objects.create(
        page_id=page.pk, user=user, text=text.strip(), contentpath=f"{FIELD}.{scene}"
    )
    made.log_create(user=user)


def _comment(page: Any, pk: Any) -> Comment:
    found = None
    if isinstance(pk, int) and not isinstance(pk, bool):
        found = Comment.objects.filter(page_id=page.pk, pk=pk).first()
    if found is None:
        raise UnreadableError(_("This comment is no longer there."))
    return found


def _resolve(found: Comment, user: Any) -> None:
    found.resolved_at, found.resolved_by = timezone.now(), user
    found.save()
    found.log_resolve(user=user)
