"""What holds for amounts of money that the prose gives twice, in figures and in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from extract.model import NOWHERE, Paragraph
from normalize.numbers import parse_number
from normalize.records import Funding, Indicator
from validate.fields import FieldRef
from validate.model import Severity
from validate.number_words import are_number_words, read_amount
from validate.plan import Plan
from validate.rules.base import Check, Doubt, Rule

_IN_WORDS = re.compile(
    r"(?P<figure>\d{1,3}(?:\.\d{3}){2,})\s*(?:đồng|đ|VNĐ)?\s*[(;,]\s*(?P<words>[^()\d]{8,200}?)\s*\)"
)


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
    doubt = Doubt(details, printed=match.group(), place=place)
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
)
