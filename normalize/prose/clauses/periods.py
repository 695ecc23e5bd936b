"""Of which years a quantity is, and on which basis: planned, reached, estimated.

The years that stand with a quantity are its own (``22,3% năm 2010``, ``năm 2012 đạt 60%``, ``(2010)``); else
those of its sentence, of the sentences before, of the list's lead or the heading above. There a rate
(``%/năm``, ``tăng 5,2%``) looks for a period first, a level for a single year. A year to compare with is
nobody's own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from normalize.prose.clauses.quantity import Quantity, TextQuantities
from normalize.prose.clauses.words.tokens import Token, TokenKind
from normalize.prose.clauses.words.vocabulary import TIMES
from normalize.prose.clauses.year_words import (
    Years,
    in_brackets,
    is_compared,
    is_last_year,
    is_of_norm,
    listed,
    names_years,
    span,
    tells_outlook,
    years_at,
)
from normalize.records import Basis


@dataclass(frozen=True, slots=True)
class TemporalContext:
    """What is known of time before a sentence begins: the last year, the last period, the basis.

    ``ahead`` are the years of what a report plans beside its results.
    ``now`` is the year from which on numbers are planned; None where the document's time is not known.
    ``written`` is the year in which the document was issued.
    ``is_named`` tells that the heading or lead right above names the years, so that no paragraph below it
    changes them for the next.
    """

    year: Years | None = None
    period: Years | None = None
    basis: Basis | None = None
    now: int | None = None
    written: int | None = None
    ahead: Years | None = None
    is_named: bool = False

    def with_years(self, years: Years | None) -> TemporalContext:
        """Remember the years last spoken of."""
        if years is None:
            return self
        return replace(self, year=years) if years[0] == years[1] else replace(self, period=years)


@dataclass(frozen=True, slots=True)
class Timed:
    """The years and the basis of one quantity; ``at`` is the token of the years that stand with it."""

    years: Years | None
    basis: Basis | None
    at: int | None = None


def time_quantities(reading: TextQuantities, above: TemporalContext) -> tuple[Timed, ...]:
    """Give the time of every quantity of a paragraph; ``above`` is what its heading and lead say."""
    found: list[Timed] = []
    taken: set[int] = set()
    quantities = reading.quantities
    sentence, spoken = (-1, -1), 0
    ends: tuple[Years | None, Years | None] = (None, None)
    told = _told_respectively(reading)
    local = TemporalContext(now=above.now)
    paragraph = local.with_years(aim_of(reading, above.now))
    for at, quantity in enumerate(quantities):
        bounds = reading.sentence_of(quantity.first)
        if bounds != sentence:
            paragraph, local, sentence = _remember(paragraph, local), TemporalContext(now=above.now), bounds
        stop = quantities[at + 1].first if at + 1 < len(quantities) else bounds[1]
        own = _behind(reading.tokens, quantity, min(stop, bounds[1]), taken)
        own = own if own is not None else told.get(at)
        own = own if own is not None else _before(reading.tokens, max(bounds[0], spoken), quantity, taken)
        years = None
        if own is not None:
            years = reading.tokens[own].years if at in told else years_at(reading.tokens, own)
        if own is not None:
            taken.add(own)
            if not _is_aside(reading.tokens, bounds[0], own):
                local = local.with_years(years)
        spoken_of = local.year or paragraph.year or (above.year if above.is_named else None)
        years = years or _told_by_others(reading, at, max(bounds[0], spoken), spoken_of or above.now, ends)
        if quantity.origin is not None:
            ends = (found[quantity.origin].years, years)
        inherited = _inherited(quantity, local) or _at_the_end(reading, bounds)
        inherited = inherited or _inherited(quantity, paragraph) or _inherited(quantity, above)
        basis = _basis_of_start(reading, at, years, above.now) or _basis(
            reading.tokens, bounds[0], quantity, years or inherited, above.now
        )
        said = _basis(reading.tokens, bounds[0], quantity, None, above.now)
        if years is None and _is_ahead(inherited, above.now) and said is Basis.ACTUAL:
            inherited, basis = _reported(above), Basis.ACTUAL
        years = years or inherited
        if basis is not Basis.ESTIMATE or _leads(reading.tokens, bounds[0]):
            local = replace(local, basis=basis or local.basis)
        goes_on = quantity.change is not None and quantity.first <= bounds[0] + 1 and bool(found)
        if goes_on and basis is None:
            basis = found[-1].basis  # ước đạt 82 tỷ đồng; tăng 3% …
        basis = basis or _basis_of_years(years, paragraph.basis or above.basis, above.now)
        found.append(Timed(years, basis, own))
        spoken = quantity.stop
    return tuple(found)


def _told_by_others(
    reading: TextQuantities,
    at: int,
    first: int,
    spoken_of: Years | int | None,
    ends: tuple[Years | None, Years | None],
) -> Years | None:
    """Give a quantity without years those that another tells: the year before, the ends of a change."""
    quantity = reading.quantities[at]
    if spoken_of and is_last_year(reading.tokens, first, quantity):
        year = spoken_of if isinstance(spoken_of, int) else spoken_of[0]
        return year - 1, year - 1
    follows = bool(at) and reading.quantities[at - 1].origin is not None
    if follows and (quantity.unit.endswith("/năm") or _is_change_of(quantity, reading.quantities[at - 1])):
        return span(ends)  # tăng từ A (2015) lên B (2020), bình quân 4,6%/năm; giảm từ A xuống B, giảm 24%
    return _end_of_change_before(quantity, reading, at, ends)


def _basis_of_start(reading: TextQuantities, at: int, years: Years | None, now: int | None) -> Basis | None:
    """Give the basis of where a change begins, in a known year of its own: ``từ 31% năm 2015 xuống``."""
    following = reading.quantities[at + 1] if at + 1 < len(reading.quantities) else None
    starts = following is not None and following.origin == at
    return Basis.ACTUAL if starts and years is not None and now is not None and years[1] <= now else None


def _is_change_of(quantity: Quantity, end: Quantity) -> bool:
    """Say whether a share only says by how much what was told before it changed."""
    return (
        quantity.is_share
        and quantity.origin is None
        and quantity.change is not None
        and (quantity.change is end.change)
    )


def _leads(tokens: Sequence[Token], first: int) -> bool:
    """Say whether a sentence begins with an estimate, which those behind it share: ``Ước năm 2023, …``."""
    follows = first > 0 and tokens[first - 1].is_mark(";")
    return not follows and any(token.has("estimate") for token in tokens[first : first + 2])


def _reported(above: TemporalContext) -> Years | None:
    """Give the years of a report, which a result is of that no nearer year can be."""
    is_report = above.basis is Basis.ACTUAL and not _is_ahead(above.year, above.now)
    return above.year if is_report else None


def _is_ahead(years: Years | None, now: int | None) -> bool:
    return years is not None and now is not None and years[1] > now


def lead_of(tokens: Sequence[Token], setting: TemporalContext) -> TemporalContext:
    """Take years and basis of a heading, or of a paragraph that opens a list."""
    named = [
        at
        for at in range(len(tokens))
        if names_years(tokens, at) and not is_compared(tokens, at) and not is_of_norm(tokens, at)
    ]
    basis = _title_basis(tokens, setting)
    if named:
        years = listed(tokens, named)
        setting = replace(setting, year=None, period=None).with_years(years)
    elif basis is Basis.PLAN and setting.basis is Basis.ACTUAL and setting.ahead:
        setting = replace(setting, year=None, period=None).with_years(setting.ahead)
    elif basis is Basis.ACTUAL and setting.basis is Basis.PLAN:
        # A plan tells results of another year than its own.
        setting = replace(setting, year=None, period=None)
        if setting.written and any(token.has("of_year") for token in tokens):  # Kết quả 9 tháng đầu năm
            setting = setting.with_years((setting.written, setting.written))
    return replace(setting, basis=basis or setting.basis, is_named=bool(named))


def aim_of(reading: TextQuantities, now: int | None) -> Years | None:
    """Give the years ahead that a paragraph's first sentence speaks of in general, with no number of its own.

    ``Mục tiêu đến năm 2030 là đưa Việt Nam trở thành …``: the paragraphs behind it share them.
    """
    tokens = reading.tokens
    _, stop = reading.sentence_of(0) if tokens else (0, 0)
    if any(quantity.first < stop for quantity in reading.quantities):
        return None
    named = [
        at
        for at, token in enumerate(tokens[:stop])
        if token.kind is TokenKind.YEARS and names_years(tokens, at)
        if not (is_compared(tokens, at) or _is_aside(tokens, 0, at) or is_of_norm(tokens, at))
    ]
    opening = next(
        (at for at in named if at < _SOON and tokens[at + 1 : at + 2] and tokens[at + 1].is_mark(",")), None
    )
    ahead = [at for at in named if now is not None and _last_of(tokens[at]) >= now]
    ahead = ahead[:1] + [
        at for at in ahead[1:] if not any(token.has("outlook") for token in tokens[at - 2 : at])
    ]
    told = ahead[-1] if ahead else opening
    return tokens[told].years if told is not None else None


_SOON = 6
"""Tokens of a sentence before a comma that only say when: ``Trong 5 tháng đầu năm 2023, …``."""


def _last_of(token: Token) -> int:
    return token.years[1] if token.years else 0


def _title_basis(tokens: Sequence[Token], setting: TemporalContext) -> Basis | None:
    """Say what the numbers under a title are: of results, unless it speaks of the plan's own year."""
    results = any(token.has("result") for token in tokens)
    plans = any(token.has("plan_title") for token in tokens)
    years = [token.years[1] for token in tokens if token.years]
    past = bool(years) and setting.now is not None and max(years) < setting.now
    done = not years or setting.now is None or max(years) <= setting.now
    if any(token.has("estimate") for token in tokens) and not any(token.has("compare") for token in tokens):
        return Basis.ESTIMATE  # ƯỚC THỰC HIỆN NĂM 2019
    if results and (past or (done and not plans)):
        return Basis.ACTUAL
    if plans and not past:
        return Basis.PLAN
    forecasts = any(token.has("other") for token in tokens[:_OPENS])
    # A plan's chapter of forecasts tells aims of others as well.
    opens_list = bool(tokens) and tokens[-1].is_mark(":")
    return Basis.OTHER if forecasts and (opens_list or setting.basis is not Basis.PLAN) else None


