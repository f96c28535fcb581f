"""A sound in a scene, with an image to look at while it is heard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.blocks.media import PictureChooserBlock, SoundBlock

from ..supports.content import Content, Part


class SceneSoundBlock(SoundBlock):
    """A sound; what was stored without an image is read as it is."""

    picture = PictureChooserBlock(
        required=False, label=_("Image"), help_text=_("Shown while the sound is heard.")
    )

    def tell(self, value: Any, content: Content) -> Iterator[Part]:
        """Yield the image and the sound."""
        yield from content.media_part((value["picture"], ""), (value["sound"], value["caption"]))

    class Meta:
        template = "blocks/scene_sound.html"
