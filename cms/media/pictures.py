"""Images of the library, and their derived sizes."""

from __future__ import annotations

import struct
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _
from PIL.Image import DecompressionBombError
from wagtail.images.models import AbstractImage, AbstractRendition, Image, SourceImageIOError

from .naming import is_new
from .rights import Rights

UNREADABLE = (
    OSError, ValueError, TypeError, IndexError, SyntaxError, EOFError, struct.error,
    DecompressionBombError,
)  # fmt: skip
"""What Pillow raises on a damaged file: it has no error of its own for it."""
BACK_OFFICE = ("max-", "original")
"""How the sizes begin that Wagtail's back office asks for, and no theme does."""


class Picture(Rights, AbstractImage):
    """An image of the library; `description` is its alternative text.

    `colour` is its mean ("#9c4a2f"), which holds its place while it loads; "" while it is not
    known, or when the picture is transparent and would let it be seen.

    A lost, damaged or withheld file raises SourceImageIOError, which Wagtail's template tags turn
    into a rendition of no size, and the theme into a placeholder.
    """

    colour = models.CharField(max_length=7, blank=True, default="", editable=False)

    admin_form_fields = (
        *Image.admin_form_fields, "author", "credit", "licence", "persons", "trade_secret",
        "secret_reason", "stands_alone",
    )  # fmt: skip

    class Meta(AbstractImage.Meta):
        verbose_name, verbose_name_plural = _("image"), _("images")
        permissions = [("choose_image", "Can choose image")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        from .tasks import request_sizes

        if is_new(self.file):
            self.colour = ""
        super().save(*args, **kwargs)
        request_sizes(self)  # a new file, or another point of interest

    def holders(self) -> list[Any]:
        """Return the films and 3D models whose poster it is."""
        kinds = [apps.get_model("media", name) for name in ("Film", "Model3D")] if self.pk else []
        return [media for kind in kinds for media in kind.objects.filter(poster=self)]

    def get_rendition(self, filter: Any) -> Any:
        self._check_shown(filter)
        return super().get_rendition(filter)

    def get_renditions(self, *filters: Any) -> Any:
        self._check_shown(*filters)
        return super().get_renditions(*filters)

    def _check_shown(self, *filters: Any) -> None:
        """Raise SourceImageIOError when it is withheld; the back office shows it all the same."""
        specs = [getattr(each, "spec", each) for each in filters]
        if self.is_withheld and not all(spec.startswith(BACK_OFFICE) for spec in specs):
            raise SourceImageIOError(f"{self.file.name} is withheld")

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


class PictureRendition(AbstractRendition):
    """A derived image of a `Picture`, by filter."""

    image = models.ForeignKey(Picture, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]
        indexes = [models.Index(fields=["file"], name="media_rendition_file")]
