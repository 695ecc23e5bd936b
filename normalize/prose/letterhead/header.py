"""The header of a document: letterhead, title, incoming stamp, signature."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from extract.model import Document, PageOrigin, mean_confidence
from extract.pathnames import shown
from normalize.forms.dates import find_dates
from normalize.prose.letterhead.closing.beside import left_signature
from normalize.prose.letterhead.closing.signature import read_signature, signature_lines
from normalize.prose.letterhead.closing.stamp import read_stamp
from normalize.prose.letterhead.draft import SURELY_READ, HeaderDraft
from normalize.prose.letterhead.head.enclosure import put_enclosure, put_note
from normalize.prose.letterhead.head.frame import LetterheadFrame
from normalize.prose.letterhead.head.lines import LineKind, passage_of
from normalize.prose.letterhead.head.portal import compare_portal, portal_properties
from normalize.prose.letterhead.values.dateline import Dateline, read_cover_line, read_dateline
from normalize.prose.letterhead.values.issuer import mended_issuer
from normalize.prose.letterhead.values.number import OwnNumber, own_number, put_number
from normalize.prose.letterhead.values.period import plan_period
from normalize.prose.letterhead.values.programme import find_programme
from normalize.prose.letterhead.values.subject import announced_title, put_type_and_title
from normalize.prose.passage import Passage, tidy
from normalize.prose.segment.fixed_words import is_attachment_note, is_plan_type
from normalize.prose.segment.model import Letterhead, Parts
from normalize.records import DocumentRecord, Finding, Method
from normalize.spacing import join_broken_words


def read_header(document: Document, parts: Parts) -> DocumentRecord:
    """Read the header of the first document in a file; province and review count come later."""
    draft = HeaderDraft()
    if parts.frame and _has_letterhead(parts.frame):
        _put_issuer(parts.letterheads[0], parts.frame, draft)
        if note := _note_of_issue(parts.frame):
            put_note(draft, note, document.source_file)
            _put_cover_place(parts, draft)
        else:
            _put_dateline(parts, parts.frame, draft)
            put_number(draft, _own_number(parts.frame), parts.captions, document.source_file)
        _compare_dates(parts, draft)
        put_type_and_title(parts.frame, parts.letterheads[0], parts.body, draft)
        _put_signature(parts, draft)
    else:
        put_enclosure(document, parts, draft)
        if parts.signature:
            _put_signature(parts, draft)
    compare_portal(portal_properties(document), draft)
    read_stamp(parts.stamps, draft)
    _put_plan(parts, draft)
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


def _has_letterhead(frame: LetterheadFrame) -> bool:
    """Say whether a head has more than a type and a title: a body, a number, the nation or a day."""
    return any(
        line.kind in (LineKind.NATION, LineKind.NUMBER, LineKind.DATELINE, LineKind.BODY_NAME)
        for line in frame.letterhead
    )


def _put_issuer(head: Letterhead, frame: LetterheadFrame, draft: HeaderDraft) -> None:
    if head.issuer is None:
        draft.findings.append(Finding("header-missing", field="issuer"))
        return
    name = join_broken_words(tidy(head.issuer.text)).strip(" *.,-_=")
    trace = head.issuer.trace(0, len(head.issuer.text))
    mended = mended_issuer(name, _place_of(frame)) if trace.confidence is not None else name
    if mended != name:
        draft.put("issuer", mended, replace(trace, method=Method.REPAIRED))
        evidence = {"evidence": "letterhead"}
        draft.findings.append(Finding("text-repaired", "issuer", name, mended, details=evidence))
        return
    draft.put("issuer", name, trace)
    draft.findings += head.issuer.repairs("issuer")


def _place_of(frame: LetterheadFrame) -> str:
    line = next((line for line in frame.letterhead if line.kind is LineKind.DATELINE), None)
    dateline = read_dateline(line.text) if line else None
    return dateline.text[slice(*dateline.place)] if dateline else ""


def _put_dateline(parts: Parts, frame: LetterheadFrame, draft: HeaderDraft) -> None:
    """Put down ``Lạng Sơn, ngày 24 tháng 02 năm 2017``; what is not whole stays empty and is told."""
    line = next((line for line in frame.letterhead if line.kind is LineKind.DATELINE), None)
    dateline = read_dateline(line.text) if line else None
    if line is None and parts.body and (cover := read_cover_line(parts.body[0].text)):
        _put_cover_line(parts.body[0], cover, draft)
        return
    if line is None or dateline is None:
        draft.findings.append(Finding("header-missing", field="issued_date"))
        return
    passage = passage_of([line], None)
    size = len(passage.text)
    place = line.text[slice(*dateline.place)]
    draft.put("place", place, passage.trace(min(dateline.place[0], size), min(dateline.place[1], size)))
    trace = passage.trace(min(dateline.printed[0], size - 1), size, Method.NORMALIZED)
    draft.put("issued_date", dateline.day, trace)
    printed = line.text[slice(*dateline.printed)]
    if dateline.day is None:
        rule = "date-impossible" if dateline.impossible else "date-incomplete"
        draft.findings.append(Finding(rule, field="issued_date", printed=printed))
    elif dateline.is_broken or (trace.confidence is not None and trace.confidence < SURELY_READ):
        rule = "issued-date-unconfirmed"
        draft.findings.append(Finding(rule, "issued_date", printed, str(dateline.day), place=trace.place))


def _put_cover_line(passage: Passage, cover: Dateline, draft: HeaderDraft) -> None:
    """Put down the place of a cover; its month or year is no day of issue, which is told."""
    draft.put("place", passage.text[slice(*cover.place)], passage.trace(*cover.place))
    draft.put("issued_date", None, passage.trace(*cover.printed, Method.NORMALIZED))
    printed = passage.text[slice(*cover.printed)].strip()
    draft.findings.append(Finding("date-incomplete", field="issued_date", printed=printed))


def _put_cover_place(parts: Parts, draft: HeaderDraft) -> None:
    """Take the place from the foot of a cover: ``Đắk Nông, tháng 9 năm 2022``; the note's day goes before."""
    if not parts.body or not (cover := read_cover_line(parts.body[0].text)):
        return
    draft.put("place", parts.body[0].text[slice(*cover.place)], parts.body[0].trace(*cover.place))
    if not draft.values.get("issued_date"):
        draft.put("issued_date", None, parts.body[0].trace(*cover.printed, Method.NORMALIZED))