_OPENS = 3
"""Tokens of a title, a bullet or number among them, that its first word stands in: ``2. Dự báo dân số``."""


def _remember(setting: TemporalContext, later: TemporalContext) -> TemporalContext:
    return replace(
        setting,
        year=later.year or setting.year,
        period=later.period or setting.period,
        basis=later.basis or setting.basis,
    )


# ---- years ------------------------------------------------------------------------------------


def _behind(tokens: Sequence[Token], quantity: Quantity, stop: int, taken: set[int]) -> int | None:
    """Find the years right behind a quantity in its clause: ``39,34% GRDP vào năm 2025``, ``5% (2010)``."""
    for at in range(quantity.stop, stop):
        token = tokens[at]
        if token.is_mark(",;:)") or token.has("compare", "of_which"):
            return None
        if token.is_mark("("):
            return in_brackets(tokens, at)
        if names_years(tokens, at) and at not in taken and not is_of_norm(tokens, at):
            return None if is_compared(tokens, at) and quantity.unit == TIMES else at
    return None


def _at_the_end(reading: TextQuantities, bounds: tuple[int, int]) -> Years | None:
    """Give the year by which all of a sentence is due: ``…, doanh thu 20.000 tỷ đồng vào năm 2025.``"""
    tokens, last = reading.tokens, bounds[1] - 1
    before = bisect_left(reading.quantities, bounds[1], key=attrgetter("stop"))
    stop = reading.quantities[before - 1].stop if before else 0
    if any(token.is_mark(",") for token in tokens[stop:last]):
        return None  # it is of a clause of its own, behind all numbers
    while last > bounds[0] and tokens[last].is_mark(".;,"):
        last -= 1
    due = tokens[max(bounds[0], last - 3) : last]
    is_due = tokens[last].kind is TokenKind.YEARS and any(token.has("time", "to") for token in due)
    other = is_compared(tokens, last) or is_of_norm(tokens, last)
    return tokens[last].years if is_due and not other else None


