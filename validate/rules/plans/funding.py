"""What holds for the sources of money: parts, totals and shares."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from normalize.forms.numbers import parse_currency
from normalize.forms.ordinals import parse_numeral
from normalize.records import Funding, Section
from normalize.values import format_value
from validate.counting.arithmetic import as_printed, off_by_one, rounds_to, share, total
from validate.fields import FieldRef
from validate.model import Severity
from validate.plan import Plan
from validate.rules.base import Check, Explanation, Rule

Amount = Decimal | None
_ABOUT = r"(?:khoảng|gần|trên|hơn|dự\s+kiến|ước)"


@dataclass(frozen=True, slots=True)
class Budget:
    """One set of sources with its total: a plan may give one in prose and one in a table."""

    whole: Funding | None
    sources: tuple[Funding, ...]
    records: tuple[Funding, ...]


def budgets(plan: Plan) -> Iterator[Budget]:
    """Cut the records where a second total comes, or where the numbers of the sources start again."""
    own: list[Funding] = []
    for record in plan.rows(Funding):
        if _starts_again(own, record):
            yield _budget(own)
            own = []
        own.append(record)
    if own:
        yield _budget(own)


def _starts_again(own: Sequence[Funding], record: Funding) -> bool:
    if record.level == 0:
        return any(known.level == 0 for known in own)
    ordinal = parse_numeral(record.source_no)
    first = record.level == 1 and ordinal is not None and ordinal.rank == 1
    return first and any(known.level == 1 for known in own)


def _budget(own: Sequence[Funding]) -> Budget:
    whole = next((record for record in own if record.level == 0 and record.amount is not None), None)
    return Budget(whole, tuple(record for record in own if record.level == 1), tuple(own))


def part_checks(plan: Plan) -> Iterator[Check]:
    """Add up the parts of each source."""
    for budget in budgets(plan):
        for source in budget.records:
            parts = [
                part for part in budget.records if source.source_no and part.parent_no == source.source_no
            ]
            if parts and source.amount is not None and all(part.amount is not None for part in parts):
                yield _sum_check(source, parts)


def total_checks(plan: Plan) -> Iterator[Check]:
    """Add up the sources to an exact total."""
    for whole, sources in _totals(plan):
        if not _is_rough(plan, whole):
            yield _sum_check(whole, sources)


def rough_total_checks(plan: Plan) -> Iterator[Check]:
    """Add up the sources to a total that the paper calls rough."""
    for whole, sources in _totals(plan):
        if _is_rough(plan, whole):
            check = _sum_check(whole, sources)
            yield dataclasses.replace(check, repairable=False, exact=False, shared=False)


def _totals(plan: Plan) -> Iterator[tuple[Funding, Sequence[Funding]]]:
    for budget in budgets(plan):
        if budget.whole and budget.sources and all(record.amount is not None for record in budget.sources):
            yield budget.whole, budget.sources


def _is_rough(plan: Plan, whole: Funding) -> bool:
    trace = plan.trace(FieldRef.of(whole, "amount"))
    if re.search(rf"{_ABOUT}\s*:?\s*\d", trace.printed, re.I) or re.search(
        rf"{_ABOUT}\s*$", whole.source_name, re.I
    ):
        return True
    figure = re.search(r"\d[\d.,]*", trace.printed)
    if not figure:
        return False
    near = re.compile(rf"{_ABOUT}\s+{re.escape(figure.group())}", re.IGNORECASE)
    return any(near.search(section.text_raw or section.text) for section in plan.rows(Section))


def _sum_check(whole: Funding, parts: Sequence[Funding]) -> Check:
    refs = (FieldRef.of(whole, "amount"), *(FieldRef.of(part, "amount") for part in parts))
    scales = tuple(_scale(part, whole) for part in parts)

    def add_up(amounts: Sequence[Amount]) -> Decimal:
        pairs = zip(amounts, scales, strict=True)
        return total(amount * scale for amount, scale in pairs if amount is not None)

    def holds(amount: Amount, *amounts: Amount) -> bool:
        return amount is None or None in amounts or amount == add_up(amounts)

    def explain(amount: Decimal, *amounts: Amount) -> Explanation:
        found = add_up(amounts)
        details = {"source": whole.source_name, "amount": f"{amount:f}", "sum": f"{found:f}"}
        return Explanation({**details, "difference": f"{found - amount:+f}"}, f"{found:f}")

    return Check(refs, holds, explain, exact=True)


def share_checks(plan: Plan) -> Iterator[Check]:
    """Recompute each share of the total."""
    for budget in budgets(plan):
        for source in budget.records if budget.whole else ():
            if (
                budget.whole
                and source is not budget.whole
                and None not in (source.share_percent, source.amount)
            ):
                refs = (*_refs(source, "share_percent", "amount"), *_refs(budget.whole, "amount"))
                yield _share_check(refs, _scale(source, budget.whole))


def _scale(record: Funding, whole: Funding) -> Decimal:
    """Give what one unit of a record's money is worth in the unit of another; 1 where one has none."""
    own, other = parse_currency(record.currency_unit), parse_currency(whole.currency_unit)
    return Decimal(own.factor) / other.factor if own and other else Decimal(1)


