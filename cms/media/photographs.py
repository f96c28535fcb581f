"""Photographs are examined by their structure when they are sent, before anything decodes them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from media_pipeline import Refused
from media_pipeline.images import read_photograph_header

from .consents import Consent
from .kinds import IMAGE
from .rights_forms import RightsForm
from .sentences import sentence


class PictureField(WagtailImageField):
    """The file of a picture: looked at strictly before Wagtail, which decodes it, opens it."""

    def to_python(self, data: Any) -> Any:
        if data:
            check_photograph(data)
        return super().to_python(data)


class PictureForm(RightsForm, BaseImageForm):
    """The form of a picture; refuses what is cut, animated, or too small to be shown.

    It says where the consents of the persons in it are.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            self.fields["file"] = PictureField(
                label=field.label, required=field.required, widget=field.widget
            )
        if self.instance.pk and "persons" in self.fields:
            self.fields["persons"].help_text = self._consents()

    def _consents(self) -> str:
        count = self.instance.consents.count()
        said = ngettext("%(count)s consent", "%(count)s consents", count) % {"count": count}
        names = Consent.snippet_viewset.get_url_name  # type: ignore[attr-defined]
        return format_html(
            '{} <a href="{}?picture={}">{}</a>. <a href="{}?picture={}">{}</a>',
            self.fields["persons"].help_text, reverse(names("list")), self.instance.pk, said,
            reverse(names("add")), self.instance.pk, gettext("Add a consent"),
        )  # fmt: skip

    class Meta(BaseImageForm.Meta):
        pass


def check_photograph(file: Any) -> None:
    """Raise ValidationError, with a sentence, for a photograph that cannot be published."""
    try:
        read_photograph_header(file)
    except Refused as refused:
        raise ValidationError(sentence(refused, IMAGE), code=refused.code) from refused
    finally:
        file.seek(0)
