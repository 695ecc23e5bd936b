"""What the style rules in a page say of its elements: which are hidden, which are set in an old font."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from extract.html.runs import font_in
from extract.text.legacy import is_old_font

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
# Rules for print and small screens stand in a block of their own.
_AT_BLOCK = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_SHOWS = re.compile(r"display\s*:\s*(?!none)\w|visibility\s*:\s*visible", re.IGNORECASE)
_SIMPLE = re.compile(r"(?:[a-z][\w-]*)?(?:[.#][\w-]+)*", re.IGNORECASE)
_PART = re.compile(r"[.#]?[\w-]+")


@dataclass(frozen=True, slots=True)
class _StyleRule:
    """A rule for elements that have all of some names: of a tag, of classes (``.x``), an id (``#x``)."""

    names: frozenset[str]
    is_simple: bool
    body: str


def apply_style_rules(root: HtmlElement) -> None:
    """Write to elements what rules say of them: ``hidden``, and the font where it has an old encoding.

    An element that any rule may show is not hidden.
    """
    rules = list(_rules(root))
    hide = [rule for rule in rules if rule.is_simple and _HIDES.search(rule.body)]
    show = [rule for rule in rules if _SHOWS.search(rule.body)]
    fonts = [(rule, font) for rule in rules if is_old_font(font := font_in(rule.body))]
    if not hide and not fonts:
        return
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        names = _names(element)
        if any(rule.names <= names for rule in hide) and not any(rule.names <= names for rule in show):
            element.set("hidden", "")
        font = next((font for rule, font in fonts if rule.is_simple and rule.names <= names), "")
        if font and "font-family" not in (element.get("style") or ""):
            element.set("style", f"font-family:{font};{element.get('style') or ''}")


def _names(element: HtmlElement) -> set[str]:
    classes = {f".{name}" for name in (element.get("class") or "").split()}
    return {str(element.tag).lower(), *classes, f"#{element.get('id') or ''}"}


def _rules(root: HtmlElement) -> Iterator[_StyleRule]:
    """The rules of all style elements, one a selector; of ``.a .b`` the last part tells which elements."""
    for style in root.iter("style"):
        text = _AT_BLOCK.sub("", _COMMENT.sub("", style.text or ""))
        for selectors, body in _RULE.findall(text):
            for selector in filter(None, map(str.strip, selectors.split(","))):
                last = re.split(r"[\s>+~]+", selector)[-1]
                names = frozenset(_PART.findall(re.sub(r"\[[^\]]*\]|::?[\w-]+(?:\([^)]*\))?", "", last)))
                yield _StyleRule(names, _SIMPLE.fullmatch(selector) is not None, body)
