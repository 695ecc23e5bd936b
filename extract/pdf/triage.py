"""Whether a PDF page's own text is believed, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.model import PageReason

_BROKEN = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]|\(cid:\d+\)")


_LATIN, _OTHER = "A-Za-z\u00c0-\u024f\u1e00-\u1eff", "\u0370-\u03ff\u0400-\u052f"
_MIXED = re.compile(f"(?<=[{_LATIN}])[{_OTHER}]|[{_OTHER}](?=[{_LATIN}])")

MIXED = 0.03
"""Share of Greek and Cyrillic letters beside Latin ones from which a font is mapped to wrong characters:
in a text of two languages only the first and last letters of some words stand so."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the text layer is used, and the reason as it is recorded in Page.reason."""

    trusted: bool
    reason: PageReason


def judge(text: str, hidden: int, *, muddled: bool = False) -> Verdict:
    """Decide about the text that a reader sees on a page, and the number of its glyphs that nobody sees.

    Text in any language is believed; text of broken fonts is not, nor what is printed over itself.
    """
    letters = [char for char in text if not char.isspace()]
    if not letters:
        reason = PageReason.HIDDEN_LAYER if hidden else PageReason.NO_LAYER
        return Verdict(False, reason)
    if muddled:
        return Verdict(False, PageReason.OVERPRINTED)
    if sum(len(match) for match in _BROKEN.findall(text)) > 0.02 * len(letters):
        return Verdict(False, PageReason.GARBLED)
    if sum(1 for _ in _MIXED.finditer(text)) > MIXED * len(letters):
        return Verdict(False, PageReason.MIXED_SCRIPTS)
    return Verdict(True, PageReason.TRUSTED)
