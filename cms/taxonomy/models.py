"""The vocabularies of the crafts (SKOS concepts). The territory is in `territory.py`."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.search import index

from .choices import CraftDomain, Effect, Period, Sector, Vitality
from .territory import Commune, Department, Intercommunality

__all__ = [
    "Action",
    "Commune",
    "Concept",
    "Department",
    "Intercommunality",
    "Material",
    "SavoirFaire",
    "Tool",
    "Trade",
    "VOCABULARIES",
]


LONGEST_LINEAGE = 255
CODE = RegexValidator(
    r"^[A-Za-z0-9][A-Za-z0-9_-]*\Z", _("Write letters, digits and hyphens only, e.g. T133.")
)


class MatchBlock(blocks.StructBlock):
    """One mapping of a concept to another vocabulary (SKOS 4.3), with who says so."""

    relation = blocks.ChoiceBlock(
        choices=[
            ("exactMatch", _("same meaning")),
            ("closeMatch", _("close meaning")),
            ("broadMatch", _("broader")),
            ("narrowMatch", _("narrower")),
        ],
        default="closeMatch",
        label=_("relation"),
    )
    scheme = blocks.CharBlock(max_length=120, label=_("vocabulary"), help_text=_("E.g. Getty AAT"))
    uri = blocks.URLBlock(label=_("address of the concept"))
    provenance = blocks.CharBlock(
        required=False, max_length=255, label=_("provenance"), help_text=_("Who checked it, when.")
    )

    class Meta:
        icon = "link"
        label = _("match")


class Concept(index.Indexed, models.Model):
    """A SKOS concept: preferred and alternative labels, definition, place in a tree, matches."""

    vocabulary: ClassVar[str] = ""
    """The name of the vocabulary in addresses: /id/<vocabulary>/<code>/. Never changes."""

    code = models.CharField(
        _("code"),
        max_length=40,
        unique=True,
        validators=[CODE],
        help_text=_("Permanent: it is part of addresses."),
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("broader concept"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    lineage = models.CharField(max_length=LONGEST_LINEAGE, editable=False, db_index=True)
    label_fr = models.CharField(_("label (French)"), max_length=160)
    label_en = models.CharField(_("label (English)"), max_length=160, blank=True)
    alt_labels_fr = models.JSONField(_("other labels (French)"), default=list, blank=True)
    alt_labels_en = models.JSONField(_("other labels (English)"), default=list, blank=True)
    definition_fr = models.TextField(_("definition (French)"), blank=True)
    definition_en = models.TextField(_("definition (English)"), blank=True)
    matches = StreamField([("match", MatchBlock())], verbose_name=_("matches"), blank=True)
    note = models.TextField(_("editorial note"), blank=True)
    reviewed = models.BooleanField(
        _("reviewed by trade teachers"),
        default=False,
        help_text=_("The starting vocabulary is a draft until the teachers of the trade agree."),
    )

    imported = models.JSONField(default=dict, editable=False)
    """What `load_vocabulary` last wrote, by field: where it differs, an editor wrote since."""

    search_fields: ClassVar[list[Any]] = [
        index.SearchField("label_fr", boost=3),
        index.SearchField("label_en"),
        index.SearchField("alternative_labels"),
        index.SearchField("definition_fr"),
        index.AutocompleteField("label_fr"),
        index.AutocompleteField("label_en"),
        index.AutocompleteField("alternative_labels"),
        index.AutocompleteField("code"),
        index.FilterField("code"),
        index.FilterField("label_fr"),
        index.FilterField("lineage"),
        index.FilterField("reviewed"),
    ]

    class Meta:
        abstract = True
        ordering = ["label_fr"]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The preferred label in the language of the interface, or in French."""
        return self._in_language("label")

    @property
    def definition(self) -> str:
        return self._in_language("definition")

    def get_absolute_url(self) -> str:
        """Return the permanent address of this concept."""
        return reverse("taxonomy:concept", args=[self.vocabulary, self.code])

    @property
    def depth(self) -> int:
        """0 for a top concept."""
        return self.lineage.count("/") - 2

    def in_tree(self) -> str:
        """Return the label, set further in at each level of the tree."""
        return "\u2003" * self.depth + self.label

    in_tree.short_description = _("label")  # type: ignore[attr-defined]
    in_tree.admin_order_field = "lineage"  # type: ignore[attr-defined]

    def alternative_labels(self) -> str:
        return " ".join([*self.alt_labels_fr, *self.alt_labels_en])

    def descendants(self) -> Any:
        """Return this concept and everything narrower, as a queryset."""
        return type(self).objects.filter(lineage__startswith=self.lineage)

    def clean(self) -> None:
        super().clean()
        if self.parent and self.pk and self.parent.lineage.startswith(self.lineage or "-"):
            message = _("A concept cannot be placed under itself or under a narrower one.")
            raise ValidationError({"parent": message})
        if len(self._lineage()) > LONGEST_LINEAGE:
            raise ValidationError({"parent": _("This branch is too deep: choose a broader one.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        before, self.lineage = self.lineage, self._lineage()
        super().save(*args, **kwargs)
        if before and before != self.lineage:
            for child in self.children.all():
                child.save()

    def _lineage(self) -> str:
        return f"{self.parent.lineage if self.parent else '/'}{self.code}/"

    def _in_language(self, name: str) -> str:
        french, english = getattr(self, f"{name}_fr"), getattr(self, f"{name}_en")
        return english if (get_language() or "").startswith("en") and english else french


class Trade(Concept):
    """A craft trade (métier), with the activity codes of the firms that carry it on."""

    vocabulary = "metier"

    sector = models.CharField(_("sector"), max_length=16, choices=Sector.choices)
    nafa_prefixes = models.JSONField(
        _("NAFA prefixes"), default=list, blank=True, help_text=_("Without dots, e.g. 4332A.")
    )
    nafa_version = models.CharField(_("nomenclature"), max_length=16, default="NAF rév. 2")
    craft_domain = models.CharField(
        _("métiers d'art domain"), max_length=40, choices=CraftDomain.choices, blank=True
    )

    search_fields = [
        *Concept.search_fields,
        index.FilterField("sector"),
        index.FilterField("craft_domain"),
    ]

    class Meta(Concept.Meta):
        verbose_name, verbose_name_plural = _("trade"), _("trades")


class Action(Concept):
    """An action on matter (verb), after Leroi-Gourhan, _L'Homme et la matière_."""

    vocabulary = "action"

    effect = models.CharField(_("effect"), max_length=16, choices=Effect.choices, blank=True)
    means = models.CharField(
        _("means of action"), max_length=40, blank=True, help_text=_("E.g. percussion, feu, levier")
    )
    percussion = models.CharField(
        _("percussion"),
        max_length=24,
        blank=True,
        help_text=_("PP, PL or PPP · P or O · lin-L, lin-T, pct or dif"),
    )

    search_fields = [*Concept.search_fields, index.FilterField("effect")]

    class Meta(Concept.Meta):
        verbose_name, verbose_name_plural = _("action"), _("actions")


class Material(Concept):
    """A material, in a tree whose top classes are those of Leroi-Gourhan."""

    vocabulary = "materiau"

    class Meta(Concept.Meta):
        verbose_name, verbose_name_plural = _("material"), _("materials")
        ordering = ["lineage"]


class Tool(Concept):
    """A family of tools, with its means of action."""

    vocabulary = "outil"

    means = models.CharField(_("means of action"), max_length=40, blank=True)

    class Meta(Concept.Meta):
        verbose_name, verbose_name_plural = _("tool"), _("tools")


class SavoirFaire(Concept):
    """A know-how of the territory: past, present or to come, and how alive it is."""

    vocabulary = "savoir-faire"

    vitality = models.CharField(
        _("vitality"), max_length=16, choices=Vitality.choices, default=Vitality.UNKNOWN
    )
    period = models.CharField(
        _("period"), max_length=16, choices=Period.choices, default=Period.PRESENT
    )
    trades = models.ManyToManyField(
        Trade, verbose_name=_("trades"), blank=True, related_name="savoir_faire"
    )
    communes = models.ManyToManyField(
        Commune, verbose_name=_("communes"), blank=True, related_name="savoir_faire"
    )

    search_fields = [
        *Concept.search_fields,
        index.FilterField("vitality"),
        index.FilterField("period"),
    ]

    class Meta(Concept.Meta):
        verbose_name, verbose_name_plural = _("savoir-faire"), _("savoir-faire")


VOCABULARIES: dict[str, type[Concept]] = {
    model.vocabulary: model for model in (Trade, SavoirFaire, Action, Material, Tool)
}
"""The vocabularies by their name in addresses, in the order the public meets them."""
