"""The editor of an artisan's page."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
)

from .titles import titles_panel

IDENTITY = [
    FieldPanel("siret"),
    FieldPanel("trades"),
    FieldPanel("introduction"),
    FieldPanel("cover"),
    FieldPanel("portrait"),
    InlinePanel("people", label=_("person"), heading=_("People")),
    FieldPanel("savoir_faire"),
    FieldPanel("story"),
    MultipleChooserPanel(
        "gallery", chooser_field_name="picture", heading=_("Gallery"), label=_("photo")
    ),
]
PLACE = [
    MultiFieldPanel(
        [
            FieldPanel("address"),
            FieldRowPanel([FieldPanel("postal_code"), FieldPanel("commune")]),
        ],
        heading=_("Place"),
    ),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]), FieldPanel("website")],
        heading=_("Contact"),
    ),
    InlinePanel("opening_hours", label=_("span"), heading=_("Opening hours")),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("closed_until"), FieldPanel("closed_note")])],
        heading=_("Closed these days"),
    ),
    InlinePanel("links", label=_("link"), heading=_("Links")),
]
STAFF = [
    MultiFieldPanel(
        [FieldPanel("owners"), FieldPanel("agreed_on"), FieldPanel("is_demo")],
        heading=_("Agreement of the artisan"),
    ),
    titles_panel(),
    InlinePanel("labels", label=_("label"), heading=_("Labels")),
]
TABS = [(_("Place and hours"), PLACE), (_("Titles, labels, agreement"), STAFF)]
