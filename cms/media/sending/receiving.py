"""The bytes of one request go to the disk: hashed on their way, and looked at as soon as may be."""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
from dataclasses import dataclass
from typing import Any, BinaryIO

from media_pipeline import Refused
from media_pipeline.first_look import HEAD

from . import checks, partials
from .uploads import Upload, UploadState

BLOCK = 256 * 1024
ALGORITHMS = ("sha1", "sha256", "md5")
"""What a client may prove the bytes of one request with."""
MOST_DRAINED = 64 << 20
"""Bytes of a refused request that are read all the same: who still sends hears nothing."""


class WrongOffsetError(ValueError):
    """The bytes do not start where the file stops."""


class WrongChecksumError(ValueError):
    """The bytes are not those that were sent: they were thrown away."""


class BadRequestError(ValueError):
    """A header of the request cannot be understood."""


@dataclass(frozen=True)
class Checksum:
    """What the bytes of one request must hash to."""

    algorithm: str
    digest: bytes

    @classmethod
    def read(cls, header: str) -> Checksum | None:
        """Return the checksum of an `Upload-Checksum` header, None without one."""
        if not header:
            return None
        algorithm, _space, encoded = header.partition(" ")
        if algorithm not in ALGORITHMS:
            raise BadRequestError("Upload-Checksum")
        try:
            return cls(algorithm, base64.b64decode(encoded, validate=True))
        except binascii.Error as error:
            raise BadRequestError("Upload-Checksum") from error


class Receipt:
    """The bytes of one request, on their way to the end of a partial file."""

    def __init__(self, upload: Upload, file: BinaryIO, announced: int) -> None:
        self.upload, self.file = upload, file
        self.start = self.now = file.tell()
        brings_all = self.start == 0 and announced == upload.length
        self.whole = hashlib.sha256() if brings_all else None

    def write(self, block: bytes) -> None:
        """Keep a block; raise Refused once the first kilobytes show a file of no use."""
        self.file.write(block)
        before, self.now = self.now, self.now + len(block)
        if self.whole:
            self.whole.update(block)
        if before < HEAD <= self.now:
            checks.check_beginning(self.upload)
        if before // partials.SYNCED < self.now // partials.SYNCED:
            os.fdatasync(self.file.fileno())

    def forget(self) -> None:
        """Throw away what this request brought."""
        self.file.truncate(self.start)
        self.now = self.start


def receive(
    upload: Upload, stream: Any, offset: int, announced: int, checksum: Checksum | None
) -> int:
    """Add the bytes of `stream` to `upload`, and return where the file stops now.

    A connection that is lost costs nothing of what came. Raises BusyError, WrongOffsetError,
    WrongChecksumError, FileNotFoundError. A file that is refused, or whole, is settled here.
    """
    with partials.writing(upload.token) as file:
        if file.tell() != offset:
            raise WrongOffsetError(offset)
        receipt = Receipt(upload, file, announced)
        try:
            _read(receipt, stream, announced, checksum)
        except Refused as refused:
            checks.refuse(upload, refused)
            drain(stream)
            return receipt.now
        os.fsync(file.fileno())
        if receipt.now == upload.length:
            checks.settle(upload, receipt.whole.hexdigest() if receipt.whole else "")
        return receipt.now


def _read(receipt: Receipt, stream: Any, announced: int, checksum: Checksum | None) -> None:
    proof = hashlib.new(checksum.algorithm, usedforsecurity=False) if checksum else None
    try:
        while block := stream.read(BLOCK):
            receipt.write(block)
            if proof:
                proof.update(block)
    except OSError:  # the connection is lost: nobody hears our answer
        pass
    brought = receipt.now - receipt.start
    if proof and checksum and (brought < announced or proof.digest() != checksum.digest):
        receipt.forget()
        raise WrongChecksumError


def settle_if_whole(upload: Upload) -> None:
    """Settle a file whose last byte came just before the server was killed."""
    if upload.state != UploadState.RECEIVING or partials.size(upload.token) != upload.length:
        return
    with partials.writing(upload.token):
        upload.refresh_from_db()
        if upload.state != UploadState.RECEIVING:
            return
        checks.settle(upload, "")


def know_content(upload: Upload) -> None:
    """Write the SHA-256 of a file that came in several requests in the books, once.

    Away from the request that brings the last byte: whatever the size, a refusal comes at once.
    """
    if upload.state != UploadState.WHOLE or upload.sha256 or upload.is_lost:
        return
    with partials.path_of(upload.token).open("rb", buffering=0) as file:
        upload.sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    upload.save(update_fields=["sha256"])


def drain(stream: Any) -> None:
    """Read what a client still sends, so that it hears why it is refused."""
    left = MOST_DRAINED
    try:
        while left > 0 and (block := stream.read(BLOCK)):
            left -= len(block)
    except OSError:
        return
