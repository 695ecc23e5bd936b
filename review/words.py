"""Names of ours (rules, datasets, kinds) in words that people read, Vietnamese and English."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path


def words(kind: str, name: str) -> str:
    """Vietnamese words for a name of ours (a rule, a dataset, a kind), or its English ones."""
    return _titles().get(kind, {}).get(name) or plain(name)


def plain(name: str) -> str:
    """English words for a name of ours."""
    return _LETTERS.get(name) or name.replace("-", " ").replace("_", " ").capitalize()


_LETTERS = {"ocr": "OCR"}


@cache
def _titles() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
