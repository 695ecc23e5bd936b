"""What the characters of symbol fonts show: their codes are letters and digits of no meaning."""

from __future__ import annotations

from functools import lru_cache

TICK, CROSS, BOX, TICKED, CROSSED, BULLET = "✓", "✗", "☐", "☑", "☒", "•"

# By code; symbolic fonts are often found at U+F000 and up.
_WINGDINGS = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: BOX, 0x70: BOX, 0x71: BOX, 0x72: BOX, 0x73: "◆", 0x74: "◆",
    0x75: "◆", 0x76: "❖", 0x77: "◆", 0x78: CROSSED, 0x9F: BULLET, 0xA1: "○", 0xA7: "▪", 0xA8: BOX,
    0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "→", 0xF0: "⇒", 0xFB: CROSS, 0xFC: TICK, 0xFD: CROSSED,
    0xFE: TICKED,
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: CROSS, 0x50: TICK, 0x51: CROSSED, 0x52: TICKED, 0x53: CROSSED, 0x54: CROSSED, 0x97: "●", 0xA3: BOX,
}  # fmt: skip
_DINGBATS = {
    0x33: TICK, 0x34: TICK, 0x35: CROSS, 0x36: CROSS, 0x37: CROSS, 0x38: CROSS, 0x6C: "●", 0x6E: "■",
    0x6F: BOX, 0x71: BOX, 0x72: BOX, 0x75: "◆", 0x76: "❖", 0xD4: "→", 0xD5: "→",
}  # fmt: skip
_SYMBOL = {
    0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: BULLET, 0xA8: "♦", 0xAE: "→", 0xB9: "≠",
    0xBB: "≈", 0xD6: "√", 0xDE: "⇒", 0xE5: "∑",
}  # fmt: skip
_FONTS = {
    "wingdings2": _WINGDINGS_2, "wingdings": _WINGDINGS, "webdings": {0x61: TICK, 0x72: CROSS, 0x63: BOX},
    "zapfdingbats": _DINGBATS, "dingbats": _DINGBATS, "symbol": _SYMBOL,
}  # fmt: skip

# The same mark has many shapes; what it says is one thing.
_SAME = {"✔": TICK, "🗸": TICK, "✕": CROSS, "✖": CROSS, "✘": CROSS, "☓": CROSS, "🗹": TICKED, "🗷": CROSSED}

# The letters of Symbol are Greek; its codes are kept at U+F000 and up where they were never mapped.
_GREEK = dict(
    zip(
        map(ord, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-*"),
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ−∗",
        strict=True,
    )
)


def is_symbol_font(font: str) -> bool:
    """Whether the characters of a font are signs of its own."""
    return bool(_table(font))


def shown(char: str, font: str) -> str:
    """Give the character that one of a font shows, which may be stored at U+F000 and up."""
    table, code = _table(font), ord(char)
    low = code - 0xF000 if 0xF000 <= code < 0xF100 else code
    known = table.get(low) or _SAME.get(char)
    if known or low == code:
        return known or char
    if table is _SYMBOL:
        return _GREEK.get(low, chr(low)) if low < 0x80 else char
    # Other symbolic fonts map plain characters there too.
    return chr(low) if chr(low).isprintable() and not table else char


@lru_cache(maxsize=100)
def _table(font: str) -> dict[int, str]:
    plain = "".join(char for char in font.casefold() if char.isalnum())
    return next((table for name, table in _FONTS.items() if plain.startswith(name)), {})
