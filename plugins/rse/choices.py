"""The closed lists of the plugin. None of them certifies anything: ISO 26000 is guidance."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scheme(models.TextChoices):
    """Where an item comes from."""

    ISO = "iso26000", _("ISO 26000 subjects")
    GUIDE = "guide", _("The chamber's guide")


class Level(models.TextChoices):
    """How far the firm has gone."""

    COMMITTED = "committed", _("Committed")
    IN_PROGRESS = "in_progress", _("In progress")
    EXEMPLARY = "exemplary", _("Exemplary")


class Source(models.TextChoices):
    """How we know."""

    DECLARED = "declared", _("Told by the artisan")
    VISIT = "visit", _("Seen during a visit")
    LABEL = "label", _("Shown by a label")


class Direction(models.TextChoices):
    """Which way a practice and a savoir-faire hold each other up."""

    TO_KNOW_HOW = "to_know_how", _("The practice led to the savoir-faire")
    FROM_KNOW_HOW = "from_know_how", _("The savoir-faire rests on the practice")
    BOTH = "both", _("Each supports the other")
