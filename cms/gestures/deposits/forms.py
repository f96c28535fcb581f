"""What a depositor is asked: the film, the gesture, the people, the rights."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.media.kinds import FILM
from cms.media.licences import Licence
from cms.media.sending import quota
from cms.media.sending.fields import SendableFileInput, SentFile, remember
from cms.media.validators import ContentValidator
from cms.taxonomy.choices import MaterialState
from cms.taxonomy.models import Action, Material, Tool

from ..timecode import TimecodeFormField
from .words import known_labels

ENDPOINT = "gestures-deposit-uploads"


class Filmed(models.TextChoices):
    """Who can be recognised in the film."""

    NOBODY = "nobody", _("Nobody can be recognised (hands only, no voice)")
    PEOPLE = "people", _("One or more people: their face, their voice or their name")


class Agreed(models.TextChoices):
    """What the people of the film agree to."""

    SITE = "site", _("To be seen on this site")
    ALL = "all", _("To be seen on this site, and in teaching kits, archives and print")


class WordInput(forms.TextInput):
    """A text field that proposes known words; any other word is taken."""

    template_name = "gestures/deposit/word_input.html"

    def __init__(self, model: Any) -> None:
        super().__init__({"autocomplete": "off", "autocapitalize": "none"})
        self.model = model

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        list_id = f"{context['widget']['attrs'].get('id', name)}_words"
        context["widget"]["attrs"]["list"] = list_id
        return {**context, "words": known_labels(self.model), "list_id": list_id}


class DepositForm(forms.Form):
    """A gesture as the person who filmed it tells it."""

    film = forms.FileField(
        label=_("Your film"), validators=[ContentValidator(FILM)],
        help_text=_("From a few seconds to a few minutes. Hold the phone sideways, close to the "
                    "hands. It is sent while you answer; a lost connection loses nothing."),
    )  # fmt: skip
    action = forms.CharField(
        label=_("What is done?"), max_length=120, widget=WordInput(Action),
        help_text=_("A verb: throw, plane, weave…"),
    )  # fmt: skip
    material = forms.CharField(
        label=_("On what?"), max_length=120, widget=WordInput(Material),
        help_text=_("The material: clay, oak, leather…"),
    )  # fmt: skip
    state = forms.ChoiceField(
        label=_("In what state is it?"), choices=[("", _("I do not know")), *MaterialState.choices],
        required=False,
    )  # fmt: skip
    tool = forms.CharField(
        label=_("With what?"), max_length=120, required=False, widget=WordInput(Tool),
        help_text=_("The tool or the machine; nothing for the bare hand."),
    )  # fmt: skip
    description = forms.CharField(
        label=_("Say it in one or two sentences"), max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("What is seen, and what makes it well done."),
    )  # fmt: skip
    filmed = forms.ChoiceField(
        label=_("Who can be recognised?"), choices=Filmed.choices, widget=forms.RadioSelect
    )
    people = forms.CharField(
        label=_("Their names"), max_length=1000, widget=forms.Textarea({"rows": 2}),
        help_text=_("First name and name, one person a line."), error_messages={
            "required": _("Write the name of each person that can be recognised.")},
    )  # fmt: skip
    has_minors = forms.BooleanField(
        label=_("One of them is under 18"), required=False,
        help_text=_("The chamber will ask for the agreement signed by a parent."),
    )  # fmt: skip
    agreed = forms.ChoiceField(
        label=_("What did each of them agree to?"), choices=Agreed.choices,
        widget=forms.RadioSelect, initial=Agreed.SITE,
        error_messages={"required": _("Say what they agreed to.")},
    )  # fmt: skip
    has_agreement = forms.BooleanField(
        label=_("I asked each of them, and each of them said yes"), error_messages={
            "required": _("Ask each person first: nobody is shown here without their agreement.")},
    )  # fmt: skip
    has_secret = forms.BooleanField(
        label=_("A moment of the film is a trade secret: do not show it"), required=False
    )
    secret_from = TimecodeFormField(
        label=_("from"), help_text=_("As on the player: 12.5 or 1:05"),
        error_messages={"required": _("Say when the secret moment begins.")},
    )  # fmt: skip
    secret_to = TimecodeFormField(
        label=_("to"), error_messages={"required": _("Say when the secret moment ends.")}
    )
    licence = forms.ChoiceField(
        label=_("What may others do with your film?"), choices=[
            (Licence.CC_BY, _("Show it and use it again, with your name (CC BY)")),
            (Licence.CC_BY_NC, _("The same, but sell nothing made of it (CC BY-NC)")),
            (Licence.RESERVED, _("Only look at it here (all rights reserved)")),
        ],
        widget=forms.RadioSelect, initial=Licence.CC_BY,
    )  # fmt: skip

    OF_PEOPLE = ("people", "agreed", "has_agreement")
    OF_SECRET = ("secret_from", "secret_to")
    GROUPS = [
        (_("The film"), ["film"]),
        (_("The gesture"), ["action", "material", "state", "tool", "description"]),
        (_("The people"), ["filmed", "people", "has_minors", "agreed", "has_agreement"]),
        (_("Your rights"), ["has_secret", "secret_from", "secret_to", "licence"]),
    ]

    def __init__(self, *args: Any, owner: Any, film_is_known: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owner = owner
        widget = SendableFileInput(FILM, endpoint=ENDPOINT)
        widget.owner = owner
        self.fields["film"].widget = widget
        if self.is_bound:
            self._ask_what_matters()
        if film_is_known:
            self.fields["film"].required = False
            self.fields["film"].help_text = _("Only if you want to replace the one you sent.")

    def _ask_what_matters(self) -> None:
        """Nobody in the film: no names; no secret: no moments."""
        shows_people = self.data.get(self.add_prefix("filmed")) == Filmed.PEOPLE
        has_secret = bool(self.data.get(self.add_prefix("has_secret")))
        for names, is_asked in ((self.OF_PEOPLE, shows_people), (self.OF_SECRET, has_secret)):
            for name in names:
                self.fields[name].required = is_asked

    def groups(self) -> list[dict[str, Any]]:
        """Return the questions by step: title and bound fields."""
        return [
            {"title": title, "fields": [self[name] for name in names]}
            for title, names in self.GROUPS
        ]

    def names(self) -> list[str]:
        """Return the people of the film, a name each."""
        lines = self.cleaned_data.get("people", "").splitlines()
        return [line.strip()[:255] for line in lines if line.strip()]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        start, end = cleaned.get("secret_from"), cleaned.get("secret_to")
        if start is not None and end is not None and end <= start:
            self.add_error("secret_to", _("The secret moment ends before it begins."))
        film = cleaned.get("film")
        if film is not None and not isinstance(film, SentFile):
            try:
                quota.check_room(self.owner, film.size or 0)
            except quota.NoRoomError as error:
                self.add_error("film", str(error))
        return cleaned

    def full_clean(self) -> None:
        """Examine the form; a film that came well is kept when something else is refused."""
        super().full_clean()
        if not self.is_bound or not self.errors:
            return
        film = self.files.get(self.add_prefix("film"))
        if film is not None and "film" not in self.errors:
            self.fields["film"].widget.sent = remember(film, FILM, self.owner)

    def answers(self) -> dict[str, Any]:
        """Return the answers as typed, without the film and without the names of people.

        The names are kept with the consents, where the law wants them.
        """
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in ("film", "people")
        }
