"""Photographs are examined by their structure when they are sent, before anything decodes them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from media_pipeline import Refused
from media_pipeline.images import read_photograph_header

from .kinds import IMAGE
from .sentences import sentence


class PictureField(WagtailImageField):
    """The file of a picture: looked at strictly before Wagtail, which decodes it, opens it."""

    def to_python(self, data: Any) -> Any:
        if data:
            check_photograph(data)
        return super().to_python(data)


class PictureForm(BaseImageForm):
    """The form of a picture; refuses what is cut, animated, or too small to be shown."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            self.fields["file"] = PictureField(
                label=field.label, required=field.required, widget=field.widget
            )


def check_photograph(file: Any) -> None:
    """Raise ValidationError, with a sentence, for a photograph that cannot be published."""
    try:
        read_photograph_header(file)
    except Refused as refused:
        raise ValidationError(sentence(refused, IMAGE), code=refused.code) from refused
    finally:
        file.seek(0)
