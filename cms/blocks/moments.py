"""A moment of a film or a sound, typed as minutes and seconds."""

from __future__ import annotations

from typing import Any

from wagtail import blocks

from cms.media.timecode import TimecodeFormField


class MomentBlock(blocks.FieldBlock):
    """A moment in seconds (a float), typed as 12.5 or 1:05.5; None when it is left empty."""

    def __init__(self, required: bool = False, help_text: Any = None, **kwargs: Any) -> None:
        self.field = TimecodeFormField(required=required, help_text=help_text)
        super().__init__(**kwargs)

    def get_searchable_content(self, value: Any) -> list[str]:
        return []

    class Meta:
        icon = "time"
