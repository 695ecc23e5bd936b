"""What may be repaired, and what is a name, a code or a number."""

import pytest

from normalize.textrepair.forms.words import WordKind, split_words


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Tổng mức đầu tư", "Tổng", WordKind.TEXT),
        ("theo Quyết định số 5", "Quyết", WordKind.CAPITAL),
        ("Ban Chỉ đạo tỉnh", "Chỉ", WordKind.NAME),
        ("huyện Chi Lăng", "Chi", WordKind.FIXED),
        ("Xã Văn An - Văn Quan", "An", WordKind.FIXED),
        ("số 1600/QĐ-TTg", "TTg", WordKind.FIXED),
        ("các Sở VH-TT&DL", "VH", WordKind.FIXED),
        ("BCD tỉnh", "BCD", WordKind.ABBREVIATION),
        ("KẾ HOẠCH NĂM 2017", "HOẠCH", WordKind.TEXT),
        ("qua http://vietnam.vn để", "vietnam", WordKind.FIXED),
    ],
)
def test_kinds(text: str, word: str, kind: WordKind) -> None:
    found = {one.printed: one.kind for one in split_words(text)}
    assert found[word] is kind


def test_places_point_at_the_printed_word() -> None:
    text = "Nâng cao (đời sống) của “người dân”, 5%"
    assert all(text[one.start : one.end] == one.printed for one in split_words(text))
