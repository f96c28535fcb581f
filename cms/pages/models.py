"""The home page, plain pages and the contact page."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.forms.models import AbstractEmailForm, AbstractFormField
from wagtail.fields import RichTextField
from wagtail.search import index

from cms.blocks.body import body_field

from .base import BasePage
from .identity import SiteIdentity

__all__ = ["BasePage", "ContactPage", "ContentPage", "FormField", "HomePage", "SiteIdentity"]


class HomePage(BasePage):
    """The front door: a large picture, a promise, and blocks that lead further."""

    hero_title = models.CharField(_("large title"), max_length=120, blank=True)
    hero_text = models.TextField(_("text under it"), blank=True)
    hero_picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("large picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = body_field(_("content"))

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("hero_title"), FieldPanel("hero_text"), FieldPanel("hero_picture")],
            heading=_("Top of the page"),
        ),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("home page")

    @property
    def main_picture(self) -> Any:
        return self.hero_picture


class ContentPage(BasePage):
    """A plain page: about, legal notice, privacy, news."""

    introduction = models.TextField(_("introduction"), blank=True)
    body = body_field(_("content"))
    in_footer = models.BooleanField(_("show in the footer"), default=False)

    content_panels = [*BasePage.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    promote_panels = [*BasePage.promote_panels, FieldPanel("in_footer")]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name, verbose_name_plural = _("plain page"), _("plain pages")

    @property
    def summary(self) -> str:
        return self.introduction


class ContactPage(AbstractEmailForm, BasePage):
    """A form that staff compose; what visitors write is kept and sent by e-mail."""

    introduction = RichTextField(_("introduction"), blank=True)
    thanks = RichTextField(_("text after sending"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        InlinePanel("form_fields", label=_("field")),
        FieldPanel("thanks"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("from_address"), FieldPanel("to_address")]),
                FieldPanel("subject"),
            ],
            heading=_("E-mail"),
        ),
    ]
    template = "pages/contact_page.html"
    landing_page_template = "pages/contact_page_landing.html"

    class Meta:
        verbose_name, verbose_name_plural = _("contact page"), _("contact pages")


class FormField(AbstractFormField):
    """A field of a contact form."""

    page = ParentalKey(ContactPage, on_delete=models.CASCADE, related_name="form_fields")
