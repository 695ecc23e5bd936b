"""Elements of WordprocessingML by their local names, in the transitional and the strict namespace alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml.etree import _Element as Element

OFF = frozenset({"0", "false", "off", "none"})
WRAPPERS = frozenset(
    {"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "fldSimple", "dir", "bdo"}
)
"""Elements that hold others and show nothing of their own."""


def name(element: Element) -> str:
    """Local name of an element; ``""`` for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def child(element: Element | None, *path: str) -> Element | None:
    """The first element down a path of local names."""
    for step in path:
        if element is None:
            return None
        element = next((inner for inner in element if name(inner) == step), None)
    return element


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """Elements directly inside one of some names."""
    return (inner for inner in (() if element is None else element) if name(inner) in names)


def value(element: Element | None, attribute: str = "val") -> str | None:
    """An attribute by its local name."""
    if element is None:
        return None
    return next((str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == attribute), None)


def number(element: Element | None, attribute: str = "val") -> int | None:
    """An attribute as a whole number; None where it is none."""
    text = value(element, attribute)
    try:
        return int(float(text)) if text is not None else None
    except (ValueError, OverflowError):
        return None


def is_on(element: Element | None) -> bool | None:
    """Whether a switch such as ``w:b`` is on; None where it is not there."""
    return None if element is None else (value(element) or "1") not in OFF


def opened(element: Iterable[Element]) -> Iterator[Element]:
    """Elements directly inside one, with those inside wrappers (content controls, insertions) in their place.

    Without recursion: some programs wrap a wrapper each time they save.
    """
    waiting = [iter(element)]
    while waiting:
        inner = next(waiting[-1], None)
        if inner is None:
            waiting.pop()
        elif name(inner) in WRAPPERS:
            waiting.append(iter(inner))
        else:
            yield inner


def unwrapped(element: Element, *names: str) -> Iterator[Element]:
    """Elements of some names inside one, also where wrappers stand between."""
    return (inner for inner in opened(element) if name(inner) in names)


def paragraphs_in(element: Element) -> Iterator[Element]:
    """All paragraphs below an element, at any depth."""
    return (part for part in element.iter() if name(part) == "p")
