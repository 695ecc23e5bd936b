"""Real documents with truth, listed in ``documents.tsv``: their lines, and which are held out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from training.real.scans import load
from training.real.truth import KnownLine, known_lines, table_text

LISTED = Path(__file__).with_name("documents.tsv")
HELD_OUT = Path(__file__).with_name("held_out.txt")


class TruthKind(StrEnum):
    """What a file of truth holds: prose, a table with a line of headers, a table without."""

    PROSE = "prose"
    HEADED = "headed"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class TrueText:
    """Pages of a document (all where none is named) and the files that say what is printed on them."""

    file: str
    pages: tuple[int, ...]
    truths: tuple[str, ...]
    kind: TruthKind

    @property
    def document(self) -> str:
        """The file's name."""
        return Path(self.file).name


def held_out() -> frozenset[str]:
    """Names of the real documents that nothing is ever trained or fitted on."""
    return frozenset(_lines(HELD_OUT))


def listed() -> tuple[TrueText, ...]:
    """The documents with truth."""
    return tuple(_listed(line) for line in _lines(LISTED))


def all_known_lines(real: Path, kept: Path) -> Iterator[KnownLine]:
    """Give every line whose truth is known of the scans in the folder ``real``.

    Pages are read once and kept in the folder ``kept``.
    """
    for text in listed():
        path = real / text.file
        if not path.is_file():
            continue
        wanted = sorted({page for other in listed() if other.file == text.file for page in other.pages})
        lines = [line for line in load(path, kept, wanted) if not text.pages or line.page in text.pages]
        yield from known_lines(lines, truth_of(text, real), text.kind is not TruthKind.PROSE)


def truth_of(text: TrueText, real: Path) -> str:
    """What is printed on pages of a document, a paragraph or cell a line."""
    return "\n".join(_truth(real / name, text.kind) for name in text.truths)


def _truth(path: Path, kind: TruthKind) -> str:
    if kind is TruthKind.PROSE:
        return path.read_text(encoding="utf-8")
    return table_text(path, kind is TruthKind.HEADED)


def _listed(line: str) -> TrueText:
    file, pages, truths, kind = line.split("\t")
    numbers = tuple(int(page) for page in pages.split(",") if page)
    return TrueText(file, numbers, tuple(truths.split(",")), TruthKind(kind))


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
