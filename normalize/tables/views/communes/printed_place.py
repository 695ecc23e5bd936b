"""What a commune cell prints, apart from its remarks: the commune and its district, misreadings mended."""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalize.gazetteer import Evidence, PlaceFlag, PlaceMatch
from normalize.unicode import clean_letters, strip_accents

_REMARK = re.compile(r"\s*[(\[][^()\[\]]*[)\]]?")
_UNSURE = (Evidence.UNACCENTED, Evidence.FUZZY)


@dataclass(frozen=True, slots=True)
class PrintedNames:
    """Commune and district as printed; which of them were mended to the official name."""

    commune: str
    district: str
    commune_mended: bool = False
    district_mended: bool = False


def printed_names(cell_text: str, district_text: str, match: PlaceMatch, typed: bool) -> PrintedNames:
    """Take the commune's own words out of its cell, without district and remarks in brackets.

    Text that was recognized from an image differs from an official name by misreading far more
    often than by a slip of the province: there the matched name is written. What was typed stays.
    """
    commune = _own_words(cell_text, match)
    district = clean_letters(district_text) or match.parsed.district
    mended_commune = commune
    if match.unit and not typed and match.evidence in _UNSURE and match.parsed.name:
        mended_commune = _replace_name(commune, match.parsed.name, match.unit.name)
    mended_district = district if typed else _mend_district(district, match)
    return PrintedNames(
        mended_commune, mended_district, mended_commune != commune, mended_district != district
    )


def _own_words(cell_text: str, match: PlaceMatch) -> str:
    """The cell up to the end of the commune's name; of several communes the name and its type."""
    text = _REMARK.sub("", clean_letters(cell_text)).strip()
    name = match.parsed.name
    start = text.find(name) if name else -1
    if start < 0:
        return text
    ends = [match.end() for match in re.finditer(r"[,;+\n]|\bvà\b", text[:start])]
    return text[ends[-1] if ends else 0 : start + len(name)].strip()


def _replace_name(text: str, printed: str, official: str) -> str:
    at = text.rfind(printed)
    return text if at < 0 else text[:at] + official + text[at + len(printed) :]


def _mend_district(printed: str, match: PlaceMatch) -> str:
    """Write the district's official name where the printed one differs in diacritics only."""
    if match.district is None or PlaceFlag.OTHER_DISTRICT in match.flags:
        return printed
    official = match.district.name
    if not strip_accents(printed).lower().endswith(strip_accents(official).lower()):
        return printed
    own = printed[len(printed) - len(official) :]
    return printed if own.lower() == official.lower() else printed[: len(printed) - len(official)] + official
