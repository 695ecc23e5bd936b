"""Styles of a Word document: what a paragraph, run or table takes over from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

from extract.office.word.xml import child, children, is_on, name, number, value

MOST_PARENTS = 30
"""Styles based on each other in a circle end here."""


@dataclass(frozen=True, slots=True)
class WordRunStyle:
    """What of a run's look changes the text that is seen, and its font."""

    bold: bool = False
    italic: bool = False
    capitals: bool = False
    struck: bool = False
    hidden: bool = False
    raised: bool = False
    low: bool = False
    font: str = ""


_SWITCHES = {
    "bold": ("b",),
    "italic": ("i",),
    "capitals": ("caps",),
    "struck": ("strike", "dstrike"),
    "hidden": ("vanish",),
}


class Styles:
    """The styles part, by style id."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {value(style, "styleId") or "": style for style in children(root, "style")}
        self._run_defaults = child(root, "docDefaults", "rPrDefault", "rPr")
        self._default = next(
            (
                value(style, "styleId")
                for style in self._styles.values()
                if value(style, "type") == "paragraph" and value(style, "default") == "1"
            ),
            None,
        )

    def chain(self, style_id: str | None) -> Iterator[Element]:
        """A style and those that it is based on, the nearest first."""
        for _ in range(MOST_PARENTS):
            style = self._styles.get(style_id or "")
            if style is None:
                return
            yield style
            style_id = value(child(style, "basedOn"))

    def of_paragraph(self, properties: Element | None, *path: str) -> Element | None:
        """A paragraph property, its own or its style's."""
        found = child(properties, *path)
        if found is not None:
            return found
        styles = self.chain(value(child(properties, "pStyle")) or self._default)
        return next((part for style in styles if (part := child(style, "pPr", *path)) is not None), None)

    def look(self, paragraph: Element | None, run: Element | None) -> WordRunStyle:
        """What a run looks like: its own switches, its character style's, its paragraph style's."""
        sources = [
            run,
            *(child(style, "rPr") for style in self.chain(value(child(run, "rStyle")))),
            *(
                child(style, "rPr")
                for style in self.chain(value(child(paragraph, "pStyle")) or self._default)
            ),
            self._run_defaults,
        ]
        held = [source for source in sources if source is not None]
        if not held:
            return WordRunStyle()
        switches = {what: any(_first(held, tag) for tag in tags) for what, tags in _SWITCHES.items()}
        vertical = next((value(part) for s in held if (part := child(s, "vertAlign")) is not None), None)
        # Letters with marks are shown in the font hAnsi names.
        fonts = (value(child(s, "rFonts"), kind) for s in held for kind in ("hAnsi", "ascii"))
        font = next(filter(None, fonts), "") or ""
        return WordRunStyle(
            **switches, raised=vertical == "superscript", low=vertical == "subscript", font=font
        )

    def list_of(self, properties: Element | None) -> tuple[int, int] | None:
        """The list (numId) and level (from 0) of a paragraph, its own or its style's; None outside lists."""
        own = child(properties, "numPr")
        inherited = self.of_paragraph(properties, "numPr")
        list_id = number(child(own, "numId"))
        if list_id is None:
            list_id = number(child(inherited, "numId"))
        level = number(child(own, "ilvl"))
        if level is None:
            level = number(child(inherited, "ilvl")) or 0
        return (list_id, level) if list_id else None

    def has_borders(self, table_style: str | None) -> bool:
        """Whether a table style draws lines."""
        return any(draws_lines(child(style, "tblPr", "tblBorders")) for style in self.chain(table_style))


def draws_lines(borders: Element | None) -> bool:
    """Whether any of some borders is drawn."""
    return borders is not None and any(
        (value(border) or "none") not in {"nil", "none"} for border in borders if name(border)
    )


def _first(sources: list[Element], tag: str) -> bool:
    return next((on for source in sources if (on := is_on(child(source, tag))) is not None), False)
