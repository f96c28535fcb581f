"""What was received, what was made of it, and the work to be done: the books of the library."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .steps import in_words

ORIGINALS, DERIVED = "original", "derived"
"""The folders of the storage that belong to the books; nothing else is written there."""


class Source(models.Model):
    """A file as it was sent, named by its content: kept as it came, and never altered.

    Two media of the same content share one source. It outlives the media that brought it: what
    was derived can always be made again.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    bytes = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=10)
    mime = models.CharField(max_length=100, blank=True)
    facts = models.JSONField(default=dict, blank=True)
    received_at = models.DateTimeField(auto_now_add=True)
    stored_at = models.CharField(max_length=255, blank=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.sha256[:12]}"

    @property
    def path(self) -> str:
        """Where the file is in the storage.

        A storage elsewhere has no second name for one file: the media's own is the only copy.
        """
        return self.stored_at or f"{ORIGINALS}/{self.sha256}"

    def media(self) -> Iterator[Any]:
        """Yield the films, sounds and 3D models that show this content."""
        for name in ("films", "sounds", "model3ds"):
            yield from getattr(self, name).all()


class Role(models.TextChoices):
    """What a derived file is for."""

    POSTER = "poster", _("Poster")
    STORYBOARD = "storyboard", _("Storyboard")
    LADDER = "ladder", _("Ladder (HLS)")
    PROGRESSIVE = "progressive", _("Whole film (MP4)")
    SOUND = "sound", _("Sound")
    PEAKS = "peaks", _("Waveform")
    LEVEL = "level", _("Level of detail")
    FACTS = "facts", _("Measures")


class Derivative(models.Model):
    """One file that a recipe made of a source, with its hash: it can be checked and made again."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="derivatives")
    recipe = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    options = models.CharField(max_length=64)
    role = models.CharField(max_length=12, choices=Role.choices)
    path = models.CharField(max_length=255, unique=True)
    sha256 = models.CharField(max_length=64)
    bytes = models.PositiveBigIntegerField()
    facts = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["path"]

    def __str__(self) -> str:
        return self.path


class JobState(models.TextChoices):
    """Where the preparation of a source is."""

    RECEIVED = "received", _("Waiting")
    PROBING = "probing", _("Being examined")
    PROCESSING = "processing", _("Being made")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Failed")


RUNNING = (JobState.PROBING, JobState.PROCESSING)


class Job(models.Model):
    """All that one recipe must make of one source, by one worker at a time.

    The worker holds it until `lease_until`, and says in `heartbeat` that it lives. `attempts`
    counts the times it was taken: with the worker's name it tells one taking from another.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="jobs")
    recipe = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.RECEIVED)
    folder = models.CharField(max_length=255, blank=True)
    worker = models.CharField(max_length=64, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    heartbeat = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True, blank=True)
    progress = models.FloatField(default=0.0)
    step = models.CharField(max_length=100, blank=True)
    error_code = models.CharField(max_length=40, blank=True)
    message = models.TextField(blank=True)
    log_tail = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "recipe"], name="one_job_by_recipe")
        ]
        indexes = [models.Index(fields=["state", "not_before"], name="media_job_waiting")]

    def __str__(self) -> str:
        return f"{self.recipe} {self.source}"

    @property
    def is_running(self) -> bool:
        return self.state in RUNNING

    @property
    def percent(self) -> int:
        """How far the work is, 0-100."""
        return round(self.progress * 100)

    @property
    def step_label(self) -> str:
        """What is being done, in words."""
        return str(in_words(self.recipe, self.step))

    @property
    def is_resting(self) -> bool:
        """Does it wait before its next try?"""
        return self.not_before is not None and self.not_before > timezone.now()
