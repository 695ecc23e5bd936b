"""The text of an element as runs with their look, as a browser shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from extract.pageless import Run

UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "head", "svg", "button", "select", "textarea", "input",
     "iframe", "object", "title", "meta", "link"}
)  # fmt: skip
BLOCKS = frozenset(
    {"p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "main", "header",
     "footer", "nav", "aside", "blockquote", "pre", "center", "table", "tr", "form", "fieldset", "dl", "dt",
     "dd", "address", "figure", "figcaption", "hr", "body", "html", "tbody", "thead", "tfoot", "caption"}
)  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration[^;]*line-through", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)

_FONT = re.compile(r"font-family\s*:\s*([^;]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HtmlRunStyle:
    """How text looks inside an element; handed down to what it holds."""

    font: str = ""
    bold: bool = False
    italic: bool = False
    raised: bool = False
    low: bool = False
    struck: bool = False

    def inside(self, element: HtmlElement) -> HtmlRunStyle:
        """Give the look inside an element of this one."""
        tag, style = str(element.tag), element.get("style") or ""
        return replace(
            self,
            bold=self.bold or tag in {"b", "strong", "th", "h1", "h2", "h3"} or bool(_BOLD.search(style)),
            italic=self.italic or tag in {"i", "em"} or bool(_ITALIC.search(style)),
            raised=self.raised or tag == "sup" or bool(_RAISED.search(style)),
            low=self.low or tag == "sub",
            struck=self.struck or tag in {"s", "del", "strike"} or bool(_STRUCK.search(style)),
            font=_font(element, style) or self.font,
        )

    def run(self, text: str) -> Run:
        """Give a run of this look; line ends of the source are blanks."""
        plain = re.sub(r"\s+", " ", text)
        return Run(plain, self.bold, self.italic, self.raised, self.low, self.struck, self.font)


def _font(element: HtmlElement, style: str) -> str:
    """The font that an element names first; empty where it names none."""
    return font_in(style) or _first(element.get("face") or "")


def font_in(style: str) -> str:
    """The font that a style names first; empty where it names none."""
    named = _FONT.search(style)
    return _first(named[1]) if named else ""


def _first(names: str) -> str:
    return names.split(",", maxsplit=1)[0].strip(" \"'")


def is_seen(element: HtmlElement) -> bool:
    """Whether a browser shows an element."""
    if not isinstance(element.tag, str) or element.tag in UNSEEN or element.get("hidden") is not None:
        return False
    return _HIDDEN.search(element.get("style") or "") is None


def runs_of(element: HtmlElement, look: HtmlRunStyle) -> Iterator[Run]:
    """Give all text inside an element, blocks and line breaks parted by line ends."""
    if element.text:
        yield look.run(element.text)
    for child in element:
        if is_seen(child):
            if child.tag == "br":
                yield Run("\n")
            elif child.tag in BLOCKS or child.tag in {"td", "th"}:
                yield Run("\n")
                yield from runs_of(child, look.inside(child))
                yield Run("\n")
            else:
                yield from runs_of(child, look.inside(child))
        if child.tail:
            yield look.run(child.tail)
