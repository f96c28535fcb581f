"""The closed lists of the vocabularies, with their sources."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Sector(models.TextChoices):
    """The four sectors of French craft."""

    FOOD = "food", _("Food")
    BUILDING = "building", _("Building")
    MANUFACTURING = "manufacturing", _("Manufacturing")
    SERVICES = "services", _("Services")


class CraftDomain(models.TextChoices):
    """The sixteen domains of the métiers d'art (arrêté of 24 December 2015)."""

    ARCHITECTURE = "architecture-jardins", _("Architecture and gardens")
    FURNITURE = "ameublement-decoration", _("Furniture and decoration")
    LIGHTING = "luminaire", _("Lighting")
    JEWELLERY = "bijouterie-horlogerie", _("Jewellery, gold and silver, watchmaking")
    METAL = "metal", _("Metal")
    CERAMICS = "ceramique", _("Ceramics")
    GLASS = "verre-cristal", _("Glass and crystal")
    TABLETTERIE = "tabletterie", _("Tabletterie")
    FASHION = "mode-accessoires", _("Fashion and accessories")
    TEXTILE = "textile", _("Textile")
    LEATHER = "cuir", _("Leather")
    STAGE = "spectacle", _("Performing arts")
    PAPER = "papier-graphisme-impression", _("Paper, graphic arts, printing")
    GAMES = "jeux-jouets-mecaniques", _("Games, toys, mechanical works")
    INSTRUMENTS = "facture-instrumentale", _("Instrument making")
    RESTORATION = "restauration", _("Restoration")


class Effect(models.TextChoices):
    """What an action does to matter: the groups of our starting vocabulary."""

    PREPARE = "preparer", pgettext_lazy("effect", "Prepare")
    MEASURE = "mesurer", pgettext_lazy("effect", "Measure")
    SUBTRACT = "retrancher", pgettext_lazy("effect", "Take away")
    DEFORM = "deformer", pgettext_lazy("effect", "Deform")
    MODEL = "modeler", pgettext_lazy("effect", "Model")
    INTERLACE = "entrelacer", pgettext_lazy("effect", "Interlace")
    ADD = "ajouter", pgettext_lazy("effect", "Add")
    COAT = "revetir", pgettext_lazy("effect", "Coat")
    TREAT = "traiter", pgettext_lazy("effect", "Treat")
    MAINTAIN = "entretenir", pgettext_lazy("effect", "Maintain")


class Vitality(models.TextChoices):
    """How alive a savoir-faire is here, adapted from the Heritage Crafts Red List."""

    LOST = "lost", _("Lost here")
    CRITICAL = "critical", _("Critically endangered")
    ENDANGERED = "endangered", _("Endangered")
    VIABLE = "viable", _("Viable")
    UNKNOWN = "unknown", _("Not assessed")


class Period(models.TextChoices):
    PAST = "past", pgettext_lazy("period", "Past")
    PRESENT = "present", pgettext_lazy("period", "Present")
    TO_COME = "to_come", pgettext_lazy("period", "To come")


class MaterialState(models.TextChoices):
    """The state a material is worked in; the class of a material depends on it (Leroi-Gourhan)."""

    RAW = "raw", pgettext_lazy("state", "raw")
    DRY = "dry", pgettext_lazy("state", "dry")
    WET = "wet", pgettext_lazy("state", "wet")
    SOAKED = "soaked", pgettext_lazy("state", "soaked")
    GREEN = "green", pgettext_lazy("state", "green")
    SEASONED = "seasoned", pgettext_lazy("state", "seasoned")
    LEATHER_HARD = "leather_hard", pgettext_lazy("state", "leather-hard")
    FRESH = "fresh", pgettext_lazy("state", "fresh")
    FIRED = "fired", pgettext_lazy("state", "fired")
    HOT = "hot", pgettext_lazy("state", "hot")
    COLD = "cold", pgettext_lazy("state", "cold")
    MOLTEN = "molten", pgettext_lazy("state", "molten")
    OTHER = "other", pgettext_lazy("state", "other")
