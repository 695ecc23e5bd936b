"""A word of a lexicon stands in its file and not in code as well."""

from __future__ import annotations

import ast
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[3]
NAMES = ("surnames",)
"""Lexicons of names: that a family is called Văn makes no word of it."""
FOLDERS = {
    "normalize/records": "titles of columns, which people read",
    "normalize/gazetteer": "types of places as the statistics office writes them, and a grammar of names",
    "normalize/textrepair": "syllables of the language, whatever they mean",
    "normalize/agencies": "words of names of agencies, beside their register",
    "validate/datasets": "titles of lists, which people read",
    "validate/rules": "words of messages and suggestions, and of regular expressions over running text",
}
ALLOWED = {
    "normalize/criteria.py": "values of a dataset: for whom a set of criteria is",
    "normalize/forms/citations.py": "parts of symbols of numbers",
    "normalize/forms/numbers.py": "values of a dataset: units of money",
    "normalize/prose/citations/legal_references.py": "the year is written behind the name of a law",
    "normalize/tables/cells/units.py": "multipliers of tables, with trăm, which prose has not",
    "normalize/tables/columns/describe.py": "words that only part the levels of a head",
    "normalize/tables/columns/units.py": "value of a dataset: the unit of heads that count people",
    "normalize/tables/links/names.py": "types of places as the statistics office writes them",
    "normalize/tables/surroundings.py": "how notes and titles around tables begin; to be a lexicon",
    "normalize/tables/views/communes/criteria_fields.py": "a title made to ask whose side a mark is on",
    "normalize/tables/views/communes/criteria_titles.py": "parts of phrases, asked for inside longer ones",
}
"""Modules in which words of lexicons may stand, and why."""


def test_no_word_of_a_lexicon_stands_in_code() -> None:
    phrases = set(_phrases())
    found = [
        f"{path}:{line} {text!r}"
        for path, line, text in _literals()
        if _key(text) in phrases and str(path) not in ALLOWED and not _is_in(path)
    ]
    assert found == []


def test_every_exception_is_needed() -> None:
    phrases = set(_phrases())
    needed = {str(path) for path, _, text in _literals() if _key(text) in phrases}
    assert sorted(set(ALLOWED) - needed) == []
    assert [folder for folder in FOLDERS if not any(name.startswith(f"{folder}/") for name in needed)] == []


def _phrases() -> Iterator[str]:
    """Give phrases that cannot be an English name: with a letter of Vietnamese, or of several words."""
    for path in (ROOT / "normalize/lexicon/data").glob("*.toml"):
        concepts = tomllib.loads(path.read_text(encoding="utf-8")).values() if path.stem not in NAMES else ()
        for concept in concepts:
            yield from (
                _key(word)
                for word in concept["words"]
                if len(word) > 1 and (not word.isascii() or " " in word)
            )


def _literals() -> Iterator[tuple[Path, int, str]]:
    for layer in ("normalize", "validate"):
        for path in sorted((ROOT / layer).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            described = {
                id(statement.value)
                for node in ast.walk(tree)
                if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
                for statement in node.body
                if isinstance(statement, ast.Expr)
            }
            for node in ast.walk(tree):
                if (
                    isinstance(node, ast.Constant)
                    and isinstance(node.value, str)
                    and id(node) not in described
                ):
                    yield path.relative_to(ROOT), node.lineno, node.value


def _is_in(path: Path) -> bool:
    return any(str(path).startswith(f"{folder}/") for folder in FOLDERS)


def _key(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip().lower()
