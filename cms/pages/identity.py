"""Who publishes the site, its logo and its colours: settings of each site."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField

from .colours import check_readable


class SocialLinkBlock(blocks.StructBlock):
    """The publisher's page somewhere else."""

    title = blocks.CharBlock(label=_("name"))
    url = blocks.URLBlock(label=_("address"))

    class Meta:
        icon = "link"
        label = _("link")


HEX = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Write a colour like #9c4a2f."))


@register_setting(icon="home", order=1)
class SiteIdentity(BaseSiteSetting):
    """The publisher of a site and its look. The legal publisher is data, never code."""

    tagline = models.CharField(_("tagline"), max_length=160, blank=True)
    publisher = models.CharField(
        _("publisher"), max_length=200, default="CMA de région Occitanie / Pyrénées-Méditerranée"
    )
    section = models.CharField(_("section"), max_length=120, blank=True, default="Tarn-et-Garonne")
    address = models.TextField(_("address"), blank=True)
    email = models.EmailField(_("contact e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=24, blank=True)
    logo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    brand_colour = models.CharField(
        _("main colour"),
        max_length=7,
        blank=True,
        validators=[HEX],
        help_text=_("Of links and buttons, on a light background. Empty: the theme's own."),
    )
    brand_colour_dark = models.CharField(
        _("main colour on dark"),
        max_length=7,
        blank=True,
        validators=[HEX],
        help_text=_("Of links and buttons when the reader's screen is dark."),
    )
    publisher_url = models.URLField(_("publisher's website"), blank=True)
    social_links = StreamField(
        [("link", SocialLinkBlock())], verbose_name=_("other presences"), blank=True
    )
    content_licence = models.CharField(
        _("licence of texts and data"), max_length=120, default="Licence Ouverte 2.0"
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("publisher"),
                FieldPanel("section"),
                FieldPanel("publisher_url"),
                FieldPanel("tagline"),
            ],
            heading=_("Publisher"),
        ),
        MultiFieldPanel([FieldPanel("email"), FieldPanel("phone"), FieldPanel("address")],
                        heading=_("Contact")),
        MultiFieldPanel(
            [FieldPanel("logo"), FieldPanel("brand_colour"), FieldPanel("brand_colour_dark")],
            heading=_("Look"),
        ),
        FieldPanel("social_links"),
        FieldPanel("content_licence"),
    ]  # fmt: skip

    class Meta:
        verbose_name = _("identity of the site")

    def __str__(self) -> str:
        return self.publisher

    @property
    def name(self) -> str:
        return self.site.site_name or settings.WAGTAIL_SITE_NAME

    @property
    def publisher_name(self) -> str:
        return ", ".join(part for part in (self.publisher, self.section) if part)

    @property
    def licence_note(self) -> str:
        return _(
            "Texts and data: %(licence)s. Territory: INSEE, IGN, Etalab (Licence Ouverte)."
        ) % {"licence": self.content_licence}

    @property
    def version(self) -> str:
        """A text that changes with the colours, for the address of the style sheet."""
        return f"{self.brand_colour}{self.brand_colour_dark}".replace("#", "")

    def clean(self) -> None:
        super().clean()
        check_readable({"brand_colour": (self.brand_colour, "light"),
                        "brand_colour_dark": (self.brand_colour_dark, "dark")})  # fmt: skip

    def as_css(self) -> str:
        """Return the custom properties that the site's colours override, as a style sheet."""
        light, dark = self.brand_colour, self.brand_colour_dark
        if light and dark:
            return f":root {{ --brand: light-dark({light}, {dark}); }}"
        if dark:  # the light one stays the theme's, whatever it is
            return f"@media (prefers-color-scheme: dark) {{ :root {{ --brand: {dark}; }} }}"
        return f":root {{ --brand: {light}; }}" if light else ""
