"""Which pages ``--pages`` wants."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sohoa.inputs.pageselection import ALL_PAGES, PageSelection


@pytest.mark.parametrize(
    ("text", "pages"),
    [("3-7,12", (3, 4, 5, 6, 7, 12)), ("5-", tuple(range(5, 21))), ("2,1,2", (1, 2)), (" 19-40 ", (19, 20))],
)
def test_ranges_are_cut_to_the_file(text: str, pages: tuple[int, ...]) -> None:
    assert PageSelection.parse(text).of(20) == pages


@pytest.mark.parametrize("text", ["", "x", "0", "7-3", "1,,2", "-3", "1-2-3"])
def test_what_is_no_range_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="for example 3-7,12"):
        PageSelection.parse(text)


def test_without_a_range_all_pages_are_wanted() -> None:
    assert ALL_PAGES.of(3) == (1, 2, 3)


@given(st.lists(st.tuples(st.integers(1, 50), st.integers(0, 50)), min_size=1), st.integers(1, 60))
def test_what_is_written_reads_the_same(ranges: list[tuple[int, int]], count: int) -> None:
    selection = PageSelection(tuple((first, first + more) for first, more in ranges))
    assert PageSelection.parse(str(selection)) == selection
    assert set(selection.of(count)) == {
        page for page in range(1, count + 1) if any(low <= page <= low + more for low, more in ranges)
    }
