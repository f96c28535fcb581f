"""Images of the library, and their derived sizes."""

from __future__ import annotations

import struct
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from PIL.Image import DecompressionBombError, Resampling
from PIL.Image import open as open_image
from wagtail.images.models import AbstractImage, AbstractRendition, Image, SourceImageIOError

from .naming import is_new
from .rights import Rights

UNREADABLE = (
    OSError, ValueError, TypeError, IndexError, SyntaxError, EOFError, struct.error,
    DecompressionBombError,
)  # fmt: skip
"""What Pillow raises on a damaged file: it has no error of its own for it."""

SAMPLE, MOST_PIXELS = 64, 64_000_000
TRANSPARENT = ("RGBA", "LA", "PA", "La", "RGBa")


class Picture(Rights, AbstractImage):
    """An image of the library; `description` is its alternative text.

    `colour` is its mean ("#9c4a2f"), which holds its place while it loads; "" when it is not known,
    or when the picture is transparent and would let it be seen.

    A lost or damaged file raises SourceImageIOError, which Wagtail's template tags turn into a
    rendition of no size, and the theme into a placeholder.
    """

    colour = models.CharField(max_length=7, blank=True, default="", editable=False)

    admin_form_fields = (*Image.admin_form_fields, "credit", "licence")

    class Meta(AbstractImage.Meta):
        verbose_name, verbose_name_plural = _("image"), _("images")
        permissions = [("choose_image", "Can choose image")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if is_new(self.file):
            self.colour = mean_colour(self.file)
        super().save(*args, **kwargs)

    def create_rendition(self, filter: Any) -> Any:
        return self._readable(super().create_rendition, filter)

    def create_renditions(self, *filters: Any) -> Any:
        return self._readable(super().create_renditions, *filters)

    def generate_rendition_file(self, filter: Any, *, source: Any = None) -> Any:
        file = super().generate_rendition_file(filter, source=source)
        if file.name.endswith(".svg"):  # a drawing put in the place of the photograph
            raise SourceImageIOError(f"{self.file.name} is an SVG")
        return file

    def _readable(self, create: Any, *filters: Any) -> Any:
        for known in filters:
            known.operations  # noqa: B018 - a wrong filter is a fault of ours: it must be raised
        try:
            return create(*filters)
        except SourceImageIOError:
            raise
        except UNREADABLE as error:
            raise SourceImageIOError(f"{self.file.name}: {error}") from error


def mean_colour(file: Any) -> str:
    """Return the mean colour of an opaque image as "#rrggbb"; "" when it cannot be read."""
    file.seek(0)
    try:
        with open_image(file) as image:
            if image.width * image.height > MOST_PIXELS:
                return ""
            image.draft("RGB", (SAMPLE, SAMPLE))  # a JPEG is decoded at an eighth
            if image.mode in TRANSPARENT or "transparency" in image.info:
                return ""
            image.thumbnail((SAMPLE, SAMPLE))
            pixel = image.convert("RGB").resize((1, 1), Resampling.BOX).tobytes()
    except UNREADABLE:
        return ""
    finally:
        file.seek(0)
    return f"#{pixel.hex()}"


class PictureRendition(AbstractRendition):
    """A derived image of a `Picture`, by filter."""

    image = models.ForeignKey(Picture, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]
