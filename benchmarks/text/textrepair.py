"""Measure text repair: errors mended and made, beside leaving the text alone.

``python -m benchmarks.text.textrepair [--real FOLDER] [--cache FOLDER]`` prints one line a text set:

(a) the OCR text of the sample against its hand-corrected copy;
(b) pages of a text that the statistics never saw, typeset, degraded and recognized, and real scans;
(c) clean text: the truth itself, in which every change is an error.

A word counts as a diacritic error when it differs from the truth only in marks (Đ included);
old and new tone placement are the same.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.pages.degraded_pages import recognize_degraded, recognize_scan
from benchmarks.text.repair_score import RepairScore, score

SAMPLE = Path("samples/langson-2017.ocr.txt")
CORRECTED = Path("samples/truth/langson-2017.corrected.txt")
REAL = Path("../shared/real")
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerifCondensed.ttf")
PAGES = {
    "kh496_p2": ("kh496_2016_ung_dung_cntt_2017.pdf", 2),
    "kh496_p5": ("kh496_2016_ung_dung_cntt_2017.pdf", 5),
    "qd1740_p3": ("qd1740_2016_ke_hoach_tmdt.pdf", 3),
    "qd1740_p6": ("qd1740_2016_ke_hoach_tmdt.pdf", 6),
    "langson_47-kt_p1": ("langson_47-kt.pdf", 1),
    "langson_53-td_p1": ("langson_53-td.pdf", 1),
    "langson_12-tl_p1": ("langson_12-tl.pdf", 1),
}


def report(name: str, result: RepairScore) -> None:
    """Print one set: repaired, and what leaving the text alone gives."""
    errors = result.diacritic_errors
    share = f"{100 * result.mended / errors:.1f} %" if errors else "-"
    print(f"{name}: {result.words} words, {result.words / max(result.seconds, 1e-9):,.0f} words a CPU second")
    print(
        f"    repaired:   diacritic errors {errors}, mended {result.mended} ({share}), "
        f"of the rest flagged {result.flagged}; new errors {result.new_errors}, "
        f"wrong one for wrong {result.still_wrong}; other errors {result.other_errors}, "
        f"mended {result.other_mended}; doubts on right words {result.doubts_on_right}"
    )
    print(f"    left alone: diacritic errors {errors}, mended 0, new errors 0")


def main() -> None:
    """Measure all sets whose files are there."""
    parser = argparse.ArgumentParser(description="Measure text repair.")
    parser.add_argument("--real", type=Path, default=REAL, help="folder of real scans and their truth")
    parser.add_argument("--cache", type=Path, default=Path("build/textrepair"), help="recognized pages")
    parser.add_argument("--font", type=Path, default=FONT, help="font to typeset pages with")
    parser.add_argument("--verbose", action="store_true", help="print every error and change")
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    clean_texts: list[Sequence[str]] = []
    if CORRECTED.exists():
        corrected = _cells(CORRECTED)
        report("(a) sample OCR text", score(corrected, _cells(SAMPLE), options.verbose))
        clean_texts.append(corrected)
    if options.real.exists():
        clean_texts += _measure_real(options)
    total = RepairScore()
    for texts in clean_texts:
        total.add(score(texts, texts, options.verbose))
    report("(c) clean text", total)
    print(f"    new errors in 10,000 clean words: {10_000 * total.new_errors / max(1, total.words):.2f}")
    print(f"    false doubts in 1,000 clean words: {1_000 * total.doubts_on_right / max(1, total.words):.2f}")


def _measure_real(options: argparse.Namespace) -> list[Sequence[str]]:
    truths = {
        name: (options.real / "truth" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        for name in PAGES
    }
    for dpi in (200, 150, 120):
        total = RepairScore()
        for seed, texts in enumerate(truths.values()):
            read = recognize_degraded(texts, options.font, options.cache, dpi=dpi, seed=100 * seed)
            total.add(score(texts, read, options.verbose))
        report(f"(b) typeset, degraded to {dpi} dpi, recognized", total)
    total = RepairScore()
    for name, (file, page) in PAGES.items():
        read = recognize_scan(options.real / file, page, options.cache)
        total.add(score(truths[name], read, options.verbose))
    report("(b) real scans, recognized", total)
    return list(truths.values())


def _cells(file: Path) -> list[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [cell for line in lines for cell in line.split("\t") if cell.strip()]


if __name__ == "__main__":
    main()
