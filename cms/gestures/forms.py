"""The editing form of a gesture: what its parts owe each other."""

from __future__ import annotations

from typing import Any

from cms.pages.forms import PageForm

from .checks import faults_of


class GesturePageForm(PageForm):
    """Checks each phase against the film it plays: a sentence beside the time that is wrong."""

    def add_prefix(self, field_name: str) -> str:
        """Return the name of a field in the page.

        One named "action" would hide the address of its own form from Wagtail's scripts: the
        autosave posted to `form.action`, and found the field there.
        """
        return "gesture_action" if field_name == "action" else super().add_prefix(field_name)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        forms = {form.instance.key: form for form in self._kept("phases")}
        for fault in faults_of([form.instance for form in forms.values()], self._films()):
            forms[fault.phase].add_error(fault.field, fault.sentence)
        return cleaned

    def _films(self) -> list[Any]:
        chosen = [form.cleaned_data.get("film") for form in self._kept("films")]
        return [film for film in chosen if film]

    def _kept(self, name: str) -> list[Any]:
        """Return the valid forms of a part that the editor does not delete, in their order."""
        formset = self.formsets.get(name)
        if formset is None:
            return []
        forms = [form for form in formset.forms if form.is_valid()]
        kept = [form for form in forms if form.cleaned_data and not _is_deleted(form)]
        return sorted(kept, key=lambda form: form.cleaned_data.get("ORDER") or 0)


def _is_deleted(form: Any) -> bool:
    return bool(form.cleaned_data.get("DELETE"))
