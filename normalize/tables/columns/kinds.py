"""The kinds of all columns of a table, decided at once: by their content, then by their titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from normalize.lexicon import Lexicon
from normalize.records.kinds import CellKind, ColumnKind
from normalize.tables.cells.units import unit_kind
from normalize.tables.columns.content import Content
from normalize.tables.columns.titles import first_said
from normalize.tables.columns.years import years_of

_MOST = 0.5
"""Share of a column's filled cells that speak for a kind: more for it than against it."""
_NEARLY_ALL = 0.8
"""Share from which content alone decides against a title or without one: one cell in five may be a note."""
_FIGURE_WORDS = ("quantity", "money", "percent")
_NO_FIGURES = ("note", "period", "date", "code", "agency", "place", "text")


@dataclass(frozen=True, slots=True)
class Kinds:
    """What each column holds; ``ordinal``, ``label`` and ``unit`` are the columns that play those parts.

    ``finer`` holds the label column where one before it is merged over several of its rows.
    """

    of: tuple[ColumnKind, ...]
    ordinal: int | None
    label: int | None
    unit: int | None
    finer: tuple[int, ...] = ()


def column_kinds(contents: Sequence[Content], titles: Sequence[Sequence[str]]) -> Kinds:
    """Decide all columns together: which number rows, give units, hold figures, name rows."""
    said = [first_said(own) for own in titles]
    ordinal = _ordinal_column(contents, titles)
    unit = _unit_column(contents, said, ordinal)
    kinds: list[ColumnKind] = []
    for column, content in enumerate(contents):
        if column == ordinal:
            kinds.append(ColumnKind.ORDINAL)
        elif column == unit:
            kinds.append(ColumnKind.TEXT)
        else:
            kinds.append(_kind(content, said[column], titles[column]))
    label = _label_column(kinds, contents, said, (ordinal, unit))
    finer = _finer_label(kinds, contents, said, label)
    if label is not None and kinds[label] is ColumnKind.TEXT:
        kinds[label] = ColumnKind.LABEL
    kinds = [
        ColumnKind.TEXT if kind is ColumnKind.LABEL and column not in (label, finer) else kind
        for column, kind in enumerate(kinds)
    ]
    own = label if finer is None else finer
    return Kinds(tuple(kinds), ordinal, own, unit, () if finer is None else (finer,))


def _finer_label(
    kinds: Sequence[ColumnKind], contents: Sequence[Content], said: Sequence[str], label: int | None
) -> int | None:
    """Find a second column of labels beside a first whose cells are merged over several rows of it."""
    beside = None if label is None else label + 1
    if label is None or beside is None or beside >= len(kinds):
        return None
    is_label = said[beside] == "label" and kinds[beside] in (ColumnKind.LABEL, ColumnKind.TEXT)
    return beside if is_label and contents[label].merged > _MOST * len(contents[label].texts) else None


def _ordinal_column(contents: Sequence[Content], titles: Sequence[Sequence[str]]) -> int | None:
    """Find the column that numbers the rows: so titled, or the first one where it holds nothing else."""
    filled = [column for column, content in enumerate(contents) if content.texts or titles[column]]
    lexicon = Lexicon.load("column_titles")
    for column in filled[:2]:
        named = any(lexicon.match(title) is lexicon["ordinal"] for title in titles[column])
        content = contents[column]
        if named and content.ordinals >= _MOST * len(content.texts):
            return column
    if not filled or len(filled) < 2:
        return None
    first = contents[filled[0]]
    numbers_all = len(first.texts) > 0 and first.ordinals >= _NEARLY_ALL * len(first.texts)
    titled = bool(titles[filled[0]]) and first_said(titles[filled[0]]) not in ("", "ordinal")
    beside = contents[filled[1]]
    words = beside.texts and beside.numeric <= _MOST * len(beside.texts)
    return filled[0] if numbers_all and not titled and words else None


