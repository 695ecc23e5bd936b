"""Training in miniature: a few hundred lines, a minute; it goes on after a stop and errs less and less."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from extract.engines.in_process import InProcessRecognizer
from extract.engines.recognizer import Mode
from training import train
from training.measure import Errors
from training.prints.corpus import Corpus
from training.prints.lines import make_lines
from training.prints.texts import LineTexts
from training.tesseract import programs
from training.tesseract.lstmf import write_lines
from training.tesseract.network import to_real

pytestmark = [
    pytest.mark.ocr,
    pytest.mark.skipif(
        shutil.which("lstmtraining") is None or not train.BASE.is_file(),
        reason="Tesseract's training programs or the model 'vie' are not installed",
    ),
]
UNSEEN, SEED = 60, 99
WORDS = "kế hoạch ứng dụng công nghệ thông tin trong hoạt động của cơ quan nhà nước tỉnh đến năm"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    sentence = tuple(WORDS.split())
    names = ("xã Bính Xá", "xã Đình Lập", "thị trấn Hữu Lũng")
    return Corpus((sentence,), (sentence[::-1],), sentence, names, names, names, ("Sở Tài chính",), ("UBND",))


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("train")
    train.prepare(folder)
    return folder


def errors(model: Path, corpus: Corpus) -> float:
    chance = np.random.default_rng(SEED)
    recognizer = InProcessRecognizer(str(model.parent))
    total = Errors()
    for image, text in make_lines(LineTexts(corpus, chance), chance, UNSEEN):
        read = recognizer.recognize(image, Mode.CUT_LINE, model.stem)
        total += Errors.of(text, " ".join(line.text for line in read))
    return total.rate


def test_a_network_reads_as_well_with_real_numbers_as_with_integers(
    work: Path, corpus: Corpus, tmp_path: Path
) -> None:
    programs.unpack(train.BASE, tmp_path, "vie")
    to_real(tmp_path / "vie.lstm", tmp_path / "vie.lstm")
    real = programs.pack(tmp_path, "vie")
    # An integer network rounds its input, too: a character in a hundred may differ.
    assert errors(real, corpus) < errors(train.BASE, corpus) + 1


def test_training_goes_on_from_its_checkpoint_and_errs_less(
    work: Path, corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(train, "LINES", 100)
    for _ in range(2):
        train.train_round(work, corpus, train.RATE, 200)
    first, second = train.rounds(work)
    assert (first.iterations, second.iterations) == (200, 400)
    assert second.error < first.error
    # What hours gain on unseen lines stands in the recipe; a minute must not spoil the model.
    assert errors(train.finish(work), corpus) < errors(work / "old.traineddata", corpus) + 3


def test_lines_are_written_as_the_program_reads_them(work: Path, tmp_path: Path) -> None:
    image = np.full((40, 200), 255, np.uint8)
    assert write_lines(tmp_path / "two.lstmf", [(image, "Sở"), (image, "m²")]) == 2
    (tmp_path / "list.txt").write_text(f"{tmp_path / 'two.lstmf'}\n")
    model = work / "base" / "vie.traineddata"
    said = programs.run(
        *("lstmeval", "--model", train.BASE, "--traineddata", train.BASE),
        *("--eval_listfile", tmp_path / "list.txt", "--verbosity", "2"),
        folder=tmp_path,
    )
    assert "Truth:Sở" in said
    assert model.is_file()
