"""Scans of typeset plans in three grades and two resolutions, for measuring and for tuning.

``python -m benchmarks.pages.degrade --seed 7 --out FOLDER`` writes them as PDFs. Tune on any seed but
those that the evaluation uses (EVALUATION_SEED).
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

from samples.degradation import GRADES, Grade
from samples.scanner import scan

SAMPLES = Path(__file__).parents[2] / "samples"
CONTENT = SAMPLES / "content"
RESOLUTIONS = (200, 300)
EVALUATION_SEED = 90001


def degraded_name(document: str, dpi: int, grade: Grade, seed: int) -> str:
    """Name the file of one scan."""
    return f"{document}-{grade.name}-{dpi}-{seed}-{_origin(document)}.pdf"


def _origin(document: str) -> str:
    """Short digest of what a scan is made from: the plan's content and the generator."""
    sources = [*(CONTENT / document).iterdir(), *SAMPLES.glob("*.py"), *SAMPLES.glob("typesetting/*")]
    digest = hashlib.sha256()
    for source in sorted(sources):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:8]


def write_scan(document: str, dpi: int, grade: Grade, seed: int, folder: Path) -> Path:
    """Scan a plan of samples/content into a folder, unless it was done before."""
    target = folder / degraded_name(document, dpi, grade, seed)
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(".part")
        part.write_bytes(scan(CONTENT / document, dpi, grade, seed))
        part.replace(target)
    return target


def main() -> None:
    """Write all grades and resolutions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--document", default="langson-2017")
    arguments = parser.parse_args()
    for dpi in RESOLUTIONS:
        for grade in GRADES:
            print(write_scan(arguments.document, dpi, grade, arguments.seed, arguments.out))


if __name__ == "__main__":
    main()
