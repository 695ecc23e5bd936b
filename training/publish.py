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
from typing import Any

from extract.engines.tessdata import PACKAGED
from training.measure import Errors, measure, report
from training.real.documents import all_known_lines, held_out
from training.real.truth import KnownLine
from training.train import finish, rounds, sources

MODEL = PACKAGED / "vie_plan.traineddata"
RECIPE = PACKAGED / "vie_plan.json"
FIGURES = "lines, characters, percent wrong of the old model, of this one"


def recipe(work: Path, model: Path, old: Mapping[str, float], new: Mapping[str, Errors]) -> dict[str, object]:
    """What a model was made from and how it reads real lines, once each, beside the model it came from."""
    return {
        "sha256": digest(model),
        "start": {"model": "vie", "sha256": digest(work / "old.traineddata")},
        "sources": sources(work),
        "rounds": [[made.iterations, made.rate, made.error] for made in rounds(work)],
        FIGURES: {
            name: [errors.lines, errors.characters, old[name], round(errors.rate, 2)]
            for name, errors in sorted(new.items())
        },
    }


def publish(work: Path, known: Sequence[KnownLine]) -> bool:
    """Write model and recipe where the model is better on held-out documents; says whether it was."""
    model = finish(work)
    new = measure(known, model)
    print(*report(new), sep="\n", flush=True)
    before = _packaged_rates()
    if _wrong(new, {name: errors.rate for name, errors in new.items()}) >= _wrong(new, before):
        return False
    old = _rates_of_the_start(work) or {
        name: round(errors.rate, 2) for name, errors in measure(known, work / "old.traineddata").items()
    }
    MODEL.parent.mkdir(exist_ok=True)
    shutil.copyfile(model, MODEL)
    text = json.dumps(recipe(work, model, old, new), ensure_ascii=False, indent=1)
    RECIPE.write_text(text + "\n", encoding="utf-8")
    return True


def _wrong(found: Mapping[str, Errors], rates: Mapping[str, float]) -> float:
    """Characters wrong on held-out documents at the rates of a model; all where it was not measured."""
    barred = held_out()
    return sum(
        errors.characters * rates.get(name, 100.0)
        for name, errors in found.items()
        if name.split(" ")[0] in barred
    )


def _packaged_rates() -> Mapping[str, float]:
    """Percent wrong of the model that is shipped now, as its recipe says."""
    recorded = _recorded()
    return {name: row[3] for name, row in recorded[FIGURES].items()} if recorded else {}


def _rates_of_the_start(work: Path) -> Mapping[str, float]:
    """Percent wrong of the model that training starts from, where the recipe has measured the same."""
    recorded = _recorded()
    if not recorded or recorded["start"]["sha256"] != digest(work / "old.traineddata"):
        return {}
    return {name: row[2] for name, row in recorded[FIGURES].items()}


def _recorded() -> dict[str, Any]:
    recorded: dict[str, Any] = json.loads(RECIPE.read_text(encoding="utf-8")) if RECIPE.is_file() else {}
    return recorded


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
