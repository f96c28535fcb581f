"""What a worker is doing, in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

WAITING = _("Waiting for its turn")
STEPS: dict[str, dict[str, Any]] = {
    "film": {
        "look": _("Poster and storyboard"),
        "levels": _("Loudness of the sound"),
        "sound": _("Sound"),
        "encode": _("Pictures at every size"),
        "ladder": _("Film for any network"),
        "download": _("Film to download"),
        "cuts": _("Changes of shot"),
    },
    "sound": {"levels": _("Loudness of the sound"), "encode": _("Sound for the web")},
    "model": {
        "import": _("Reading of the object"),
        "levels": _("Levels of detail"),
        "posters": _("Posters"),
    },
}


def in_words(recipe: str, step: str) -> Any:
    """Return what the step of a recipe ("encode-003" of "film") does; "" when there is none."""
    name = step.rstrip("0123456789").rstrip("-")
    return WAITING if name == "waiting" else STEPS.get(recipe, {}).get(name, "")
