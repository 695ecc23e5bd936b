"""The distance: a diacritic is cheap, a look-alike dearer, a first consonant dear, a number never passes."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from normalize.gazetteer.expand import expanded


def edits(one: str, other: str) -> int:
    return Levenshtein.distance(expanded(one), expanded(other))


def test_spellings_of_one_name_cost_nothing() -> None:
    assert edits("THUỶ HÙNG", "Thủy Hùng") == 0


def test_costs_are_in_the_order_of_likelihood() -> None:
    diacritic = edits("Văn An", "Vân An")
    look_alike = edits("Liên Sơn", "Liên Sem")
    letter = edits("Tân Lập", "Tân Lạng")
    consonant = edits("Tân Lập", "Tân Hập")
    assert diacritic == edits("Bình Xá", "Bính Xá") == 1
    assert diacritic < look_alike <= letter
    assert edits("Tân Lam", "Tân Lan") < edits("Tân Lam", "Tân Lac")
    assert edits("Tân Lac", "Tân Xac") > edits("Tân Lac", "Tân Lax")
    assert consonant > diacritic


def test_numbers_do_not_pass_for_each_other() -> None:
    assert edits("Phường 1", "Phường 7") >= 8
    assert edits("2 6", "26") >= 8
