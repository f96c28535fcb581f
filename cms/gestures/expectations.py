"""The gestures that trades expect and nobody has filmed yet: a call for deposits."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.taxonomy.models import Action, Material, Trade


class Expectation(index.Indexed, models.Model):
    """A combination of an action and a material that a trade expects in the repertory."""

    action = models.ForeignKey(
        Action, verbose_name=_("action"), on_delete=models.CASCADE, related_name="+"
    )
    material = models.ForeignKey(
        Material, verbose_name=_("material"), on_delete=models.CASCADE, related_name="+"
    )
    trade = models.ForeignKey(
        Trade, verbose_name=_("trade"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="expected_gestures",
    )  # fmt: skip
    note = models.CharField(
        _("note"), max_length=255, blank=True,
        help_text=_("What should be filmed, and why it is expected."),
    )  # fmt: skip

    panels = [
        FieldPanel("action"),
        FieldPanel("material"),
        FieldPanel("trade"),
        FieldPanel("note"),
    ]
    search_fields = [
        index.SearchField("note"),
        index.RelatedFields("action", [index.SearchField("label_fr")]),
        index.RelatedFields("material", [index.SearchField("label_fr")]),
    ]

    class Meta:
        verbose_name, verbose_name_plural = _("expected gesture"), _("expected gestures")
        ordering = ["action__label_fr", "material__lineage"]
        constraints = [
            models.UniqueConstraint(fields=["action", "material"], name="one_expectation_by_cell")
        ]

    def __str__(self) -> str:
        return f"{self.action} × {self.material}"
