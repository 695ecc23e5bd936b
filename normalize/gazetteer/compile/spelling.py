"""Spelling of names in the registry packages: blanks, capitals, abbreviations, tone placement."""

from __future__ import annotations

import re
import unicodedata

TYPES = (
    "thị trấn",
    "thành phố",
    "thị xã",
    "đặc khu",
    "phường",
    "quận",
    "huyện",
    "tỉnh",
    "xã",
)

_ABBREVIATED_FARM = re.compile(r"\b(?:N\.T|NT)\b\.?")


def clean_name(text: str) -> str:
    """Write a name as official texts do: NFC, single blanks, straight apostrophes, farms written out."""
    text = " ".join(unicodedata.normalize("NFC", text).replace("’", "'").split())
    text = _ABBREVIATED_FARM.sub("Nông trường", text).replace("Nông Trường", "Nông trường")
    return re.sub(r"(?<= )[áàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụýỳỷỹỵ]\w*", lambda word: word[0].capitalize(), text)


def split_type(full_name: str) -> tuple[str, str]:
    """Split ``Thị trấn Na Dương`` into ``thị trấn`` and ``Na Dương``; raises ValueError without a type."""
    for kind in TYPES:
        if full_name.lower().startswith(f"{kind} "):
            name = full_name[len(kind) + 1 :]
            return kind, name[0].upper() + name[1:]
    raise ValueError(f"no type in {full_name!r}")


def package_key(text: str) -> str:
    """Fold a name as vietnamadminunits writes its keys: letters only, without accents."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(sign for sign in decomposed if sign.isalnum())
