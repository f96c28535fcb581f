"""The closed lists of gestures."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """How much practice a gesture asks for before it is done alone."""

    DISCOVERY = "discovery", _("Discovery")
    APPRENTICE = "apprentice", _("Apprentice")
    SKILLED = "skilled", _("Skilled")
    MASTER = "master", _("Master")


class Motricity(models.TextChoices):
    """What moves the tool (Leroi-Gourhan, Le Geste et la parole II, 1965)."""

    BARE_HAND = "bare_hand", _("Bare hand")
    DIRECT = "direct", _("Direct: the hand leads the tool")
    INDIRECT = "indirect", _("Indirect: a bow, a pedal, a crank")
    MOTOR = "motor", _("Driving force: animal, water, motor")
    AUTOMATIC = "automatic", _("Automatic machine")
