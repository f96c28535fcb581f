"""What editors see of programmes and events."""

from django.forms import CheckboxSelectMultiple, Select
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
)

from .choices import ACCESSIBILITY
from .widgets import RecurrenceWidget

PROGRAMME = [
    FieldPanel("organisation"),
    FieldPanel("introduction", help_text=_("What links these events, in a few sentences.")),
    FieldPanel("picture"),
]

OCCURRENCE = [
    FieldRowPanel(
        [
            FieldPanel("start", help_text=_("Day and hour.")),
            FieldPanel("end", help_text=_("Empty when nobody knows.")),
        ]
    ),
    FieldPanel("rrule", widget=RecurrenceWidget),
]

DATES = InlinePanel(
    "occurrences",
    label=_("date"),
    heading=_("Dates"),
    min_num=1,
    help_text=_("Add as many dates as there are. A date may repeat: every week, until a last day."),
)

PLACE = MultiFieldPanel(
    [
        FieldPanel("place_name", help_text=_("E.g. the name of a hall, a workshop, a museum.")),
        FieldPanel("address", help_text=_("Number and street.")),
        FieldPanel("commune", widget=Select, help_text=_("Type its first letters to find it.")),
        FieldPanel("online_url", help_text=_("Where to follow it without coming.")),
    ],
    heading=_("Place"),
)

EVENT = [
    DATES,
    FieldPanel(
        "introduction",
        help_text=_("Two or three sentences, shown in the agenda: 400 characters at most."),
    ),
    FieldPanel("picture"),
    PLACE,
    FieldPanel("body"),
    MultiFieldPanel([FieldPanel("status"), FieldPanel("status_note")], heading=_("Status")),
]

PRACTICAL = [
    MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    FieldPanel("is_free"),
                    FieldPanel("price", help_text=_("E.g. 5 €, 3 € for children.")),
                ]
            ),
            FieldPanel("audience"),
            FieldPanel("registration_url", help_text=_("Address of the booking page.")),
        ],
        heading=_("Coming"),
    ),
    MultiFieldPanel(
        [FieldPanel(f"accessible_{code}") for code in ACCESSIBILITY], heading=_("Accessible to")
    ),
    FieldPanel("devices", widget=CheckboxSelectMultiple),
]

LINKS = [
    InlinePanel("gestures", [PageChooserPanel("gesture")], label=_("gesture")),
    InlinePanel("artisans", [PageChooserPanel("artisan")], label=_("artisan")),
    InlinePanel("documentaries", [PageChooserPanel("documentary")], label=_("documentary")),
]

EVENT_TABS = [(_("Practical"), PRACTICAL), (_("Links"), LINKS)]
