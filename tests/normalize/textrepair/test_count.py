"""How words, text and lists are counted."""

from normalize.textrepair.compile.count import (
    UNIT,
    Counts,
    count_lexicon,
    count_running_text,
    count_word_list,
)
from normalize.textrepair.statistics import load_statistics


def test_segmented_words_give_starts_ends_and_inner_pairs() -> None:
    counts = Counts()
    count_word_list(["kế_hoạch 400", "ho@@ 99", "và 40"], counts)
    assert counts.pairs == {("kế", "hoạch"): 200} and counts.inside == {("kế", "hoạch")}
    assert counts.starts == {"kế": 200, "và": 20}
    assert counts.last == {"hoạch": 200}


def test_pairs_do_not_cross_sentences() -> None:
    counts = Counts()
    count_running_text("Phê duyệt kế hoạch. Ban hành năm 2017 kèm theo", counts)
    assert ("hoạch", "ban") not in counts.pairs and ("năm", "kèm") not in counts.pairs
    assert counts.pairs["phê", "duyệt"] == UNIT


def test_only_common_compounds_count_from_the_lexicon() -> None:
    counts = Counts()
    count_lexicon(["đôn đốc", "Lạng Sơn", "đi"], counts)
    assert set(counts.pairs) == {("đôn", "đốc")}


def test_compiled_probabilities_are_probabilities() -> None:
    statistics = load_statistics()
    assert sum(statistics.start(name) for name in statistics.index) <= 1.0000001
    following = [statistics.after("kế", name, statistics.start(name)) for name in statistics.index]
    assert 0.99 < sum(one[0] for one in following) < 1.0000001
    assert statistics.is_attested("kế", "hoạch") and not statistics.is_attested("kê", "hoạch")
