"""Which syllables may be taken for each other."""

import pytest

from normalize.textrepair.likelihood.neighbours import neighbours


@pytest.mark.parametrize(("read", "printed"), [("với", "mới"), ("kết", "kế"), ("nhân", "nhận"), ("đi", "di")])
def test_neighbours_differ_in_marks_or_one_letter(read: str, printed: str) -> None:
    assert printed in neighbours(read) and read in neighbours(printed)


@pytest.mark.parametrize(
    ("read", "other"), [("hàng", "hằng"), ("thủy", "thuỷ"), ("xã", "huyện"), ("xã", "xã")]
)
def test_what_is_no_misreading(read: str, other: str) -> None:
    assert other not in neighbours(read)
