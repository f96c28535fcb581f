"""The closed lists of events."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """schema.org eventStatus, in the words of an agenda."""

    SCHEDULED = "scheduled", _("Scheduled")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")
    MOVED_ONLINE = "moved_online", _("Moved online")


class Audience(models.TextChoices):
    EVERYONE = "everyone", _("Everyone")
    FAMILIES = "families", _("Families")
    CHILDREN = "children", _("Children")
    SCHOOLS = "schools", _("Schools")
    APPRENTICES = "apprentices", _("Apprentices")
    PROFESSIONALS = "professionals", _("Professionals")


ACCESSIBILITY = {
    "ii": _("Intellectual disability"),
    "hi": _("Hearing impairment"),
    "vi": _("Visual impairment"),
    "pi": _("Mental disability"),
    "mi": _("Reduced mobility"),
}
"""The five codes of OpenAgenda's event format (v2), with the people they are meant for."""

DEVICES = {
    "exhibition": ("Exposition", "Exhibition"),
    "screening": ("Projection", "Screening"),
    "videomapping": ("Vidéomapping", "Video mapping"),
    "web_documentary": ("Web documentaire", "Web documentary"),
    "vr": ("Réalité virtuelle", "Virtual reality"),
    "workshop": ("Atelier de pratique", "Workshop"),
    "visit": ("Visite", "Visit"),
    "concert": ("Concert", "Concert"),
    "conference": ("Conférence", "Talk"),
}
"""The devices a new site starts with: code, French and English labels."""
