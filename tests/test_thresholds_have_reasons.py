"""Every number that a module decides by has its reason beside it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("stage", ["normalize", "validate", "review", "sohoa", "export"])
def test_a_threshold_has_its_reason_beside_it(stage: str) -> None:
    bare = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in sorted((ROOT / stage).rglob("*.py"))
        for name in _bare(path.read_text("utf-8"))
    ]
    assert bare == []


def _bare(source: str) -> Iterator[str]:
    """Give the numeric constants without a reason: a docstring behind, a comment beside or above.

    Constants on lines one after the other share theirs.
    """
    body, lines = ast.parse(source).body, source.splitlines()
    group: list[ast.Assign] = []
    for node in [*body, None]:
        if isinstance(node, ast.Assign) and _is_number(node.value):
            if group and node.lineno != group[-1].lineno + 1:
                yield from _names(group, lines)
                group = []
            group.append(node)
            continue
        if not _is_text(node):
            yield from _names(group, lines)
        group = []


def _names(group: Sequence[ast.Assign], lines: Sequence[str]) -> Iterator[str]:
    if group and group[0].lineno > 1 and lines[group[0].lineno - 2].startswith("#"):
        return
    yield from (ast.unparse(node.targets[0]) for node in group if "  # " not in lines[node.lineno - 1])


def _is_number(value: ast.expr) -> bool:
    """Say whether a value is a number, several numbers, or a Decimal."""
    if isinstance(value, ast.Tuple):
        return all(map(_is_number, value.elts))
    if isinstance(value, ast.Call):
        return isinstance(value.func, ast.Name) and value.func.id == "Decimal"
    if isinstance(value, ast.UnaryOp):
        return _is_number(value.operand)
    return isinstance(value, ast.Constant) and type(value.value) in (int, float)


def _is_text(node: ast.stmt | None) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def test_a_bare_number_is_found() -> None:
    assert list(_bare("A = 3\n\nB = 4\nC = 5\n'''Why.'''\nD = 5\n")) == ["A", "D"]
    assert list(_bare("# Why.\nA = 3\nB = 4\n\nx = 'y'\nC = -1.5\nD = 2  # why\n")) == ["C"]
