"""A column is declared once, where its field stands: type, meaning, limits, keys, references, derivation.

Everything that others need to know of it is made from this: the checks and pandera schemas of validate/,
the Table Schemas, SQL tables and data dictionary of export/, the provenance of what is worked out.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from functools import cache
from typing import Any

from normalize.records.kinds import Method


class ValueType(StrEnum):
    """What a column holds; lists are written with ``;`` between their parts."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    FLOAT = "float"
    BOOLEAN = "boolean"
    DATE = "date"
    TEXTS = "list of texts"
    INTEGERS = "list of integers"


@dataclass(frozen=True, slots=True)
class ValueLimits:
    """What a value must be: a pattern that all of its text fits, a closed range.

    ``high`` may be a function, where data says how far the range goes. The pattern of a list is that
    of each of its parts; the range too.
    """

    pattern: str = ""
    low: float | None = None
    high: float | Callable[[], float] | None = None

    @property
    def highest(self) -> float | None:
        """The upper end of the range, looked up."""
        return self.high() if callable(self.high) else self.high


@dataclass(frozen=True, slots=True)
class Refers:
    """A column whose values are found in a column of another dataset of the same document.

    ``within`` names columns that both datasets have and that must agree too (a row of the same table).
    """

    dataset: str
    column: str
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Derived:
    """How a value comes about that is not itself on paper, and the columns of its record it comes from.

    Without sources it is a fact of the file or of the whole document. With ``layout`` it may also come from
    where the record stands on its page.
    """

    method: Method
    sources: tuple[str, ...] = ()
    layout: bool = False


@dataclass(frozen=True, slots=True)
class Follows:
    """A value without provenance of its own: it is that of another column, or of the dataset so keyed."""

    what: str


@dataclass(frozen=True, slots=True)
class OfTable:
    """A value that repeats a column of the record's table: a doubt about it is one about the table."""

    column: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """The closed set of values of a column whose type does not say it."""

    values: tuple[str, ...]


class Trait(Enum):
    """What else is to be said of a column.

    A ``REQUIRED`` one is never missing. A ``KEY`` names records and has no provenance.
    """

    REQUIRED = "required"
    KEY = "key"


Facet = ValueLimits | OneOf | OfTable | Refers | Derived | Follows | Trait


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """All that is known of a column; ``allowed`` is its closed set of values, where it has one.

    A column of several types (a decimal or a date) is one of text; ``choices`` are its types.
    """

    name: str
    type: ValueType
    en: str
    vi: str
    allowed: tuple[str, ...] = ()
    limits: ValueLimits = ValueLimits()
    refers: Refers | None = None
    derived: Derived | None = None
    follows: str = ""
    required: bool = False
    key: bool = False
    of_table: str = ""
    choices: tuple[ValueType, ...] = ()

    @property
    def is_list(self) -> bool:
        """Whether a value has parts."""
        return self.type in (ValueType.TEXTS, ValueType.INTEGERS)

    @property
    def has_provenance(self) -> bool:
        """Whether each value is traced on its own."""
        return not self.key and not self.follows


@dataclass(frozen=True, slots=True)
class _Declared:
    en: str
    vi: str
    facets: tuple[Facet, ...]


def column(en: str, vi: str, *facets: Facet, default: Any = None) -> Any:
    """Declare a column by its meaning in English and Vietnamese; missing is None unless said otherwise."""
    return dataclasses.field(default=default, metadata={"column": _Declared(en, vi, facets)})


def text_column(en: str, vi: str, *facets: Facet) -> Any:
    """Declare a column of text; missing is the empty text."""
    return column(en, vi, *facets, default="")


def list_column(en: str, vi: str, *facets: Facet) -> Any:
    """Declare a column of lists; missing is the empty list."""
    return column(en, vi, *facets, default=())


def declared(record_type: type) -> tuple[ColumnSpec, ...]:
    """Give the columns of a dataclass in the order of its fields; fields that are no columns are left out."""
    return _declared(record_type)


@cache
def _declared(record_type: type) -> tuple[ColumnSpec, ...]:
    hints = typing.get_type_hints(record_type)
    return tuple(
        _column(entry.name, hints[entry.name], entry.metadata["column"])
        for entry in dataclasses.fields(record_type)
        if "column" in entry.metadata
    )


def _column(name: str, hint: Any, said: _Declared) -> ColumnSpec:
    value_type, allowed = _type_of(hint)
    given = {type(facet): facet for facet in said.facets}
    limits, one_of, refers = given.get(ValueLimits), given.get(OneOf), given.get(Refers)
    derived, follows, of_table = given.get(Derived), given.get(Follows), given.get(OfTable)
    return ColumnSpec(
        name,
        value_type,
        said.en,
        said.vi,
        one_of.values if isinstance(one_of, OneOf) else allowed,
        limits if isinstance(limits, ValueLimits) else ValueLimits(),
        refers if isinstance(refers, Refers) else None,
        derived if isinstance(derived, Derived) else None,
        follows.what if isinstance(follows, Follows) else "",
        required=Trait.REQUIRED in said.facets,
        key=Trait.KEY in said.facets,
        of_table=of_table.column if isinstance(of_table, OfTable) else "",
        choices=_choices_of(hint),
    )


_TYPES = {
    str: ValueType.TEXT,
    int: ValueType.INTEGER,
    Decimal: ValueType.DECIMAL,
    float: ValueType.FLOAT,
    bool: ValueType.BOOLEAN,
    date: ValueType.DATE,
}
_LISTS = {int: ValueType.INTEGERS, str: ValueType.TEXTS}


def _choices_of(hint: Any) -> tuple[ValueType, ...]:
    """Give the types of an annotation that leaves a choice of several; none for others."""
    members = [member for member in typing.get_args(hint) if member is not types.NoneType]
    return tuple(_TYPES[member] for member in members) if _is_choice(hint) and len(members) > 1 else ()


def _is_choice(hint: Any) -> bool:
    return isinstance(hint, types.UnionType)


def _type_of(hint: Any) -> tuple[ValueType, tuple[str, ...]]:
    """Give the type of an annotation and its closed set of values; a choice of types is text."""
    if _is_choice(hint):
        members = [member for member in typing.get_args(hint) if member is not types.NoneType]
        return _type_of(members[0]) if len(members) == 1 else (ValueType.TEXT, ())
    if typing.get_origin(hint) is tuple:
        inner, allowed = typing.get_args(hint)[0], ()
        return _LISTS[inner], allowed
    if issubclass(hint, StrEnum):
        return ValueType.TEXT, tuple(hint)
    return _TYPES[hint], ()
