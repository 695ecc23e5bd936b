"""Two blocks printed side by side, as rows of cells or in one line: letterhead, recipients and signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.model import Paragraph
from extract.pageless.layout_tables import LETTERHEAD, MOTTO, is_closing, is_letterhead
from extract.pageless.rows import Row, filled
from extract.textfile.markup import BREAK
from extract.textfile.prose import to_paragraphs

_OFFICE = re.compile(
    r"(?:TM|T/M|KT|K/T|TL|TUQ|Q)\s?\.|(?:PHÓ\s+)?(?:CHỦ\s+TỊCH|GIÁM\s+ĐỐC|BÍ\s+THƯ|CỤC\s+TRƯỞNG"
    r"|TRƯỞNG\s+BAN|CHÁNH\s+VĂN\s+PHÒNG|TRƯỞNG\s+PHÒNG)|(?:BỘ|THỨ)\s+TRƯỞNG"
)
_ORNAMENT = re.compile(r"\s*[-–—_=]{4,}\s*")
_LINE_BEGINS = re.compile(rf"\s+(?={MOTTO})|(?<=[;:.])\s+(?=[-–+]\s?[^\W\d])", re.IGNORECASE)
_PLACE_AND_DAY = r"\w[^\d,]{1,40},\s*ngày\b.*"
# What all lines over two blocks have: a look at every gap of every other line makes long texts slow.
_MAY_BE_TWO = re.compile(rf"^[-–+]|n[ơo]i\s+nhận|^\W*S[ốô]\s*:|{LETTERHEAD.pattern}", re.IGNORECASE)
_GAP = re.compile(r"^(?P<left>.*?\S)\s*(?:\t|\s{3,})(?P<right>\S(?:.*\S)?)\s*$")
_RIGHT_ONLY = re.compile(r"^\s{12,}\S")


def is_side_by_side(rows: Sequence[Row]) -> bool:
    """Whether rows are a letterhead or the closing blocks of a document, set in two columns."""
    text = "\n".join(cell for row in rows for cell in row)
    columns = {column for row in rows for column in filled(row)}
    return len(columns) <= 2 and (is_letterhead(text) or is_closing(text))


def to_columns(rows: Sequence[Row]) -> list[Paragraph]:
    """Read each column from top to bottom, the left one first."""
    width = max(map(len, rows))
    paragraphs: list[Paragraph] = []
    for column in range(width):
        cells = [row[column] for row in rows if column < len(row) and row[column]]
        paragraphs += [part for cell in cells for part in to_paragraphs(_printed_lines(cell))]
    return paragraphs


def _printed_lines(cell: str) -> list[str]:
    """Give the lines of a block of which a crawl may have made one: by ornaments, motto, dashes, posts."""
    lines = [line for part in BREAK.split(cell) for line in _ORNAMENT.split(part)]
    lines = [part for line in lines for part in _LINE_BEGINS.split(line)]
    return [part for line in lines for part in _post_and_name(line.strip()) if part]


def _post_and_name(line: str) -> list[str]:
    """Part the posts of a signature, in capitals, from the name behind them."""
    if not _OFFICE.match(line):
        return [line]
    posts = [match.start() for match in _OFFICE.finditer(line)]
    # PHÓ CHỦ TỊCH holds CHỦ TỊCH, and TM. stands before what it signs for: only other posts begin lines.
    starts = [0, *(at for at in posts[1:] if line[:at].rstrip()[-1:] not in {".", ""})]
    lines = [line[a:b].strip() for a, b in pairwise([*starts, len(line)])]
    words = lines[-1].split()
    name = next((at for at, word in enumerate(words) if word.istitle() and len(word) > 1), len(words))
    if not (2 <= len(words) - name <= 5 and all(word.isalpha() and word.istitle() for word in words[name:])):
        return lines
    return [*lines[:-1], " ".join(words[:name]), " ".join(words[name:])]


def part_columns(lines: Sequence[str]) -> list[list[str]]:
    """Part lines in which another engine read two blocks across: what came before, left, right, the rest.

    Lines that are none come back as one group.
    """
    pairs = [_pair(line) for line in lines]
    first = next((at for at, pair in enumerate(pairs) if pair), None)
    if first is None:
        return [list(lines)]
    last = max(at for at, pair in enumerate(pairs) if pair)
    closing = is_closing(" ".join(lines))
    if closing:
        pairs = [pair or _gap(line) for line, pair in zip(lines, pairs, strict=True)]
        last = len(lines) - 1
    left, right = list[str](), list[str]()
    for line, pair in zip(lines[first : last + 1], pairs[first : last + 1], strict=True):
        one, other = pair or (line, "")
        left += [one] if one else []
        right += [other] if other else []
    return [group for group in (list(lines[:first]), left, right, list(lines[last + 1 :])) if group]


def _pair(line: str) -> tuple[str, str] | None:
    """Part a line that runs over two blocks at the first place where the right one can begin."""
    text = line.strip()
    if not _MAY_BE_TWO.search(text):
        return None
    for gap in re.finditer(r"\s+", text):
        left, right = text[: gap.start()], text[gap.end() :].lstrip("*_")
        if _is_right(left, right):
            return left, right
    return None


def _is_right(left: str, right: str) -> bool:
    """Whether what stands behind a line of the left block is of the right one: letterhead, office or name."""
    if LETTERHEAD.match(right):
        return left.upper() == left
    if re.fullmatch(_PLACE_AND_DAY, right):
        return re.match(r"\W*S[ốô]\s*:", left) is not None
    if not re.match(r"\W*(?i:nơi\s+nhận)\s*:?\W*$|[-–+].*[;.]$", left):
        return False
    words = right.strip("*_ ").split()
    named = 2 if left.endswith(";") else 3
    is_name = named <= len(words) <= 5 and all(word.istitle() and word.isalpha() for word in words)
    return is_name or (_OFFICE.match(right) is not None and right.upper() == right)


def _gap(line: str) -> tuple[str, str] | None:
    """Part a line of the closing blocks at a wide gap, or give it to the right where it is set in deeply."""
    if _RIGHT_ONLY.match(line):
        return "", line.strip()
    match = _GAP.match(line)
    return (match["left"], match["right"]) if match else None
