"""What sums say of the rows: which one is the total of the others, whose part a row without a number is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from normalize.tables.cells.figures import Place, PrintedFigure
from normalize.tables.rows.kinds import is_total_row
from normalize.tables.rows.labels import Draft
from normalize.tables.rows.words import begins_with

_HALF = Decimal("0.5")
"""Of the last printed place: what rounding may take away."""
_MOST_PARTS = 15
"""Rows below another tried as its parts: groups of yearbooks have fewer."""
_FEWEST_COLUMNS = 2
_LARGE = 100
"""Columns and figures in them by which a sum is none by chance: small counts often add up."""
_MOST = 0.5
"""Share of columns: a row is a total where more of its figures are sums than are not."""


class RowValues:
    """The figures of each row by column; ranges and figures in doubt are left out."""

    def __init__(self, drafts: Sequence[Draft], figures: Mapping[Place, PrintedFigure]) -> None:
        by_row: defaultdict[int, dict[int, Decimal]] = defaultdict(dict)
        for (row, column), figure in figures.items():
            if figure.value is not None and figure.value_to is None:
                by_row[row][column] = figure.value
        self._rows = [by_row.get(draft.index, {}) for draft in drafts]

    def of(self, at: int) -> Mapping[int, Decimal]:
        """Give a row's figures by column."""
        return self._rows[at]

    def is_sum(self, whole: int, parts: Sequence[int]) -> bool:
        """Say whether a row is the sum of others in most of its columns, roundings allowed."""
        held, tried = self.sums(whole, parts)
        return held > 0 and held > _MOST * tried

    def is_surely_sum(self, whole: int, parts: Sequence[int]) -> bool:
        """Say whether a row is the exact sum of all others in all of its columns, in several large ones."""
        stated = self._rows[whole]
        held, tried = self.sums(whole, parts)
        large = sum(abs(value) >= _LARGE for value in stated.values())
        return held == tried == len(stated) and large >= _FEWEST_COLUMNS

    def sums(self, whole: int, parts: Sequence[int]) -> tuple[int, int]:
        """Count the columns in which a row is the sum of others, and those in which it could be."""
        tried = held = 0
        for column, stated in self._rows[whole].items():
            values = [self._rows[part][column] for part in parts if column in self._rows[part]]
            if len(values) >= 2 and stated:
                tried += 1
                held += _near(stated, sum(values, Decimal(0)), values)
        return held, tried


def _near(stated: Decimal, found: Decimal, values: Sequence[Decimal]) -> bool:
    """Say whether a sum is right within half of the last printed place of each of its parts."""
    step = max((_step(value) for value in (*values, stated)), default=Decimal(1))
    slack = _HALF * step * (len(values) + 1)
    # Never more than a hundredth: of small figures the last places of many parts would excuse anything.
    return abs(stated - found) <= min(slack, abs(stated) / 100)


def _step(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(1)


def correct_parents(
    drafts: Sequence[Draft], parents: Sequence[int | None], values: RowValues
) -> tuple[list[int | None], frozenset[int]]:
    """Give the parents as sums correct them, and the rows that are totals by their sums alone."""
    settled = list(parents)
    for run in _runs_below(drafts, settled):
        _beside_or_below(drafts, settled, values, run)
    _below_their_sums(drafts, settled, values)
    totals = frozenset(_totals(drafts, settled, values))
    # The parts of a total stand at the top, beside it.
    return [None if parent in totals else parent for parent in settled], totals


def _below_their_sums(drafts: Sequence[Draft], parents: list[int | None], values: RowValues) -> None:
    """Put rows at the top below the row right above them whose parts they are, where no row has a number.

    Yearbooks tell them by indents and bold print alone.
    """
    filled = [at for at, draft in enumerate(drafts) if not draft.empty and not draft.aside]
    if any(drafts[at].ordinal is not None for at in filled):
        return
    tops = [at for at in filled if parents[at] is None]
    place = 0
    while place < len(tops):
        whole = tops[place]
        behind = tops[place + 1 : place + 1 + _MOST_PARTS]
        ends = (end for end in range(2, len(behind) + 1) if values.is_surely_sum(whole, behind[:end]))
        end = 0 if is_total_row(drafts, whole) else next(ends, 0)
        for part in behind[:end]:
            parents[part] = whole
        place += 1 + end


def _totals(drafts: Sequence[Draft], parents: Sequence[int | None], values: RowValues) -> list[int]:
    """Find a first or last row, without a number, that is the sum of all others at the top."""
    filled = [at for at, draft in enumerate(drafts) if not draft.empty and not draft.aside]
    found = []
    for at in dict.fromkeys((*filled[:1], *filled[-1:])):
        draft = drafts[at]
        named = any(begins_with(draft.label, concept) for concept in ("whole_country", "region"))
        if draft.ordinal is not None or named:
            continue
        tops = [other for other in filled if parents[other] is None and other != at]
        tops = [other for other in tops if not is_total_row(drafts, other)]
        own = [other for other in filled if parents[other] == at]
        if values.is_sum(at, tops) or (not tops and values.is_sum(at, own)):
            found.append(at)
    return found


def _runs_below(drafts: Sequence[Draft], parents: Sequence[int | None]) -> list[list[int]]:
    """Give the runs of rows without numbers that stand right below one numbered row."""
    runs: list[list[int]] = []
    for at, parent in enumerate(parents):
        if parent is None or drafts[at].ordinal or drafts[at].aside or not drafts[at].figures:
            continue
        if drafts[parent].ordinal is None or _is_named_part(drafts, parents, at):
            continue
        if runs and runs[-1][-1] == at - 1 and parents[runs[-1][0]] == parent:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _is_named_part(drafts: Sequence[Draft], parents: Sequence[int | None], at: int) -> bool:
    """Say whether words put a row below its group: ``Trong đó: …`` and what follows it."""
    same_group = (other for other in range(parents[at] or 0, at + 1) if parents[other] == parents[at])
    return any(begins_with(drafts[other].label, "of_which") for other in same_group)


def _beside_or_below(
    drafts: Sequence[Draft], parents: list[int | None], values: RowValues, run: Sequence[int]
) -> None:
    """Put rows that lost their numbers beside the row above where only so the sum of their group holds.

    Below a dash they lost a dash, unless they add up to the row above.
    """
    above = parents[run[0]]
    group = parents[above] if above is not None else None
    if above is None or values.is_sum(above, run):
        return
    ordinal = drafts[above].ordinal
    lost_dash = ordinal is not None and ordinal.kind.is_bullet
    if not lost_dash:
        if group is None:
            return
        siblings = [at for at, parent in enumerate(parents) if parent == group and not drafts[at].empty]
        without, _ = values.sums(group, siblings)
        together, _ = values.sums(group, [*siblings, *run])
        if together <= without:
            return
    for at in run:
        parents[at] = group
