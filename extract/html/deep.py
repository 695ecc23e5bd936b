"""Pages of HTML whose elements are nested more deeply than any browser or library follows."""

from __future__ import annotations

from html.parser import HTMLParser

from extract.html.runs import BLOCKS, UNSEEN

_VOID = frozenset(
    {"br", "hr", "img", "input", "link", "meta", "wbr", "col", "area", "base", "embed", "source"}
)
_CLOSED_BY_OTHERS = frozenset({"p", "li", "td", "th", "tr", "dt", "dd", "option", "thead", "tbody", "tfoot"})
"""Elements whose end is often left out: they open no level of their own."""


def flattened(text: str, depth: int) -> str:
    """Give the source of a page without the tags of elements deeper than ``depth``; their text stays.

    Where such an element stood as a block, a line ends.
    """
    reader = _Flattener(depth)
    reader.feed(text)
    reader.close()
    return "".join(reader.parts)


class _Flattener(HTMLParser):
    """Writes a page anew up to a depth; what no browser shows is left out with its text."""

    def __init__(self, depth: int) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self._depth = depth
        self._open: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID and tag not in _CLOSED_BY_OTHERS:
            self._open.append(tag)
            self._unseen += tag in UNSEEN
        self._write(tag, self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._write(tag, self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self._write(tag, f"</{tag}>")
        if self._open and self._open[-1] == tag:
            self._open.pop()
            self._unseen -= tag in UNSEEN

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def _write(self, tag: str, source: str) -> None:
        if self._unseen:
            return
        if len(self._open) <= self._depth:
            self.parts.append(source)
        elif tag in BLOCKS or tag in {"td", "th", "br"}:
            self.parts.append("<br>")
