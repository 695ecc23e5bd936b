"""The header of a document: letterhead, title, incoming stamp, signature."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from extract.model import Document, PageOrigin, mean_confidence
from extract.pathnames import shown
from normalize.citations import DocumentNumber, find_blank_number, find_numbers
from normalize.dates import find_dates
from normalize.prose.letterhead.draft import HeaderDraft
from normalize.prose.letterhead.signature import read_signature, read_stamp
from normalize.prose.passage import Passage, tidy
from normalize.prose.segment.fixed_words import (
    document_type,
    is_attachment_note,
    is_nation_line,
    is_secrecy_line,
)
from normalize.prose.segment.parts import Parts
from normalize.records import DocumentRecord, Finding, Method, Trace

_PLACE_AND_DATE = re.compile(r"(?P<place>[A-ZÀ-ỸĐ][^,;:()\d]{1,40}?)\s*,\s*(?=ngày|tháng)", re.IGNORECASE)
_SURE = 0.85
_YEAR = re.compile(r"năm\s+(20[0-4]\d)(?!\s*[-–]\s*20)", re.IGNORECASE)
_PROGRAMME = re.compile(
    # A comma goes on only to the next aim of a programme that joins several.
    r"(Chương trình\s+(?:(?:mục tiêu quốc gia|MTQG)|(?!hành động|công tác|kế hoạch|số\b)(?=\w))"
    r"[^;.(]*?)(?=\s+(?:trên địa bàn|tỉnh|thành phố|năm|giai đoạn|huyện|đến năm)\b"
    r"|,(?!\s+(?:xây dựng|giảm nghèo|phát triển)\b)|[;.(]|$)",
    re.IGNORECASE,
)


def read_header(document: Document, parts: Parts) -> DocumentRecord:
    """Read the header of the first document in a file; province and review count come later."""
    draft = HeaderDraft()
    _read_letterhead(parts, draft)
    _read_number(parts, draft)
    _read_title(parts, draft)
    read_stamp(parts.stamps, draft)
    read_signature(parts.signature, draft)
    return DocumentRecord(
        source_file=unicodedata.normalize("NFC", shown(document.source_file)),
        source_sha256=document.sha256,
        page_count=len(document.pages) if document.pages and document.pages[0].number else None,
        text_origin=text_origin(document),
        ocr_confidence=_confidence(document),
        page=1 if document.pages and document.pages[0].number else None,
        traces=draft.traces,
        findings=tuple(draft.findings),
        **draft.values,  # type: ignore[arg-type]
    )


def text_origin(document: Document) -> str:
    """Name the origin of a document's text: text_layer, ocr, mixed or text_file."""
    origins = {page.origin for page in document.pages} - {PageOrigin.BLANK, PageOrigin.FAILED}
    if len(origins) > 1:
        return "mixed"
    return origins.pop().value if origins else ""


def _confidence(document: Document) -> float | None:
    lines = [line for paragraph in document.paragraphs for line in paragraph.lines]
    lines += [line for table in document.tables for line in table.lines]
    return mean_confidence(lines)


# ---- letterhead -----------------------------------------------------------------------------


def _read_letterhead(parts: Parts, draft: HeaderDraft) -> None:
    lines = parts.letterheads[0].lines if parts.letterheads else ()
    issuer: list[tuple[Passage, int, int]] = []
    for passage in lines:
        found = _place_and_date(passage, draft)
        if not found:
            issuer += _issuer_pieces(passage)
    if issuer:
        text = " ".join(tidy(passage.text[start:end]) for passage, start, end in issuer)
        passage, start, end = issuer[-1]
        draft.put("issuer", text, passage.trace(start, end))
    else:
        draft.findings.append(Finding("header-missing", field="issuer"))
    if "issued_date" not in draft.values:
        draft.findings.append(Finding("header-missing", field="issued_date"))


