"""The form of a contact page: what staff compose, and a time stamp that robots do not wait for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext as _
from wagtail.contrib.forms.forms import BaseForm, FormBuilder

STAMP = "stamp"
LEAST_SECONDS = 3
"""Nobody reads and fills a form faster; robots do."""
MOST_SECONDS = 12 * 60 * 60
AUTOCOMPLETE = {
    "nom": "name",
    "votre_nom": "name",
    "name": "name",
    "prenom": "given-name",
    "telephone": "tel",
    "phone": "tel",
    "organisation": "organization",
    "commune": "address-level2",
}
_signer = signing.TimestampSigner(salt="contact")


class ContactForm(BaseForm):
    """A contact form; it must be a few seconds old when it is sent, and less than half a day."""

    data: Any

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if problem := self._problem(data.pop(STAMP, "")):
            raise forms.ValidationError(problem)
        return data

    def _problem(self, stamp: str) -> str:
        """Return what is wrong with the stamp, as a sentence; a stale one is renewed."""
        try:
            _signer.unsign(stamp, max_age=MOST_SECONDS)
        except signing.BadSignature:
            self.data = self.data.copy()
            self.data[STAMP] = new_stamp()
            return _("This form was open for a long time. Check your message and send it again.")
        try:
            _signer.unsign(stamp, max_age=LEAST_SECONDS)
        except signing.SignatureExpired:
            return ""
        return _("This was sent too fast for us to tell you from a robot. Please send it again.")


class ContactFormBuilder(FormBuilder):
    """Builds the form from its fields, tells browsers what to fill in, and adds the stamp."""

    @property
    def formfields(self) -> dict[str, forms.Field]:
        fields = super().formfields
        for name, field in fields.items():
            if purpose := _purpose(name, field):
                field.widget.attrs["autocomplete"] = purpose
        stamp = forms.CharField(widget=forms.HiddenInput, required=False, initial=new_stamp)
        return {**fields, STAMP: stamp}

    def get_form_class(self) -> type[ContactForm]:
        return type("ContactForm", (ContactForm,), self.formfields)


def new_stamp() -> str:
    """Return a signed text that says when the form was shown."""
    return _signer.sign("form")


def _purpose(name: str, field: forms.Field) -> str:
    """Return what the field collects about its user, in the words of WCAG 2.1 (1.3.5)."""
    return "email" if isinstance(field, forms.EmailField) else AUTOCOMPLETE.get(name, "")
