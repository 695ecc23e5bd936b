"""The text of a paragraph of Word as runs with their look; what is hidden or deleted is none of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from extract.asides import Asides
from extract.office.word.styles import Styles, WordRunStyle
from extract.office.word.xml import child, children, name, opened, value
from extract.pageless import Run
from extract.text.legacy import in_unicode
from extract.text.symbols import is_symbol_font, shown

_UNKNOWN_SIGN = "□"

_PLAIN = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}


@dataclass
class SideContent:
    """What stands at paragraphs besides their text: boxes with their own text, pictures, notes."""

    boxes: list[Element] = field(default_factory=list)
    pictures: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TextReader:
    """Reads the runs of paragraphs, in order, since notes are counted."""

    styles: Styles
    asides: Asides
    found: SideContent

    def runs(self, paragraph: Element) -> list[Run]:
        """Give the runs of a paragraph; boxes of text and pictures in it are noted down."""
        return list(self._inside(paragraph, child(paragraph, "pPr")))

    def _inside(self, element: Element, properties: Element | None) -> Iterator[Run]:
        for part in opened(element):
            match name(part):
                case "r":
                    yield from self._run(part, properties)
                case "del" | "moveFrom":
                    self.asides.removed.extend(filter(None, [" ".join(deleted_text(part).split())]))
                case "oMath" | "oMathPara":
                    yield from _formula(part)
                case "AlternateContent":
                    yield from self._inside(_chosen(part), properties)

    def _run(self, run: Element, properties: Element | None) -> Iterator[Run]:
        look = self.styles.look(properties, child(run, "rPr"))
        for part in run:
            text = self._text(part)
            if text and not look.hidden:
                yield _as_run(text, look)
            if name(part) in {"footnoteReference", "endnoteReference"}:
                yield Run(self._note(part), raised=True)

    def _text(self, part: Element) -> str:
        tag = name(part)
        if tag == "t":
            return part.text or ""
        if tag == "br":
            return "" if value(part, "type") in {"page", "column"} else "\n"
        if tag == "sym":
            return _symbol(int(value(part, "char") or "0", 16), value(part, "font") or "")
        if tag in {"drawing", "pict", "object"}:
            self._drawing(part)
        elif tag == "AlternateContent":
            return "".join(self._text(inner) for inner in _chosen(part))
        return _PLAIN.get(tag, "")

    def _drawing(self, drawing: Element) -> None:
        inner = [part for part in drawing.iter() if name(part) == "txbxContent"]
        nested = {
            below
            for box in inner
            for below in box.iter()
            if below is not box and name(below) == "txbxContent"
        }
        self.found.boxes += [box for box in inner if box not in nested]
        self.found.pictures += any(name(part) in {"blip", "imagedata"} for part in drawing.iter())

    def _note(self, reference: Element) -> str:
        kind = name(reference).removesuffix("Reference")
        self.found.notes.append((kind, value(reference, "id") or ""))
        count = sum(known == kind for known, _ in self.found.notes)
        return str(count)


def _symbol(code: int, font: str) -> str:
    """The sign that a code of a font shows; nothing for a code that is none."""
    if not 0x20 <= code < 0x10000 or 0xD800 <= code < 0xE000:
        return ""
    char = shown(chr(code), font)
    return _UNKNOWN_SIGN if "\ue000" <= char <= "\uf8ff" else char


def _as_run(text: str, look: WordRunStyle) -> Run:
    if is_symbol_font(look.font):
        text = "".join(shown(char, look.font) for char in text)
    text = in_unicode(text, look.font).upper() if look.capitals else text
    return Run(text, look.bold, look.italic, look.raised, look.low, look.struck, look.font)


def _chosen(alternatives: Element) -> Element:
    """The first of several forms of one content, as new programs read it."""
    return next(children(alternatives, "Choice", "Fallback"), alternatives)


def deleted_text(element: Element) -> str:
    """All text in an element, deleted text too."""
    return "".join(part.text or "" for part in element.iter() if name(part) in {"t", "delText"})


def _formula(math: Element) -> Iterator[Run]:
    """Give a formula in one line: fractions with a stroke, powers raised."""
    for part in math:
        match name(part):
            case "t":
                yield Run(part.text or "")
            case "f":
                yield from (*_formula_of(part, "num"), Run("/"), *_formula_of(part, "den"))
            case "sSup":
                raised = "".join(run.text for run in _formula_of(part, "sup"))
                yield from (*_formula_of(part, "e"), Run(raised, raised=True))
            case "sSub":
                low = "".join(run.text for run in _formula_of(part, "sub"))
                yield from (*_formula_of(part, "e"), Run(low, low=True))
            case _:
                yield from _formula(part)


def _formula_of(part: Element, inner: str) -> Iterator[Run]:
    found = child(part, inner)
    return iter(()) if found is None else _formula(found)
