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


class Percussion(models.TextChoices):
    """How the tool meets matter (Leroi-Gourhan, L'Homme et la matière, 1943)."""

    RESTING = "PP", _("Resting: knife, plane")
    THROWN = "PL", _("Thrown: axe, hammer")
    STRUCK = "PPP", _("Resting and struck: chisel and mallet")


class MediaKind(models.TextChoices):
    """What a gesture is shown with."""

    FILM = "film", _("Film")
    MODEL = "3d", _("3D view")
    IMAGE = "image", _("Image")
    OVERLAY = "mesures", _("Measures laid over")
