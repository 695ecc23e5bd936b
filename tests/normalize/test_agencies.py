"""Lists of agencies as provincial plans print them, and canonical names."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.agencies import agencies, canonical_agency, repair_abbreviations, split_agencies


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Sở KH&ĐT, NN&PTNT, TC và VPDP", "Sở KH&ĐT;Sở NN&PTNT;Sở TC;VPĐP"),
        ("Sở KH&ĐT, NN&PTNT và VPĐP", "Sở KH&ĐT;Sở NN&PTNT;VPĐP"),
        ("UBND, BCD tỉnh", "UBND;BCĐ tỉnh"),
        ("BCĐ cấp huyện, xã", "BCĐ cấp huyện;BCĐ cấp xã"),
        ("BCĐ cấp huyện, xã đạt chuẩn NTM", "BCĐ cấp huyện;xã đạt chuẩn NTM"),
        ("BCĐ tỉnh, các Sở: Y tế, GD&ĐT, TT&TT", "BCĐ tỉnh;Sở Y tế;Sở GD&ĐT;Sở TT&TT"),
        ("các Sở VH - TT&DL, TN&MT, Sở NN và PTNT", "Sở VH - TT&DL;Sở TN&MT;Sở NN và PTNT"),
        ("BCĐ huyện BCĐ, BQL xã", "BCĐ huyện;BCĐ;BQL xã"),
        ("BCĐ huyện; BCĐ, BQL xã", "BCĐ huyện;BCĐ;BQL xã"),
        ("Sở NN và PTNT, VP ĐP tỉnh", "Sở NN và PTNT;VPĐP tỉnh"),
        ("UBND cấp huyện, Sở NN& PTNT,", "UBND cấp huyện;Sở NN&PTNT"),
        (
            "UBND các huyện Cao Lộc, Bình Gia, thành phố LS",
            "UBND huyện Cao Lộc;UBND huyện Bình Gia;UBND thành phố LS",
        ),
        ("Các phòng chuyên môn cấp huyện, TP", "Các phòng chuyên môn cấp huyện;Các phòng chuyên môn cấp TP"),
        ("Sở, Ban, ngành, VPĐP, BCĐ cấp huyện, xã", "Sở, Ban, ngành;VPĐP;BCĐ cấp huyện;BCĐ cấp xã"),
        ("Các Sở, ngành phụ trách tiêu chí", "Các Sở, ngành phụ trách tiêu chí"),
        ("Các cơ quan, đơn vị liên quan.", "Các cơ quan, đơn vị liên quan"),
        (
            "Các sở, ban, ngành; UBND các huyện, thành phố",
            "Các sở, ban, ngành;UBND các huyện;UBND các thành phố",
        ),
        ("Cấp ủy, chính quyền các cấp", "Cấp ủy;chính quyền các cấp"),
        (
            "Sở Văn hóa, Thể thao và Du lịch, Tài chính và Nội vụ",
            "Sở Văn hóa, Thể thao và Du lịch;Sở Tài chính;Sở Nội vụ",
        ),
        ("Sở Tài chính (chủ trì, tổng hợp); Công an tỉnh", "Sở Tài chính (chủ trì, tổng hợp);Công an tỉnh"),
        ("Tỉnh ủy, Hội Nông dân và hợp tác xã", "Tỉnh ủy;Hội Nông dân;hợp tác xã"),
        ("", ""),
    ],
)
def test_lists(printed: str, names: str) -> None:
    assert ";".join(split_agencies(printed).names) == names


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Sở NN và PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
        ("VPDP tỉnh", "Văn phòng Điều phối nông thôn mới tỉnh"),
        (
            "Văn phòng Điều phối chương trình xây dựng nông thôn mới tỉnh:",
            "Văn phòng Điều phối nông thôn mới tỉnh",
        ),
        ("Ủy ban nhân dân các huyện, thành phố", "Ủy ban nhân dân các huyện, thành phố"),
        ("Sở Thông tín và Truyển thông", "Sở Thông tin và Truyền thông"),
        ("Bộ NN&PTNT", "Bộ Nông nghiệp và Phát triển nông thôn"),
        ("Công an tỉnh", "Công an tỉnh"),
    ],
)
def test_canonical_names(printed: str, name: str) -> None:
    found = canonical_agency(printed)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("printed", ["Các cơ quan liên quan", "Sở Xyz", "Ban nhạc tỉnh", ""])
def test_unknown_agencies_are_not_guessed(printed: str) -> None:
    assert canonical_agency(printed) is None


def test_a_merged_department_keeps_its_name_and_knows_its_successor() -> None:
    before = canonical_agency("Sở KH&ĐT", on=date(2017, 2, 24))
    assert before is not None
    assert (before.agency.successor, before.agency.valid_to) == ("Tài chính", date(2025, 3, 1))


def test_every_successor_is_known() -> None:
    names = {agency.name for agency in agencies()} | {agency.full_name for agency in agencies()}
    assert {agency.successor for agency in agencies() if agency.successor} <= names


def test_abbreviations_are_mended_only_to_known_ones() -> None:
    text, changes = repair_abbreviations("BCD, BQL và VP DP; đường GTNT, ĐBKK, KH&DT")
    assert text == "BCĐ, BQL và VPĐP; đường GTNT, ĐBKK, KH&ĐT"
    assert [(change.printed, change.value) for change in changes] == [
        ("VP DP", "VPĐP"),
        ("BCD", "BCĐ"),
        ("KH&DT", "KH&ĐT"),
    ]


@pytest.mark.parametrize(
    ("printed", "value"), [("BCP", "BCĐ"), ("BCPĐ", "BCĐ"), ("VPPP", "VPĐP"), ("BCH", "BCH"), ("UBP", "UBP")]
)
def test_a_stroke_read_as_another_letter(printed: str, value: str) -> None:
    assert repair_abbreviations(f"{printed} tỉnh")[0] == f"{value} tỉnh"


_DEPARTMENTS = st.sampled_from(["Y tế", "Tài chính", "KH&ĐT", "Nông nghiệp và Phát triển nông thôn", "TN&MT"])


@given(st.lists(_DEPARTMENTS, min_size=1, unique=True), st.sampled_from([", ", "; ", ","]))
def test_each_department_gets_its_so(names: list[str], separator: str) -> None:
    assert split_agencies("Sở " + separator.join(names)).names == tuple(f"Sở {name}" for name in names)


@given(st.text(alphabet="SởBCĐUN&,;: ()vàtỉnhxãcáchuyệnA", max_size=40))
def test_letters_are_never_lost(text: str) -> None:
    joined = "".join(split_agencies(text).names)
    assert all(letter in joined for letter in set(text) & set("BĐUNA"))
