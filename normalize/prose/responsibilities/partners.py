"""With whom a duty is done (``phối hợp với …``), and the verbs at which the names of agencies end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalize.agencies import canonical_agency, split_agencies
from normalize.unicode import strip_accents


def bare_choice(words: str) -> str:
    """Make a choice of a pattern out of words, without accents."""
    return strip_accents("|".join(words.splitlines())).lower()


_TOGETHER = re.compile(
    r"\b[Pp]hoi hop(?: chat che)?(?: thuong xuyen)?(?:,? (?:voi|cung(?: voi)?))?\s+(?P<who>[^.;:]{2,300})"
)
_VERBS = """tham mưu|đề xuất|hướng dẫn|thực hiện|triển khai|(?<!các )(?<!những )(?<!và )(?<!thể, )tổ chức
cân đối|(?<!đoàn )(?<!quan )kiểm tra|(?<!đoàn )(?<!quan )thanh tra|(?<!đoàn )giám sát|rà soát|phân bổ|theo dõi
(?<!quan )(?<!vị )(?<!nhà )(?<!ban )(?<!ội )quản lý|tổng hợp|báo cáo|bố trí|đảm bảo|bảo đảm|chỉ đạo|cung cấp
làm tốt|đẩy mạnh|tăng cường|tuyên truyền|vận động|(?<!viện )(?<!tâm )nghiên cứu|thẩm định|chuẩn bị|lựa chọn
huy động|ban hành|thống nhất|đánh giá|hoàn thành|tiếp tục|kịp thời|lồng ghép|ưu tiên|phát huy|quan tâm|đăng ký
vận hành|trong việc|trong công tác|trong quá trình|đôn đốc|phổ biến|xác minh|xác định|công bố|công khai
bồi dưỡng|duy trì|hỗ trợ|khảo sát|điều tra|xem xét|giải quyết|xử lý|giới thiệu|quảng bá|thiết lập|thiết kế
chuyển giao|tham gia|giải ngân|quyết toán|kêu gọi|phân luồng|cập nhật|khai thác|thu thập|sắp xếp
mở rộng|nâng cao|nâng cấp|ngăn chặn|phát động|phát hiện|thành lập|thông báo|nhằm"""
VERB_PATTERN = rf"{bare_choice(_VERBS)}|(?<!so )xay dung(?! nong thon moi| ntm)"
"""Verbs as duties begin with them, without accents; small letters, for ``Ban Quản lý`` is a name."""
_VERB = re.compile(rf"(?:,\s*)?\b(?:{VERB_PATTERN})\b")
_SHORT_VERB = re.compile(
    r"(?:,\s*)?\b(?:(?<!công )(?<!độc )(?<!thành )lập"
    r"|(?<!chương )(?<!công )(?<!quy )(?<!lộ )(?<!quá )(?<!tiến )trình"
    r"|để|cử|gửi|mở|tập huấn|chăm sóc|cấp phát)\b"
)
"""Verbs of one syllable, which accents alone tell from other words (``đê điều``, ``cũ``)."""
_NAMES_FOLLOW = re.compile(r"\bcac\s+[a-z]+(?:,? [a-z]+)?$")
_MORE = re.compile(
    r";\s+(?=(?:cac (?:so|nganh|don vi|co quan|dia phuong|to chuc)|ubnd|uy ban|so)\b[^.;:]*)", re.I
)
_PREVENTION = re.compile(r"([Pp]hòng), (?=chống|ngừa)")
_NO_COMMA = "\u201a"
"""Stands for the comma of ``Phòng, chống`` while a list is split at its commas."""
_LEVEL = re.compile(r"(?:phuong|xa|huyen|thi tran|thi xa|thanh pho|dac khu)\b")


def find_partners(text: str) -> tuple[tuple[str, ...], tuple[int, int]]:
    """Read the agencies behind ``phối hợp với``, and where they stand in the text; none when it has none."""
    plain = strip_accents(text)
    match = _TOGETHER.search(plain)
    if not match:
        return (), (0, 0)
    start, end = match.start("who"), _list_end(text, plain, match.end())
    for verb in (_VERB.search(plain, start, end), _SHORT_VERB.search(text, start, end)):
        end = min(end, verb.start()) if verb else end
    if end <= start:
        return (), (0, 0)
    printed = _PREVENTION.sub(rf"\1{_NO_COMMA} ", text[start:end])
    printed = re.sub(r"\s+và\s+(?=các\b)|;\s+", ", ", re.sub(r"(?<=\w):\s", " ", printed))
    names = [name for name in split_agencies(printed).names if name]
    joined = _rejoined(names, printed)
    return tuple(name.replace(_NO_COMMA, ",") for name in joined), (start, end)


def _list_end(text: str, plain: str, end: int) -> int:
    """Where a list of agencies ends at the latest: it goes on over a colon before names, and semicolons."""
    while end < len(plain):
        names = (
            plain[end] == ":" and _NAMES_FOLLOW.search(plain[:end]) and text[end + 1 :].lstrip()[:1].isupper()
        )
        more = _MORE.match(plain, end)
        if not names and not more:
            break
        following = re.search(r"[.;:]", plain[end + 1 :])
        end = end + 1 + following.start() if following else len(plain)
    return end


def _rejoined(names: Sequence[str], printed: str) -> tuple[str, ...]:
    """Put together again what was cut inside a name.

    ``Cục TMĐT và Công nghệ thông tin`` has an ``và`` of its own, and ``UBND các phường, xã diễn ra sự
    kiện`` is said of both levels.
    """
    joined: list[str] = []
    for name in names:
        plain = strip_accents(name)
        if joined and f"{joined[-1]} và {name}" in printed and _is_rest(name):
            joined[-1] = f"{joined[-1]} và {name}"
        elif joined and f"{joined[-1]}, {name}" in printed and _LEVEL.match(plain):
            joined[-1] = f"{joined[-1]}, {name}"
        else:
            joined.append(name)
    return tuple(joined)


def _is_rest(name: str) -> bool:
    """Say whether a name is no agency of its own but a subject: ``Công nghệ thông tin``."""
    return (
        name[0].isupper()
        and not _AGENCY.match(strip_accents(name).lower())
        and canonical_agency(name) is None
    )


_AGENCY_WORDS = """sở|ban|ủy ban|ubnd|văn phòng|bộ|công an|kho bạc|ngân hàng|báo|đài|hội|liên hiệp|liên minh
liên đoàn|tỉnh đoàn|thành đoàn|huyện đoàn|trung tâm|đơn vị|chi cục|cục|mặt trận|ubmt|ubmttq|cơ quan|viện
thanh tra|trường|đoàn|công ty|tổng công ty|vpđp|bcđ|thành viên|bảo hiểm|hạt kiểm lâm|bộ chỉ huy|thủ trưởng
giám đốc|chủ tịch|chánh văn phòng|người đứng đầu|vụ|phòng(?![ ,‚]+(?:chống|ngừa|bệnh|cháy))|tổng cục|tập đoàn
thường trực|hội đồng|doanh nghiệp|hợp tác xã|tổ công tác|bệnh viện|đại học|học viện|tỉnh ủy|thành ủy|huyện ủy
lãnh đạo|các chủ"""
AGENCY_PATTERN = bare_choice(_AGENCY_WORDS)
"""The words with which the names of agencies begin, without accents, in small letters."""
_AGENCY = re.compile(rf"(?:{AGENCY_PATTERN})\b")
