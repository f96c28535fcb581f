"""Contrast between two colours, after WCAG 2.1 (1.4.3), and the sentence when it is too low."""

from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext as _

LEAST_CONTRAST = 4.5
GROUNDS = {"light": "#f2eadc", "dark": "#25292b"}
"""The darkest light ground and the lightest dark one of our themes: the hardest to read on."""


def luminance(colour: str) -> float:
    """Return the relative luminance (0 black, 1 white) of a colour written #rrggbb."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def check_readable(colours: dict[str, tuple[str, str]]) -> None:
    """Raise ValidationError for each field whose colour cannot be read on its ground.

    `colours` gives for each field (colour, "light" or "dark").
    """
    errors = {}
    for field, (colour, ground) in colours.items():
        if len(colour) == 7 and contrast(colour, GROUNDS[ground]) < LEAST_CONTRAST:
            errors[field] = _(
                "Text in this colour would be hard to read: its contrast with the background is "
                "%(ratio)s to 1, and 4.5 is needed. Choose a %(way)s colour."
            ) % {
                "ratio": number_format(contrast(colour, GROUNDS[ground]), 1),
                "way": _("darker") if ground == "light" else _("lighter"),
            }
    if errors:
        raise ValidationError(errors)
