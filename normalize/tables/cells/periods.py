"""Cells that say when: ``2016-2020``, ``Quý I/2017``, ``13/3 - 21/3``, ``từ tháng 3 đến tháng 5``."""

from __future__ import annotations

import re

_WORDS = r"(?:từ|đến|hết|trước|sau|năm|tháng|quý|quí|tuần|ngày|giai đoạn|đầu|cuối|và)"
_NUMERAL = r"(?:\d{1,4}|[IVXivx]{1,4}|T\d{1,2})"
_SIGN = r"[/.,\s–—-]"
_PERIOD = re.compile(
    rf"(?:{_WORDS}\b|{_NUMERAL}(?!\w)|{_SIGN})+"
    r"|(?:q|t|quý|tháng)[\s.]?(?:\d{1,2}|[IVX]{1,3})\s*/\s*(?:19|20)\d\d"
    r"|(?:cả năm|hằng năm|hàng năm|thường xuyên|hằng quý|hàng quý|hàng tháng|hằng tháng)\b[^\d]*",
    re.IGNORECASE,
)
_HAS_WORD = re.compile(rf"{_WORDS}\b|(?:cả|hằng|hàng|thường)\s|[qt][\s.]?[\dIVX]+\s*/", re.IGNORECASE)
_DURATION = re.compile(r"\d+\s*(?:ngày|tháng|năm|tuần|quý)", re.IGNORECASE)
_DAYS = re.compile(
    r"\d{1,2}/\d{1,2}(?:/\d{2,4})?\s*[-–—]\s*\d{1,2}/\d{1,2}(?:/\d{2,4})?"
    r"|\d{1,2}/(?:19|20)\d\d(?:\s*[-–—]\s*\d{1,2}/(?:19|20)\d\d)?"
    r"|(?:19|20)\d\d\s*[-–—]\s*(?:(?:19|20)\d\d|\d\d(?!\d))"
)


def is_period(text: str) -> bool:
    """Say whether a text only says when something is; ``6 tháng`` says how long."""
    if _DURATION.fullmatch(text):
        return False
    if _DAYS.fullmatch(text):
        return True
    return bool(_PERIOD.fullmatch(text) and _HAS_WORD.search(text) and any(map(str.isalnum, text)))
