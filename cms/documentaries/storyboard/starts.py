"""What a new scene may start from: its layout, and the kinds of content it holds, empty."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from django.utils.translation import gettext_lazy as _

STARTS = [
    {"name": "blank", "label": _("Empty scene"), "icon": "doc-empty", "kinds": []},
    {"name": "film", "label": _("Film"), "icon": "media", "kinds": ["film", "text"]},
    {"name": "interview", "label": _("Interview"), "icon": "group",
     "kinds": ["interview"], "instead": ["film", "quote"]},
    {"name": "choice", "label": _("Choice"), "icon": "redirect", "kinds": ["text", "choices"]},
    {"name": "view", "label": _("3D view"), "icon": "view", "kinds": ["model", "text"]},
    {"name": "text", "label": _("Text to read"), "icon": "pilcrow", "layout": "narrative",
     "kinds": ["text"]},
    {"name": "pictures", "label": _("Images"), "icon": "image", "kinds": ["gallery", "text"]},
    {"name": "sound", "label": _("Sound"), "icon": "media", "kinds": ["sound", "text"]},
    {"name": "immersive", "label": _("Immersive image"), "icon": "image",
     "layout": "immersive", "kinds": ["text"]},
    {"name": "quiz", "label": _("Quiz"), "icon": "help", "kinds": ["quiz"]},
    {"name": "credits", "label": _("Credits"), "icon": "group", "kinds": ["credits"]},
]  # fmt: skip
"""`kinds` that are not installed are replaced by `instead`; without it, a start is not offered."""


def starts_of(kinds: Container[str]) -> list[dict[str, Any]]:
    """Return what can be started from with these kinds, in the reader's language."""
    offered = []
    for model in STARTS:
        choices: list[Any] = [model["kinds"], model.get("instead")]
        held = next((c for c in choices if c is not None and all(k in kinds for k in c)), None)
        if held is not None:
            offered.append({
                "name": model["name"],
                "label": str(model["label"]),
                "icon": model["icon"],
                "layout": model.get("layout", "framed"),
                "kinds": held,
            })  # fmt: skip
    return offered
