"""Who issues a document: the lower of the bodies that its letterhead names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from normalize.prose.letterhead.head.lines import HeadLine, LineKind
from normalize.prose.letterhead.head.wording import body_rank, is_unfinished, starts_with

_SCRAP = 0.4
"""Confidence below which capitals that name no body are the letters of a stamp."""


@dataclass(frozen=True, slots=True)
class Bodies:
    """The lines of the issuer and those of the superior body above it, which may be none."""

    superior: tuple[HeadLine, ...] = ()
    issuer: tuple[HeadLine, ...] = ()


def find_bodies(letterhead: Sequence[HeadLine]) -> Bodies:
    """Part the lines in capitals on the left into the bodies that they name; the last one issues."""
    bodies: list[list[HeadLine]] = []
    for line in _name_lines(letterhead):
        if bodies and _continues(bodies[-1], line):
            bodies[-1].append(line)
        else:
            bodies.append([line])
    if not bodies:
        return Bodies()
    return Bodies(tuple(line for body in bodies[:-1] for line in body), tuple(bodies[-1]))


def _name_lines(letterhead: Sequence[HeadLine]) -> list[HeadLine]:
    """Give the lines above the number that are in capitals and no scraps."""
    names: list[HeadLine] = []
    for line in _above_number(letterhead):
        if names and _is_apart(names[-1], line):
            break
        if (
            line.kind is LineKind.BODY_NAME
            or (line.kind is LineKind.CAPITALS and names and not _is_scrap(line))
            or (line.kind is LineKind.CAPITALS and not names and not line.box)
        ):
            names.append(line)
    return names


def _is_apart(above: HeadLine, line: HeadLine) -> bool:
    """Say whether a line stands so far below a name that it is of a stamp there."""
    if above.box is None or line.box is None or above.box.x1 < line.box.x0 or line.box.x1 < above.box.x0:
        return False
    return line.box.y0 - above.box.y1 > _APART * above.box.height


_APART = 2.0
"""Heights of a line between two lines of names: a rule and one blank line have room in less."""


def _above_number(letterhead: Sequence[HeadLine]) -> Sequence[HeadLine]:
    at = next((at for at, line in enumerate(letterhead) if _is_number(line)), None)
    if at is None:
        return letterhead
    number = letterhead[at]
    if number.box is None:
        # Read across, lines of the name may come behind the right column, never behind the number.
        return letterhead[:at]
    return [line for line in letterhead if line.box and line.box.y0 < number.box.y0]


def _is_number(line: HeadLine) -> bool:
    """Say whether a line is the number, or begins as it does though nothing else of it was read."""
    text = line.text
    return line.kind is LineKind.NUMBER or (starts_with(text, "number") and ":" in text[:_LONGEST_CUE])


_LONGEST_CUE = 5
"""Letters: ``Số:`` with a blank and a speck."""


def _is_scrap(line: HeadLine) -> bool:
    return line.confidence is not None and line.confidence < _SCRAP


def _continues(body: Sequence[HeadLine], line: HeadLine) -> bool:
    """Say whether a line goes on with the name above it."""
    rank = body_rank(line.text)
    if not rank or starts_with(line.text, "level") or is_unfinished(body[-1].text):
        return True
    return rank < body_rank(body[0].text)
