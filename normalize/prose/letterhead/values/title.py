"""The lines of a title: below the type, above who decides, the grounds or the first heading."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.model import Alignment
from normalize.prose.letterhead.head.lines import HeadLine, LineKind
from normalize.prose.letterhead.head.wording import LETTERHEAD, bare, body_rank, is_capital, starts_with
from normalize.prose.letterhead.values.period import awaits_years
from normalize.prose.segment.fixed_words import is_authority_line, starts_item

_LONGEST = 700
"""Letters of a title; the longest seen has 298. Text runs on beyond any bound, so twice that is no loss."""
_LONGEST_LINE = 130
"""Letters of a line of a later paragraph that goes on with a title: text runs over the page's whole width."""
_APART = 1.5
"""How much wider than between the title's lines the gap above the text is."""
_OFF_AXIS = 30.0
"""Points beside the middle of the title: text begins at the left edge."""
_SCRAP = 0.5
"""Confidence below which a short line is a scrap of a stamp or a pen."""
_FEWEST_LETTERS = 4
"""A line with fewer letters is a scrap."""
_IN_MARGIN = 150.0
"""Points from the middle of the title, as _SHORT below."""
_SHORT = 12
"""What is as short and stands as far from the middle, in points, is no line of a title."""

_MARGIN = 90.0
"""Points from the left within which no line of a title ends: margins are 85 and less."""
_NARROW = 24
"""Letters of a line that may be a note written into the margin."""

Lines = tuple[HeadLine, ...]


def find_title(lines: Sequence[HeadLine], type_at: int) -> tuple[Lines, Lines, Lines]:
    """Give the lines of the title below a type, the notes under it, and scraps among them."""
    title: list[HeadLine] = []
    notes: list[HeadLine] = []
    scraps: list[HeadLine] = []
    names = [line.text for line in lines[:type_at] if line.kind in (LineKind.BODY_NAME, LineKind.CAPITALS)]
    issuer = bare(" ".join(names))
    for line in lines[type_at + 1 :]:
        if title and body_rank(line.text) and issuer.endswith(bare(line.text)):
            break  # who decides, as the letterhead names him
        if line.kind is LineKind.RULE or _is_scrap(line) or _is_aside(line, lines[type_at]):
            scraps.append(line)
        elif line.kind is LineKind.NOTE or (notes and _goes_on_note(notes[-1])) or _is_remark(line):
            notes.append(line)
        elif notes or not _belongs(line, title, lines[type_at]):
            break
        else:
            title.append(line)
    return tuple(title), tuple(notes), tuple(scraps)


def _is_scrap(line: HeadLine) -> bool:
    letters = sum(map(str.isalpha, line.text))
    confidence = line.confidence
    return confidence is not None and (
        letters < _FEWEST_LETTERS or (confidence < _SCRAP and letters <= 2 * _FEWEST_LETTERS)
    )


def _is_aside(line: HeadLine, head: HeadLine) -> bool:
    """Say whether a few letters stand in a margin, far from the middle."""
    if line.axis is None or head.axis is None or not line.box or abs(line.axis - head.axis) <= _IN_MARGIN:
        return False
    narrow = len(line.text) <= _NARROW and (line.box.x1 < _MARGIN or line.confidence in (None, 0.0))
    return len(line.text) < _SHORT or narrow


def _is_remark(line: HeadLine) -> bool:
    """Say whether a line in brackets says when or how, and not what: ``(cấp lần đầu: ngày …)``."""
    text = line.text.strip()
    return (
        text.startswith("(")
        and text.endswith((")", ")."))
        and any(hit.concept.name in ("day", "number", "attached") for hit in LETTERHEAD.find(text))
    )


def _goes_on_note(note: HeadLine) -> bool:
    return note.text.count("(") > note.text.count(")")


def _belongs(line: HeadLine, title: Sequence[HeadLine], head: HeadLine) -> bool:
    """Say whether a line goes on with a title."""
    text = line.text
    if line.kind in (
        LineKind.OPENING,
        LineKind.ADDRESSEE,
        LineKind.APPENDIX,
        LineKind.UNIT,
        LineKind.NUMBER,
    ) and (title or line.kind is not LineKind.OPENING or not _may_open(line)):
        return False
    if line.kind is LineKind.TYPE and not title:
        return True
    if is_authority_line(text) and (title or _has_title(head)):
        return False
    if sum(len(known.text) for known in title) + len(text) > _LONGEST:
        return False
    if not title:
        # ``V/v …`` looks like an item of Roman five.
        return line.kind is LineKind.SUBJECT or (not starts_item(text) and text[-1:] not in ";:")
    if line.paragraph is not title[-1].paragraph and _is_text(line):
        return False
    if line.box and title[-1].box:
        return _stands_below(line, title, head)
    return line.paragraph is title[-1].paragraph or _continues(line, title)


def _is_text(line: HeadLine) -> bool:
    """Say whether a paragraph below the title is a sentence: it ends with a mark, as no title does."""
    text = line.paragraph.text.strip()
    return text[:1].isupper() and text[-1:] in {".", ";", ":"}


def _has_title(head: HeadLine) -> bool:
    """Say whether the line of the type holds words of the title itself."""
    # ``QUYẾT ĐỊNH BAN HÀNH`` and the like: most types have up to three words.
    return len(head.text.split()) > 3


def _may_open(line: HeadLine) -> bool:
    """Say whether the first line of a title may begin as text does: ``Thực hiện Nghị quyết số …``."""
    return starts_with(line.text, "title_opening")


def _stands_below(line: HeadLine, title: Sequence[HeadLine], head: HeadLine) -> bool:
    """Say whether a line stands right below the last one and in the middle as it does."""
    last, box = title[-1].box, line.box
    axis = title[0].axis if len(title[0].text) > len(head.text) else head.axis
    if last is None or box is None or line.axis is None or axis is None:
        return False
    pitch = _pitch(title, head)
    gap = box.y0 - last.y0
    apart = gap > _APART * pitch
    centred = abs(line.axis - axis) <= _OFF_AXIS
    if line.paragraph is title[-1].paragraph and centred and not apart:
        return True
    return centred and not apart and not starts_item(line.text)


def _pitch(title: Sequence[HeadLine], head: HeadLine) -> float:
    """Give the distance from line to line, at least what the height of the letters needs."""
    tops = [line.box.y0 for line in (head, *title) if line.box]
    steps = [after - before for before, after in pairwise(tops) if after > before]
    height = min((line.box.height for line in (head, *title) if line.box), default=0.0)
    return max(min(steps, default=0.0), height)


def _continues(line: HeadLine, title: Sequence[HeadLine]) -> bool:
    """Say whether a paragraph of input without boxes goes on with the title above it."""
    text, before = line.text, title[-1].text
    if before.rstrip()[-1:] in ".;:" or len(text) > _LONGEST_LINE or text[-1:] in ";:" or starts_item(text):
        return False
    if text[0].islower() or before.rstrip()[-1:] in ",-–" or (text[0].isdigit() and awaits_years(before)):
        return True
    if all(is_capital(known.text) for known in title):
        return is_capital(text)
    centred = line.paragraph.alignment is Alignment.CENTER
    return centred and title[-1].paragraph.alignment is Alignment.CENTER and not is_capital(text)
