"""The forms of the artisans' space; each gives its answer as a revision keeps it."""

from __future__ import annotations

import json
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..choices import LinkKind
from .photos import ACCEPT, read_photo

PHONE = re.compile(r"^\+?\d{9,15}$")


class PlainForm(forms.Form):
    """A form whose fields are fields of the page."""

    def answer(self) -> dict[str, Any]:
        return json.loads(json.dumps(self.cleaned_data, cls=DjangoJSONEncoder))


class PresentationForm(PlainForm):
    """What the artisan makes, in a few sentences."""

    introduction = forms.CharField(
        label=_("What do you make, and how?"),
        help_text=_(
            "Three or four sentences, as you would tell a visitor. 600 characters at most."
        ),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class ContactForm(PlainForm):
    """How people reach the firm; an empty field is not shown."""

    phone = forms.CharField(
        label=_("Phone"), required=False, max_length=24,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("E-mail"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    website = forms.URLField(
        label=_("Website"), required=False, max_length=200, assume_scheme="https",
        widget=forms.URLInput(attrs={"inputmode": "url", "placeholder": "www.exemple.fr"}),
    )  # fmt: skip
    address = forms.CharField(
        label=_("Street and number"), required=False, max_length=255,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )  # fmt: skip
    postal_code = forms.CharField(
        label=_("Postal code"), required=False, max_length=5,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code", "inputmode": "numeric"}),
    )  # fmt: skip

    def clean_phone(self) -> str:
        phone = self.cleaned_data["phone"]
        if phone and not PHONE.match(re.sub(r"[\s.()-]", "", phone)):
            raise ValidationError(_("This is not a phone number. For example: 05 63 00 00 00."))
        return phone

    def clean_postal_code(self) -> str:
        code = self.cleaned_data["postal_code"]
        if code and not re.fullmatch(r"\d{5}", code):
            raise ValidationError(_("A postal code has five digits, for example 82000."))
        return code


class ClosingForm(PlainForm):
    """Closed until a day, with a word; empty when the firm is open as usual."""

    closed_until = forms.DateField(
        label=_("Closed until (that day included)"), required=False,
        help_text=_("Leave empty when you are open as usual."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip
    closed_note = forms.CharField(
        label=_("Why"), required=False, max_length=120,
        help_text=_("For example: annual holidays, a fair, a building site."),
        widget=forms.TextInput(attrs={"list": "ready-reasons"}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        until = data.get("closed_until")
        if until and until < timezone.localdate():
            self.add_error("closed_until", _("This day is past: give a day to come."))
        if data.get("closed_note") and not until and "closed_until" not in self.errors:
            self.add_error("closed_until", _("Say until when you are closed."))
        return data


class PhotoForm(forms.Form):
    """A photo from the phone. After validation, `cleaned_data["photo"]` is a clean JPEG."""

    photo = forms.FileField(
        label=_("Choose or take a photo"),
        help_text=_("JPEG, PNG, WebP or HEIC, up to 20 MB. Where it was taken is not kept."),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        error_messages={"required": _("Choose a photo first.")},
    )
    description = forms.CharField(
        label=_("What do we see on it?"), required=False, max_length=200,
        help_text=_("For people who cannot see it. For example: hands turning a bowl."),
    )  # fmt: skip

    def clean_photo(self) -> Any:
        return read_photo(self.cleaned_data["photo"])


class GalleryPhotoForm(PhotoForm):
    """A photo of the gallery, with a caption that everybody reads."""

    caption = forms.CharField(label=_("Caption"), required=False, max_length=200)


class LinkForm(forms.Form):
    """One link; an empty row is left out."""

    title = forms.CharField(
        label=_("Name"), max_length=80, widget=forms.TextInput(attrs={"placeholder": "Instagram"})
    )
    url = forms.URLField(label=_("Address"), max_length=200, assume_scheme="https")
    kind = forms.ChoiceField(label=_("Kind"), choices=LinkKind.choices, initial=LinkKind.SOCIAL)


MOST_LINKS = 12
LinkFormSet = forms.formset_factory(
    LinkForm, extra=1, can_delete=True, max_num=MOST_LINKS, validate_max=True
)
