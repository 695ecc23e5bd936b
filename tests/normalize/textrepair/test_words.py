"""What may be repaired, and what is a name, a code or a number."""

import pytest

from normalize.textrepair.words import Kind, split_words


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Tổng mức đầu tư", "Tổng", Kind.TEXT),
        ("theo Quyết định số 5", "Quyết", Kind.CAPITAL),
        ("Ban Chỉ đạo tỉnh", "Chỉ", Kind.NAME),
        ("huyện Chi Lăng", "Chi", Kind.FIXED),
        ("Xã Văn An - Văn Quan", "An", Kind.FIXED),
        ("số 1600/QĐ-TTg", "TTg", Kind.FIXED),
        ("các Sở VH-TT&DL", "VH", Kind.FIXED),
        ("BCD tỉnh", "BCD", Kind.ABBREVIATION),
        ("KẾ HOẠCH NĂM 2017", "HOẠCH", Kind.TEXT),
        ("qua http://vietnam.vn để", "vietnam", Kind.FIXED),
    ],
)
def test_kinds(text: str, word: str, kind: Kind) -> None:
    found = {one.printed: one.kind for one in split_words(text)}
    assert found[word] is kind


def test_places_point_at_the_printed_word() -> None:
    text = "Nâng cao (đời sống) của “người dân”, 5%"
    assert all(text[one.start : one.end] == one.printed for one in split_words(text))
