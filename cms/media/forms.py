"""The form of a media: the collections offered are those the user may add to."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import FileInput
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from .rights_forms import RightsForm


class MediaForm(RightsForm, WagtailAdminModelForm):
    """A film, a sound or a 3D model; remembers who sent it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.collections = self._allowed_collections()
        if len(self.collections) == 1:
            self.fields.pop("collection", None)
        elif "collection" in self.fields:
            self.fields["collection"].queryset = self.collections

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

    def save(self, commit: bool = True) -> Any:
        if len(self.collections) == 1:
            self.instance.collection = self.collections[0]
        if self.instance.pk is None:
            self.instance.uploaded_by = self.for_user
        return super().save(commit)


def file_input(accept: str) -> FileInput:
    """Return a file field whose dialog offers `accept` first, without Django's "Currently"."""
    return FileInput(attrs={"accept": accept})
