"""The filter that the map adds to the agenda; the list of artisans has its own."""

from django.utils.translation import gettext_lazy as _

from cms.pages.counting import CountedRelation


class Territory(CountedRelation):
    """Events by intercommunality."""

    name, label = "intercommunalite", _("Territory")
    page_types = ("events.EventPage",)

    def __init__(self) -> None:
        super().__init__(
            self.name,
            self.label,
            "commune__intercommunality",
            value_field="siren",
            label_field="name",
        )
