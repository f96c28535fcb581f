"""The editor of a gesture: one question a tab."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
)

GESTURE = [
    MultiFieldPanel(
        [
            FieldPanel("action"),
            InlinePanel("materials", label=_("material"), heading=_("Materials"), min_num=1),
            FieldPanel("tools", widget=CheckboxSelectMultiple, classname="word-choices"),
        ],
        heading=_("The gesture: an action, on a material, with a tool"),
    ),
    FieldPanel("introduction"),
    MultiFieldPanel(
        [
            FieldPanel("trades", widget=CheckboxSelectMultiple, classname="word-choices"),
            FieldPanel("practitioner"),
            FieldRowPanel(
                [FieldPanel("level"), FieldPanel("motricity"), FieldPanel("duration_note")]
            ),
        ],
        heading=_("Who does it"),
    ),
]
MEDIA = [
    MultipleChooserPanel(
        "films", chooser_field_name="film", heading=_("Films"), label=_("film"),
        help_text=_("The first one is the main one: it plays at the top of the page."),
    ),
    MultipleChooserPanel(
        "models", chooser_field_name="model", heading=_("Models in 3D"), label=_("3D model")
    ),
    MultipleChooserPanel(
        "pictures", chooser_field_name="picture", heading=_("Images"), label=_("image"),
        help_text=_("The first one stands for the gesture in lists."),
    ),
]  # fmt: skip
PHASES = [
    HelpPanel(
        _(
            "Cut the film into phases: give each one a name, and the moments of the film where it "
            "starts and ends. Visitors jump from one to the next."
        ),
        heading=_("Phases of the gesture"),
    ),
    InlinePanel("phases", label=_("phase"), heading=_("Phases")),
]
RULES = [FieldPanel("rules"), FieldPanel("safety"), FieldPanel("body")]
RIGHTS = [FieldPanel("licence"), FieldPanel("credits")]
TABS = [
    (_("Films and images"), MEDIA),
    (_("Phases"), PHASES),
    (_("Rules and safety"), RULES),
    (_("Rights"), RIGHTS),
]