def _unit_column(contents: Sequence[Content], said: Sequence[str], ordinal: int | None) -> int | None:
    """Find the column of units: so titled, or one whose cells are nearly all units."""
    for column, content in enumerate(contents):
        if column == ordinal or content.numeric > _MOST * max(1, content.filled):
            continue
        if said[column] == "unit" and content.texts:
            return column
        # ``Đơn vị`` heads units or bodies; a column of bodies has no units but by chance.
        if said[column] == "unit_or_body" and content.share(content.units) > 0.3:
            return column
        if said[column] == "" and content.filled >= 3 and content.share(content.units) >= _NEARLY_ALL:
            return column
    return None


def _kind(content: Content, said: str, titles: Sequence[str]) -> ColumnKind:
    if not content.filled:
        return _kind_of_title(said, titles)
    if content.are_lists:
        return ColumnKind.TEXT
    numeric = content.numeric + (content.loose if said in (*_FIGURE_WORDS, "") else 0)
    is_figures = content.share(numeric) > _MOST or (
        said in _FIGURE_WORDS and content.share(numeric) >= _MOST and content.numeric + content.loose > 0
    )
    if said not in _FIGURE_WORDS and not any(map(years_of, titles)) and content.are_years:
        return ColumnKind.PERIOD
    if said in ("period", "date") and content.share(content.times) > _MOST:
        return ColumnKind.DATE if content.of(CellKind.DATE) > content.times / 2 else ColumnKind.PERIOD
    if said == "text" and len({cell.unit for cell in content.printed if cell.low}) > 1:
        return ColumnKind.TEXT  # sizes of different things: 5,2 km beside 300 giường
    if is_figures and said not in ("note", "code", "date"):
        return ColumnKind(said) if said in _FIGURE_WORDS else ColumnKind.QUANTITY
    for cell, kind in (
        (CellKind.MARK, ColumnKind.MARK),
        (CellKind.DATE, ColumnKind.DATE),
        (CellKind.PERIOD, ColumnKind.PERIOD),
        (CellKind.CODE, ColumnKind.CODE),
    ):
        if content.share(content.of(cell)) > _MOST:
            durations = kind is ColumnKind.PERIOD and all(p.low for p in content.printed if p.kind is cell)
            return ColumnKind.QUANTITY if durations else kind
    return _kind_of_title(said if said not in _FIGURE_WORDS else "text", titles)


def _kind_of_title(said: str, titles: Sequence[str]) -> ColumnKind:
    if said in _FIGURE_WORDS:
        return ColumnKind(said)
    if not said:
        return ColumnKind.QUANTITY if titles and years_of(titles[-1]) else ColumnKind.TEXT
    return ColumnKind(str(Lexicon.load("column_titles")[said].get("kind")))


def _label_column(
    kinds: Sequence[ColumnKind], contents: Sequence[Content], said: Sequence[str], taken: Sequence[int | None]
) -> int | None:
    """Find the column whose words say what a row is about: the first one of texts."""
    texts = [
        column
        for column, kind in enumerate(kinds)
        if column not in taken
        and kind in (ColumnKind.LABEL, ColumnKind.TEXT, ColumnKind.PLACE, ColumnKind.AGENCY)
        and contents[column].texts
        and said[column] != "note"
    ]
    before = [column for column in texts if not any(_figures(kind) for kind in kinds[:column])]
    named = [column for column in before if kinds[column] in (ColumnKind.LABEL, ColumnKind.PLACE)]
    chosen = (named or before or texts)[:1]
    if chosen:
        return chosen[0]
    others = (
        c for c, kind in enumerate(kinds) if c not in taken and not _figures(kind) and contents[c].texts
    )
    return next(others, None)


def _figures(kind: ColumnKind) -> bool:
    return kind in (ColumnKind.QUANTITY, ColumnKind.MONEY, ColumnKind.PERCENT)


def kind_by_unit(kind: ColumnKind, unit: str) -> ColumnKind:
    """Let the unit say what a figure is: money, per cent or another quantity."""
    named = unit_kind(unit) if unit else ""
    if named == "money":
        return ColumnKind.MONEY
    if named == "percent":
        return ColumnKind.PERCENT
    return ColumnKind.QUANTITY if named else kind
