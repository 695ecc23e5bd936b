"""Numbers of official documents: ``37 /KH-UBND``, ``1600/QĐ-TTg``, ``30-NQ/TU``, ``07/2011/QĐ-UBND``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from normalize.lexicon import Lexicon
from normalize.unicode import strip_accents

_UPPER = "A-ZÀ-ỸĂÂĐÊÔƠƯ"
_PART = rf"[{_UPPER}][A-Za-zÀ-ỹĂăÂâĐđÊêÔôƠơƯư&]*\d{{0,3}}"
_CAPITALS = rf"[{_UPPER}]{{2}}[A-Za-zÀ-ỹĂăÂâĐđÊêÔôƠơƯư&]*\d{{0,2}}"
_SYMBOL = rf"{_PART}(?:[-–](?:{_PART}|\d{{4}}\b)|\s?[-–]\s?{_CAPITALS}|\.{_CAPITALS}|&{_PART})*"
_SERIAL = r"\d{1,5}[a-z]?"

NUMBER_PATTERN = (
    rf"(?<![\w/])(?P<serial>{_SERIAL})\s{{0,8}}(?:"
    rf"/\s?(?P<year>(?:19|20)\d\d)\s?[/-]\s?(?P<symbol>{_SYMBOL}(?:/{_PART})?)"
    rf"|/\s?(?P<plain>{_SYMBOL}(?:/{_PART})?)"
    rf"|[-–]\s?(?P<party>{_PART}/{_PART}(?:-{_PART})*)"
    r")(?![\w/]|[-–][^\W\d])"
)
"""A document number with its symbol; named groups serial, year, symbol, plain, party."""

_COMPILED = re.compile(NUMBER_PATTERN)

_NUMBER_CUE = re.compile(
    r"[\W_]*(?P<type>[^\W\d]+(?:\s[^\W\d]+)?\s+)?(?:s[ốôồóòo0]|S[ỐÔỒÓÒO0Ố])(?:\s*[:.;]\s*|(?=[\s\d])\s*)|[\W_]*S\w?\s?:\s*",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    rf"(?P<serial>.{{0,14}}?)(?:\s*(?P<stroke>[/?|ƒ\\-])[\s.…]{{0,3}}|\s)(?P<plain>{_PART}\s?[-–/]\s?{_PART}(?:-{_PART})*)"
)
"""A number whose serial was written by hand, whatever was made of it and of the stroke behind it."""
_LONGEST_NUMBER_LINE = 60
"""Letters: type, number and symbol with the noise of a pen beside them; what is longer is a sentence."""

TYPE_BY_CODE: dict[str, str] = {
    code: str(concept.get("name"))
    for concept in Lexicon.load("document_types").concepts.values()
    for code in concept.get("code", ())
}
"""Document types by the code in their number (upper case)."""

_KNOWN_PARTS = (
    *TYPE_BY_CODE,
    "CP",
    "CTr",
    "HĐND",
    "TTg",
    "TTr",
    "TU",
    "TW",
    "TƯ",
    "UBND",
    "VPCP",
    "VPĐP",
    "VPUB",
    "BCĐ",
)


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document number: ``text`` is written the standard way, ``printed`` as it stands.

    ``serial`` is empty where the place for the pen was left blank or, ``illegible``, where what was written
    there could not be read. ``restored`` tells that letters of
    the symbol got back diacritics which only one known symbol has (``VPDP`` → ``VPĐP``).
    """

    printed: str
    text: str
    serial: str
    year: int | None
    symbol: str
    start: int = 0
    end: int = 0
    restored: bool = False
    illegible: bool = False

    @property
    def reference_type(self) -> str:
        """The document type that the symbol stands for; empty when unknown."""
        first = re.split(r"[-/.\d]", self.symbol)[0].upper()
        return TYPE_BY_CODE.get(first, "")


def find_numbers(text: str) -> tuple[DocumentNumber, ...]:
    """Find all document numbers with a serial and a symbol, in reading order."""
    return tuple(_number(match) for match in _COMPILED.finditer(text))


