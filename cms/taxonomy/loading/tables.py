"""Tab-separated tables with a heading, read strictly: every mistake is said with its line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _


class SourceError(Exception):
    """What is wrong in source files: full sentences, one for each mistake."""

    def __init__(self, *sentences: str) -> None:
        super().__init__("\n".join(sentences))


@dataclass(frozen=True)
class Row:
    """One line of a table; cells that are absent at the end of a line are empty."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def several(self, column: str) -> list[str]:
        """Return the values of a cell that holds several, separated by a bar."""
        return list(dict.fromkeys(part.strip() for part in self[column].split("|") if part.strip()))

    def says(self, sentence: str) -> str:
        """Return `sentence` with the place it is about."""
        place = _("%(file)s, line %(line)d:") % {"file": self.file, "line": self.line}
        return f"{place} {sentence}"


def read_table(path: Path, columns: list[str]) -> list[Row]:
    """Return the rows of the file at `path`, whose heading must be exactly `columns`.

    Raises SourceError when the file is missing, is not UTF-8, or has another heading.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise SourceError(_("The file %(file)s is missing.") % {"file": path.name}) from error
    except UnicodeDecodeError as error:
        raise SourceError(_("The file %(file)s is not in UTF-8.") % {"file": path.name}) from error
    heading = lines[0].split("\t") if lines else []
    if heading != columns:
        row = Row(path.name, 1, {})
        wanted = ", ".join(columns)
        raise SourceError(row.says(_("the columns must be: %(columns)s.") % {"columns": wanted}))
    return [
        _row(path.name, n, line, columns) for n, line in enumerate(lines[1:], 2) if line.strip()
    ]


def _row(file: str, number: int, line: str, columns: list[str]) -> Row:
    cells = [cell.strip() for cell in line.split("\t")]
    row = Row(file, number, dict(zip(columns, cells, strict=False)))
    if len(cells) > len(columns):
        sentence = _("%(found)d columns instead of %(wanted)d.")
        raise SourceError(row.says(sentence % {"found": len(cells), "wanted": len(columns)}))
    return row
