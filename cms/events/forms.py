"""The editing form of an event in the back office."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.pages.forms import PageForm
from cms.taxonomy.models import Commune


class EventPageForm(PageForm):
    """Lists the communes without their outlines; a draft may still lack its date."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "commune" in self.fields:
            field: Any = self.fields["commune"]
            field.queryset = Commune.objects.only("insee", "name")
            field.empty_label = _("No commune")
        if "occurrences" in self.formsets:
            messages = self.formsets["occurrences"].error_messages
            messages["too_few_forms"] = _("Give at least one date.")

    def defer_required_fields(self) -> None:
        """Let a draft be kept before its first date is known."""
        super().defer_required_fields()
        dates = self.formsets.get("occurrences")
        for form in dates.extra_forms if dates else []:
            form.empty_permitted = True
