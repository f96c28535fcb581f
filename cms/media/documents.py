"""Documents (PDF, tables, texts) are examined by their content when they are sent."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm

HEAD = 4096
ARCHIVE, PDF = b"PK\x03\x04", b"%PDF-"
BEGINNINGS = {
    "pdf": PDF,
    "docx": ARCHIVE,
    "odt": ARCHIVE,
    "ods": ARCHIVE,
    "xlsx": ARCHIVE,
    "zip": ARCHIVE,
}
"""What a file of each kind begins with; the other kinds accepted are plain text."""


class DocumentForm(BaseDocumentForm):
    """The form of a document; refuses a file that is not what its name says."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and not getattr(file, "_committed", False):
            check_document(file)
        return file


def check_document(file: Any) -> None:
    """Raise ValidationError, with a sentence, for a document that is not what it says."""
    extension = file.name.rpartition(".")[2].lower()
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    wanted = BEGINNINGS.get(extension)
    if not (head.startswith(wanted) if wanted else _is_text(head)):
        raise ValidationError(
            _("The content of this file is not that of a .%(extension)s: check it and send again.")
            % {"extension": extension}
        )


def _is_text(head: bytes) -> bool:
    """Is this the beginning of a text that no browser would take for a page or a program?"""
    return b"\x00" not in head and not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
