"""Printed marks that tell what a line is: list labels, headings, page numbers, signature notes.

Only signs of layout are known here (THÔNG TƯ 01/2011/TT-BNV, Nghị định 30/2020/NĐ-CP); what the
words mean is for later stages.
"""

from __future__ import annotations

import re

_LABEL = re.compile(
    r"""^(?:
        [-–—+*•●▪]\s*\S                                     # - item, + item
      | (?:[IVX]{1,5}|\d{1,2}|[a-zđ]|[A-Z])\s?[.)]\s*\S      # I. 1. a) A.
      | \d{1,2}(?:\.\d{1,2}){1,3}\.?\s*\S                   # 1.1. 2.3
      | (?:PHẦN|CHƯƠNG|ĐIỀU|MỤC)\s+(?:THỨ\s+)?[\dIVX]+\b
      | (?:Phần|Chương|Điều|Mục)\s+(?:thứ\s+)?[\dIVX]+\s*(?:[.:]|$)   # Điều 1. but not Điều 5 của Luật
    )""",
    re.VERBOSE,
)
_FIGURE = re.compile(r"^\d{1,3}[.,]\d{2,}")
_OPENERS = re.compile(
    r"^(?:Số(?:\s+\w+){0,2}\s*[:;.,]|Nơi nhận|Kính gửi|Căn cứ|Xét |Theo đề nghị|Đơn vị(?: tính)?\s*:|V/v"
    r"|(?:TM|KT|TL|TUQ)\s*\.)"
)
_DATE_LINE = re.compile(r"^\D{2,30}, ?ng[àa]y\b.*th[áa]ng\b.*n[ăâa]m\b", re.IGNORECASE)
_APPENDIX = re.compile(
    r"^(?:phụ lục|phụ biểu|biểu(?: số)?)(?: số)?\s*[:.]?\s*[\dIVXivx]*\s*[:.]?$", re.IGNORECASE
)
_PAGE_NUMBER = re.compile(
    r"^(?:(?:trang|page)\s*)?[-–—]?\s*\d{1,3}\s*(?:/\s*\d{1,3})?\s*[-–—]?$", re.IGNORECASE
)
_SIGNING = re.compile(r"^(?:TM|KT|TL|TUQ|Q)\s*[.,]\s*[^\W\d_]{2,}\b")
_SIGNATURE_NOTE = re.compile(
    r"^(?:người ký|ký bởi|ngày ký|thời gian ký|giờ ký|cơ quan\s*:|email\s*:"
    r"|signature (?:not )?(?:verified|valid)|digitally signed|signed by)",
    re.IGNORECASE,
)
_RECIPIENTS = re.compile(r"^N[ơo]i\s*nh[ậaâ]n", re.IGNORECASE)

FIGURE_WORDS = 5
"""Words of a figure set apart: a sign, the number, a unit of up to three (``triệu đồng/năm``)."""

_SMEAR = re.compile(r"^[.,'`´’‘ˆ^~·:;|\"]+\s*(?=\S)")


def _clear(text: str) -> str:
    """The line without specks that were read as marks before its first letter."""
    return _SMEAR.sub("", text.strip())


def starts_item(text: str) -> bool:
    """Whether a line begins with a list or heading label (``-``, ``+``, ``1.``, ``a)``, ``I.``)."""
    return bool(_LABEL.match(_clear(text))) and not _FIGURE.match(_clear(text))


def opens_paragraph(text: str) -> bool:
    """Whether a line begins as only the first line of a paragraph does."""
    clear = _clear(text)
    return starts_item(clear) or bool(_OPENERS.match(clear)) or stands_alone(clear)


def stands_alone(text: str) -> bool:
    """Whether a line is a paragraph whatever follows: ``Phụ lục 02``, or place and date."""
    return bool(_APPENDIX.match(_clear(text))) or bool(_DATE_LINE.match(_clear(text)))


def is_page_number(text: str) -> bool:
    """Whether a line can be a running page number."""
    return bool(_PAGE_NUMBER.match(text.strip()))


def is_short_figure(text: str) -> bool:
    """Whether a line is a figure with its sign and unit and nothing else: ``≥ 55 %``, ``374.125 người``."""
    first = next(filter(str.isalnum, text), "")
    return first.isdigit() and len(text.split()) <= FIGURE_WORDS and not starts_item(text)


def is_signature_note(text: str) -> bool:
    """Whether a line begins the text that a digital signature writes into a margin."""
    return bool(_SIGNATURE_NOTE.match(_clear(text)))


def opens_signature(text: str) -> bool:
    """Whether a line begins a signature block."""
    return bool(_SIGNING.match(text.strip()))


def opens_recipients(text: str) -> bool:
    """Whether a line begins the list of recipients."""
    return bool(_RECIPIENTS.match(text.strip()))


def in_capitals(text: str) -> bool:
    """Whether all letters of a line are capitals, a stray misread one aside."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.9 * len(letters)
