"""Words of a page held against its truth: right, wrong, and what the truth does not hold."""

from __future__ import annotations

from benchmarks.confidence.calibrate import with_real
from benchmarks.confidence.real_fields import known_words
from benchmarks.confidence.reliability import Judged
from extract.model import Box, Document, Line, Paragraph, Place, Word
from training.real.documents import TrueText, TruthKind
from validate.confidence import Feature, FieldKind, load_calibration

READ = "Kế hoạch vốn 1.250 triệu đồng 7.360.158 l4 ###"
TRUE = "Kế hoạch vốn 1.250 triệu đồng 7.360,158 14"


def test_words_are_held_against_the_truth_of_their_page() -> None:
    words = tuple(Word(text, Box(at, 0, at + 1, 1), 0.9) for at, text in enumerate(READ.split()))
    document = Document("a.pdf", "", (), (Paragraph((Line(words, Place(2)),)),))
    known = known_words(document, TrueText("a.pdf", (2,), (), TruthKind.PROSE), TRUE)
    wrong = [word.text for word in words if known.get(id(word)) is False]
    unknown = [word.text for word in words if id(word) not in known]
    assert (wrong, unknown) == (["7.360.158", "l4"], ["###"])
    assert not known_words(document, TrueText("a.pdf", (3,), (), TruthKind.PROSE), TRUE)


def test_real_figures_pull_the_curve_of_figures_and_no_other() -> None:
    figure = {Feature.NUMBER: 1.0, Feature.CONFIDENCE: 3.0, Feature.WEAKEST: 3.0}
    old = load_calibration()
    seen = [
        Judged("real.pdf", "table_cells.value", 1, figure, right=at % 4 > 0, flagged=False, stated=0.9)
        for at in range(400)
    ]
    new = with_real(old, seen)
    assert abs(new.probability(figure) - 0.75) < 0.05
    assert new.curves[FieldKind.WORDS] == old.curves[FieldKind.WORDS]
