"""Blocks that choose a film, a sound or a 3D model of the library."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.blocks import SnippetChooserBlock


class FilmChooserBlock(SnippetChooserBlock):
    """Chooses a `Film`."""

    def __init__(self, target_model: Any = "media.Film", **kwargs: Any) -> None:
        super().__init__(target_model, **kwargs)

    class Meta:
        icon = "media"
        label = _("Film")


class SoundChooserBlock(SnippetChooserBlock):
    """Chooses a `Sound`."""

    def __init__(self, target_model: Any = "media.Sound", **kwargs: Any) -> None:
        super().__init__(target_model, **kwargs)

    class Meta:
        icon = "media"
        label = _("Sound")


class Model3DChooserBlock(SnippetChooserBlock):
    """Chooses a `Model3D`."""

    def __init__(self, target_model: Any = "media.Model3D", **kwargs: Any) -> None:
        super().__init__(target_model, **kwargs)

    class Meta:
        icon = "view"
        label = _("3D model")
