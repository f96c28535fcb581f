"""The form of a media: the collections offered are those the user may add to.

A file may come with the form, or be sent before it (`sending`): then only its token comes. A good
file of a form that is refused for another reason is kept, and is not sent again.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.forms import ChoiceField, RadioSelect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from media_pipeline import Refused

from . import units
from .rights_forms import RightsForm
from .sending import quota
from .sending.fields import SendableFileInput, SentFile, hand_over, remember
from .sentences import sentence


class MediaForm(RightsForm, WagtailAdminModelForm):
    """A film, a sound or a 3D model; remembers who sent it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.collections = self._allowed_collections()
        if len(self.collections) == 1:
            self.fields.pop("collection", None)
        elif "collection" in self.fields:
            self.fields["collection"].queryset = self.collections
        for name, widget in self._file_inputs():
            widget.owner = self.for_user
            widget.replaces = name == "file" and self.instance.pk is not None
        if "unit" in self.fields:
            _ask_unit(self.fields["unit"])

    def _file_inputs(self) -> list[tuple[str, SendableFileInput]]:
        inputs = [(name, field.widget) for name, field in self.fields.items()]
        return [(name, each) for name, each in inputs if isinstance(each, SendableFileInput)]

    def _allowed_collections(self) -> Any:
        if self.for_user is None:
            return Collection.objects.all()
        policy = policy_registry.get_by_type(self._meta.model)
        allowed = policy.collections_user_has_permission_for(self.for_user, "add")
        if self.instance.pk:
            allowed = allowed | Collection.objects.filter(pk=self.instance.collection_id)
        if not allowed:
            raise PermissionDenied
        return allowed

    def clean(self) -> Any:
        cleaned = super().clean()
        file = self.cleaned_data.get("file")
        if isinstance(file, UploadedFile) and not isinstance(file, SentFile) and self.for_user:
            try:
                quota.check_room(self.for_user, file.size or 0)
            except quota.NoRoomError as error:
                self.add_error("file", str(error))
        if "unit" in self.fields and file and units.is_needed(file, self.cleaned_data.get("unit")):
            self.add_error("unit", sentence(Refused("unit_needed")))
        return cleaned

    def full_clean(self) -> None:
        """Examine the form; what is refused loses no good file that came with it."""
        super().full_clean()
        if not self.is_bound or not self.errors or self.for_user is None:
            return
        for name, widget in self._file_inputs():
            file = self.files.get(self.add_prefix(name))
            if file is not None and name not in self.errors:
                widget.sent = remember(file, widget.kind, self.for_user)

    def save(self, commit: bool = True) -> Any:
        if len(self.collections) == 1:
            self.instance.collection = self.collections[0]
        if self.instance.pk is None:
            self.instance.uploaded_by = self.for_user
        sent = [self.cleaned_data.get(name) for name, _widget in self._file_inputs()]
        uploads = [file.upload for file in sent if isinstance(file, SentFile)]
        for upload in uploads:
            if upload.kind == self.instance.kind and upload.sha256:
                self.instance.measured = (upload.sha256, upload.length)
        media = super().save(commit)
        for upload in uploads:
            hand_over(upload, media)
        if "unit" in self.fields:
            units.share(
                media, again="unit" in self.changed_data and "file" not in self.changed_data
            )
        return media


def _ask_unit(field: ChoiceField) -> None:
    field.widget = RadioSelect(choices=[("", _("Said by the file")), *units.Unit.choices])


def file_input(kind: str) -> SendableFileInput:
    """Return a file field whose dialog offers files of `kind`, without Django's "Currently"."""
    return SendableFileInput(kind)
