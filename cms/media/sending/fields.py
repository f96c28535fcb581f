"""A file field that also takes a file sent before: the form then posts the token of its upload."""

from __future__ import annotations

import json
import os
import shutil
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.forms import FileInput
from django.urls import reverse

from cms.media import kinds

from . import partials
from .browser_words import browser_words
from .uploads import Upload, UploadState, live


class SentFile(UploadedFile):
    """The file of a finished upload, as forms know files."""

    def __init__(self, upload: Upload) -> None:
        file = partials.path_of(upload.token).open("rb")
        super().__init__(file, upload.name, size=upload.length)
        self.upload = upload

    def temporary_file_path(self) -> str:
        """Return a second name of the bytes, for a storage that moves them to their place."""
        return str(partials.second_name(self.upload.token))


class SendableFileInput(FileInput):
    """A file input that a browser with scripts turns into a resumable sending.

    `owner` is who fills the form in; `sent` the finished upload that stands for the file;
    `endpoint` the name of the address that receives uploads.
    """

    template_name = "media/sending/file_input.html"
    hides_input = False

    def __init__(self, kind: str, attrs: Any = None, endpoint: str = "media_uploads") -> None:
        super().__init__({"accept": kinds.FILE_DIALOG[kind], **(attrs or {})})
        self.kind, self.endpoint = kind, endpoint
        self.owner: Any = None
        self.replaces = False
        self.sent: Upload | None = None
        self._found: dict[str, SentFile | None] = {}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return the file that came with the form, or the one that was sent before it."""
        return files.get(name) or self._sent_before(data.get(token_name(name), ""))

    def _sent_before(self, token: str) -> SentFile | None:
        if token not in self._found:
            self._found[token] = self._find(token)
        return self._found[token]

    def _find(self, token: str) -> SentFile | None:
        if not token or self.owner is None:
            return None
        whole = live(self.owner, UploadState.WHOLE).filter(token=token, kind=self.kind).first()
        if whole is None or whole.is_lost:
            return None
        self.sent = whole
        return SentFile(whole)

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        return {
            **context,
            "kind": self.kind,
            "sent": self.sent,
            "replaces": self.replaces,
            "kept": value if getattr(value, "_committed", False) and value else None,
            "hides_input": self.hides_input,
            "token_name": token_name(name),
            "endpoint": reverse(self.endpoint),
            "piece": settings.MEDIA_PIECE,
            "words": json.dumps(browser_words()),
        }

    def use_required_attribute(self, initial: Any) -> bool:
        return self.sent is None and super().use_required_attribute(initial)


class SentFileInput(SendableFileInput):
    """The same without an input: the file was sent already, as on the page where files are sent."""

    hides_input = True


def token_name(name: str) -> str:
    """Return the name of the hidden field beside the file field `name`."""
    return f"{name}-sent"


def remember(file: Any, kind: str, owner: Any) -> Upload:
    """Keep a good file of a form that is refused for another reason: nobody sends it again."""
    upload = Upload(
        owner=owner, kind=kind, name=(file.name or "")[:255], length=file.size,
        state=UploadState.WHOLE, organisation=owner.organisations.first(),
    )  # fmt: skip
    target = partials.path_of(upload.token)
    partials.create(upload.token)
    try:
        path = file.temporary_file_path()
        target.unlink()
        os.link(path, target)
    except AttributeError:
        file.seek(0)
        with target.open("wb") as copy:
            shutil.copyfileobj(file, copy)
    except OSError:
        shutil.copyfile(path, target)
    upload.save()
    return upload


def hand_over(upload: Upload, media: Any) -> None:
    """Record, once it is really saved, that `media` took the file of `upload`."""

    def done() -> None:
        Upload.objects.filter(pk=upload.pk).update(state=UploadState.TAKEN, media_pk=media.pk)
        partials.discard(upload.token)

    transaction.on_commit(done)
