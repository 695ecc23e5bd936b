"""The data dictionary: every dataset and column in English and Vietnamese, made from the declarations.

``python -m export.documentation.dictionary > docs/data-dictionary.md`` writes the page; a test fails when it
is stale.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from normalize.records.columns import ColumnSpec, ValueType
from validate.datasets import Shape, shapes

_HEAD = """\
# Data dictionary · Từ điển dữ liệu

Made by `make docs` from the declarations in `normalize/records/`; do not edit.
Sinh tự động bằng `make docs` từ khai báo trong `normalize/records/`; không sửa tay.

*Key*: P primary key, F found in another dataset, ! never missing. *From*: what a value that is not itself on
paper is worked out from, and how; → where its provenance stands instead.
"""


def dictionary() -> str:
    """Write the page as Markdown."""
    return "\n".join((_HEAD, *(line for dataset in shapes().values() for line in _section(dataset))))


def _section(dataset: Shape) -> Iterator[str]:
    yield f"## {dataset.name}\n"
    yield f"{dataset.meaning[0]} · {dataset.meaning[1]}\n"
    yield "| Column | Type | Key | Meaning | Nghĩa | Values | From |"
    yield "|---|---|---|---|---|---|---|"
    for column in dataset.columns:
        cells = (
            f"`{column.name}`",
            _type(column),
            _key(dataset, column),
            column.en,
            column.vi,
            _values(column),
            _from(column),
        )
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
    yield ""


def _type(column: ColumnSpec) -> str:
    return "number" if column.type is ValueType.FLOAT else column.type.value


def _key(dataset: Shape, column: ColumnSpec) -> str:
    foreign = {key.columns[-1]: key for key in dataset.foreign_keys}
    marks = "P" if column.name in dataset.primary_key else ""
    if column.name in foreign:
        key = foreign[column.name]
        marks += f" F {key.dataset}.{key.targets[-1]}"
    return f"{marks}{' !' if column.required else ''}".strip()


def _values(column: ColumnSpec) -> str:
    if column.allowed:
        return ", ".join(column.allowed)
    limits = column.limits
    if limits.pattern:
        return f"`{limits.pattern}`"
    low, high = limits.low, limits.highest
    if low is None and high is None:
        return ""
    return f"{'' if low is None else f'{low:g}'}–{'' if high is None else f'{high:g}'}"


def _from(column: ColumnSpec) -> str:
    if column.follows:
        return f"→ {column.follows}"
    if column.derived is None:
        return ""
    sources = ", ".join(column.derived.sources) or "file"
    return f"{column.derived.method}: {sources}"


if __name__ == "__main__":
    sys.stdout.write(dictionary())
