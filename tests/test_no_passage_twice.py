"""No passage of six lines stands twice in the code."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDERS = (
    "extract",
    "normalize",
    "validate",
    "export",
    "review",
    "sohoa",
    "benchmarks",
    "samples",
    "training",
    "tests",
)
LINES = 6


def test_no_passage_of_six_lines_stands_twice() -> None:
    places = defaultdict[tuple[str, ...], list[str]](list)
    for path in sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")):
        lines = list(_lines(path.read_text(encoding="utf-8")))
        for start in range(len(lines) - LINES + 1):
            passage = lines[start : start + LINES]
            places[tuple(text for _, text in passage)].append(f"{path.relative_to(ROOT)}:{passage[0][0]}")
    twice = [found for found in places.values() if len(found) > 1]
    assert twice == []


def _lines(source: str) -> Iterator[tuple[int, str]]:
    """Give the lines that say something, with their numbers: no imports, comments, blanks, lone brackets."""
    imports = {
        number
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for number in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    for number, line in enumerate(source.splitlines(), start=1):
        text = line.split("  # ")[0].strip()
        if number not in imports and any(map(str.isalnum, text)) and not text.startswith("#"):
            yield number, text
