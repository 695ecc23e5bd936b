"""The document as a witness: never for the very word under test, and not for a misreading."""

from normalize.textrepair.document import count_document
from normalize.textrepair.statistics import load_statistics


def test_a_pair_is_no_witness_for_itself() -> None:
    counts = count_document(["chỉ đạo tinh", "chỉ đạo tỉnh"])
    plausible = load_statistics().plausibility
    assert counts.support("chỉ", "đạo", True, plausible) == 1
    assert counts.support("đạo", "tinh", True, plausible) == 0


def test_occurrences_go_to_the_plausible_form() -> None:
    counts = count_document(["chỉ đạo tinh"] * 8 + ["chỉ đạo tỉnh"] * 12)
    plausible = load_statistics().plausibility
    right = counts.support("đạo", "tỉnh", False, plausible)
    wrong = counts.support("đạo", "tinh", True, plausible)
    assert right > 15
    assert wrong < 1
