"""Keeping what the tool sends as a draft, and making it public."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Revision, WorkflowState

from ..models import GesturePage
from ..module import module_data
from .keeping import keep_module


@dataclass
class ConflictError(Exception):
    """Somebody saved another version since the one that the tool started from."""

    revision: Any

    @property
    def sentence(self) -> str:
        who = self.revision.user
        if who is None:
            return _("Another version of this gesture was saved meanwhile.")
        name = who.get_full_name() or who.get_username()
        return _("%(name)s saved another version of this gesture meanwhile.") % {"name": name}


def latest_of(page: GesturePage, sent: dict[str, Any]) -> Any:
    """Return the last revision of `page`; raise ConflictError when the tool knows an older one."""
    latest = page.get_latest_revision()
    if latest is None or sent.get("force") is True:
        return latest
    known, created = sent.get("base"), sent.get("baseCreatedAt")
    # An automatic save rewrites the same revision: its date says which writing this was.
    if known != latest.pk or (created and created != latest.created_at.isoformat()):
        raise ConflictError(latest)
    return latest


@transaction.atomic
def keep_draft(page: GesturePage, sent: dict[str, Any], user: Any) -> tuple[Any, Revision]:
    """Save what was sent as the last draft of `page`; return the page and its revision.

    The revision that this tool made before (`own`) is written over, as Wagtail's automatic save
    does: the history keeps one version for a session of work. Raises ConflictError.
    """
    locked = GesturePage.objects.select_for_update().get(pk=page.pk)
    draft = locked.get_latest_revision_as_object()
    before = module_data(draft, with_secrets=True)
    keep_module(draft, sent)
    try:
        latest = latest_of(locked, sent)
    except ConflictError as conflict:
        # What a closing tab sent last may arrive without its answer: it is sent again.
        if module_data(draft, with_secrets=True) == before:
            return draft, conflict.revision
        raise
    revision = draft.save_revision(
        user=user,
        log_action=True,
        clean=False,
        overwrite_revision=latest if _is_own(latest, sent, user, locked) else None,
    )
    return draft, revision


def _is_own(latest: Any, sent: dict[str, Any], user: Any, page: GesturePage) -> bool:
    """Did this session of the tool make the last revision, and is it nothing but a draft yet?"""
    if latest is None or sent.get("own") != latest.pk or latest.user_id != user.pk:
        return False
    decided = latest.approved_go_live_at or latest.task_states.exists()
    return not decided and latest.pk != page.live_revision_id


def publish(page: GesturePage, revision: Revision, user: Any) -> None:
    """Make this revision public, as the editor's own button does."""
    action = PublishPageRevisionAction(revision, user=user, changed=True)
    action.execute(skip_permission_checks=True)


def submit(page: GesturePage, user: Any) -> None:
    """Send the last draft to the moderators; after "needs changes", to those who asked for them."""
    state = page.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
    else:
        page.get_workflow().start(page, user)
