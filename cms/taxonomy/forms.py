"""How editors fill in a concept: labels one per line, and a broader concept shown as a tree."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminAutoHeightTextInput

from .loading.readers import NAFA
from .models import Concept

LONGEST_LABEL = 160


class LinesField(forms.CharField):
    """A list of texts, written one per line; empty lines and repetitions are dropped."""

    widget = AdminAutoHeightTextInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("One per line."))
        super().__init__(required=False, **kwargs)

    def prepare_value(self, value: Any) -> str:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        lines = (line.strip() for line in str(value or "").splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def validate(self, value: Any) -> None:
        for line in value:
            if len(line) > LONGEST_LABEL:
                message = _("“%(start)s…” is too long: write at most %(most)d characters a line.")
                raise ValidationError(message, params={"start": line[:30], "most": LONGEST_LABEL})

    def run_validators(self, value: Any) -> None:
        """The validators of a text do not apply to a list."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(self.prepare_value(initial)) != self.to_python(data)


class CodesField(LinesField):
    """NAFA prefixes, one per line; dots and spaces are forgiven."""

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        bare = [line.replace(".", "").replace(" ", "").upper() for line in super().to_python(value)]
        return list(dict.fromkeys(bare))

    def validate(self, value: Any) -> None:
        for code in value:
            if not NAFA.match(code):
                message = _("“%(code)s” is not a NAFA code: write four digits, then letters.")
                raise ValidationError(message, params={"code": code})


class BroaderField(forms.ModelChoiceField):
    """Choose the broader concept in the tree, where each level is set further in."""

    def label_from_instance(self, concept: Any) -> str:
        return f"{'— ' * concept.depth}{concept.label}"


class ConceptForm(WagtailAdminModelForm):
    """The form of every vocabulary. The code is permanent: it can only be chosen at first."""

    parent = BroaderField(
        queryset=None, required=False, label=_("broader concept"), empty_label=_("(none)")
    )
    alt_labels_fr = LinesField(label=_("other labels (French)"))
    alt_labels_en = LinesField(label=_("other labels (English)"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = type(self.instance).objects.order_by("lineage")
        if self.instance.pk:
            others = others.exclude(lineage__startswith=self.instance.lineage)
            self.fields["code"].disabled = True
        self.fields["parent"].queryset = others


class TradeForm(ConceptForm):
    nafa_prefixes = CodesField(
        label=_("NAFA prefixes"), help_text=_("One per line, without dots, e.g. 4332A.")
    )


def form_of(model: type[Concept]) -> type[ConceptForm]:
    """Return the form that edits concepts of `model`."""
    return TradeForm if model.__name__ == "Trade" else ConceptForm
