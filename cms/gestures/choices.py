"""The closed lists of gestures."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """How much practice a gesture asks for before it is done alone."""

    DISCOVERY = "discovery", _("Discovery")
    APPRENTICE = "apprentice", _("Apprentice")
    SKILLED = "skilled", _("Skilled")
    MASTER = "master", _("Master")
