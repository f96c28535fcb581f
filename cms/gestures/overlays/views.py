"""Where the camera of a 3D model stands during each phase, as <model-viewer> writes it."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext as _

from .faults import OverlayError

NUMBER = r"-?\d{1,6}(?:\.\d{1,6})?"
TURN, LENGTH = rf"{NUMBER}(?:deg|rad)", rf"{NUMBER}(?:m|cm|mm)"
PATTERNS = {
    "orbit": re.compile(rf"{TURN} {TURN} (?:{LENGTH}|{NUMBER}%|auto)"),
    "target": re.compile(rf"{LENGTH} {LENGTH} {LENGTH}|auto auto auto"),
}
Views = dict[str, dict[str, str]]


def read_views(data: Any, size: tuple[int, int] | None) -> Views:
    """Return the views by key of phase: "orbit" (around, from above, away) and "target".

    Raises OverlayError.
    """
    if not data:
        return {}
    if size is not None:
        raise OverlayError(_("Only a 3D model has views: there is no camera to turn here."))
    if not isinstance(data, dict):
        raise OverlayError(_("The views of the 3D model cannot be read: set them again."))
    return {str(key): _view(key, view) for key, view in data.items()}


def _view(key: Any, data: Any) -> dict[str, str]:
    view = data if isinstance(data, dict) else {}
    for name, pattern in PATTERNS.items():
        if not isinstance(view.get(name), str) or not pattern.fullmatch(view[name]):
            raise OverlayError(
                _(
                    "The view of the 3D model for the phase “%(phase)s” cannot be read: turn the "
                    "object again for this phase."
                )
                % {"phase": key}
            )
    return {name: view[name] for name in PATTERNS}