def _told_respectively(reading: TextQuantities) -> dict[int, int]:
    """Give the years of numbers told in turn: ``hai giai đoạn 2011-2020 và 2021-2025 … lần lượt A và B``."""
    found: dict[int, int] = {}
    for at, token in enumerate(reading.tokens):
        if not token.has("respectively"):
            continue
        first, stop = reading.sentence_of(at)
        years = [index for index in range(first, at) if reading.tokens[index].kind is TokenKind.YEARS]
        numbers = [i for i, quantity in enumerate(reading.quantities) if at < quantity.number < stop]
        if len(years) > 1:
            found |= dict(zip(numbers, years, strict=False))
    return found


def _before(tokens: Sequence[Token], first: int, quantity: Quantity, taken: set[int]) -> int | None:
    """Find the last years before a quantity, since the one before it, that no other has taken.

    Those right before its bracket are its own even where it is compared with: ``cao hơn năm 2015 (5%)``.
    """
    at = quantity.first - 2
    if at >= first and tokens[at + 1].is_mark("(") and at not in taken and tokens[at].kind is TokenKind.YEARS:
        return at
    for at in range(quantity.first - 1, first - 1, -1):
        if at in taken or not names_years(tokens, at) or is_of_norm(tokens, at):
            continue
        if not is_compared(tokens, at) or tells_outlook(tokens[at - 3 : quantity.first]):
            return at
    return None