def _share_check(refs: tuple[FieldRef, ...], scale: Decimal) -> Check:
    def scaled(amount: Amount) -> Amount:
        return None if amount is None else amount * scale

    return Check(
        refs,
        lambda percent, amount, whole: _share_holds(percent, scaled(amount), whole),
        lambda percent, amount, whole: _explain_share(percent, amount * scale, whole),
    )


def _refs(record: Funding, *fields: str) -> tuple[FieldRef, ...]:
    return tuple(FieldRef.of(record, field) for field in fields)


def _share_holds(percent: Amount, amount: Amount, whole: Amount) -> bool:
    if percent is None or amount is None or not whole:
        return True
    exact = share(amount, whole)
    return rounds_to(exact, percent) or off_by_one(exact, percent)


def _explain_share(percent: Decimal, amount: Decimal, whole: Decimal) -> Explanation:
    exact = as_printed(share(amount, whole), percent)
    details = {"percent": format_value(percent), "exact": format_value(exact)}
    return Explanation({**details, "amount": f"{amount:f}", "whole": f"{whole:f}"}, format_value(exact))


def share_total_checks(plan: Plan) -> Iterator[Check]:
    """Add up the shares of all sources."""
    for budget in budgets(plan):
        if len(budget.sources) > 1 and all(source.share_percent is not None for source in budget.sources):
            refs = tuple(FieldRef.of(source, "share_percent") for source in budget.sources)
            yield Check(refs, _shares_hold, _explain_shares)


def _shares_hold(*shares: Amount) -> bool:
    # Each share is rounded by half a per cent at most.
    return None in shares or abs(total(shares) - 100) <= Decimal(len(shares)) / 2


def _explain_shares(*shares: Amount) -> Explanation:
    return Explanation({"sum": f"{total(shares):f}"})


_FUNDING = ("funding",)

RULES: Iterable[Rule] = (
    Rule(
        "funding-parts",
        _FUNDING,
        "The parts of a source of money add up to it.",
        Severity.ERROR,
        "{source}: các phần cộng lại là {sum}, ghi {amount} (chênh {difference})",
        "{source}: the parts add up to {sum}, not to {amount} (difference {difference})",
        part_checks,
    ),
    Rule(
        "funding-total",
        _FUNDING,
        "All sources add up to the total.",
        Severity.ERROR,
        "Các nguồn cộng lại là {sum}, tổng ghi {amount} (chênh {difference})",
        "The sources add up to {sum}, not to the total {amount} (difference {difference})",
        total_checks,
    ),
    Rule(
        "funding-total-rough",
        _FUNDING,
        "All sources add up to the total, even where the paper calls it rough ('khoảng').",
        Severity.WARNING,
        "Các nguồn cộng lại là {sum}, tổng ghi khoảng {amount} (chênh {difference})",
        "The sources add up to {sum}; the total is given as about {amount} (difference {difference})",
        rough_total_checks,
    ),
    Rule(
        "funding-share",
        _FUNDING,
        "The printed share of a source is its amount over the total.",
        Severity.WARNING,
        "Tỷ lệ ghi {percent}% nhưng {amount} / {whole} = {exact}%",
        "The share says {percent}%, but {amount} / {whole} is {exact}%",
        share_checks,
    ),
    Rule(
        "funding-share-total",
        _FUNDING,
        "The shares of all sources add up to 100 %, rounding aside.",
        Severity.WARNING,
        "Tỷ lệ của các nguồn cộng lại là {sum}%",
        "The shares of all sources add up to {sum}%",
        share_total_checks,
    ),
)
