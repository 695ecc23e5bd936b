"""Measure a trained model beside the old one and, where it is better, make it the package's model.

``python -m training.publish --work FOLDER --real FOLDER`` writes ``vie_plan.traineddata`` into
``extract/engines/models`` and beside it its recipe: what it was made from, in which steps, and its figures
by document.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from extract.engines.tessdata import PACKAGED
from training.documents import all_known_lines
from training.measure import Errors, measure, report, totals
from training.train import finish, rounds, sources
from training.truth import KnownLine

MODEL = PACKAGED / "vie_plan.traineddata"
RECIPE = PACKAGED / "vie_plan.json"


def recipe(
    work: Path, model: Path, old: Mapping[str, Errors], new: Mapping[str, Errors]
) -> dict[str, object]:
    """What a model was made from and how it reads real lines, once each, beside the model it came from."""
    return {
        "sha256": digest(model),
        "start": {"model": "vie", "sha256": digest(work / "old.traineddata")},
        "sources": sources(work),
        "rounds": [[made.iterations, made.rate, made.error] for made in rounds(work)],
        "lines, characters, percent wrong of the old model, of this one": {
            name: [errors.lines, errors.characters, round(old[name].rate, 2), round(errors.rate, 2)]
            for name, errors in sorted(new.items())
        },
    }


def publish(work: Path, known: Sequence[KnownLine]) -> bool:
    """Write model and recipe where the model is better on held-out documents; says whether it was."""
    model = finish(work)
    old, new = measure(known, work / "old.traineddata"), measure(known, model)
    print(*report(new), sep="\n")
    if totals(new)[True].wrong >= totals(old)[True].wrong:
        return False
    MODEL.parent.mkdir(exist_ok=True)
    shutil.copyfile(model, MODEL)
    text = json.dumps(recipe(work, model, old, new), ensure_ascii=False, indent=1)
    RECIPE.write_text(text + "\n", encoding="utf-8")
    return True


def digest(path: Path) -> str:
    """Hex digest of a file's SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main(arguments: list[str] | None = None) -> int:
    """Measure and publish."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--work", type=Path, required=True, help="folder that training wrote")
    parser.add_argument("--real", type=Path, required=True, help="folder of real scans with truth")
    options = parser.parse_args(arguments)
    known = list(all_known_lines(options.real, options.work / "scans"))
    return 0 if publish(options.work, known) else 1


if __name__ == "__main__":
    sys.exit(main())
