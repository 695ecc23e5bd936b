"""Make the sample PDFs from samples/content: ``python -m samples.generate``.

Needs the dependency group ``samples`` and Debian's ``fonts-liberation2`` (version 1 of the fonts
lacks most Vietnamese letters). The same content and seed give the same bytes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from samples.degradation import OFFICE
from samples.scanner import scan
from samples.typeset import typeset

SAMPLES = Path(__file__).parent
CONTENT = SAMPLES / "content" / "langson-2017"
SEED = 2017
DPI = 300


def main() -> None:
    """Typeset the plan and scan it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=["pdf", "scan"], help="make one of the two files")
    only = parser.parse_args().only
    if only != "scan":
        (SAMPLES / "langson-2017.pdf").write_bytes(typeset(CONTENT))
    if only != "pdf":
        (SAMPLES / "langson-2017-scan.pdf").write_bytes(scan(CONTENT, DPI, OFFICE, SEED))


if __name__ == "__main__":
    main()
