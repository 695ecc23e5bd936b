"""All datasets in one SQLite file: types, primary and foreign keys, indexes.

Foreign keys are declared, and not enforced while writing: a dangling reference on paper is an issue, and no
reason to lose a row. A table ``columns`` says what every column means.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from export.atomic import replacing
from export.formats.typed import Value, typed_rows
from normalize.records.columns import ValueType
from normalize.values import format_value
from validate.datasets import Shape, shapes

_TYPES = {
    ValueType.INTEGER: "INTEGER",
    ValueType.DECIMAL: "REAL",
    ValueType.FLOAT: "REAL",
    ValueType.BOOLEAN: "BOOLEAN",
    ValueType.DATE: "DATE",
}


def write_sqlite(out: Path, target: Path) -> None:
    """Write the database from the CSV files in ``out``."""
    with replacing(target) as path, contextlib.closing(sqlite3.connect(path)) as connection:
        # Nothing is there to be saved from a crash: the file takes its place when it is whole.
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN")
        for dataset in shapes().values():
            connection.execute(create_table(dataset))
            marks = ", ".join("?" * len(dataset.columns))
            rows = (tuple(map(_stored, row)) for row in typed_rows(dataset, out))
            connection.executemany(f"INSERT INTO {_quoted(dataset.name)} VALUES ({marks})", rows)
            _index(connection, dataset)
        _describe(connection)
        connection.commit()


def create_table(dataset: Shape) -> str:
    """Give the statement that makes a dataset's table."""
    lines = [
        *(f"{_quoted(column.name)} {_TYPES.get(column.type, 'TEXT')}" for column in dataset.columns),
        f"PRIMARY KEY ({_list(dataset.primary_key)})",
        *(
            f"FOREIGN KEY ({_list(key.columns)}) REFERENCES {_quoted(key.dataset)} ({_list(key.targets)})"
            for key in dataset.foreign_keys
        ),
    ]
    return f"CREATE TABLE {_quoted(dataset.name)} (\n  " + ",\n  ".join(lines) + "\n)"


def _index(connection: sqlite3.Connection, dataset: Shape) -> None:
    """Index what tables are joined by; a key that the paper repeats is indexed all the same."""
    if dataset.unique:
        try:
            connection.execute(_create_index(dataset, dataset.unique, "UNIQUE "))
        except sqlite3.IntegrityError:
            connection.execute(_create_index(dataset, dataset.unique))
    joined = {key.columns for key in dataset.foreign_keys}
    codes = {(column.name,) for column in dataset.columns if column.name.endswith("_code")}
    for columns in sorted((joined | codes) - {dataset.unique, dataset.primary_key}):
        connection.execute(_create_index(dataset, columns))


def _create_index(dataset: Shape, columns: tuple[str, ...], kind: str = "") -> str:
    name = _quoted("_".join((dataset.name, *columns)))
    return f"CREATE {kind}INDEX {name} ON {_quoted(dataset.name)} ({_list(columns)})"


def _describe(connection: sqlite3.Connection) -> None:
    connection.execute(
        'CREATE TABLE "columns" (dataset TEXT, "column" TEXT, type TEXT, meaning TEXT, meaning_vi TEXT,'
        ' PRIMARY KEY (dataset, "column"))'
    )
    connection.executemany('INSERT INTO "columns" VALUES (?, ?, ?, ?, ?)', _meanings())


def _meanings() -> Iterator[tuple[str, str, str, str, str]]:
    for dataset in shapes().values():
        for column in dataset.columns:
            yield dataset.name, column.name, column.type.value, column.en, column.vi


def _stored(value: Value) -> str | int | float | None:
    if value is None or isinstance(value, int | float | str):
        return value
    return format_value(value)


def _list(names: tuple[str, ...]) -> str:
    return ", ".join(map(_quoted, names))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
