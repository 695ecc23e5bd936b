"""Where a document repeats a passage and reads it otherwise."""

from normalize.textrepair.repeats import find_repeats, rival_forms

FIRST = ["họp", "ban", "quản", "lý", "chợ", "hằng", "tháng", "một", "lần"]
SECOND = ["họp", "ban", "quản", "ly", "chợ", "hằng", "tháng", "một", "lần"]
OTHER = ["họp", "ban", "quản", "trị", "chợ", "hằng", "tháng", "một", "lần"]


def test_look_alikes_in_the_same_context_are_rivals() -> None:
    repeats = find_repeats([FIRST, FIRST, SECOND])
    (found,) = rival_forms(SECOND, repeats)[3]
    assert (found.form, found.count, found.own) == (("lý",), 2, 1)


def test_other_words_are_no_rivals() -> None:
    assert not find_repeats([FIRST, OTHER])
    assert not find_repeats([FIRST, FIRST])
