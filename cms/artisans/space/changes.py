"""Saving, undoing and restoring what artisans change, each as a revision with its log entry."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from ..models import ArtisanPage, ArtisanSettings
from .questions import BY_SLUG, QUESTIONS, Answer, Question, changed

ANSWER, RESTORE, CLAIM = "artisans.answer", "artisans.restore", "artisans.claim"


@dataclass(frozen=True)
class Change:
    """A change just saved: its revision, and the one that undoes it."""

    revision: Revision
    before: Revision
    is_public: bool


def is_direct(page: ArtisanPage) -> bool:
    """Do the changes of artisans appear at once on the site of `page`?"""
    site = page.get_site()
    return site is None or ArtisanSettings.for_site(site).direct_publication


def latest_content(page: ArtisanPage) -> dict[str, Any]:
    """Return the newest content of `page`, published or not, as a revision keeps it."""
    return page.get_latest_revision_as_object().serializable_data()


@transaction.atomic
def save_answer(page: ArtisanPage, question: Question, answer: Answer, user: Any) -> Change:
    """Save the answer to one question; the rest of the page stays as it is."""
    return _change(page, {question: answer}, user, ANSWER)


@transaction.atomic
def restore(page: ArtisanPage, revision: Revision, only: str, user: Any) -> Change:
    """Bring back what the artisan could change as it was in `revision`, or one answer of it.

    Titles, labels, owners and the story are never touched: they are not in their hands.
    """
    questions = [BY_SLUG[only]] if only in BY_SLUG else QUESTIONS
    answers = {question: question.read(revision.content) for question in questions}
    return _change(page, answers, user, RESTORE)


@transaction.atomic
def claim(page: ArtisanPage, user: Any) -> Change:
    """Publish the page at its artisan's word, or send it to the moderation."""
    before = _baseline(page)
    draft = page.get_latest_revision_as_object()
    draft.claimed_on = draft.claimed_on or timezone.localdate()
    revision = _save(draft, user, CLAIM, [])
    return Change(revision, before, _release(draft, revision, user))


def _change(page: ArtisanPage, answers: dict[Question, Answer], user: Any, action: str) -> Change:
    before = _baseline(page)
    draft = page.get_latest_revision_as_object()
    if page.live and page.has_unpublished_changes and is_direct(page):
        return _change_both(page, draft, before, answers, user, action)
    _write(draft, answers)
    revision = _save(draft, user, action, list(answers))
    is_public = _release(draft, revision, user) if page.live else False
    return Change(revision, before, is_public)


def _change_both(
    page: ArtisanPage, draft: ArtisanPage, before: Revision, answers: Any, user: Any, action: str
) -> Change:
    """Publish the answers alone, and keep the draft somebody is preparing on top of them."""
    _write(page, answers)
    revision = _save(page, user, action, list(answers))
    revision.publish(user=user, skip_permission_checks=True)
    _write(draft, answers)
    draft.save_revision(user=user, clean=False)
    return Change(revision, before, is_public=True)


def _write(page: ArtisanPage, answers: dict[Question, Answer]) -> None:
    for question, answer in answers.items():
        question.write(page, answer)


def _save(page: ArtisanPage, user: Any, action: str, questions: list[Question]) -> Revision:
    revision = page.save_revision(user=user)
    data = {"questions": [question.slug for question in questions]}
    log(instance=page, action=action, user=user, revision=revision, data=data, content_changed=True)
    return revision


def _release(page: ArtisanPage, revision: Revision, user: Any) -> bool:
    """Publish `revision`, or send it to the moderation; return whether it is public now."""
    if is_direct(page):
        revision.publish(user=user, skip_permission_checks=True)
        return True
    if state := page.current_workflow_state:
        state.cancel(user=user)
    if workflow := page.get_workflow():
        workflow.start(page, user)
    return False


def _baseline(page: ArtisanPage) -> Revision:
    """Return the revision to go back to; a page that has none gets one first."""
    if page.latest_revision_id is None:
        revision = page.save_revision(changed=False, clean=False)
        if page.live:
            Page.objects.filter(pk=page.pk).update(live_revision=revision)
            page.live_revision = revision
    if page.live and page.live_revision and is_direct(page):
        return page.live_revision
    return page.get_latest_revision()


def has_conflict(page: ArtisanPage, question: Question, base: int | None) -> bool:
    """Did somebody else change this answer since revision `base` was shown?"""
    if base == page.latest_revision_id:
        return False
    revisions = page.revisions.order_by("created_at", "pk")
    seen = revisions.filter(pk=base).first() or revisions.first()
    return seen is not None and question.read(seen.content) != question.read(latest_content(page))


@dataclass(frozen=True)
class Step:
    """One line of the history: what changed, when, by whom."""

    revision: Revision
    questions: list[Question]
    is_current: bool


def history(page: ArtisanPage, most: int = 30) -> list[Step]:
    """Return the versions that changed something artisans can change, newest first."""
    revisions = list(
        page.revisions.select_related("user").order_by("-created_at", "-pk")[: most + 1]
    )
    steps = []
    for newer, older in zip_longest(revisions, revisions[1:]):
        questions = changed(older.content, newer.content) if older else []
        if questions or (older is None and len(revisions) <= most):
            steps.append(Step(newer, questions, newer == revisions[0]))
    return steps
