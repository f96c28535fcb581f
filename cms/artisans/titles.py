"""The protected titles of French craft, shown only when staff have checked them.

Source: code de l'artisanat, L. 221-1 and following. Their names stay French in every language.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

TITLES = {
    "is_artisan": "Artisan",
    "is_artisan_dart": "Artisan d'art",
    "is_maitre_artisan": "Maître artisan",
}
PERMISSION = "artisans.check_titles"
"""Who may tick a title: staff of the chamber, never the artisan."""


class ProtectedTitles(models.Model):
    """Three titles, each with the day staff checked it."""

    is_artisan = models.BooleanField("Artisan", default=False)
    is_artisan_checked_on = models.DateField(_("checked on"), null=True, blank=True)
    is_artisan_dart = models.BooleanField("Artisan d'art", default=False)
    is_artisan_dart_checked_on = models.DateField(_("checked on"), null=True, blank=True)
    is_maitre_artisan = models.BooleanField("Maître artisan", default=False)
    is_maitre_artisan_checked_on = models.DateField(_("checked on"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def titles(self) -> list[dict[str, Any]]:
        """The titles to show: name and day of the check."""
        return [
            {"name": name, "checked_on": getattr(self, f"{field}_checked_on")}
            for field, name in TITLES.items()
            if getattr(self, field)
        ]

    def clean(self) -> None:
        """Date a title when it is ticked; forget the date of a title taken away."""
        super().clean()
        today = timezone.localdate()
        for field in TITLES:
            date: datetime.date | None = getattr(self, f"{field}_checked_on")
            if not getattr(self, field):
                setattr(self, f"{field}_checked_on", None)
            elif date is None:
                setattr(self, f"{field}_checked_on", today)
            elif date > today:
                raise ValidationError(
                    {f"{field}_checked_on": _("A check cannot be dated in the future.")}
                )


def titles_panel() -> MultiFieldPanel:
    """Return the panel of the titles, absent from the form of whoever may not tick them."""
    rows = [
        FieldRowPanel(
            [
                FieldPanel(field, permission=PERMISSION),
                FieldPanel(f"{field}_checked_on", permission=PERMISSION),
            ]
        )
        for field in TITLES
    ]
    return MultiFieldPanel(rows, heading=_("Protected titles"))
