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
        (
            "UBND các xã, phường (mặt bằng, thuê đất)",
            "UBND các xã;UBND các phường (mặt bằng, thuê đất)",
        ),
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
    ("printed", "names"),
    [
        (
            "Cục Thương mại điện tử và Kinh tế số; Sở Công Thương",
            "Cục Thương mại điện tử và Kinh tế số;Sở Công Thương",
        ),
        ("Sở Văn hóa và Thể thao, Sở Du lịch", "Sở Văn hóa và Thể thao;Sở Du lịch"),
        ("Sở Nông nghiệp và Môi trường và Sở Tài chính", "Sở Nông nghiệp và Môi trường;Sở Tài chính"),
        (
            "Ban Quản lý Khu kinh tế và các khu công nghiệp tỉnh",
            "Ban Quản lý Khu kinh tế và các khu công nghiệp tỉnh",
        ),
        (
            "Ban Quản lý dự án đầu tư xây dựng công trình dân dụng và công nghiệp tỉnh, Sở Xây dựng",
            "Ban Quản lý dự án đầu tư xây dựng công trình dân dụng và công nghiệp tỉnh;Sở Xây dựng",
        ),
        (
            "Phòng Lao động, Thương binh và Xã hội; Phòng Tài chính - Kế hoạch",
            "Phòng Lao động, Thương binh và Xã hội;Phòng Tài chính - Kế hoạch",
        ),
        (
            "Phòng Văn hóa và Thông tin, Trung tâm Văn hóa, Thể thao và Du lịch",
            "Phòng Văn hóa và Thông tin;Trung tâm Văn hóa, Thể thao và Du lịch",
        ),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        (
            "Chi cục Trồng trọt và Bảo vệ thực vật, Chi cục Chăn nuôi và Thú y",
            "Chi cục Trồng trọt và Bảo vệ thực vật;Chi cục Chăn nuôi và Thú y",
        ),
        (
            "Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch tỉnh, Sở Công Thương",
            "Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch tỉnh;Sở Công Thương",
        ),
        (
            "Sở Nội vụ, Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch",
            "Sở Nội vụ;Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch",
        ),
        ("Hội Nông dân, Phụ nữ, Cựu chiến binh tỉnh", "Hội Nông dân;Hội Phụ nữ;Hội Cựu chiến binh tỉnh"),
        ("Hội Nông dân và Hội Liên hiệp Phụ nữ", "Hội Nông dân;Hội Liên hiệp Phụ nữ"),
        ("Bộ Công an, Tài chính và Y tế", "Bộ Công an;Bộ Tài chính;Bộ Y tế"),
        ("Sở Y tế và UBND các huyện, thành phố", "Sở Y tế;UBND các huyện;UBND các thành phố"),
        ("Sở Y tế và người dân", "Sở Y tế;người dân"),
        ("Chi cục Kiểm lâm, Thủy lợi", "Chi cục Kiểm lâm;Chi cục Thủy lợi"),
        ("Viện Quy hoạch và Thiết kế nông nghiệp", "Viện Quy hoạch và Thiết kế nông nghiệp"),
        (
            "Trường Cao đẳng Kinh tế và Công nghệ, Trường Chính trị",
            "Trường Cao đẳng Kinh tế và Công nghệ;Trường Chính trị",
        ),
        (
            "Công ty TNHH Xây dựng và Thương mại Hoàng Anh",
            "Công ty TNHH Xây dựng và Thương mại Hoàng Anh",
        ),
        (
            "Công ty Cổ phần Môi trường và Công trình đô thị; Công ty Điện lực",
            "Công ty Cổ phần Môi trường và Công trình đô thị;Công ty Điện lực",
        ),
        (
            "Cục Thi hành án dân sự, Viện Kiểm sát nhân dân và Tòa án nhân dân tỉnh",
            "Cục Thi hành án dân sự;Viện Kiểm sát nhân dân;Tòa án nhân dân tỉnh",
        ),
        ("Ban Dân tộc và Tôn giáo, Sở Nội vụ", "Ban Dân tộc và Tôn giáo;Sở Nội vụ"),
        (
            "Ban Tuyên giáo và Dân vận Tỉnh ủy, Báo và Đài Phát thanh, Truyền hình tỉnh",
            "Ban Tuyên giáo và Dân vận Tỉnh ủy;Báo và Đài Phát thanh, Truyền hình tỉnh",
        ),
        (
            "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh, Sở KH&CN",
            "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh;Sở KH&CN",
        ),
        ("Đoàn TNCS Hồ Chí Minh, Hội LHPN tỉnh", "Đoàn TNCS Hồ Chí Minh;Hội LHPN tỉnh"),
        (
            "Sở Giáo dục và Đào tạo, Y tế, Lao động - Thương binh và Xã hội",
            "Sở Giáo dục và Đào tạo;Sở Y tế;Sở Lao động - Thương binh và Xã hội",
        ),
        (
            "UBND các xã Hòa Bình, Tân Lập và Vạn Linh",
            "UBND xã Hòa Bình;UBND xã Tân Lập;UBND xã Vạn Linh",
        ),
        ("UBND các phường, xã và đặc khu", "UBND các phường;UBND các xã;UBND các đặc khu"),
        (
            "Các sở, ban, ngành, đoàn thể tỉnh và UBND cấp huyện",
            "Các sở, ban, ngành, đoàn thể tỉnh;UBND cấp huyện",
        ),
        (
            "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh, Văn phòng UBND tỉnh",
            "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh;Văn phòng UBND tỉnh",
        ),
        (
            "Trung tâm Công nghệ thông tin và Truyền thông (Sở KH&CN)",
            "Trung tâm Công nghệ thông tin và Truyền thông (Sở KH&CN)",
        ),
        ("Trung tâm Y tế và Bệnh viện Đa khoa huyện", "Trung tâm Y tế;Bệnh viện Đa khoa huyện"),
        ("Tổ thẩm định và nghiệm thu", "Tổ thẩm định và nghiệm thu"),
        ("Doanh nghiệp, hợp tác xã và hộ kinh doanh", "Doanh nghiệp;hợp tác xã;hộ kinh doanh"),
        ("Quỹ Bảo vệ và Phát triển rừng; Hạt Kiểm lâm", "Quỹ Bảo vệ và Phát triển rừng;Hạt Kiểm lâm"),
        (
            "Sở Tài nguyên và Khoáng sản, Sở Công nghiệp và Thương mại",
            "Sở Tài nguyên và Khoáng sản;Sở Công nghiệp và Thương mại",
        ),
        (
            "Ban Chỉ huy Phòng thủ dân sự và Tìm kiếm cứu nạn tỉnh",
            "Ban Chỉ huy Phòng thủ dân sự và Tìm kiếm cứu nạn tỉnh",
        ),
        (
            "Ban An toàn giao thông, Công an tỉnh và Sở GTVT",
            "Ban An toàn giao thông;Công an tỉnh;Sở GTVT",
        ),
        ("Sở Tư pháp, Hội Luật gia và Đoàn Luật sư tỉnh", "Sở Tư pháp;Hội Luật gia;Đoàn Luật sư tỉnh"),
        (
            "Kho bạc Nhà nước, Ngân hàng Nhà nước và Cục Thuế",
            "Kho bạc Nhà nước;Ngân hàng Nhà nước;Cục Thuế",
        ),
        (
            "Công ty TNHH MTV Khai thác công trình thủy lợi và Công ty Cấp nước",
            "Công ty TNHH MTV Khai thác công trình thủy lợi;Công ty Cấp nước",
        ),
        (
            "Ban Chỉ đạo Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh, Sở Y tế",
            "Ban Chỉ đạo Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh;Sở Y tế",
        ),
        ("Sở Thông; tin và Truyền thông", "Sở Thông tin và Truyền thông"),
        ("Các tỉnh, thành phố và", "Các tỉnh;các thành phố"),
    ],
)
def test_names_with_separators_of_their_own(printed: str, names: str) -> None:
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
