"""What the forms of all media have in common about rights."""

from __future__ import annotations

from typing import Any


class RightsForm:
    """Leaves alone the rights that were not posted: another window sends fewer of them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "persons" in self.fields:  # type: ignore[attr-defined]
            self.fields["persons"].required = False  # type: ignore[attr-defined]
        consents = getattr(self, "formsets", {}).get("consents")
        if consents is not None and consents.is_bound and not consents.management_form.is_valid():
            none = {f"{consents.prefix}-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
            self.formsets["consents"] = type(consents)(  # type: ignore[attr-defined]
                none, instance=consents.instance, prefix=consents.prefix
            )

    def clean_persons(self) -> str:
        return self.cleaned_data["persons"] or self.instance.persons  # type: ignore[attr-defined]
