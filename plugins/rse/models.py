"""RSE: the items practices are tagged with, and the practices noted in firms."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.artisans.models import ArtisanPage
from cms.blocks.rows import JSONRows

from .choices import Direction, Level, Scheme, Source


class RseItem(models.Model):
    """A subject or an issue of ISO 26000 (titles only), or an item of the chamber's guide."""

    scheme = models.CharField(_("list"), max_length=16, choices=Scheme.choices)
    code = models.CharField(_("code"), max_length=40, help_text=_("E.g. 6.5.3; permanent."))
    slug = models.SlugField(_("name in addresses"), max_length=80)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    label_fr = models.CharField(_("label (French)"), max_length=160)
    label_en = models.CharField(_("label (English)"), max_length=160, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    reviewed = models.BooleanField(
        _("wording checked by the chamber"),
        default=False,
        help_text=_("Once checked, loading the list again leaves the labels alone."),
    )

    class Meta:
        verbose_name, verbose_name_plural = _("RSE item"), _("RSE items")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "code"], name="plugin_rse_item_code"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.label}" if self.scheme == Scheme.ISO else self.label

    @property
    def label(self) -> str:
        """The label in the language of the reader, or in French."""
        english = (get_language() or "").startswith("en")
        return self.label_en if english and self.label_en else self.label_fr


class PracticeQuerySet(models.QuerySet):
    """What the public may read, and what it is shown with."""

    def public(self) -> PracticeQuerySet:
        """Keep the practices their artisan agreed to, of firms whose page is public."""
        artisans = ArtisanPage.objects.live().public().order_by().values("pk")
        return self.filter(agreed=True, artisan__in=artisans)

    def for_display(self) -> PracticeQuerySet:
        """Fetch what a practice is shown with, in one more query."""
        return self.select_related("savoir_faire").prefetch_related(
            models.Prefetch("items", RseItem.objects.select_related("parent"))
        )

    def with_topics(self) -> PracticeQuerySet:
        """Fetch the labels of its items and its savoir-faire, in the same query."""
        items = RseItem.objects.filter(practices=models.OuterRef("pk")).order_by("position")
        labels = ["id", "code", "scheme", "label_fr", "label_en"]
        return self.select_related("savoir_faire").annotate(item_rows=JSONRows(items, labels))


class Practice(models.Model):
    """Something a firm does for people, the environment or its territory, in its own words.

    It is public only once the artisan agreed; the day is kept. Never a certificate.
    """

    artisan = models.ForeignKey(
        ArtisanPage,
        verbose_name=_("artisan"),
        on_delete=models.CASCADE,
        related_name="rse_practices",
    )
    text = models.TextField(
        _("what they do, in their own words"),
        max_length=1000,
        help_text=_("Start from the story of the work, not from the list below."),
    )
    items = models.ManyToManyField(RseItem, verbose_name=_("subjects"), related_name="practices")
    level = models.CharField(_("level"), max_length=16, choices=Level.choices)
    source = models.CharField(_("source"), max_length=16, choices=Source.choices)
    noted_on = models.DateField(_("noted on"), default=timezone.localdate)
    savoir_faire = models.ForeignKey(
        "taxonomy.SavoirFaire",
        verbose_name=_("savoir-faire"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="rse_practices",
    )
    direction = models.CharField(
        _("how they hold together"),
        max_length=16,
        choices=Direction.choices,
        default=Direction.BOTH,
    )
    equivalence = models.TextField(
        _("in a sentence"),
        max_length=400,
        blank=True,
        help_text=_(
            "E.g. working with the growers nearby led to a process adapted to local farming."
        ),
    )
    agreed = models.BooleanField(
        _("the artisan agrees that this is public"),
        default=False,
        help_text=_("Without it, nobody but the chamber reads it."),
    )
    agreed_on = models.DateField(_("day of the agreement"), null=True, blank=True)

    objects: Any = PracticeQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("practice"), _("practices")
        ordering = ["-noted_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(agreed=False) | models.Q(agreed_on__isnull=False),
                name="plugin_rse_practice_agreement_dated",
            ),
        ]

    def __str__(self) -> str:
        text = self.text if len(self.text) <= 60 else f"{self.text[:59]}…"
        return f"{self.artisan}: {text}"

    def clean(self) -> None:
        super().clean()
        self._date_agreement()
        errors: dict[str, Any] = {}
        for field in ("noted_on", "agreed_on"):
            day = getattr(self, field)
            if day and day > timezone.localdate():
                errors[field] = _("This day is in the future. Write a day that has passed.")
        if self.equivalence and self.savoir_faire is None:
            errors["savoir_faire"] = _("Choose the savoir-faire that the sentence is about.")
        if errors:
            raise ValidationError(errors)

    def _date_agreement(self) -> None:
        """An agreement is dated today unless another day is given; without it there is no date."""
        if not self.agreed:
            self.agreed_on = None
        elif self.agreed_on is None:
            self.agreed_on = timezone.localdate()
