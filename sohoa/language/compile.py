"""Write click's words in Vietnamese where gettext finds them: ``python -m sohoa.language.compile``.

The words stand in help.toml, in the table ``click``. A test fails when the catalogue is stale.
"""

from __future__ import annotations

import struct
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
CATALOGUE = HERE / "vi" / "LC_MESSAGES" / "messages.mo"

_MAGIC = 0x950412DE  # of GNU message catalogues
_HEADER = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"
_PLURALS = {
    "Did you mean {possibility}?": "(Did you mean one of: {possibilities}?)",
    "Got unexpected extra argument ({args})": "Got unexpected extra arguments ({args})",
    "Option {name!r} requires an argument.": "Option {name!r} requires {nargs} arguments.",
    "{value!r} is not {choice}.": "{value!r} is not one of {choices}.",
    "{value!r} does not match the format {format}.": "{value!r} does not match the formats {formats}.",
}
"""What click says of one thing and of several: gettext keeps both under one key."""


def catalogue() -> bytes:
    """Give the catalogue in gettext's binary form."""
    words: dict[str, str] = tomllib.loads((HERE / "help.toml").read_text(encoding="utf-8"))["click"]
    entries = {"": _HEADER, **words}
    for one, several in _PLURALS.items():
        entries[f"{one}\0{several}"] = f"{entries.pop(one)}\0{entries.pop(several)}"
    pairs = sorted((key.encode(), value.encode()) for key, value in entries.items())
    return _binary(pairs)


def _binary(pairs: list[tuple[bytes, bytes]]) -> bytes:
    """Lay out a .mo file: a head, two indexes of (length, offset), then all keys and all texts."""
    index_size = 8 * len(pairs)
    head = struct.pack("<7I", _MAGIC, 0, len(pairs), 28, 28 + index_size, 0, 0)
    offset = 28 + 2 * index_size
    index, data = b"", b""
    for column in range(2):
        for pair in pairs:
            index += struct.pack("<2I", len(pair[column]), offset + len(data))
            data += pair[column] + b"\0"
    return head + index + data


if __name__ == "__main__":
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_bytes(catalogue())