def _place_and_date(passage: Passage, draft: HeaderDraft) -> bool:
    """Read ``Lạng Sơn, ngày 24 tháng 02 năm 2017``; what is incomplete stays empty and is told."""
    match = _PLACE_AND_DATE.search(passage.text)
    dates = find_dates(passage.text[match.end() :]) if match else ()
    if not match or not dates or "place" in draft.values:
        return False
    draft.put("place", tidy(match["place"]), passage.trace(match.start("place"), match.end("place")))
    printed = dates[0]
    start = match.end() + printed.start
    draft.put(
        "issued_date", printed.value, passage.trace(start, match.end() + printed.end, Method.NORMALIZED)
    )
    if printed.value is None:
        rule = "date-impossible" if printed.is_impossible else "date-incomplete"
        draft.findings.append(Finding(rule, field="issued_date", printed=printed.printed))
    return True


def _issuer_pieces(passage: Passage) -> list[tuple[Passage, int, int]]:
    """Give the parts of a letterhead line that name the issuer: capitals, nation and motto left out."""
    text = passage.text
    cut = re.search(r"\bS[ốôỐ]\s*[:.]", text)
    end = cut.start() if cut else len(text)
    nation = re.search(r"C[ỘÔO]NG\s+H[ÒOÓ]?[AÀÁ]?[ÀA]?\b", text)
    if nation:
        end = min(end, nation.start())
    letters = [char for char in text[:end] if char.isalpha()]
    if len(letters) < 3 or not all(char.isupper() for char in letters) or is_nation_line(text[:end]):
        return []
    if is_secrecy_line(text[:end]):
        return []
    return [(passage, 0, end)]


# ---- number -----------------------------------------------------------------------------------


def _read_number(parts: Parts, draft: HeaderDraft) -> None:
    """Read the number in the letterhead and compare it with the notes on the appendices."""
    printed = _letterhead_number(parts)
    attached = _attached_numbers(parts, printed[1].symbol if printed else "")
    if printed:
        passage, number = printed
        value = number.text if number.serial else ""
        draft.put("document_number", value, passage.trace(number.start, number.end, Method.NORMALIZED))
        confirmed = any(other.text == value for _, other in attached)
        confidence = draft.traces["document_number"].confidence
        if value and confidence is not None and confidence < _SURE and not confirmed:
            # Numbers are often written by hand, and a recognizer of print reads a pen's figures badly.
            draft.findings.append(
                Finding("document-number-unconfirmed", "document_number", number.printed, value)
            )
    if printed and printed[1].restored:
        number = printed[1]
        draft.findings.append(
            Finding("document-symbol", "document_number", number.printed, number.text, suggestion=number.text)
        )
    serial = printed[1].serial if printed else ""
    if serial:
        _compare(draft, str(draft.values["document_number"]), attached)
    else:
        _take_from_appendices(draft, attached)
    _compare_dates(parts, draft)


def _letterhead_number(parts: Parts) -> tuple[Passage, DocumentNumber] | None:
    lines = parts.letterheads[0].lines if parts.letterheads else ()
    for passage in lines:
        numbers = find_numbers(passage.text)
        if numbers:
            return passage, numbers[0]
    for passage in lines:
        if blank := find_blank_number(passage.text):
            return passage, blank
    return None


def _attached_numbers(parts: Parts, symbol: str) -> list[tuple[Passage, DocumentNumber]]:
    """Give the numbers in ``(Kèm theo Kế hoạch số …)``, those with another symbol left out."""
    found = []
    for passage in parts.captions:
        numbers = find_numbers(passage.text) if is_attachment_note(passage.text) else ()
        if numbers and (not symbol or numbers[0].symbol == symbol):
            found.append((passage, numbers[0]))
    return found


def _compare(draft: HeaderDraft, value: str, attached: Sequence[tuple[Passage, DocumentNumber]]) -> None:
    """Tell once which appendices carry another number."""
    others = [(passage, number) for passage, number in attached if number.text != value]
    if others:
        passage, number = others[0]
        draft.findings.append(
            Finding(
                "document-number-disagrees",
                field="document_number",
                printed="; ".join(other.printed for _, other in others),
                value=value,
                details={"count": str(len(others)), "total": str(len(attached))},
                place=passage.place_of(number.start, number.end),
            )
        )


