"""A file is examined by its first kilobytes, then once it came whole."""

from __future__ import annotations

from django.core.files.base import File

from cms.media import kinds
from cms.media.sentences import sentence
from cms.media.validators import ContentValidator
from media_pipeline import Refused
from media_pipeline.first_look import HEAD, first_look
from media_pipeline.inspection import kind_of

from . import partials
from .rights import kinds_of
from .uploads import MODELS, Upload, UploadState

ANY_MEDIA = "media"
"""What is asked, in the sentences, of a file that may be any media of the library."""


def expected(kind: str) -> str:
    """Return the name, in the table of sentences, of what is asked."""
    return kind or ANY_MEDIA


def most_bytes(kind: str) -> int:
    """Return the largest size of a file of `kind`, or of any media for ""."""
    return kinds.most_bytes(kind) if kind else max(kinds.most_bytes(each) for each in MODELS)


def check_length(kind: str, length: int) -> None:
    """Raise Refused when a file is announced as empty or too large."""
    if length == 0:
        raise Refused("empty")
    if length > most_bytes(kind):
        raise Refused("too_large", limit=most_bytes(kind), found=length)


def check_beginning(upload: Upload) -> None:
    """Raise Refused when what was received shows that the rest is not worth sending."""
    with partials.path_of(upload.token).open("rb") as file:
        possible = first_look(file.read(HEAD), upload.length)
    if not possible & wanted(upload):
        raise Refused("wrong_kind", found=sorted(possible)[0])


def wanted(upload: Upload) -> set[str]:
    """Return the kinds that an upload may be: what was asked, or all that its owner may add."""
    return {upload.kind} if upload.kind else kinds_of(upload.owner)


def settle(upload: Upload, sha256: str) -> None:
    """Record what a file that came whole is: a kind of media, or refused with a sentence."""
    try:
        with partials.path_of(upload.token).open("rb") as opened:
            file = File(opened)
            kind = upload.kind or kind_of(opened).kind
            if kind not in wanted(upload):
                raise Refused("wrong_kind", found=kind)
            ContentValidator(kind).examine(file)
    except Refused as refused:
        refuse(upload, refused)
        return
    upload.kind, upload.sha256, upload.state = kind, sha256, UploadState.WHOLE
    upload.save(update_fields=["kind", "sha256", "state"])


def refuse(upload: Upload, refused: Refused) -> None:
    """Record why a file is not taken; its bytes are of no use any more."""
    upload.state = UploadState.REFUSED
    upload.message = sentence(refused, expected(upload.kind))
    upload.save(update_fields=["state", "message"])
    partials.discard(upload.token)
