"""Text without an end takes no more work than its length asks for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from extract.model import Reading
from extract.read import read
from normalize.interpret import interpret
from normalize.prose.segment.parts import split_parts
from normalize.textrepair.model import Confidence, Opinions, Repaired

_SENTENCE = "Phấn đấu năm 2019 có thêm 12 xã đạt chuẩn nông thôn mới, giảm 1.250 hộ nghèo."


class _Counting:
    """Repairs nothing and counts the letters it is given."""

    is_typed = False

    def __init__(self) -> None:
        self.letters = 0

    def repair(
        self,
        text: str,
        alternatives: Sequence[Reading] = (),
        confidence: Confidence = lambda *_: None,
        opinions: Opinions = lambda *_: (),
    ) -> Repaired:
        self.letters += len(text)
        return Repaired(text, (), ())


@pytest.mark.parametrize("count", [10, 400])
def test_no_letter_is_repaired_more_than_twice(tmp_path: Path, count: int) -> None:
    path = tmp_path / "run-on.txt"
    path.write_text(_SENTENCE * count)
    repairer = _Counting()
    parts = split_parts(read(path), repairer)
    assert sum(passage.raw.count("1.250") for passage in parts.body) == count
    assert repairer.letters <= 2 * len(_SENTENCE) * count


def test_every_quantity_of_a_text_without_end_is_found(tmp_path: Path) -> None:
    path = tmp_path / "run-on.txt"
    path.write_text(_SENTENCE * 60)
    indicators = interpret(read(path)).records["indicators"]
    assert sum(getattr(one, "value", None) == 1250 for one in indicators) == 60