def _compare_dates(parts: Parts, draft: HeaderDraft) -> None:
    """Compare the day of issue with the notes on appendices; complete it from them where it is not whole."""
    noted = [
        (passage, dates[0])
        for passage in parts.captions
        if is_attachment_note(passage.text) and (dates := find_dates(passage.text)) and dates[0].value
    ]
    issued = draft.values.get("issued_date")
    others = [(passage, printed) for passage, printed in noted if printed.value != issued]
    if not others:
        return
    passage, printed = others[0]
    rule = "issued-date-disagrees"
    if issued is None and len({printed.value for _, printed in noted}) == 1:
        rule = "issued-date-from-appendix"
        trace = passage.trace(printed.start, printed.end, Method.MATCHED)
        draft.put("issued_date", printed.value, trace)
    place = passage.place_of(printed.start, printed.end)
    draft.findings.append(
        Finding(rule, "issued_date", printed.printed, str(draft.values.get("issued_date")), place=place)
    )


def _take_from_appendices(draft: HeaderDraft, attached: Sequence[tuple[Passage, DocumentNumber]]) -> None:
    """Without a number in the letterhead, take one on which all appendices agree; else leave it open."""
    counts = Counter(number.text for _, number in attached)
    if len(counts) == 1:
        passage, number = attached[0]
        draft.put("document_number", number.text, passage.trace(number.start, number.end, Method.MATCHED))
        rule = "document-number-from-appendix"
    else:
        draft.values.pop("document_number", None)
        rule = "document-number-missing" if counts else "header-missing"
    draft.findings.append(
        Finding(
            rule,
            field="document_number",
            value=str(draft.values.get("document_number", "")),
            suggestion="; ".join(text for text, _ in counts.most_common()),
            details={"seen": "; ".join(f"{text} ({times})" for text, times in counts.most_common())},
            place=attached[0][0].place if attached else None,
        )
    )


# ---- title ------------------------------------------------------------------------------------


def _read_title(parts: Parts, draft: HeaderDraft) -> None:
    head = parts.letterheads[0] if parts.letterheads else None
    if head is None or head.type_line is None:
        draft.findings.append(Finding("header-missing", field="document_type"))
    else:
        line = head.type_line
        kind = document_type(line.text)
        whole = tidy(line.text)
        printed = whole if len(whole) > len(kind) + 2 else kind
        draft.put("document_type", printed[0] + printed[1:].lower(), line.whole_trace(Method.NORMALIZED))
    if head is None or not head.title:
        draft.findings.append(Finding("header-missing", field="title"))
        return
    title = " ".join(tidy(passage.text) for passage in head.title)
    draft.put("title", title, _joined_trace(head.title))
    draft.findings += [finding for passage in head.title for finding in passage.repairs("title")]
    if match := _PROGRAMME.search(title):
        draft.put("programme", match[1], draft.traces["title"])
    year = _plan_year(title)
    if year:
        draft.put("plan_year", year, draft.traces["title"])


def _joined_trace(passages: Sequence[Passage]) -> Trace:
    first = passages[0].whole_trace()
    box = first.place
    printed = " ".join(passage.raw for passage in passages)
    for passage in passages[1:]:
        place = passage.place
        if box.box and place.box and place.page == box.page:
            box = type(box)(box.page, box.box.union(place.box))
    known = [passage.paragraph.confidence for passage in passages if passage.paragraph.confidence is not None]
    return Trace(printed=printed, place=box, confidence=min(known) if known else None)


def _plan_year(title: str) -> int | None:
    """Give the year that a title names; None when it names none, several, or only a period."""
    years = {int(year) for year in _YEAR.findall(title)}
    return years.pop() if len(years) == 1 else None
