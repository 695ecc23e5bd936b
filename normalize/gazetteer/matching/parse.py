"""Read what a cell of a plan prints about a place, before any look-up."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Collection, Iterator

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from normalize.gazetteer.keys import unaccented
from normalize.gazetteer.model import ParsedPlace

_COMMUNE_TYPES = {
    "xa": "xã",
    "x": "xã",
    "phuong": "phường",
    "p": "phường",
    "dackhu": "đặc khu",
    "thitran": "thị trấn",
    "tt": "thị trấn",
    "ttr": "thị trấn",
}
_DISTRICT_TYPES = {
    "huyen": "huyện",
    "h": "huyện",
    "quan": "quận",
    "q": "quận",
    "thixa": "thị xã",
    "tx": "thị xã",
    "thanhpho": "thành phố",
    "tp": "thành phố",
}
# One or two words, dotted or not, before a name: 'TT. Na Dương', 'Thị trấn Na Dương', 'X.Bính Xá'.
# An abbreviation needs its dot or a blank, a word needs a blank, so that no name loses its beginning;
# only misreadings that begin no name are taken for type words (Phương Độ and Quan Sơn are names).
_COMMUNE_LEAD = re.compile(
    r"^(?:c[aá]c\s+)?(x[aãàáạâ]|phường|phuờng|phưòng|phừơng|phuong|th[iịìíĩ]\s*tr[aấâàạậăắ]n|[dđ][aặăắ]c\s*khu"
    r"|ttr\.?|t\.?t\.?|x\.|p\.?(?=\d)|p\.)(?:\s*:\s*|\s+|(?<=\.)\s*|(?=\d))(?=\S)",
    re.IGNORECASE,
)
_DISTRICT_LEAD = re.compile(
    r"^(huy[eệêẹể]n|quận|th[iịì]\s*x[aãàá]|th[aàá]nh\s*ph[oốôồ]|t\.?p\.?|t\.?x\.?|h\.|q\.)(?:\s+|(?<=\.)\s*)(?=\S)",
    re.IGNORECASE,
)
_STATE_FARM = re.compile(r"^N\.?T\b\.?(?=\s)")
_PROVINCE_LEAD = re.compile(r"^(?:tỉnh|Tỉnh|TỈNH)\s+")
_BEFORE_DISTRICT = re.compile(
    r"(?<=\w)\s+(?=(?:huy[eệêẹể]n|quận|th[iịì]\s*x[aãàá]|th[aàá]nh\s*ph[oốôồ]|(?-i:tỉnh|TỈNH)|tp|tx)\s"
    r"|(?:tp|tx|h|q)\.)",
    re.IGNORECASE,
)
# 'XãBính Xá': the blank after the type word is easily lost in recognition.
_GLUED_TYPE = re.compile(r"^(Xã|Phường|Thị trấn|TT)(?=[A-ZĐÂÊÔƠƯĂ0-9])")
_BRACKETED = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]?")
_LIST_SIGN = re.compile(r"\s*(?:[;+/\n]|,(?=\s|[A-ZĐÂÊÔƠƯĂ])|\bvà\b)\s*")
# A line break parts communes only where the next line begins like a new entry; else it is a wrapped line.
_WRAPPED = re.compile(
    r"\s*\n\s*(?!\d{1,3}\s*[.)]|[-+•]\s*(?:x[aã]|tt|th[iị]\s*tr|ph)|(?:x[aã]|tt\.?|th[iị] tr[aấ]n)\s)",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"^\s*[IVXLJ]{1,5}\s*[.)\-–]?\s+(?=\S)")
_DASH = re.compile(r"\s*[-–—−]+\s*")
_SPACED_DASH = re.compile(r"\s+[-–—−]+\s*|\s*[-–—−]+\s+")
_ENUMERATOR = re.compile(r"^\s*(?:\d{1,3}\s*[.)]\s+|[-+•*–—]\s*)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TRAILING_HARDSHIP = re.compile(r"\s*[-–,]?\s*\b[ĐDÐ]\s?B\s?K\s?K\b\.?\s*$", re.IGNORECASE)


def parse_places(text: str) -> tuple[ParsedPlace, ...]:
    """Give each commune that the cell names; one of several takes the district that ends the list."""
    text = _WRAPPED.sub(" ", unicodedata.normalize("NFC", text).strip())
    bare, remarks = _without_brackets(re.sub(r"[^\S\n]+", " ", text))
    pieces = [piece for part in _LIST_SIGN.split(bare) if (piece := _ENUMERATOR.sub("", part).strip())]
    places: list[ParsedPlace] = []
    for piece in pieces:
        if places and _PROVINCE_LEAD.match(piece):
            continue
        if places and (district := _as_district(piece)) is not None:
            places = [place if place.district else _with(place, *district) for place in places]
        else:
            places.append(_place(piece))
    if not places:
        places = [ParsedPlace("")]
    return tuple(_remarked(place, remarks) for place in places)


def district_words(text: str) -> tuple[str, str]:
    """Split a printed district into its type, in full and lower case, and its name."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    text = _ROMAN.sub("", _ENUMERATOR.sub("", text))
    lead = _DISTRICT_LEAD.match(text)
    if lead is None:
        return "", text.strip(" .,;:-–")
    return _DISTRICT_TYPES[unaccented(lead[1])], text[lead.end() :].strip(" .,;:-–")


