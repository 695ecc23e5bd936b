"""Train the recognition model further, round after round: ``python -m training.train --work FOLDER``.

Each round makes new lines and trains on them and those of the last rounds; a checkpoint lies in the folder,
so that a run that was stopped goes on where it was. After the last round the model of integers is written.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from training.prints.corpus import Corpus, load_corpus
from training.prints.lines import make_lines
from training.prints.texts import LineTexts
from training.real.documents import all_known_lines, held_out
from training.real.lines import real_lines
from training.tesseract import programs
from training.tesseract.alphabet import extend_alphabet
from training.tesseract.lstmf import write_lines
from training.tesseract.network import to_real

NAME = "vie"
BASE = Path("/usr/share/tesseract-ocr/5/tessdata") / f"{NAME}.traineddata"
"""Debian's model, which training starts from whatever the package ships."""

LINES = 500
"""Lines of a file; a round makes two, which takes a sixth of the time that training on them does."""

ITERATIONS = 2000
KEPT = 14
"""Files of lines that a round trains on: the newest, so that none is seen more than a few times."""

RATE = 0.001


@dataclass(frozen=True, slots=True)
class Round:
    """Iterations since the start, learning rate, characters wrong in training in percent."""

    iterations: int
    rate: float
    error: float


def prepare(work: Path) -> None:
    """Unpack the installed model, give it further signs, and make its network one that can be trained."""
    if (work / "start.lstm").is_file():
        return
    (work / "base").mkdir(parents=True, exist_ok=True)
    (work / "lines").mkdir(exist_ok=True)
    shutil.copyfile(BASE, work / "old.traineddata")
    programs.unpack(work / "old.traineddata", work / "base", NAME)
    extend_alphabet(work / "base" / f"{NAME}.lstm-unicharset", work / "base" / f"{NAME}.lstm-recoder")
    programs.pack(work / "base", NAME)
    to_real(work / "base" / f"{NAME}.lstm", work / "start.lstm")


def add_real_lines(work: Path, real: Path) -> None:
    """Make a file of the lines of real scans whose truth is known, but for documents that are held out."""
    barred = held_out()
    known = [line for line in all_known_lines(real, work / "scans") if line.line.document not in barred]
    chance = np.random.default_rng(0)
    chance.shuffle(known)
    lines = real_lines(((one.line, one.text) for one in known), chance)
    write_lines(work / "real.lstmf", lines)
    documents = sorted({one.line.document for one in known})
    (work / "real.txt").write_text("".join(f"{name}\n" for name in documents), encoding="utf-8")


def sources(work: Path) -> dict[str, object]:
    """What a folder's training rests on: further texts with their digests, real documents by name."""
    texts = work / "texts.json"
    real = work / "real.txt"
    return {
        "texts": json.loads(texts.read_text(encoding="utf-8")) if texts.is_file() else {},
        "documents": real.read_text(encoding="utf-8").split() if real.is_file() else [],
    }


def train_round(work: Path, corpus: Corpus, rate: float, iterations: int = ITERATIONS) -> Round:
    """Make lines, train on them, and note what was done in the folder's log."""
    done = rounds(work)
    for part in range(2):
        path = work / "lines" / f"{2 * len(done) + part:05d}.lstmf"
        if not path.is_file():
            chance = np.random.default_rng(2 * len(done) + part)
            write_lines(path, make_lines(LineTexts(corpus, chance), chance, LINES))
    lines = sorted((work / "lines").glob("*.lstmf"))[-KEPT:] + sorted(work.glob("real*.lstmf"))
    until = (done[-1].iterations if done else 0) + iterations
    model = work / "base" / f"{NAME}.traineddata"
    start = programs.Start(work / "start.lstm", work / "old.traineddata", model)
    error = programs.train(lines, start, work, until, rate)
    made = Round(until, rate, error)
    with (work / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(asdict(made)) + "\n")
    return made


def rounds(work: Path) -> Sequence[Round]:
    """The rounds that the folder's log tells of."""
    log = work / "log.jsonl"
    text = log.read_text(encoding="utf-8") if log.is_file() else ""
    return [Round(**json.loads(line)) for line in text.splitlines()]


def finish(work: Path) -> Path:
    """Write the model of integers of the last checkpoint."""
    target = work / "finished" / f"{NAME}.traineddata"
    target.parent.mkdir(exist_ok=True)
    programs.finish(work / "net_checkpoint", work / "base" / f"{NAME}.traineddata", target)
    return target


def main(arguments: list[str] | None = None) -> int:
    """Train for so many minutes."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--work", type=Path, required=True, help="folder of lines, checkpoint and log")
    parser.add_argument("--minutes", type=float, default=10.0, help="start no round after so many")
    parser.add_argument("--iterations", type=int, default=ITERATIONS, help="of a round")
    parser.add_argument("--rate", type=float, default=RATE, help="learning rate; a tenth of it at the end")
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="further files of running text")
    parser.add_argument("--packages", type=Path, help="folder of the pinned packages, else they are fetched")
    parser.add_argument("--real", type=Path, help="folder of real scans with truth")
    options = parser.parse_args(arguments)
    prepare(options.work)
    if options.real and not (options.work / "real.lstmf").is_file():
        add_real_lines(options.work, options.real)
    digests = {path.name: sha256(path.read_bytes()).hexdigest()[:16] for path in sorted(options.texts)}
    (options.work / "texts.json").write_text(json.dumps(digests), encoding="utf-8")
    corpus = load_corpus(options.texts, options.packages)
    ends = time.monotonic() + 60 * options.minutes
    while time.monotonic() < ends:
        made = train_round(options.work, corpus, options.rate, options.iterations)
        print(f"iteration {made.iterations}: {made.error:.2f} % of characters wrong in training", flush=True)
    print(finish(options.work))
    return 0


if __name__ == "__main__":
    sys.exit(main())
