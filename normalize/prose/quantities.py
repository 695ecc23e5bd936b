"""Quantities in running text: number, range or share of a whole, with unit and qualifier.

Years, dates, document and section numbers, ordinals and slogans in quotation marks are none.
All patterns run on text without accents, so that a lost diacritic changes nothing; offsets stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from rapidfuzz.distance import Levenshtein

from normalize.citations import find_numbers
from normalize.dates import find_dates
from normalize.numbers import NUMBER, Number, parse_number, parse_range
from normalize.unicode import strip_accents

_UNITS = (
    "nghìn tỷ đồng",
    "điểm phần trăm",
    "đơn vị hành chính",
    "ngày công",
    "nội dung",
    "đặc khu",
    "loại hình",
    "hồ chứa",
    "hồ",
    "vườn",
    "sao",
    "cầu",
    "buôn",
    "ấp",
    "tuyến",
    "triệu đồng",
    "nghìn đồng",
    "ngàn đồng",
    "tỷ đồng",
    "tỉ đồng",
    "triệu USD",
    "đồng",
    "tiêu chí",
    "chỉ tiêu",
    "công trình",
    "văn bản",
    "dự án",
    "đề án",
    "mô hình",
    "khu dân cư",
    "lao động",
    "cán bộ",
    "công chức",
    "học viên",
    "học sinh",
    "lượt người",
    "lượt hộ",
    "doanh nghiệp",
    "hợp tác xã",
    "tổ hợp tác",
    "trang trại",
    "cơ sở",
    "sản phẩm",
    "thủ tục",
    "dịch vụ",
    "đơn vị",
    "cơ quan",
    "trạm y tế",
    "nhà văn hóa",
    "giường bệnh",
    "thị trấn",
    "thành phố",
    "đồng chí",
    "xã",
    "phường",
    "huyện",
    "thôn",
    "bản",
    "xóm",
    "hộ",
    "người",
    "trường",
    "trạm",
    "chợ",
    "lớp",
    "lượt",
    "đoàn",
    "cuộc",
    "km2",
    "km²",
    "km",
    "ha",
    "m2",
    "m²",
    "m3",
    "m³",
    "mét",
    "m",
    "tấn",
    "tạ",
    "kg",
    "lít",
    "con",
    "cây",
    "phòng",
    "nhà",
    "cái",
    "bộ",
    "máy",
    "MW",
    "kW",
    "USD",
    "tỷ",
    "tuổi",
    "điểm",
    "lần",
    "ngày",
    "tháng",
    "năm",
    "giờ",
    "đồng hồ",
    "bản đồ",
    "xã viên",
    "thành viên",
    "hội viên",
    "đoàn viên",
    "giáo viên",
    "sinh viên",
    "nhân viên",
    "thanh niên",
    "trẻ em",
    "đại biểu",
    "gia đình",
    "bác sĩ",
    "bệnh viện",
    "tài khoản",
    "thuê bao",
    "giao dịch",
    "hồ sơ",
    "hợp đồng",
    "thiết bị",
    "hệ thống",
    "ứng dụng",
    "nhiệm vụ",
    "chương trình",
    "hạng mục",
    "đối tượng",
    "tổ chức",
    "câu lạc bộ",
    "hội nghị",
    "chuyên mục",
    "chuyên đề",
    "đề tài",
    "phòng học",
    "điểm trường",
    "cửa hàng",
    "di tích",
    "làng nghề",
    "trung tâm",
    "tiểu khu",
    "khu phố",
    "tổ dân phố",
    "kWh",
    "kVA",
    "MVA",
    "kV",
    "Mbps",
    "Gbps",
    "°C",
)
_MULTIPLIERS = "(?:nghin|ngan|van|trieu|ty|ti)"
_PLAIN_UNITS = {strip_accents(unit).lower(): unit for unit in reversed(_UNITS) if unit != "hồ"}
_EXACT = ("chợ", "hồ chứa", "hồ")
_SPELLED = {"nghin": "nghìn", "van": "vạn", "ngan": "ngàn", "trieu": "triệu", "ty": "tỷ", "ti": "tỉ"}
_KNOWN_UNIT = "|".join(re.escape(unit) for unit in sorted(_PLAIN_UNITS, key=len, reverse=True))
_UNIT = (
    rf"(?P<unit>%(?:\s?/\s?nam\b)?|(?:{_MULTIPLIERS} (?=(?:{_KNOWN_UNIT})(?![a-z0-9])))?(?:{_KNOWN_UNIT})"
    r"(?![a-z0-9])(?:\s?/\s?(?:[a-z]+(?: (?:dan|dat|gia dinh))?)(?![a-z]))*"
    rf"|(?:{_MULTIPLIERS} (?=[a-z]{{2,}}(?![a-z])))?[a-z]{{2,}}(?![a-z]))"
)
_PLAIN_NUMBER = rf"(?<![\w.,/]){NUMBER}"
_QUANTITY = re.compile(
    rf"(?P<low>{_PLAIN_NUMBER})(?:\s?(?:xa|phuong|thon|huyen|ho|truong)?\s?(?P<share>/)\s?(?P<base>{NUMBER}))?"
    rf"(?:\s?(?:%|km|ha|m|xa|ho|nguoi)?\s?(?P<dash>[-–]|\bden\b)\s?(?P<high>{NUMBER}))?\s?(?:{_UNIT})?"
)
_QUALIFIERS = (
    "ước tính",
    "ước",
    "khoảng",
    "trên",
    "dưới",
    "hơn",
    "gần",
    "ít nhất",
    "tối thiểu",
    "tối đa",
    "không quá",
    "từ",
)
_PLAIN_QUALIFIERS = {strip_accents(word): word for word in _QUALIFIERS}
_QUALIFIER = re.compile(rf"(?<!tinh )(?<!dau )\b({'|'.join(_PLAIN_QUALIFIERS)})\s+(?:dat\s+)?$")
_NO_UNITS = frozenset(
    strip_accents(word)
    for word in [
        "và",
        "với",
        "của",
        "cho",
        "trên",
        "dưới",
        "đến",
        "trong",
        "ngoài",
        "theo",
        "tại",
        "là",
        "có",
        "về",
        "do",
        "từ",
        "hoặc",
        "so",
        "những",
        "các",
        "một",
        "này",
        "khi",
        "để",
        "trở",
        "đạt",
        "chiếm",
        "tăng",
        "giảm",
        "quý",
        "tiêu",
    ]
)
_ORDINAL = re.compile(
    r"\b(?P<word>(?<!tong )so|dieu|khoan|muc do|cap do|muc|diem|phan|phu luc|bieu|lan thu|thu|nhom|khoa"
    r"|ky|quy|dot|loai|(?<!giu )vung|tieu chi|chuong|nghi quyet|thang|nam|ngay|hang|khu|mua|luat"
    r"|(?:tieu )?du an|covid ?[-–]|sars[- ]cov[- ])"
    r"\s*(?:so\s*)?(?:\d[\d.]*\s*(?:,|;|va|-|–|den)\s*)*$"
)
_NO_ORDINALS = frozenset(
    {"sở", "sổ", "thu", "thủ", "quỹ", "ký", "kí", "phân", "nam", "vững", "mua", "hằng", "mức"}
)
"""Other words with the same bare letters: ``thu 15 tỷ đồng``, ``ký 12 hợp đồng``, ``quỹ 5 tỷ đồng``."""
_REACHES = re.compile(r"(?:\b(?:dat|la|con|len|xuong|bang|duoi|tren|toi thieu|khoang)|:)\s+$")
_EVERY = re.compile(r"\b(?:dinh ky|bao cao|so ket|tong ket|quy)\s*,?\s*$")
_OF_YEAR = re.compile(r"\s*(?:dau|cuoi) nam\b|\s*(?:,|va)\s*(?:ca )?nam\b|\s*(?:,|va)\s*(?:0?1|mot) nam\b")
_YEAR_SPAN = re.compile(r"\b(?:19|20)\d\d\s?[-–]\s?(?:19|20)?\d\d\b")
_YEAR = re.compile(r"(?<![\d.,/])(?:19|20)\d\d(?![\d.,]*\d|\s?[/%])")
_DAY_MONTH = re.compile(r"\bngay\s+\d{1,2}\s?[/.-]\s?\d{1,2}\b")
_QUOTED = re.compile(r"[“\"”][^“”\"]{1,160}[”\"]")
_PHONE_OR_WEB = re.compile(r"\b(?:https?://|www\.)\S+|\S+@\S+")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity at ``[start, end)`` of a text, unit included; the number alone at ``[start, number_end)``.

    ``base`` is the whole in ``8/207 xã``; ``high`` the upper end of a range; ``qualifier_start`` is
    where the qualifier's words begin.
    """

    start: int
    number_end: int
    end: int
    low: Number
    high: Number | None
    base: Number | None
    unit: str
    qualifier: str
    qualifier_start: int

    @property
    def value(self) -> Decimal | None:
        """The (lower) value; None when it is ambiguous."""
        return self.low.value


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Find all quantities of a text (NFC) in reading order."""
    plain = strip_accents(text).lower()
    masked = _mask(text, plain)
    return tuple(_quantities(text, masked))


def _mask(text: str, plain: str) -> str:
    """Blank out what holds figures but is no quantity."""
    spans = [(found.start, found.end) for found in find_dates(text)]
    spans += [(found.start, found.end) for found in find_numbers(text)]
    for pattern in (_YEAR_SPAN, _DAY_MONTH, _QUOTED, _PHONE_OR_WEB):
        spans += [match.span() for match in pattern.finditer(plain)]
    for match in _YEAR.finditer(plain):
        before = plain[: match.start()]
        unit = re.match(r"\s?(?:xa|ho|nguoi|km|ha|trieu|lao dong|ty)\b", plain[match.end() :])
        if not unit or re.search(r"\bnam\s*$", before):
            spans.append(match.span())
    masked = list(plain)
    for start, end in spans:
        masked[start:end] = "#" * (end - start)
    return "".join(masked)


def _quantities(text: str, masked: str) -> Iterator[Quantity]:
    for match in _QUANTITY.finditer(masked):
        if _is_ordinal(text, masked, match.start()) or re.search(r"[a-z]$", masked[: match.start()]):
            continue
        low, base = parse_number(match["low"]), parse_number(match["base"] or "")
        rising = parse_range(f"{match['low']}-{match['high']}") if match["high"] else None
        high = rising[1] if rising else None
        if low is None or (match["share"] and base is None):
            continue
        unit, unit_end = _unit(text, match)
        if unit and _is_word_stuck_to_number(text, match, unit):
            continue
        if not unit and not _is_share(low, base) and not _is_index(low, masked[: match.start()]):
            continue
        if unit == "giờ" and base:
            continue
        if unit == "tháng" and _is_period(masked[: match.start()], masked[unit_end:]):
            continue
        number_end = match.end("high") if high else match.end("base") if base else match.end("low")
        qualifier, start = _qualifier(masked, match.start(), unit_end)
        yield Quantity(match.start(), number_end, unit_end, low, high, base, unit, qualifier, start)


def _is_ordinal(text: str, masked: str, at: int) -> bool:
    """Say whether a number names one of several: ``khoản 2``, ``tiêu chí số 14``, ``Tiểu dự án 1``."""
    begin = max(0, at - 40)
    match = _ORDINAL.search(masked[begin:at])
    if match is None:
        return False
    low, high = match.span("word")
    return text[begin + low : begin + high].lower() not in _NO_ORDINALS


def _is_word_stuck_to_number(text: str, match: re.Match[str], unit: str) -> bool:
    """Tell ``1ruyên`` (a misread word) from ``400km``."""
    is_known = unit in _UNITS or unit == "%" or "/" in unit
    return not is_known and text[match.start("unit") - 1].isdigit()


def _is_share(low: Number, base: Number | None) -> bool:
    """Tell ``82/207`` without a unit from a day and month (``10/10``) and from fractions like 1/2."""
    if base is None or base.value is None or low.value is None:
        return False
    is_scale = low.value == 1 and base.value % 10 == 0
    return low.value <= base.value and base.value > 31 and not is_scale


def _is_index(low: Number, before: str) -> bool:
    """Say whether a number without a unit is the value of an index: ``đạt 0,95``."""
    is_decimal = low.value is not None and low.value != low.value.to_integral_value()
    return is_decimal and _REACHES.search(before[-30:]) is not None


def _is_period(before: str, after: str) -> bool:
    """Say whether months tell how often or until when one reports (``định kỳ 6 tháng, năm``)."""
    return _EVERY.search(before[-30:]) is not None or _OF_YEAR.match(after) is not None


def _unit(text: str, match: re.Match[str]) -> tuple[str, int]:
    printed = match["unit"]
    exact = _exact_unit(text, match)
    end = match.end("base") if match["base"] else match.end("high") if match["high"] else match.end("low")
    if exact:
        return exact, match.start("unit") + len(exact)
    if not printed or printed.split("/")[0] in _NO_UNITS:
        return "", end
    head, *per = re.split(r"\s?/\s?", printed)
    known = _known_unit(head)
    start = match.start("unit")
    if known is None and printed != "%" and (nearest := _nearest_unit(match.string[start:])):
        return nearest, start + len(nearest)
    first = known or text[start : start + len(head)]
    rest = text[start + len(head) : match.end("unit")]
    return first + "".join(f"/{word.strip()}" for word in rest.split("/")[1:] if per), match.end("unit")


def _exact_unit(text: str, match: re.Match[str]) -> str:
    """Give the unit that is printed letter for letter where its bare letters are another word's too.

    ``chợ`` is no ``cho`` and ``hồ`` no ``hộ``.
    """
    if not match["unit"]:
        return ""
    printed = text[match.start("unit") :].lower()
    found = (unit for unit in _EXACT if re.match(rf"{unit}(?!\w|\s?/)", printed))
    return next(found, "")


def _known_unit(plain: str) -> str | None:
    """Give the spelling of a known unit, a multiplier before it (``triệu tấn``) included."""
    multiplier, _, rest = plain.partition(" ")
    if plain in _PLAIN_UNITS or multiplier not in _SPELLED or rest not in _PLAIN_UNITS:
        return _PLAIN_UNITS.get(plain)
    return f"{_SPELLED[multiplier]} {_PLAIN_UNITS[rest]}"


def _nearest_unit(plain: str) -> str:
    """Find the unit of two words that a text begins with, one letter of it misread; empty for none."""
    for bare, unit in _PLAIN_UNITS.items():
        if " " in bare and len(bare) >= 8 and Levenshtein.distance(plain[: len(bare)], bare) == 1:
            return unit
    return ""


def _qualifier(masked: str, start: int, end: int) -> tuple[str, int]:
    match = _QUALIFIER.search(masked[max(0, start - 12) : start])
    after = re.match(r"\s*tro (len|xuong)\b", masked[end:])
    if not match:
        if after:
            return "trở lên" if after[1] == "len" else "trở xuống", start
        return "", start
    word = _PLAIN_QUALIFIERS[match[1]]
    begin = start - len(match[0])
    if word != "từ":
        return word, begin
    if after:
        return f"từ … {'trở lên' if after[1] == 'len' else 'trở xuống'}", begin
    return "", begin
