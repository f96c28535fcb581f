"""The unit of a 3D model whose file does not say it: STL never does, OBJ and PLY may."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from media_pipeline import Refused
from media_pipeline.inspection import kind_of
from media_pipeline.model import examine_open
from media_pipeline.model_files import STL


class Unit(models.TextChoices):
    """The units that the pipeline reads."""

    MILLIMETRE = "mm", _("Millimetres")
    CENTIMETRE = "cm", _("Centimetres")
    METRE = "m", _("Metres")
    INCH = "in", _("Inches")


def is_needed(file: Any, unit: str | None) -> bool:
    """Must the sender say the unit of `file`, and did not?"""
    if unit:
        return False
    try:
        return format_of(file) == STL
    except (OSError, ValueError):
        return False  # a lost file: nothing is known of it


def format_of(file: Any) -> str:
    """Return the format of the 3D model in `file`, that of the model inside for a zip."""
    try:
        file.seek(0)
        extension = kind_of(file).extension
        return str(examine_open(file)["format"]) if extension != "glb" else extension
    except Refused:
        return ""
    finally:
        file.seek(0)


def of_source(source: Any) -> str:
    """Return the unit that was said last of a content, "" when nobody said any."""
    said = source.model3ds.exclude(unit="").order_by("-pk").values_list("unit", flat=True)
    return said.first() or ""


def share(media: Any, again: bool = False) -> None:
    """Give all the media of one content the same unit; prepare it `again` when it was mended."""
    from .tasks import request_preparation

    if media.pk is None or media.source_id is None:
        return
    if media.unit:
        type(media).objects.filter(source=media.source_id).update(unit=media.unit)
    if again:
        with transaction.atomic():
            request_preparation(media)
