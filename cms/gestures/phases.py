"""A phase: what is done between two moments of a film, and how it is done well."""

from __future__ import annotations

import secrets
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Orderable

from cms.taxonomy.choices import MaterialState
from cms.taxonomy.models import Action, Material, Tool

from .timecode import TimecodeField, format_timecode

TOLERANCE = 0.1
"""A film and its player may differ by a frame or two, in seconds."""


def new_key() -> str:
    """Return a name for a phase that no other has: it stays when the phase moves or is renamed."""
    return secrets.token_hex(4)


class Phase(Orderable):
    """A step of the gesture: an action x (material, state) + tool, between two moments of a film.

    `start` and `end` are in seconds of `film`; the same moment is `second_offset` seconds later in
    `second_film`, the other angle. `key` names the phase for overlays and for the outside.
    """

    page = ParentalKey("gestures.GesturePage", on_delete=models.CASCADE, related_name="phases")
    key = models.CharField(max_length=16, default=new_key, editable=False)
    name = models.CharField(_("name"), max_length=120)
    film = models.ForeignKey(
        "media.Film", verbose_name=_("film"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+", help_text=_("Empty: the first film of the gesture."),
    )  # fmt: skip
    start = TimecodeField(
        _("from"), null=True, blank=True, help_text=_("As on the player: 12.5 or 1:05.5")
    )
    end = TimecodeField(_("to"), null=True, blank=True)
    second_film = models.ForeignKey(
        "media.Film", verbose_name=_("film from another angle"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="+",
    )  # fmt: skip
    second_offset = models.FloatField(
        _("delay of the other angle"), null=True, blank=True,
        help_text=_("Seconds between a moment of the film and the same moment from the other "
                    "angle; negative when the other film began later."),
    )  # fmt: skip
    action = models.ForeignKey(
        Action, verbose_name=_("action"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="phases", help_text=_("Empty: the action of the gesture."),
    )  # fmt: skip
    material = models.ForeignKey(
        Material, verbose_name=_("material"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+",
    )  # fmt: skip
    state = models.CharField(_("state"), max_length=16, choices=MaterialState.choices, blank=True)
    tool = models.ForeignKey(
        Tool, verbose_name=_("tool"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+",
    )  # fmt: skip
    posture = models.CharField(
        _("posture"), max_length=255, blank=True, help_text=_("E.g. seated, elbows on the thighs")
    )
    grip = models.CharField(
        _("grip"), max_length=255, blank=True, help_text=_("E.g. between thumb and two fingers")
    )
    description = models.TextField(_("what is done"), blank=True)
    rule_of_art = models.TextField(
        _("rule of the art"), blank=True, help_text=_("What makes it well done.")
    )
    rule_source = models.CharField(
        _("source of the rule"), max_length=255, blank=True,
        help_text=_("A person, a standard (NF DTU…), a book and its page."),
    )  # fmt: skip
    tolerance = models.CharField(
        _("tolerance"), max_length=120, blank=True, help_text=_("E.g. ± 1 mm on the thickness")
    )
    safety_note = models.TextField(_("safety"), blank=True)
    common_error = models.TextField(_("common error"), blank=True)
    validated_by = models.CharField(
        _("validated by"), max_length=120, blank=True,
        help_text=_("The peer who says that it is done so: name and trade."),
    )  # fmt: skip
    validated_on = models.DateField(_("validated on"), null=True, blank=True)
    is_secret = models.BooleanField(
        _("trade secret: do not show this phase"), default=False,
        help_text=_("Kept here, shown nowhere. The film must not show it either."),
    )  # fmt: skip

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("start"), FieldPanel("end"), FieldPanel("film")]),
        FieldPanel("description"),
        FieldPanel("rule_of_art"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("action"), FieldPanel("material"), FieldPanel("state")]),
                FieldPanel("tool"),
                FieldRowPanel([FieldPanel("posture"), FieldPanel("grip")]),
                FieldRowPanel([FieldPanel("rule_source"), FieldPanel("tolerance")]),
                FieldRowPanel([FieldPanel("common_error"), FieldPanel("safety_note")]),
                FieldRowPanel([FieldPanel("validated_by"), FieldPanel("validated_on")]),
                FieldRowPanel([FieldPanel("second_film"), FieldPanel("second_offset")]),
                FieldPanel("is_secret"),
            ],
            heading=_("In detail"),
            classname="collapsed",
        ),
    ]

    class Meta(Orderable.Meta):
        verbose_name, verbose_name_plural = _("phase"), _("phases")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.end is not None and self.start is None:
            raise ValidationError({"start": _("Say when this phase starts, or erase its end.")})
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise ValidationError(
                {"end": _("This phase ends before it starts: its end comes after %(start)s.")
                        % {"start": format_timecode(self.start)}}
            )  # fmt: skip

    def times_out_of(self, film: Any) -> dict[str, Any]:
        """Return a sentence for each time (start, end) that is past the end of `film`."""
        if film is None or not film.duration:
            return {}
        late = {
            name: moment
            for name in ("start", "end")
            if (moment := getattr(self, name)) is not None and moment > film.duration + TOLERANCE
        }
        return {
            name: _("The film lasts %(duration)s: this moment is past its end.")
            % {"duration": format_timecode(film.duration)}
            for name in late
        }

    @property
    def start_label(self) -> str:
        return "" if self.start is None else format_timecode(int(self.start))

    @property
    def fragment(self) -> str:
        """The part of an address that plays this phase alone (Media Fragments: "#t=3,5.6")."""
        if self.start is None:
            return ""
        end = "" if self.end is None else f",{self.end:g}"
        return f"#t={self.start:g}{end}"

    @property
    def has_details(self) -> bool:
        """Is there more to say than its name, its words and its rule?"""
        said = (self.posture, self.grip, self.tolerance, self.rule_source, self.common_error)
        return any(said) or any((self.tool_id, self.safety_note, self.validated_by))

    @property
    def formula(self) -> str:
        """The phase in one line, "centrer × argile (mouillée)"; "" when it says none of its own."""
        state = f" ({self.get_state_display()})" if self.state else ""
        material = f"{self.material}{state}" if self.material else ""
        return " × ".join(part for part in (str(self.action or ""), material) if part)
