"""The editing form of every page."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

COMMENTS = "comments"  # other people write them at the same time: they stay


class PageForm(WagtailAdminPageForm):
    """The parts that are posted are all the parts of the page.

    Wagtail's automatic save may keep a new part just before somebody's own save that does not know
    its number yet, and posts it again as new. What the form does not know of is what it posts
    again: it goes, or an event would have the same date twice.
    """

    def save(self, commit: bool = True) -> Any:
        for name, formset in self.formsets.items():
            if name == COMMENTS:
                continue
            known = {form.instance.pk for form in formset.initial_forms}
            parts = getattr(self.instance, name)
            parts.remove(*[part for part in parts.all() if part.pk and part.pk not in known])
        return super().save(commit)