def read_number_line(text: str) -> DocumentNumber | None:
    """Read a line that is a document's own number: ``Số: 37/KH-UBND``, ``Số 25-KH/TU``, ``Số: #f /KH-VP``."""
    if len(text) > _LONGEST_NUMBER_LINE:
        return None
    cue = _NUMBER_CUE.match(text)
    start = cue.end() if cue else 0
    named = bool(cue and cue["type"])
    found = _COMPILED.search(text, start)
    if found and (found.start() - start <= 1 if cue else found.span() == (start, len(text.rstrip(" .")))):
        # A law's number says its type before it (``Luật số: …``), and no words behind it, as its title would.
        return None if named and any(map(str.isalpha, text[found.end() :])) else _number(found)
    written = _WRITTEN.match(text, start) if cue else None
    if not written:
        return None
    symbol, restored = _standard_symbol(written["plain"])
    parts = re.split(r"[-/.&]", symbol)
    is_type = parts[0].upper() in TYPE_BY_CODE
    # Words of a sentence look like a symbol where the stroke before it was lost.
    if not is_type and not (written["stroke"] and set(parts) & set(_KNOWN_PARTS)):
        return None
    serial = written["serial"].strip(" .…_")
    text = f"{serial}/{symbol}" if serial.isdigit() else f"/{symbol}"
    return DocumentNumber(
        written[0].strip(),
        text,
        serial if serial.isdigit() else "",
        None,
        symbol,
        written.start(),
        written.end(),
        restored,
        illegible=bool(serial) and not serial.isdigit(),
    )


def _number(match: re.Match[str]) -> DocumentNumber:
    year = int(match["year"]) if match["year"] else None
    symbol, restored = _standard_symbol(match["symbol"] or match["plain"] or match["party"])
    middle = "-" if match["party"] else f"/{year}/" if year else "/"
    if year and "-" in match[0][: match.start("symbol") - match.start()]:
        middle = f"/{year}-"
    text = f"{match['serial']}{middle}{symbol}"
    return DocumentNumber(match[0], text, match["serial"], year, symbol, match.start(), match.end(), restored)


def _standard_symbol(printed: str) -> tuple[str, bool]:
    compact = re.sub(r"\s+", "", printed).replace("–", "-")
    parts = re.split(r"([-/.&])", compact)
    fixed = [_restore(part) for part in parts]
    return "".join(fixed), fixed != parts


def _restore(part: str) -> str:
    """Mend a symbol's part that differs from one known part, and no other, in diacritics alone.

    A doubled Đ is the recognizer reading both Đ and its twin letter Eth.
    """
    if part in _KNOWN_PARTS:
        return part
    doubled = part.replace("ĐĐ", "Đ")
    if doubled != part and doubled in _KNOWN_PARTS:
        return doubled
    bare = strip_accents(part)
    if bare != part:
        return part
    alike = {known for known in _KNOWN_PARTS if strip_accents(known) == bare}
    return alike.pop() if len(alike) == 1 else part


_CODE_BY_TYPE = {name: code for code, name in TYPE_BY_CODE.items() if code not in ("CTHĐ", "TT", "HĐ", "DA")}


def expected_symbol(number: DocumentNumber, kind: str) -> str:
    """Give the number with a symbol that is known where the printed one is near it and unknown.

    ``Quyết định 06/2006/QĐX-BTNMT`` should be ``06/2006/QĐ-BTNMT``, ``1600/QĐ-TTy`` ``1600/QĐ-TTg``.
    Empty where nothing else is expected.
    """
    for part in re.split(r"[-/.&]", number.symbol)[1:]:
        if part not in _KNOWN_PARTS and (issuer := _one_letter_off(part)):
            return number.text.replace(part, issuer, 1)
    code = _CODE_BY_TYPE.get(kind)
    head = re.split(r"[-/.&]", number.symbol)[0]
    # 60 %: one letter of three may differ, one be lost or added; of two letters none may differ.
    if not code or head.upper() in TYPE_BY_CODE or fuzz.ratio(head.upper(), code) < 60:
        return ""
    return number.text.replace(head, code, 1)


def _one_letter_off(part: str) -> str:
    """Give the one well-known issuer's code from which a part of a symbol differs in one letter."""
    near = [known for known in ("TTg", "UBND", "HĐND", "VPCP") if Levenshtein.distance(part, known) == 1]
    return near[0] if len(near) == 1 else ""
