"""Keeping what an editor sends as a draft, and making it public."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Revision, WorkflowState


class UnreadableError(ValueError):
    """What was sent is not what the editor sends: the sentence says so."""


class ConflictError(Exception):
    """Somebody saved another version since the one that the editor started from."""

    def __init__(self, revision: Any) -> None:
        super().__init__(revision)
        self.revision = revision

    @property
    def sentence(self) -> str:
        who = self.revision.user
        if who is None:
            return _("Another version of this page was saved meanwhile.")
        name = who.get_full_name() or who.get_username()
        return _("%(name)s saved another version of this page meanwhile.") % {"name": name}


def revision_data(revision: Any) -> dict[str, Any] | None:
    """Return what an editor says back when it saves: the version that it started from."""
    if revision is None:
        return None
    return {
        "id": revision.pk,
        "createdAt": revision.created_at.isoformat(),
        "user": get_user_display_name(revision.user) if revision.user else "",
    }


def latest_of(page: Any, sent: dict[str, Any]) -> Any:
    """Return the last revision of `page`; raise ConflictError when an older one is known."""
    latest = page.get_latest_revision()
    if latest is None or sent.get("force") is True:
        return latest
    known, created = sent.get("base"), sent.get("baseCreatedAt")
    # An automatic save rewrites the same revision: its date says which writing this was.
    if known != latest.pk or (created and created != latest.created_at.isoformat()):
        raise ConflictError(latest)
    return latest


@transaction.atomic
def keep_draft(
    page: Any,
    sent: dict[str, Any],
    user: Any,
    keep: Callable[[Any, dict[str, Any]], None],
    content: Callable[[Any], Any],
) -> tuple[Any, Revision]:
    """Save what was sent as the last draft of `page`; return the page and its revision.

    `keep` puts what was sent in the page, in memory; `content` returns what it may have changed.
    The revision that this session made before (`own`) is written over, as Wagtail's automatic save
    does: the history keeps one version for a session of work. Raises ConflictError.
    """
    locked = type(page)._default_manager.select_for_update().get(pk=page.pk)
    draft = locked.get_latest_revision_as_object()
    before = content(draft)
    keep(draft, sent)
    try:
        latest = latest_of(locked, sent)
    except ConflictError as conflict:
        # What a closing tab sent last may arrive without its answer: it is sent again.
        if content(draft) == before:
            return draft, conflict.revision
        latest = conflict.revision
        if latest.user_id != user.pk or not _was_sent(locked, sent, before, keep, content):
            raise
    revision = draft.save_revision(
        user=user,
        log_action=True,
        clean=False,
        overwrite_revision=latest if _is_own(latest, sent, user, locked) else None,
    )
    return draft, revision


def _was_sent(
    page: Any, sent: dict[str, Any], before: Any, keep: Any, content: Callable[[Any], Any]
) -> bool:
    """Is the last draft what the same person's tab sent while it died, and goes on from?"""
    replaced = sent.get("replaced")
    if not isinstance(replaced, dict):
        return False
    draft = page.get_latest_revision_as_object()
    keep(draft, replaced)
    same: bool = content(draft) == before
    return same


def _is_own(latest: Any, sent: dict[str, Any], user: Any, page: Any) -> bool:
    """Did this session make the last revision, and is it nothing but a draft yet?"""
    if latest is None or sent.get("own") != latest.pk or latest.user_id != user.pk:
        return False
    decided = latest.approved_go_live_at or latest.task_states.exists()
    return not decided and latest.pk != page.live_revision_id


def publish(page: Any, revision: Revision, user: Any) -> None:
    """Make this revision public, as the page form's own button does."""
    action = PublishPageRevisionAction(revision, user=user, changed=True)
    action.execute(skip_permission_checks=True)


def submit(page: Any, user: Any) -> None:
    """Send the last draft to the moderators; after "needs changes", to those who asked for them."""
    state = page.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
    else:
        page.get_workflow().start(page, user)