def _is_aside(tokens: Sequence[Token], first: int, at: int | None) -> bool:
    """Say whether years are only of a part: ``trong đó giai đoạn 2026-2030``, or stand in brackets."""
    near = tokens[max(first, at - 3) : at] if at is not None else ()
    return any(token.has("of_which") or token.is_mark("(") for token in near)


def _end_of_change_before(
    quantity: Quantity, reading: TextQuantities, at: int, ends: tuple[Years | None, Years | None]
) -> Years | None:
    """Give a change without years those of the one before: ``A từ 22% (2010) xuống 15% (2025). B từ …``."""
    if quantity.origin is not None:
        return ends[1]
    following = reading.quantities[at + 1] if at + 1 < len(reading.quantities) else None
    return ends[0] if following and following.origin == at else None


def _inherited(quantity: Quantity, setting: TemporalContext) -> Years | None:
    is_rate = quantity.unit.endswith("/năm") or (quantity.is_share and quantity.change is not None)
    if quantity.origin is not None:
        is_rate = False
    first, second = (setting.period, setting.year) if is_rate else (setting.year, setting.period)
    return first or second


# ---- basis ------------------------------------------------------------------------------------

_NEAR = 3
"""Words behind a quantity in which its verb may still say that it is due (``958 nhà phải hoàn thành``)."""


def _basis(
    tokens: Sequence[Token], first: int, quantity: Quantity, years: Years | None, now: int | None
) -> Basis | None:
    """Give the basis that the words around a quantity say, where its years do not belie them."""
    past = years is not None and now is not None and years[1] < now
    future = years is not None and now is not None and years[0] > now
    due = tokens[quantity.stop : quantity.stop + _NEAR]
    if any(token.has("due") for token in due) and not past:
        return Basis.PLAN
    for at in range(quantity.number - 1, first - 1, -1):
        token = tokens[at]
        if not token.roles:
            continue
        if token.has("estimate"):
            return Basis.ESTIMATE
        if token.has("other"):
            return Basis.OTHER
        of_plan = at > 0 and tokens[at - 1].kind is TokenKind.UNIT and tokens[at - 1].text == "%"
        if token.has("plan") and not past and not of_plan:  # đạt 101,2% dự toán năm
            return Basis.PLAN
        if token.has("actual") and not future:
            return Basis.ACTUAL
    return None


def _basis_of_years(years: Years | None, basis: Basis | None, now: int | None) -> Basis | None:
    """Give the basis that years say: past ones are reached, those to come planned."""
    if years is None or now is None or basis in (Basis.ESTIMATE, Basis.OTHER):
        return basis
    if years[1] < now:
        return Basis.ACTUAL
    return Basis.PLAN if years[1] > now or basis is not Basis.ACTUAL else basis
