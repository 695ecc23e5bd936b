"""The data dictionary in docs/ is what the declarations say today."""

from __future__ import annotations

from pathlib import Path

from export.dictionary import dictionary

PAGE = Path(__file__).parents[2] / "docs" / "data-dictionary.md"


def test_the_page_is_not_stale() -> None:
    assert PAGE.read_text(encoding="utf-8") == dictionary(), (
        "run: python -m export.dictionary > docs/data-dictionary.md"
    )
