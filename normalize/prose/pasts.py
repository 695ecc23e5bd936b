"""Which parts of a plan tell of what was reached before: their counts are no targets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalize.prose.sections.tree import SectionNode
from normalize.unicode import strip_accents

_RESULTS = re.compile(r"\b(?:ket qua|danh gia|thuc trang|hien trang|tinh hinh|nhung han che|thuc hien nam)\b")
_PLANS = re.compile(
    r"\b(?:muc tieu|nhiem vu|ke hoach|chi tieu|phan dau|dang ky|giai phap|du kien|phuong huong|trong tam)\b"
)
_YEAR = re.compile(r"\b(?:nam|31/12/|30/6/|thang \d{1,2}/)\s*(20\d\d)\b")


def past_sections(nodes: Sequence[SectionNode], plan_year: int | None) -> frozenset[str]:
    """Give the ids of the sections that stand under a title about results, of years before the plan's.

    A title is a heading, or a paragraph with a colon at its end (``Kết quả đến hết năm 2018 như sau:``).
    """
    past: set[str] = set()
    for node in nodes:
        title = _title(node)
        goes_on = bool(past.intersection(node.ancestors)) and not _plans(title, plan_year)
        if goes_on or _tells_results(title, plan_year):
            past.add(node.record.section_id)
    return frozenset(past)


def _title(node: SectionNode) -> str:
    text = node.record.heading or (node.record.text if node.record.text.rstrip().endswith(":") else "")
    return strip_accents(text).lower()


def _tells_results(title: str, plan_year: int | None) -> bool:
    years = [int(year) for year in _YEAR.findall(title)]
    if not _RESULTS.search(title) or _PLANS.search(title):
        return False
    return plan_year is None or all(year < plan_year for year in years)


def _plans(title: str, plan_year: int | None) -> bool:
    years = [int(year) for year in _YEAR.findall(title)]
    return _PLANS.search(title) is not None and (not years or plan_year is None or max(years) >= plan_year)
