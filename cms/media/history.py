"""How the history of a page or a media tells what the site did by itself."""

from __future__ import annotations

from typing import Any

from wagtail.log_actions import LogFormatter


class SaidInWords(LogFormatter):
    """An entry whose sentence was written when it happened, in `data["words"]`."""

    def format_message(self, log_entry: Any) -> str:
        return str(log_entry.data.get("words", ""))
