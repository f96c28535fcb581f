"""A BagIt bag (RFC 8493) in a zip, written piece by piece: nothing is held in memory.

The bag is the only folder of the archive. Its payload is in `data/`; its manifests are written
last, when the SHA-256 of every file is known.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
PAYLOAD = "data/"
HARDLY_SMALLER = (".jpg", ".jpeg", ".png", ".webp", ".mp4", ".m4a", ".webm", ".mp3", ".glb")
"""What is compressed already is stored as it is."""
READABLE = 0o644 << 16


class Bag:
    """A bag being written to `target`, an open binary file; `told` hears of the bytes written."""

    def __init__(
        self, target: BinaryIO, name: str, moment: datetime,
        told: Callable[[int], None] = lambda count: None,
    ) -> None:  # fmt: skip
        self.name, self.moment, self.told = name, moment, told
        self._zip = ZipFile(target, "w", allowZip64=True)
        self._payload: dict[str, tuple[str, int]] = {}
        self._tags: dict[str, str] = {}

    def add(self, name: str, blocks: Iterable[bytes]) -> None:
        """Add `data/<name>`, whose bytes come in blocks."""
        path = f"{PAYLOAD}{name}"
        self._payload[path] = self._write(path, blocks)

    def tag(self, name: str, text: str) -> None:
        """Add a file beside the payload: it says something of the bag."""
        self._tags[name] = self._write(name, [text.encode()])[0]

    def close(self, facts: list[tuple[str, str]]) -> None:
        """Write what the bag says of itself (`facts`), its manifests, and the end of the zip."""
        octets = sum(size for _digest, size in self._payload.values())
        facts = [*facts, ("Bagging-Date", self.moment.date().isoformat()),
                 ("Payload-Oxum", f"{octets}.{len(self._payload)}")]  # fmt: skip
        self.tag("bagit.txt", DECLARATION)
        self.tag("bag-info.txt", "".join(f"{k}: {' '.join(v.split())}\n" for k, v in facts if v))
        rows = {path: digest for path, (digest, _size) in self._payload.items()}
        self.tag("manifest-sha256.txt", _manifest(rows))
        self._write("tagmanifest-sha256.txt", [_manifest(self._tags).encode()])
        self._zip.close()

    def _write(self, path: str, blocks: Iterable[bytes]) -> tuple[str, int]:
        info = ZipInfo(f"{self.name}/{path}", self.moment.timetuple()[:6])
        info.compress_type = ZIP_STORED if path.lower().endswith(HARDLY_SMALLER) else ZIP_DEFLATED
        info.external_attr = READABLE
        digest, size = hashlib.sha256(), 0
        with self._zip.open(info, "w", force_zip64=True) as file:
            for block in blocks:
                file.write(block)
                digest.update(block)
                size += len(block)
                self.told(len(block))
        return digest.hexdigest(), size


def _manifest(rows: dict[str, str]) -> str:
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(rows.items()))
