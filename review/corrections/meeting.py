"""Which fields an answer is about: those at its place with its reading, in whatever dataset they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from normalize.records import Record, Trace
from normalize.records.columns import ColumnSpec, ValueType
from normalize.values import format_value
from review.corrections.model import Key
from review.corrections.values import columns_of
from validate.datasets.rows import format_box
from validate.derivations import sources
from validate.fields import FieldRef

_TEXTS = (ValueType.TEXT, ValueType.TEXTS)

_UNITS = tuple(Decimal(10) ** power for power in (0, 3, 6, 9, -3, -6, -9))
"""What a number and the same number in another unit of money differ by: đồng, nghìn, triệu, tỷ."""

_Spot = tuple[FieldRef, ColumnSpec, Trace]


def trace_of(record: Record, field: str) -> Trace | None:
    """Give where a field's value is from: what is worked out of another field shares that one's trace."""
    own = record.traces.get(field)
    return own or record.traces.get(sources(record.DATASET).get(field, ""))


class Meeting:
    """The fields of a document by page, to be found by the keys of its corrections."""

    def __init__(self, records: Iterable[Record], keys: Iterable[Key]) -> None:
        self._spots: dict[str, list[_Spot]] = defaultdict(list)
        self._named: dict[tuple[str, str, str], list[_Spot]] = defaultdict(list)
        pages = {key.page for key in keys}
        for record in records:
            for column in columns_of(record.DATASET).values():
                trace = trace_of(record, column.name)
                if trace is not None:
                    self._add(FieldRef(record.record_id, column.name), column, trace, pages)

    def _add(self, ref: FieldRef, column: ColumnSpec, trace: Trace, pages: set[str]) -> None:
        for origin in dict.fromkeys((trace, *trace.origins)):
            page = "" if origin.place.page is None else str(origin.place.page)
            if page in pages:
                self._spots[page].append((ref, column, origin))
                self._named[page, ref.dataset, ref.field].append((ref, column, origin))

    def named(self, key: Key) -> tuple[FieldRef, ...]:
        """Give the fields that a key names: same dataset and field, place and reading.

        A doubt about one word has the word's own box and reading: they lie in those of the field.
        """
        spots = self._named.get((key.page, key.dataset, key.field), ())
        return tuple(dict.fromkeys(ref for ref, _, origin in spots if _meets(ref, origin, key)))

    def alike(self, ref: FieldRef, key: Key, now: Mapping[str, Record]) -> Iterator[tuple[FieldRef, Decimal]]:
        """Give the other fields that say the same of the same place, and how many times the number they hold.

        A cell's number stands as cell, figure and count of a commune; a word in a section and its parts.
        Text files have no places: there the same place is the same row of the same table.
        """
        row = table_row(now[ref.record_id])
        if not (key.bbox if key.page else row):
            return
        own = columns_of(ref.dataset)[ref.field]
        value = getattr(now[ref.record_id], ref.field)
        told: set[FieldRef] = {ref}
        for other, column, origin in self._spots[key.page]:
            if other in told or not _is_there(now[other.record_id], origin, key, row):
                continue
            held = getattr(now[other.record_id], other.field)
            times = _times(held, value)
            if column.type in _TEXTS and own.type in _TEXTS and origin.printed != key.printed:
                times = Decimal(1) if key.printed and key.printed in format_value(held) else None
            if times is not None:
                told.add(other)
                yield other, times


def _times(held: object, value: object) -> Decimal | None:
    """Say how many times a value another one is, if it is the same but for a unit of money."""
    if held in (None, "", ()) or isinstance(held, bool) is not isinstance(value, bool):
        return None
    if held == value and isinstance(held, str) is isinstance(value, str):
        return Decimal(1)
    if not (isinstance(held, int | Decimal | float) and isinstance(value, int | Decimal | float) and value):
        return None
    times = Decimal(str(held)) / Decimal(str(value))
    return times if times in _UNITS else None


def _meets(ref: FieldRef, origin: Trace, key: Key) -> bool:
    if key.printed not in origin.printed:
        return False
    if not key.page:
        return key.bbox in ("", ref.record_id)
    return _within(key.bbox, format_box(origin.place.box))


def _is_there(record: Record, origin: Trace, key: Key, row: tuple[str, int] | None) -> bool:
    """Say whether a field stands at the place of a key: in its box, or in its row of a text file's table."""
    if key.page:
        return _meets(FieldRef(record.record_id, ""), origin, key)
    return origin.printed == key.printed and table_row(record) == row


def table_row(record: Record) -> tuple[str, int] | None:
    """Give the table and row that a record comes from; None for what is in no table."""
    table_id, row = getattr(record, "table_id", ""), getattr(record, "row_no", None)
    row = getattr(record, "table_row", row)
    return (table_id, row) if table_id and isinstance(row, int) else None


def _within(inner: str, outer: str) -> bool:
    """Say whether a box written as text lies in another, half a point allowed for rounding."""
    if inner == outer:
        return True
    if not inner or not outer:
        return False
    x0, y0, x1, y1 = map(float, inner.split(";"))
    a0, b0, a1, b1 = map(float, outer.split(";"))
    # Half a point: boxes are written with one decimal.
    return x0 >= a0 - 0.5 and y0 >= b0 - 0.5 and x1 <= a1 + 0.5 and y1 <= b1 + 0.5
