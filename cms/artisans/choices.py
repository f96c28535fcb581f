"""The closed lists of the artisans' pages."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Weekday(models.IntegerChoices):
    """Days as Python and ISO count them from zero: Monday is 0."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class LabelKind(models.TextChoices):
    """The labels and distinctions a firm of craft may hold; their names are French names."""

    EPV = "epv", "Entreprise du Patrimoine Vivant (EPV)"
    MOF = "mof", "Meilleur Ouvrier de France (MOF)"
    RGE = "rge", "Reconnu Garant de l'Environnement (RGE)"
    BIO = "bio", "Agriculture biologique (Bio)"
    REPAR_ACTEURS = "repar-acteurs", "Répar'Acteurs"
    QUALIREPAR = "qualirepar", "QualiRépar"
    IMPRIM_VERT = "imprim-vert", "Imprim'Vert"
    IGP_AOP = "igp-aop", "IGP / AOP"
    ARTISAN_CUISINIER = "artisan-cuisinier", "Artisan cuisinier"
    ECO_DEFIS = "eco-defis", "Éco-défis"
    QUALITE_ARTISAN = "qualite-artisan", "Qualité Artisan"
    OTHER = "autre", _("Other label")


class LinkKind(models.TextChoices):
    """Where else a firm can be found."""

    SHOP = "shop", _("Online shop")
    SOCIAL = "social", _("Social network")
    PRESS = "press", _("Press, television, radio")
    OTHER = "other", _("Other site")
