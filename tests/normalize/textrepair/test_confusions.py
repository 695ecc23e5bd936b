"""Misreadings are ordered as recognizers make them, and learned from the document."""

from normalize.textrepair.likelihood.confusions import Misreadings, mark_cost


def test_a_lost_mark_is_cheaper_than_an_invented_one() -> None:
    assert 0 < mark_cost("tinh", "tỉnh") < mark_cost("tỉnh", "tinh")
    assert mark_cost("đâu", "đầu") < mark_cost("đau", "đầu")
    assert mark_cost("tỉnh", "tỉnh") == 0


def test_foreign_marks_do_not_confuse_the_letters() -> None:
    assert mark_cost("façade", "facade") > 0


def test_a_document_read_badly_makes_changes_cheaper() -> None:
    clean = Misreadings.learn([], 10_000)
    bad = Misreadings.learn([("tinh", "tỉnh")] * 50, 5_000)
    assert bad.cost("chu", "chủ") < Misreadings().cost("chu", "chủ") < clean.cost("chu", "chủ")
    assert bad.cost("tinh", "tỉnh") < bad.cost("chinh", "chỉnh")
