"""The build backend: setuptools, with the stages of the repository put under ``sohoa.`` in a wheel.

In the repository, and in an editable install, the stages are packages of their own (``extract``,
``normalize``, ...). Installed beside other packages such names would collide, so a wheel holds
``sohoa.extract`` and so on: the tree is copied, its imports are rewritten, and setuptools builds the copy.
"""

from __future__ import annotations

import ast
import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from setuptools import build_meta
from setuptools.build_meta import (
    build_editable,
    build_sdist,
    get_requires_for_build_editable,
    get_requires_for_build_sdist,
    get_requires_for_build_wheel,
    prepare_metadata_for_build_editable,
    prepare_metadata_for_build_wheel,
)

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_editable",
    "prepare_metadata_for_build_wheel",
]

PACKAGE = "sohoa"
STAGES = ("extract", "normalize", "validate", "export", "review")
_BESIDE = ("pyproject.toml", "README.md", "LICENSE")


class DottedImportError(ValueError):
    """``import extract.x`` binds a name that a wheel cannot give to another package."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}: write 'from STAGE import ...' instead of 'import STAGE...'")


def build_wheel(
    wheel_directory: str,
    config_settings: dict[str, str | list[str] | None] | None = None,
    metadata_directory: str | None = None,
) -> str:
    """Build a wheel whose only top-level package is ``sohoa``; gives its file name."""
    target = os.path.abspath(wheel_directory)  # noqa: PTH100  # what PEP 517 hands over is text
    with tempfile.TemporaryDirectory() as folder:
        gather(Path.cwd(), Path(folder))
        with contextlib.chdir(folder):
            return str(build_meta.build_wheel(target, config_settings, metadata_directory))


def gather(root: Path, target: Path) -> None:
    """Copy what a wheel is made of from the repository into an empty folder, under one package."""
    for name in _BESIDE:
        shutil.copy(root / name, target / name)
    without_caches = shutil.ignore_patterns("__pycache__")
    shutil.copytree(root / PACKAGE, target / PACKAGE, ignore=without_caches)
    for stage in STAGES:
        shutil.copytree(root / stage, target / PACKAGE / stage, ignore=without_caches)
    for path in (target / PACKAGE).rglob("*.py"):
        path.write_text(rewritten(path.read_text(encoding="utf-8")), encoding="utf-8")


def rewritten(code: str) -> str:
    """Give code whose imports of stages lead below ``sohoa``; all else stays as it is.

    Raises DottedImportError.
    """
    lines = code.splitlines(keepends=True)
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import) and any(_is_stage(alias.name) for alias in node.names):
            if len(node.names) > 1 or "." in node.names[0].name:
                raise DottedImportError(node.lineno)
            lines[node.lineno - 1] = (
                f"{' ' * node.col_offset}from {PACKAGE} " + lines[node.lineno - 1].lstrip()
            )
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and _is_stage(node.module or ""):
            indent = " " * node.col_offset
            line = lines[node.lineno - 1].lstrip()
            lines[node.lineno - 1] = f"{indent}from {PACKAGE}.{line.removeprefix('from ')}"
    return "".join(lines)


def _is_stage(module: str) -> bool:
    return module.partition(".")[0] in STAGES
