"""The page of an artisan: a firm and its people, on the territory."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import PageManager
from wagtail.search import index

from cms.blocks.body import body_field
from cms.pages.base import BasePage
from cms.taxonomy.choices import Vitality
from cms.taxonomy.models import Commune, SavoirFaire, Trade

from .. import panels
from ..forms import ArtisanPageForm
from ..hours import closure_notice, opening_status, week
from ..loading import ArtisanQuerySet, load_parts
from ..related import load_related
from ..siret import compact_siret, validate_siret
from ..structured import business_data
from ..titles import ProtectedTitles

TONES = {
    Vitality.LOST: "bad",
    Vitality.CRITICAL: "bad",
    Vitality.ENDANGERED: "warn",
    Vitality.VIABLE: "good",
}


class ArtisanPage(ProtectedTitles, BasePage):
    """A firm and its people; `title` is its name. Its artisan agrees or claims it first."""

    siret = models.CharField(
        _("SIRET"), max_length=20, blank=True, validators=[validate_siret],
        help_text=_("The 14 digits of the establishment. Never shown to the public."),
    )  # fmt: skip
    trades = ParentalManyToManyField(
        Trade, verbose_name=_("trades"), blank=True, related_name="artisans"
    )
    savoir_faire = ParentalManyToManyField(
        SavoirFaire, verbose_name=_("savoir-faire"), blank=True, related_name="artisans"
    )
    introduction = models.TextField(_("presentation"), max_length=600, blank=True)
    story = body_field(_("story"))
    cover = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL, verbose_name=_("main photo"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="+",
    )  # fmt: skip
    portrait = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL, verbose_name=_("portrait"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="+",
    )  # fmt: skip
    commune = models.ForeignKey(
        Commune, verbose_name=_("commune"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="artisans",
    )  # fmt: skip
    address = models.CharField(_("street and number"), max_length=255, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=5, blank=True)
    phone = models.CharField(_("phone"), max_length=24, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)
    closed_note = models.CharField(_("reason for closing"), max_length=120, blank=True)
    closed_until = models.DateField(_("closed until"), null=True, blank=True)
    owners = ParentalManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("owners"), blank=True,
        related_name="artisan_pages",
        help_text=_("The people of the firm who change this page from their own space."),
    )  # fmt: skip
    agreed_on = models.DateField(
        _("agreement of the artisan"), null=True, blank=True,
        help_text=_("The day the artisan agreed that this page appears."),
    )  # fmt: skip
    claimed_on = models.DateField(_("claimed on"), null=True, blank=True, editable=False)
    is_demo = models.BooleanField(
        _("invented firm"), default=False, help_text=_("The page says that the firm is invented.")
    )

    objects = PageManager.from_queryset(ArtisanQuerySet)()
    base_form_class = ArtisanPageForm
    content_panels = [*BasePage.content_panels, *panels.IDENTITY]
    editor_tabs = panels.TABS
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction", boost=2),
        index.SearchField("story"),
        index.RelatedFields("trades", [index.SearchField("label_fr", boost=2),
                                       index.SearchField("alternative_labels")]),
        index.RelatedFields("savoir_faire", [index.SearchField("label_fr")]),
        index.RelatedFields("commune", [index.SearchField("name")]),
        index.RelatedFields("people", [index.SearchField("name")]),
    ]  # fmt: skip
    parent_page_types = ["artisans.ArtisanIndexPage"]
    subpage_types: list[str] = []
    exclude_fields_in_copy = ["siret", "owners", "agreed_on", "claimed_on"]

    class Meta:
        verbose_name, verbose_name_plural = _("artisan"), _("artisans")
        permissions = [("check_titles", "Can check protected titles")]

    def clean(self) -> None:
        super().clean()
        self.siret = compact_siret(self.siret)
        twins = ArtisanPage.objects.filter(siret=self.siret).exclude(pk=self.pk)
        if self.siret and twins.exists():
            raise ValidationError({"siret": _("Another page already has this SIRET.")})

    @property
    def may_appear(self) -> bool:
        """Did the artisan claim this page or agree to it (or is the firm invented)?"""
        return bool(self.is_demo or self.agreed_on or self.claimed_on)

    @property
    def main_picture(self) -> Any:
        return self.cover

    @property
    def summary(self) -> str:
        return self.introduction

    @property
    def trade_names(self) -> list[str]:
        """The names of the trades; no query when the page comes from `for_cards`."""
        known = getattr(self, "card_trades", None)
        if known is None:
            return [trade.label for trade in self.trades.all()]
        return [Trade(**labels).label for labels in known]

    @property
    def card(self) -> dict[str, Any]:
        return {
            **super().card,
            "noun": "artisan",
            "kicker": ", ".join(self.trade_names),
            "meta": str(self.commune or ""),
        }

    @property
    def place(self) -> str:
        """The postal address on two lines."""
        town = " ".join(part for part in (self.postal_code, str(self.commune or "")) if part)
        return "\n".join(part for part in (self.address, town) if part)

    @property
    def days(self) -> list[dict[str, Any]]:
        """The seven days with their opening hours; nothing when none is known."""
        spans = list(self.opening_hours.all())
        return week(spans, timezone.localdate()) if spans else []

    @property
    def opening_status(self) -> str:
        return "" if self.closure else opening_status(self.opening_hours.all())

    @property
    def closure(self) -> str:
        return closure_notice(self.closed_note, self.closed_until, timezone.localdate())

    @property
    def valid_labels(self) -> list[Any]:
        today = timezone.localdate()
        return [label for label in self.labels.all() if label.is_valid(today)]

    def structured_data(self, request: Any) -> dict[str, Any]:
        return business_data(self, request)

    @property
    def website_label(self) -> str:
        """The address of the website as people say it."""
        return self.website.split("//")[-1].removeprefix("www.").rstrip("/")

    @property
    def knowhow(self) -> list[dict[str, Any]]:
        """The savoir-faire with how alive each is, when that was assessed."""
        return [describe(item) for item in self.savoir_faire.all()]

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Fetch the parts of the page, then what the other nouns say of this artisan."""
        if not getattr(request, "is_preview", False):
            load_parts(self)
        related = load_related(self)  # first: what follows finds the pictures ready
        people = list(self.people.all())
        return {
            **super().get_context(request, *args, **kwargs),
            "related": related,
            "people": people,
            "people_with_biography": [person for person in people if person.biography],
            "days": self.days,
            "labels": self.valid_labels,
            "links": list(self.links.all()),
            "gallery": list(self.gallery.all()),
        }


def describe(item: SavoirFaire) -> dict[str, Any]:
    """Return what the page shows of a savoir-faire."""
    known = item.vitality != Vitality.UNKNOWN
    return {
        "label": item.label,
        "definition": item.definition,
        "vitality": item.get_vitality_display() if known else "",
        "tone": TONES.get(item.vitality, "neutral"),
    }
