"""Two signatures side by side, which a text without columns has in the same lines: the left one is read."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.prose.letterhead.closing.names import MIDDLE_NAMES, has_surname, looks_like_name
from normalize.prose.letterhead.closing.signature import post_offsets, prefix_offsets
from normalize.prose.passage import Passage

_FEWEST_SURE = 6
"""Words that are surely two names; fewer may be one (``Công Tằng Tôn Nữ Thu``) unless posts tell of two."""
_LONGEST_NAME = 4
"""Words of either name."""


def left_signature(lines: Sequence[Passage]) -> tuple[Sequence[Passage], Passage | None]:
    """Give the lines of the left signature, and the line with both names; all lines where only one signs.

    Posts that stand alone below ``GIÁM ĐỐC   KT. GIÁM ĐỐC`` are the right one's deputy. Lines that a page
    sets in columns of their own are told by their places.
    """
    if parted := _left_column(lines):
        return parted
    cuts = [_post_cut(line.text) for line in lines]
    names = ((at, _name_cut(line.text, sure=not any(cuts))) for at, line in enumerate(lines))
    named, cut = next((found for found in names if found[1]), (0, 0))
    if not cut:
        return lines, None
    kept: list[Passage] = []
    deputy_is_right = False
    for line, post_cut in zip(lines[:named], cuts, strict=False):
        if post_cut:
            deputy_is_right = 0 not in prefix_offsets(line.text)
            kept.append(line.piece(0, post_cut))
        elif not (deputy_is_right and post_offsets(line.text)):
            kept.append(line)
    return [*kept, lines[named].piece(0, cut), *lines[named + 1 :]], lines[named]


def _left_column(lines: Sequence[Passage]) -> tuple[Sequence[Passage], Passage] | None:
    """Part the lines of a page by the posts of two columns; None where all posts stand below each other."""
    axes = [(line, axis) for line in lines if (axis := _axis(line)) is not None]
    posts = [(line, axis) for line, axis in axes if post_offsets(line.text) or prefix_offsets(line.text)]
    if not posts or len(axes) < len(lines):
        return None
    left = min(axis for _, axis in posts)
    right = [(line, axis) for line, axis in posts if axis - left > _APART]
    if not right or len(right) == len(posts):
        return None
    middle = (left + min(axis for _, axis in right)) / 2
    return [line for line, axis in axes if axis < middle], right[-1][0]


def _axis(line: Passage) -> float | None:
    box = line.place.box
    return (box.x0 + box.x1) / 2 if box else None


_APART = 120.0
"""Points between the middles of two columns of signatures: half the width of a page's text is 230."""


def _post_cut(text: str) -> int:
    """Give where the right one of two posts begins in a line: ``GIÁM ĐỐC   KT. GIÁM ĐỐC``; 0 for none."""
    inner = [at for at in prefix_offsets(text) if at]
    if inner:
        return inner[0]
    posts = post_offsets(text)
    several = len(posts) > 1 and not prefix_offsets(text)
    return posts[1] if several else 0


def _name_cut(text: str, *, sure: bool) -> int:
    """Give where the second of two names begins; 0 where a line is not two names."""
    words = text.split()
    if len(words) < (_FEWEST_SURE if sure else 4) or not all(map(str.isalpha, words)):
        return 0
    middle = len(words) / 2
    for at in sorted(range(2, len(words) - 1), key=lambda at: abs(at - middle)):
        halves = [" ".join(words[:at]), " ".join(words[at:])]
        is_each = all(
            looks_like_name(half) and has_surname(half) and len(half.split()) <= _LONGEST_NAME
            for half in halves
        )
        if is_each and words[at - 1].lower() not in MIDDLE_NAMES:
            return text.index(words[at], len(halves[0]))
    return 0
