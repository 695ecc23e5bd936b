"""No text breaks the grammar, and no number of a text is lost: it is in a quantity, explained or unread."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from normalize.criteria import set_of_year
from normalize.prose.clauses.counts import read_counts
from normalize.prose.clauses.money import find_amounts
from normalize.prose.clauses.periods import TemporalContext, time_quantities
from normalize.prose.clauses.quantities import read_quantities
from normalize.prose.clauses.subjects import SubjectFinder
from normalize.prose.criteria.heads import find_heads

WORDS = """
từ đến lên xuống còn tăng giảm đạt có chiếm tiêu chí số năm giai đoạn xã % triệu đồng ( ) , ; . : - / và
12 2.220.000 18,36 2017 2016-2020 207 05 8/207 1 250 <sup>1</sup> 12O lần lượt mỗi trong đó duy trì lũy kế
Giao thông tổng kinh phí ngân sách tỉnh khoảng trở lên so với 1/2 “ ” |
"""
PIECES = st.sampled_from(WORDS.split())


@given(st.lists(PIECES, max_size=25), st.sampled_from(["", " "]))
def test_any_text_is_read(pieces: list[str], blank: str) -> None:
    text = (" " + blank).join(pieces)
    reading = read_quantities(text)
    finder = SubjectFinder(text, reading)
    for at, quantity in enumerate(reading.quantities):
        assert 0 <= quantity.start < quantity.number_end <= quantity.end <= len(text)
        finder.of(at)
    assert len(time_quantities(reading, TemporalContext(now=2018))) == len(reading.quantities)
    read_counts(text, 2018)
    find_amounts(text)
    criteria = set_of_year(2018)
    assert criteria is not None
    for head in find_heads(text, criteria, spoken_of=True):
        assert 0 <= head.start <= head.stop <= len(text)


@given(st.lists(PIECES, max_size=25))
def test_tokens_cover_every_letter_and_figure_once(pieces: list[str]) -> None:
    text = " ".join(pieces)
    at, uncovered = 0, ""
    for token in read_quantities(text).tokens:
        assert token.start >= at
        uncovered += text[at : token.start]
        at = token.end
    assert not any(char.isalnum() for char in uncovered + text[at:])
