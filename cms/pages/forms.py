"""The editing form of every page."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

COMMENTS = "comments"  # other people write them at the same time: they stay
TOWARDS_PUBLIC = ("action-publish", "action-submit", "action-restart-workflow")
DECISION, REFUSAL = "action-workflow-action", "reject"


class PageForm(WagtailAdminPageForm):
    """The parts that are posted are all the parts of the page.

    Wagtail's automatic save may keep a new part just before somebody's own save that does not know
    its number yet, and posts it again as new. What the form does not know of is what it posts
    again: it goes, or an event would have the same date twice.
    """

    def is_valid(self) -> bool:
        """Is the page right, and may the public see it when that is what is asked?

        Its streams and parts are known once all are cleaned: later than in `clean`.
        """
        if not super().is_valid():
            return False
        if self._goes_public():
            for sentence in self._as_asked().refusals():
                self.add_error(None, sentence)
        return not self.errors

    def _goes_public(self) -> bool:
        """Is publication asked, now or by the moderators? A draft is always saved."""
        if self.is_deferred_validation:
            return False
        approved = DECISION in self.data and self.data.get("workflow-action-name") != REFUSAL
        return approved or any(name in self.data for name in TOWARDS_PUBLIC)

    def _as_asked(self) -> Any:
        """Return the page as the form would save it, without saving it."""
        return super().save(commit=False)

    def save(self, commit: bool = True) -> Any:
        for name, formset in self.formsets.items():
            if name == COMMENTS:
                continue
            known = {form.instance.pk for form in formset.initial_forms}
            parts = getattr(self.instance, name)
            parts.remove(*[part for part in parts.all() if part.pk and part.pk not in known])
        return super().save(commit)
