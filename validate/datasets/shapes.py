"""Every dataset of the contract as export sees it: columns, primary key, references to others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from normalize.records import RECORD_TYPES, Dataset, DocumentRecord, Record
from normalize.records.columns import ColumnSpec, ValueLimits, ValueType
from validate.datasets.listings import IssueRow, TraceRow

DOCUMENT_ID = ColumnSpec(
    "document_id",
    ValueType.TEXT,
    "Slug of the file's stem and the first 8 hex digits of its SHA-256",
    "Mã văn bản: tên tệp rút gọn và 8 chữ số đầu của SHA-256",
    limits=ValueLimits(r"[^/]+"),
    required=True,
    key=True,
)


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns whose values together are found in columns of another dataset; ``always`` none is missing."""

    columns: tuple[str, ...]
    dataset: str
    targets: tuple[str, ...]
    always: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """A dataset as its files are written. ``unique`` are further columns that no two rows share."""

    name: str
    meaning: tuple[str, str]
    columns: tuple[ColumnSpec, ...]
    primary_key: tuple[str, ...]
    unique: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = field(default=())

    @property
    def names(self) -> tuple[str, ...]:
        """The header of the dataset's files."""
        return tuple(column.name for column in self.columns)


@cache
def shapes() -> Mapping[str, Shape]:
    """Give all datasets by name, in the order of the contract."""
    kinds: tuple[type[Dataset], ...] = (*RECORD_TYPES, IssueRow, TraceRow)
    return {kind.DATASET: _shape(kind) for kind in kinds}


def shape(dataset: str) -> Shape:
    """Give a dataset by its name; raises KeyError where there is none."""
    return shapes()[dataset]


def _shape(kind: type[Dataset]) -> Shape:
    columns = (DOCUMENT_ID, *kind.declared())
    if kind is DocumentRecord:
        return Shape(kind.DATASET, kind.MEANING, columns, ("document_id",), ("record_id",))
    is_record = issubclass(kind, Record)
    natural = ("document_id", *kind.KEY) if is_record and kind.KEY != ("record_id",) else ()
    return Shape(
        kind.DATASET,
        kind.MEANING,
        columns,
        ("record_id",) if is_record else kind.KEY,
        natural,
        (
            ForeignKey(("document_id",), DocumentRecord.DATASET, ("document_id",), always=True),
            *(_foreign_key(column, columns) for column in columns if _is_key(column)),
        ),
    )


def _is_key(column: ColumnSpec) -> bool:
    """Say whether a column refers to what names a record, and not to one of several that are alike."""
    if column.refers is None:
        return False
    target = next(kind for kind in RECORD_TYPES if column.refers.dataset == kind.DATASET)
    return {*column.refers.within, column.refers.column} == set(target.KEY)


def _foreign_key(column: ColumnSpec, columns: tuple[ColumnSpec, ...]) -> ForeignKey:
    assert column.refers is not None
    shared = ("document_id", *column.refers.within)
    used = (*shared, column.name)
    always = all(each.required for each in columns if each.name in used)
    return ForeignKey(used, column.refers.dataset, (*shared, column.refers.column), always)