def _note_of_issue(frame: LetterheadFrame) -> Passage | None:
    """Give the note under the title of a plan that a decision issued, where its head has no number or day."""
    if any(line.kind in (LineKind.NUMBER, LineKind.DATELINE) for line in frame.letterhead):
        return None
    notes = [line for line in frame.notes if line.kind is LineKind.NOTE]
    return passage_of(frame.notes, None) if notes else None


def _own_number(frame: LetterheadFrame) -> OwnNumber | None:
    number = own_number(frame.letterhead)
    line = next((line for line in frame.letterhead if number and number.printed in line.text), None)
    if number is None or line is None:
        return None
    passage = passage_of([line], None)
    at = passage.text.find(number.printed)
    span = (at, at + len(number.printed)) if at >= 0 else (0, len(passage.text))
    is_cut = passage.text[span[1] :].strip() in ("-", "–")
    return OwnNumber(number, passage.trace(*span, Method.NORMALIZED), is_cut)


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


def _put_signature(parts: Parts, draft: HeaderDraft) -> None:
    lines, names = left_signature(signature_lines(parts.signature))
    read_signature(lines, draft)
    if names:
        draft.findings.append(Finding("signers-several", "signer_name", names.raw, place=names.place))


# ---- what the title says ------------------------------------------------------------------------


_DOUBTS = ("title-unreadable", "title-from-text")


def _put_plan(parts: Parts, draft: HeaderDraft) -> None:
    """Put down the programme and the years that the title names."""
    title = str(draft.values.get("title", ""))
    trace = draft.traces.get("title")
    if programme := find_programme(title):
        draft.put("programme", programme, trace)
    first, last = plan_period(title, is_plan=is_plan_type(str(draft.values.get("document_type", ""))))
    if first is None and last is None and any(finding.rule in _DOUBTS for finding in draft.findings):
        first, last = plan_period(announced_title(parts.body))
        if first is None and last is None:
            draft.findings.append(Finding("header-missing", "plan_year"))
    for name, year in (("period_from", first), ("period_to", last)):
        if year is not None:
            draft.put(name, year, trace)
    if first is not None and first == last:
        draft.put("plan_year", first, trace)
