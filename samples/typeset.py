"""Typeset a plan with Typst: the PDF, the same bytes each time, and the marks left on its pages."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TEMPLATE = HERE / "typesetting" / "plan.typ"
FONTS = Path("/usr/share/fonts/truetype/liberation2")


@dataclass(frozen=True, slots=True)
class NamedPoint:
    """A named place on a page (from 1), in points from its top left."""

    name: str
    page: int
    x: float
    y: float


def typeset(content: Path, stamp: str = "printed") -> bytes:
    """Give the PDF of a plan; ``stamp`` is ``printed`` for an incoming stamp as text, else ``blank``."""
    import typst  # installed for the benchmarks alone, while tests import this module

    return bytes(typst.compile(TEMPLATE, pdf_tags=False, **_arguments(content, stamp)))


def spots(content: Path, stamp: str = "blank") -> tuple[NamedPoint, ...]:
    """Give the places where stamps and seals belong."""
    return tuple(
        NamedPoint(mark["name"], mark["page"], mark["x"], mark["y"])
        for mark in page_marks(content, stamp)
        if mark["kind"] == "place"
    )


def page_marks(content: Path, stamp: str) -> list[dict[str, Any]]:
    """Give what the template says about its pieces, in order: kind, page, text or position."""
    import typst

    marks = json.loads(typst.query(TEMPLATE, "<mark>", field="value", **_arguments(content, stamp)))
    return list(marks)


def _arguments(content: Path, stamp: str) -> dict[str, Any]:
    if not FONTS.is_dir():
        raise FileNotFoundError(f"{FONTS} is missing: run 'sudo apt-get install fonts-liberation2'")
    # Typst resolves paths against its root, so content elsewhere takes its own folder as root.
    root = Path("/") if not content.resolve().is_relative_to(HERE) else HERE
    folder = "/" + content.resolve().relative_to(root).as_posix()
    return {
        "root": root,
        "font_paths": [FONTS],
        "ignore_system_fonts": True,
        "sys_inputs": {"content": folder, "stamp": stamp},
    }
