"""The home page, plain pages and the contact page."""

from __future__ import annotations

import logging
from typing import Any

from allauth.core import ratelimit
from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.forms.models import AbstractEmailForm, AbstractFormField
from wagtail.fields import RichTextField
from wagtail.search import index

from cms.blocks.body import body_field

from .base import BasePage
from .contact import ContactFormBuilder
from .identity import SiteIdentity
from .routing import deepest_page

__all__ = ["BasePage", "ContactPage", "ContentPage", "FormField", "HomePage", "SiteIdentity"]

SENT = "envoye"
logger = logging.getLogger(__name__)


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

    def route(self, request: Any, path_components: list[str]) -> Any:
        """Go straight to the deepest page of the address instead of asking at each level."""
        page, left = deepest_page(self, path_components)
        return page.route(request, left) if page else super().route(request, path_components)


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
    parent_page_types = ["pages.HomePage", "pages.ContentPage"]
    subpage_types = ["pages.ContentPage"]

    class Meta:
        verbose_name, verbose_name_plural = _("plain page"), _("plain pages")

    @property
    def summary(self) -> str:
        return self.introduction


class ContactPage(AbstractEmailForm, BasePage):
    """A form that staff compose; what visitors write is kept, then sent by e-mail."""

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
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]
    form_builder = ContactFormBuilder
    template = "pages/contact_page.html"
    landing_page_template = "pages/contact_page_landing.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name, verbose_name_plural = _("contact page"), _("contact pages")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form, or the thanks; refuse an address that sends again and again."""
        if request.method == "POST" and not ratelimit.consume(request, action="contact"):
            return ratelimit.respond_429(request)
        if request.method == "GET" and SENT in request.GET:
            return super().render_landing_page(request)
        return super().serve(request, *args, **kwargs)

    def render_landing_page(
        self, request: HttpRequest, form_submission: Any = None, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Send the visitor to the thanks, so that reloading the page sends nothing twice."""
        if getattr(request, "is_preview", False):
            return super().render_landing_page(request, form_submission, *args, **kwargs)
        return redirect(f"{self.get_url(request)}?{SENT}=1")

    def send_mail(self, form: Any) -> None:
        """Send what was written. It is kept already: a mail server that is down loses nothing."""
        try:
            super().send_mail(form)
        except OSError:
            logger.exception("The message of the contact page %s was not sent by e-mail", self.pk)


class FormField(AbstractFormField):
    """A field of a contact form."""

    page = ParentalKey(ContactPage, on_delete=models.CASCADE, related_name="form_fields")
