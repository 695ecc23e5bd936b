import pytest

from normalize.lexicon import Lexicon, spell

LEXICON = Lexicon.parse("""
[cumulative]
words = ["lũy kế", "cộng dồn"]
[only]
words = ["chỉ đạo"]
[spend]
words = ["chi đạo"]
[million]
words = ["triệu đồng", "tr.đ"]
unit = "triệu đồng"
[dong]
words = ["đồng"]
[drop]
words = ["bỏ"]
[percent]
words = ["%"]
""")


def names(text: str) -> list[str]:
    return [hit.concept.name for hit in LEXICON.find(text)]


def test_the_longest_phrase_wins_and_gives_its_place() -> None:
    text = "Lũy kế 12 triệu đồng, 5 đồng"
    assert names(text) == ["cumulative", "million", "dong"]
    assert [text[hit.start : hit.end] for hit in LEXICON.find(text)] == ["Lũy kế", "triệu đồng", "đồng"]


@pytest.mark.parametrize("text", ["luỹ kế", "LŨY KẾ", "luy ke", "lũy kê", "Tr. đ", "tr.đ."])
def test_case_tone_placement_blanks_and_lost_accents_are_forgiven(text: str) -> None:
    assert LEXICON.match(text) is not None


@pytest.mark.parametrize("text", ["lụy kế", "lũy kế hoạch", "chi đao", "bo"])
def test_wrong_accents_shared_bare_phrases_and_short_words_are_not(text: str) -> None:
    assert LEXICON.match(text) is None


def test_a_forgiven_accent_is_told() -> None:
    assert [hit.forgiven for hit in LEXICON.find("lũy kế, luy ke, %")] == [False, True, False]


def test_a_concept_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="no words"):
        Lexicon.parse("[empty]\nunit = 'xã'")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("410m đường", "m"),
        ("48.640.000đ", "đồng"),
        ("nghìn tỷ đồng", "nghìn tỷ đồng"),
        ("trieu dong", "triệu đồng"),
        ("km2", "km²"),
        ("hộ nghèo", "hộ nghèo"),
    ],
)
def test_units_are_found_behind_a_number(text: str, unit: str) -> None:
    spelled = spell(text)
    first = next(
        index
        for index, word in enumerate(spelled.bare)
        if not word.replace(".", "").isdigit() and word != "."
    )
    hit = Lexicon.load("units").at(spelled, first)
    assert hit and hit.concept.get("unit", hit.phrase) == unit


def test_a_unit_stands_once_in_its_lexicon() -> None:
    words = [word.lower() for concept in Lexicon.load("units").concepts.values() for word in concept.words]
    assert len(words) == len(set(words))


def test_phrases_of_another_file_are_shared() -> None:
    shared = Lexicon.parse(
        '[who]\nwords = ["chủ đầu tư"]\nwords_of = ["agency_roles.leads"]\nkind = "agency"\n'
    )
    concept = shared.match("Đơn vị chủ trì")
    assert concept is shared["who"] and concept.get("kind") == "agency"
    assert shared.match("chủ đầu tư") is concept
