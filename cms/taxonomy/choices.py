"""The closed lists of the vocabularies, with their sources."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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

    PREPARE = "preparer", _("Prepare")
    MEASURE = "mesurer", _("Measure")
    SUBTRACT = "retrancher", _("Take away")
    DEFORM = "deformer", _("Deform")
    MODEL = "modeler", _("Model")
    INTERLACE = "entrelacer", _("Interlace")
    ADD = "ajouter", _("Add")
    COAT = "revetir", _("Coat")
    TREAT = "traiter", _("Treat")
    MAINTAIN = "entretenir", _("Maintain")


class Vitality(models.TextChoices):
    """How alive a savoir-faire is here, adapted from the categories of the Heritage Crafts Red List."""

    LOST = "lost", _("Lost here")
    CRITICAL = "critical", _("Critically endangered")
    ENDANGERED = "endangered", _("Endangered")
    VIABLE = "viable", _("Viable")
    UNKNOWN = "unknown", _("Not assessed")


class Period(models.TextChoices):
    PAST = "past", _("Past")
    PRESENT = "present", _("Present")
    TO_COME = "to_come", _("To come")


class MaterialState(models.TextChoices):
    """The state a material is worked in; the class of a material depends on it (Leroi-Gourhan)."""

    RAW = "raw", _("raw")
    DRY = "dry", _("dry")
    WET = "wet", _("wet")
    SOAKED = "soaked", _("soaked")
    GREEN = "green", _("green")
    SEASONED = "seasoned", _("seasoned")
    LEATHER_HARD = "leather_hard", _("leather-hard")
    FRESH = "fresh", _("fresh")
    FIRED = "fired", _("fired")
    HOT = "hot", _("hot")
    COLD = "cold", _("cold")
    MOLTEN = "molten", _("molten")
    OTHER = "other", _("other")
