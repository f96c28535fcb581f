"""The door of every file that the modelling tool imports: its kind, its size, then its reader."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from .reading.amalia import read_amalia
from .reading.chapters import read_chapters
from .reading.elan import read_eaf
from .reading.faults import Imported, ModuleFileError

__all__ = ["ModuleFileError", "Imported", "read_module_file"]

LARGEST = 5 * 1024 * 1024
Size = tuple[int, int]


def read_module_file(name: str, content: bytes, size: Size | None = None) -> Imported:
    """Return the phases and shapes of a file called `name` (.vtt, .eaf of ELAN, .json of Amalia).

    `size` is that of the film in pixels: without it a picture of 16:9 is taken. Raises
    ModuleFileError, whose `sentence` is for people; whatever is in `content`, nothing else.
    """
    if len(content) > LARGEST:
        raise ModuleFileError(
            _("“%(file)s” is too big: %(most)s MB at most.")
            % {"file": name, "most": LARGEST // 1024 // 1024}
        )
    reader = READERS.get(name.rpartition(".")[2].lower())
    if reader is None:
        raise ModuleFileError(
            _("“%(file)s” is of no kind that is imported: choose a .vtt, .eaf or .json file.")
            % {"file": name}
        )
    return reader(content, size or (1920, 1080))


def text_of(content: bytes) -> str:
    """Return `content` as text; raise ModuleFileError when it is not UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ModuleFileError(
            _("This file is not written in UTF-8: save it again as UTF-8 text.")
        ) from error


READERS: dict[str, Callable[[bytes, Size], Imported]] = {
    "vtt": lambda content, _size: read_chapters(text_of(content)),
    "eaf": lambda content, _size: read_eaf(content),
    "json": lambda content, size: read_amalia(text_of(content), size),
}
