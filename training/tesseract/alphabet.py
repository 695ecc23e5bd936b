"""Further characters for a Tesseract model: plans print signs that the Vietnamese model cannot write."""

from __future__ import annotations

import struct
from pathlib import Path

SIGNS = "²³‰≥≤–’‘×•…⁰±"
"""Printed in plans (m², m³, ‰, ≥ 55 %, 2016–2020, 105⁰) and not among the model's characters."""

PUNCTUATION, NEITHER = "10", "0"


def extend_alphabet(unicharset: Path, recoder: Path, signs: str = SIGNS) -> int:
    """Append signs to an unpacked model's character set and codes, one code each; returns how many."""
    lines = unicharset.read_text(encoding="utf-8").splitlines()
    known = {line.split(" ", 1)[0] for line in lines[1:]}
    new = [sign for sign in signs if sign not in known]
    first = int(lines[0])
    for at, sign in enumerate(new, start=first):
        kind = PUNCTUATION if sign in "–’‘•…" else NEITHER
        lines.append(
            f"{sign} {kind} 0,255,0,255,0,0,0,0,0,0 Common {at} 10 {at} {sign}\t# {sign} [{ord(sign):x} ]"
        )
    lines[0] = str(first + len(new))
    unicharset.write_text("\n".join(lines) + "\n", encoding="utf-8")
    recoder.write_bytes(_with_codes(recoder.read_bytes(), len(new)))
    return len(new)


def _with_codes(data: bytes, count: int) -> bytes:
    """Append so many characters of one code each, above the highest code (that of no character at all)."""
    (known,) = struct.unpack_from("<I", data)
    codes = [struct.unpack_from("<bii", data, 4 + 9 * at) for at in range(known)]
    if len(data) != 4 + 9 * known or any(length != 1 for _, length, _ in codes):
        raise ValueError("the recoder has characters of several codes")
    highest = max(code for _, _, code in codes)
    new = [(1, 1, highest + 1 + at) for at in range(count)]
    packed = b"".join(struct.pack("<bii", *entry) for entry in [*codes, *new])
    return struct.pack("<I", known + count) + packed