def _commune_words(text: str) -> tuple[str, str, str]:
    """Split a printed commune into its type, the word printed for it, and its name."""
    lead = _COMMUNE_LEAD.match(text)
    text = _STATE_FARM.sub("Nông trường", text[lead.end() :] if lead else text).strip(" .,;:")
    if lead is None:
        return "", "", text
    return _COMMUNE_TYPES[unaccented(lead[1])], lead[1], text


def _as_district(piece: str) -> tuple[str, str] | None:
    kind, name = district_words(piece)
    return (name, kind) if kind and _COMMUNE_LEAD.match(piece) is None else None


def _with(place: ParsedPlace, district: str, district_type: str) -> ParsedPlace:
    return dataclasses.replace(place, district=district, district_type=district_type)


def _place(piece: str) -> ParsedPlace:
    """Read ``Xã A - B``, ``Xã A huyện B`` or ``Xã A``; of several dashes the last one parts the district.

    Dashes with blanks part before those without (``Văn Hải - Phan Rang-Tháp Chàm``).
    """
    piece = _GLUED_TYPE.sub(r"\1 ", piece)
    dash = _SPACED_DASH if _SPACED_DASH.search(piece) else _DASH
    parts = [part for part in dash.split(piece) if part]
    if len(parts) == 1:
        parts = _BEFORE_DISTRICT.split(piece)
    parts = parts[:1] + [part for part in parts[1:] if not _PROVINCE_LEAD.match(part)]
    head, tail = (parts[:-1], parts[-1]) if len(parts) > 1 else (parts, "")
    kind, printed, name = _commune_words(" - ".join(head))
    district_type, district = district_words(tail)
    return ParsedPlace(name, kind, district, district_type, printed_type=printed)


def _without_brackets(text: str) -> tuple[str, tuple[str, ...]]:
    remarks = tuple(remark.strip() for remark in _BRACKETED.findall(text) if remark.strip())
    bare = _BRACKETED.sub(" ", text)
    trailing = _TRAILING_HARDSHIP.search(bare)
    if trailing is not None and bare[: trailing.start()].strip():
        return bare[: trailing.start()], (*remarks, trailing[0].strip(" -–,"))
    return bare, remarks


def _remarked(place: ParsedPlace, remarks: tuple[str, ...]) -> ParsedPlace:
    """Add what stood in brackets: carried over, especially difficult, the district, or a note."""
    carried: int | None = None
    difficult = False
    district, district_type = place.district, place.district_type
    notes: list[str] = []
    for remark in remarks:
        if (year := _carried_over(remark)) is not None:
            carried = year
        elif _is_hardship(remark):
            difficult = True
        elif not district and (found := _as_district(remark)) is not None:
            district, district_type = found
        else:
            notes.append(remark)
    return dataclasses.replace(
        place,
        district=district,
        district_type=district_type,
        carried_over_from=carried,
        especially_difficult=difficult,
        note="; ".join(notes),
    )


def _carried_over(remark: str) -> int | None:
    year = _YEAR.search(remark)
    # 70 %: ``năm 2016 chuyển sang`` is set small or under a seal, three letters of ten may be misread.
    if year is None or fuzz.partial_ratio("chuyensang", unaccented(remark)) < 70:
        return None
    return int(year[0])


def _is_hardship(remark: str) -> bool:
    key = unaccented(remark).removeprefix("xa")
    # One letter of ĐBKK, two of the words in full: nothing else in brackets behind a commune is as near.
    return Levenshtein.distance(key, "dbkk") <= 1 or fuzz.ratio(key, "dacbietkhokhan") >= 85


def note_as_district(place: ParsedPlace) -> ParsedPlace | None:
    """Read a note in brackets as the district, where none is printed elsewhere."""
    if not place.note or place.district:
        return None
    kind, name = district_words(place.note)
    return dataclasses.replace(place, district=name, district_type=kind, note="")


def readings(place: ParsedPlace, districts: Collection[str] = ()) -> Iterator[ParsedPlace]:
    """Give the ways to read a parsed place, likeliest first.

    The type word may be part of the name; a dash may belong to the name or to the district; the
    name may end in a district, one of ``districts`` (unaccented names).
    """
    if not place.name:
        return
    yield place
    words = place.name.split()
    for position in range(1, len(words)) if not place.district else ():
        tail = " ".join(words[position:])
        if unaccented(tail) in districts:
            yield dataclasses.replace(place, name=" ".join(words[:position]), district=tail)
    if place.district and not place.district_type:
        yield dataclasses.replace(place, name=f"{place.name} - {place.district}", district="")
        first, dash, rest = place.name.partition(" - ")
        if dash:
            yield dataclasses.replace(place, name=first, district=f"{rest} - {place.district}")
    if place.type in ("xã", "phường"):
        whole = f"{place.printed_type} {place.name}"
        yield dataclasses.replace(place, name=whole, type="", printed_type="")
