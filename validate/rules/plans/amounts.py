"""What holds for amounts of money given twice: in figures and in words, in prose and in a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from extract.model import NOWHERE, Block, Paragraph, Table
from normalize.forms.numbers import NUMBER, parse_money, parse_number
from normalize.records import Funding, Indicator
from normalize.records.kinds import RowKind
from normalize.tables.cells.unit_lines import units_said
from normalize.tables.cells.units import money_factor
from normalize.unicode import strip_accents
from validate.counting.number_words import are_number_words, read_amount
from validate.fields import FieldRef
from validate.model import Severity
from validate.plan import Plan
from validate.rules.base import Check, Explanation, Rule

_IN_WORDS = re.compile(
    r"(?P<figure>\d{1,3}(?:\.\d{3}){2,})\s*(?:đồng|đ|VNĐ)?\s*[(;,]\s*(?P<words>[^()\d]{8,200}?)\s*\)"
)


_TOTAL_IN_PROSE = re.compile(
    rf"tổng\s+(?:kinh\s+phí|vốn|nguồn|nhu\s+cầu|mức|số\s+vốn|số\s+tiền)[^\d;]{{0,80}}?(?:\d{{4}}\s*[-–]\s*\d{{4}}|năm\s+\d{{4}})?"
    rf"[^\d;]{{0,40}}?(?P<amount>{NUMBER})\s*(?P<unit>(?:nghìn|ngàn|triệu|tỷ|tỉ)?\s*đ[ồôo]ng)",
    re.IGNORECASE,
)
_HEADING = re.compile(r"\s*(?:[IVXH]{1,5}|[A-H])\s*[.)]\s")
_SCALES = {"nghin": "nghìn", "ngan": "nghìn", "trieu": "triệu", "ty": "tỷ", "ti": "tỷ"}
REACH = 10
"""How many blocks above a table its own prose may begin."""


def words_checks(plan: Plan) -> Iterator[Check]:
    """Compare ``18.239.117.000 (Mười tám tỷ …)`` with the words behind it."""
    for paragraph in plan.interpretation.document.paragraphs:
        for match in _IN_WORDS.finditer(paragraph.text):
            figure = parse_number(match["figure"])
            if figure is None or figure.value is None or not are_number_words(match["words"]):
                continue
            if read_amount(match["words"]) != figure.value:
                yield _broken(plan, paragraph, match, figure.value)


def _broken(plan: Plan, paragraph: Paragraph, match: re.Match[str], figure: Decimal) -> Check:
    said = read_amount(match["words"])
    details = {
        "figure": match["figure"],
        "words": match["words"],
        "value": "?" if said is None else f"{said:,}",
    }
    place = next(iter(paragraph.places), NOWHERE)
    doubt = Explanation(details, printed=match.group(), place=place)
    refs = tuple(_holders(plan, figure))[:1]
    return Check(refs, lambda *_: False, lambda *_: doubt, repairable=False)


def _holders(plan: Plan, figure: Decimal) -> Iterator[FieldRef]:
    """Give the fields that hold the amount."""
    for source in plan.rows(Funding):
        if figure in {source.amount_vnd, source.amount}:
            yield FieldRef.of(source, "amount")
    for indicator in plan.rows(Indicator):
        if indicator.value == figure:
            yield FieldRef.of(indicator, "value")


def table_checks(plan: Plan) -> Iterator[Check]:
    """Compare the total in the prose right above a table with the totals of the table."""
    blocks = plan.interpretation.document.blocks
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            above = _right_above(blocks[:index])
            totals = _totals(plan, block, _factor(above))
            for paragraph in above if totals else ():
                yield from _against(plan, paragraph, totals)


def _right_above(blocks: Sequence[Block]) -> list[Paragraph]:
    """Give the last few paragraphs before a table, back to the heading they stand under."""
    found: list[Paragraph] = []
    for block in reversed(blocks[-REACH:]):
        if not isinstance(block, Paragraph):
            break
        found.append(block)
        if _HEADING.match(block.text):
            break
    return found[::-1]


def _factor(paragraphs: Iterable[Paragraph]) -> int:
    """Give how many đồng the unit of money is that stands above a table; 1 without one."""
    units = (said.unit for paragraph in paragraphs for said in units_said(paragraph.text))
    return next((factor for unit in units if (factor := money_factor(unit))), 1)


def _spelled(unit: str) -> str:
    """Give a unit its diacritics back."""
    scale, _ = strip_accents(unit).lower().split("dong")
    return f"{_SCALES.get(scale.strip(), '')} đồng".strip()


def _totals(plan: Plan, table: Table, factor: int) -> frozenset[Decimal]:
    """Give the figures of all total rows of a table, in đồng."""
    typed = next((typed for typed in plan.tables if typed.table is table), None)
    if typed is None:
        return frozenset()
    rows = {row.number for row in typed.rows if row.kind is RowKind.TOTAL}
    figures = (cell.number for (row, _), cell in typed.cells.items() if row in rows)
    return frozenset(figure * factor for figure in figures if figure is not None)


def _against(plan: Plan, paragraph: Paragraph, totals: frozenset[Decimal]) -> Iterator[Check]:
    for match in _TOTAL_IN_PROSE.finditer(paragraph.text):
        money = parse_money(f"{match['amount']} {_spelled(match['unit'])}")
        if money and money.vnd is not None and money.vnd not in totals:
            largest = max(totals) / money.unit.factor
            details = {"amount": match["amount"], "total": f"{largest:f}", "unit": money.unit.value}
            place = next(iter(paragraph.places), NOWHERE)
            doubt = Explanation(details, f"{largest:f}", match.group(), place)
            refs = tuple(_holders(plan, Decimal(money.vnd)))[:1]
            yield Check(refs, lambda *_: False, lambda *_, told=doubt: told, repairable=False)


RULES: Iterable[Rule] = (
    Rule(
        "amount-in-words",
        ("funding", "indicators"),
        "An amount in figures is the one that the words behind it say.",
        Severity.WARNING,
        "{figure} nhưng bằng chữ ghi “{words}” ({value})",
        "{figure}, but the words say “{words}” ({value})",
        words_checks,
    ),
    Rule(
        "table-total-prose",
        ("funding", "indicators", "tables"),
        "The total in the prose right above a table is a total of the table.",
        Severity.WARNING,
        "Nội dung ghi tổng {amount} {unit} nhưng bảng ngay dưới ghi {total}",
        "The text says {amount} {unit} in all, but the table below it says {total}",
        table_checks,
    ),
)
