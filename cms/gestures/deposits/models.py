"""A deposit: who sent which film, what they said of it, and the draft that was made of it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import WorkflowState


class DepositState(models.TextChoices):
    """Where a deposit stands, for the person who sent it."""

    WAITING = "waiting", _("The chamber is reading it")
    ASKED = "asked", _("Changes are asked")
    PUBLISHED = "published", _("Published")
    CLOSED = "closed", _("Not kept")


class Deposit(models.Model):
    """A gesture sent by somebody outside the staff.

    Its state is that of its draft (`page`) and of the draft's workflow. `answers` are the words as
    they were typed: those that name no known action, material or tool would be lost otherwise.
    """

    wagtail_reference_index_ignore = True

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("sent by"), on_delete=models.CASCADE,
        related_name="deposits",
    )  # fmt: skip
    page = models.OneToOneField(
        "gestures.GesturePage", verbose_name=_("gesture"), null=True, on_delete=models.SET_NULL,
        related_name="deposit",
    )  # fmt: skip
    film = models.ForeignKey(
        "media.Film", verbose_name=_("film"), null=True, on_delete=models.SET_NULL,
        related_name="+",
    )  # fmt: skip
    title = models.CharField(_("title"), max_length=255)
    answers = models.JSONField(default=dict)
    created_at = models.DateTimeField(_("sent on"), auto_now_add=True)
    sent_again_at = models.DateTimeField(_("sent again on"), null=True)
    is_told_published = models.BooleanField(default=False)

    panels = [
        FieldPanel("title", read_only=True),
        FieldPanel("owner", read_only=True),
        FieldPanel("created_at", read_only=True),
        FieldPanel("sent_again_at", read_only=True),
        FieldPanel("film", read_only=True),
        FieldPanel("page", read_only=True),
    ]

    class Meta:
        verbose_name, verbose_name_plural = _("deposit"), _("deposits")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The address where its owner follows it."""
        return reverse("gestures-deposit-one", args=[self.pk])

    @property
    def state(self) -> DepositState:
        """Where it stands, from the draft and its workflow."""
        if self.page is None:
            return DepositState.CLOSED
        if self.page.live:
            return DepositState.PUBLISHED
        workflow = self.workflow_state
        if workflow and workflow.status == WorkflowState.STATUS_NEEDS_CHANGES:
            return DepositState.ASKED
        return DepositState.WAITING

    @property
    def workflow_state(self) -> Any:
        """The moderation under way, or None."""
        return self.page.current_workflow_state if self.page else None

    @property
    def asked(self) -> str:
        """What the chamber asks to change, in its own words."""
        workflow = self.workflow_state
        task = workflow.current_task_state if workflow else None
        return task.comment if task and self.state == DepositState.ASKED else ""
