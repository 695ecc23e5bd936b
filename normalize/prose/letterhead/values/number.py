"""A document's own number: the one in its letterhead, confirmed or completed by notes and the file's name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extract.pathnames import shown
from normalize.forms.citations import TYPE_BY_CODE, DocumentNumber, find_numbers, read_number_line
from normalize.prose.letterhead.draft import SURELY_READ, HeaderDraft
from normalize.prose.letterhead.head.lines import HeadLine, LineKind
from normalize.prose.letterhead.head.wording import LETTERHEAD
from normalize.prose.passage import Passage
from normalize.prose.segment.fixed_words import is_attachment_note
from normalize.records import Finding, Method, Trace

_COPY_CODES = frozenset(LETTERHEAD["copy_code"].words)


@dataclass(frozen=True, slots=True)
class OwnNumber:
    """The number of the letterhead and the trace of its place."""

    number: DocumentNumber
    trace: Trace
    is_cut: bool = False
    """A hyphen at the line's end: the rest of the symbol was printed below and is not here."""


def own_number(lines: Sequence[HeadLine]) -> DocumentNumber | None:
    """Give the number of a letterhead; those of copies and extracts are not its own."""
    numbers = [
        number
        for line in lines
        if line.kind is LineKind.NUMBER and (number := read_number_line(line.text)) and not _is_copy(number)
    ]
    first = numbers[0] if numbers else None
    return next(
        (number for number in numbers if first and number.serial and number.symbol == first.symbol), first
    )


def _is_copy(number: DocumentNumber) -> bool:
    return number.symbol.replace("/", "-").split("-")[0].lower() in _COPY_CODES


def put_number(
    draft: HeaderDraft, own: OwnNumber | None, captions: Sequence[Passage], source_file: str
) -> None:
    """Put the number down, and compare it with the notes on the appendices."""
    attached = _attached_numbers(captions, own.number.symbol if own else "")
    if own is None or not own.number.serial:
        if own:
            draft.put("document_number", "", own.trace)
        if own and own.number.illegible and take_from_file_name(draft, own, source_file):
            return
        _take_from_notes(draft, attached)
        return
    number = own.number
    draft.put("document_number", number.text, own.trace)
    if number.restored:
        draft.findings.append(
            Finding("document-symbol", "document_number", number.printed, number.text, suggestion=number.text)
        )
    if own.is_cut:
        draft.findings.append(
            Finding("document-number-unconfirmed", "document_number", number.printed, number.text)
        )
    confirmed = any(other.text == number.text for _, other in attached)
    confidence = own.trace.confidence
    if confidence is not None and confidence < SURELY_READ and not confirmed:
        # Numbers are often written by hand, and a recognizer of print reads a pen's figures badly.
        noted = {other.text for _, other in attached}
        serial = serial_in_name(source_file, number.symbol)
        if (not noted or f"{serial}/{number.symbol}" in noted) and take_from_file_name(
            draft, own, source_file
        ):
            return
        draft.findings.append(
            Finding("document-number-unconfirmed", "document_number", number.printed, number.text)
        )
    _compare(draft, number.text, attached)


def _attached_numbers(captions: Sequence[Passage], symbol: str) -> list[tuple[Passage, DocumentNumber]]:
    """Give the numbers in ``(Kèm theo Kế hoạch số …)``, those with another symbol left out."""
    found = []
    for passage in captions:
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


def _take_from_notes(draft: HeaderDraft, attached: Sequence[tuple[Passage, DocumentNumber]]) -> None:
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


def take_from_file_name(draft: HeaderDraft, own: OwnNumber, source_file: str) -> bool:
    """Take the serial that the file's name gives beside the code of the number's type, and say so.

    Archives name files by number (``kh496_2016.pdf``, ``35-KH-UBND.pdf``): where a pen's figures could not
    be read, the name is the best that is known, and a person is asked to look.
    """
    serial = serial_in_name(source_file, own.number.symbol)
    if not serial or serial == own.number.serial:
        return False
    value = f"{serial}/{own.number.symbol}"
    draft.put(
        "document_number",
        value,
        Trace(own.trace.printed, own.trace.place, own.trace.confidence, Method.MATCHED),
    )
    draft.findings.append(
        Finding(
            "document-number-from-file-name", "document_number", own.number.printed, value, suggestion=value
        )
    )
    return True


def serial_in_name(source_file: str, symbol: str) -> str:
    """Give the serial that stands beside the code of a symbol in a file's name; empty where none does."""
    code = symbol.replace("/", "-").split("-")[0].lower().replace("đ", "d")
    if code.upper() not in {known.replace("Đ", "D") for known in TYPE_BY_CODE}:
        code = _LETTER
    pieces = _pieces(shown(source_file).rsplit(".", 1)[0])
    for at, piece in enumerate(pieces):
        if piece == code:
            beside = [pieces[near] for near in (at + 1, at - 1) if 0 <= near < len(pieces)]
            numbers = [near for near in beside if near.isdigit() and len(near) <= _LONGEST_SERIAL]
            if numbers:
                return numbers[0]
    return ""


_LONGEST_SERIAL = 5
"""Figures: bodies number anew each year and reach ten thousands at most; years have four as well."""
_LETTER = "cv"
"""The code of letters in names of files: their numbers have none."""


def _pieces(name: str) -> list[str]:
    """Cut a file's name into runs of letters and runs of digits."""
    pieces: list[str] = []
    for char in name.lower().replace("đ", "d"):
        kind = str.isdigit if char.isdigit() else str.isalpha
        if not char.isalnum():
            pieces.append("")
        elif pieces and pieces[-1] and kind(pieces[-1][-1]):
            pieces[-1] += char
        else:
            pieces.append(char)
    return [piece for piece in pieces if piece]
