"""Names of files as they can be shown: one line, no byte that a terminal or a UTF-8 file stumbles over."""

from __future__ import annotations

import os
import unicodedata
from pathlib import PurePath

# Control and format characters (line ends, escapes, bidi, zero-width), bytes that are no UTF-8.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def shown(path: PurePath | str) -> str:
    r"""Write a path with what is invisible escaped: a line end as ``\x0a``, a stray byte as ``\xff``."""
    return "".join(_escaped(sign) if unicodedata.category(sign) in _UNSEEN else sign for sign in str(path))


def _escaped(sign: str) -> str:
    if unicodedata.category(sign) == "Cs":
        return "".join(f"\\x{byte:02x}" for byte in os.fsencode(sign))
    code = ord(sign)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
