"""The text of a cell as its fonts show it: struck-out pieces, raised note marks, old one-byte fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from openpyxl.cell.rich_text import CellRichText, TextBlock

from extract.asides import Asides
from extract.pageless import Run, lines_of
from extract.text.legacy import is_old_font

_RAISED = re.compile("[⁰¹²³⁴-⁹]")


@dataclass(frozen=True, slots=True)
class CellFont:
    """What of a cell's font changes the text that is seen."""

    name: str = ""
    struck: bool = False
    raised: bool = False


@dataclass
class CellTexts:
    """Gives the texts of cells as they are seen; what is set aside goes to ``asides``."""

    asides: Asides
    _fonts: dict[int, CellFont] = field(default_factory=dict)

    def seen(self, value: CellRichText | str, cell: Any) -> str:
        """Give a text of a cell without what is struck out in it and its note marks, in Unicode."""
        font = self._font(cell)
        plain = isinstance(value, str) and not (font.struck or font.raised or is_old_font(font.name))
        if plain and not _RAISED.search(str(value)):
            return str(value).strip()
        return "\n".join(line.text for line in lines_of(_runs(value, font), self.asides))

    def _font(self, cell: Any) -> CellFont:
        """The font of a cell, remembered by its number: a sheet has few."""
        font_id = cell.style_array.fontId
        if font_id not in self._fonts:
            self._fonts[font_id] = _look(cell.font, CellFont())
        return self._fonts[font_id]


def _runs(value: CellRichText | str, font: CellFont) -> Iterator[Run]:
    for piece in value if isinstance(value, CellRichText) else [value]:
        own = _look(piece.font, font) if isinstance(piece, TextBlock) else font
        yield Run(str(piece), raised=own.raised, struck=own.struck, font=own.name)


def _look(font: Any, around: CellFont) -> CellFont:
    """Read a font of a cell or of a piece of its text; what a piece does not say is as in its cell."""
    if font is None:
        return around
    # openpyxl leaves a descriptor where a piece of text names no font.
    names = (getattr(font, kind, None) for kind in ("rFont", "name"))
    name = next((name for name in names if isinstance(name, str)), around.name)
    struck = around.struck if font.strike is None else bool(font.strike)
    return CellFont(name, struck, font.vertAlign == "superscript")
