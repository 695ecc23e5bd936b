"""Markdown marks inside a line: bold, italics, headings, escapes; the words without them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.model import Line, Word

HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$")
IMAGE = re.compile(r"^\s*!\[[^\]]*\]\([^)]*\)\s*$")
RULE = re.compile(r"^\s*(?:-{3,}|\*{3,}|_{3,}|```\w*)\s*$")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")  # any sign of ASCII
_MARKED = re.compile(r"[*_\\]")
# Stars in brackets are a note's mark. An underscore is a mark where a word does not go on over it: converters
# set it tight beside stars and leave blanks inside it (``**_ 3.1 Ngô_**``).
_TOKEN = re.compile(
    r"\(\*{1,3}\)|\*{2,3}|(?<![\w*])\*(?=[^\s*_])|(?<=[^\s*_])\*(?![\w*])"
    r"|(?<!\w)__(?=[^\s_])|(?<=[^\s_])__(?!\w)"
    r"|(?:^|(?<=\*))_(?!_)|(?<!\w)_(?=[^\s_])|(?<=[^\s_])_(?!\w)|\s+"
)

_BOLD = frozenset({"**", "__", "***"})
_ITALIC = frozenset({"*", "_", "***"})


@dataclass
class OpenMarks:
    """Which marks are open; kept from line to line, since a pair may stand on two lines."""

    bold: bool = False
    italic: bool = False


def parse_line(text: str, style: OpenMarks) -> Line:
    """Split a line into words, taking bold and italic marks off; ``style`` is carried on."""
    held: list[str] = []
    # An escaped character is a literal one: put away before marks are looked for.
    bare = _ESCAPE.sub(lambda match: held.append(match[1]) or "\x00", text)  # type: ignore[func-returns-value]
    literal = iter(held)
    words: list[Word] = []
    current, bold, italic = "", False, False
    for part in _split(bare):
        if part.isspace() or part in _BOLD | _ITALIC:
            if part.isspace() and current:
                words.append(Word(current, bold=bold or None, italic=italic or None))
                current, bold, italic = "", False, False
            _toggle(part, style)
        else:
            current += re.sub("\x00", lambda _: next(literal), part)
            bold, italic = bold or style.bold, italic or style.italic
    if current:
        words.append(Word(current, bold=bold or None, italic=italic or None))
    return Line(tuple(words))


def _split(text: str) -> list[str]:
    """Cut into marks, blanks and what stands between; a mark without its partner is plain text."""
    parts: list[str] = []
    at = 0
    for match in _TOKEN.finditer(text):
        parts += [text[at : match.start()], match[0]]
        at = match.end()
    parts.append(text[at:])
    return [part for part in parts if part]


def _toggle(part: str, style: OpenMarks) -> None:
    if part in _BOLD:
        style.bold = not style.bold
    if part in _ITALIC:
        style.italic = not style.italic


def balanced(lines: list[str]) -> bool:
    """Whether the marks of a group of lines come in pairs, so that they are marks at all."""
    parts = [part for line in lines for part in _split(_ESCAPE.sub("", line))]
    bold = sum(part in _BOLD for part in parts)
    italic = sum(part in _ITALIC for part in parts)
    return bold % 2 == 0 and italic % 2 == 0


def unmarked(text: str) -> str:
    """A cell's text without its marks; line breaks of other engines (``<br>``) stay in it."""
    if not _MARKED.search(text) or not balanced([text]):
        return text
    return " ".join(word.text for word in parse_line(text, OpenMarks()).words)


def has_marks(text: str) -> bool:
    """Whether a text holds signs that may be marks."""
    return _MARKED.search(text) is not None


def plain_line(text: str) -> Line:
    """Split a line into words as it stands."""
    return Line(tuple(Word(word) for word in text.split()))


def to_lines(lines: list[str]) -> tuple[Line, ...]:
    """Parse lines that belong together; where their marks come in no pairs, they stay as they are."""
    if not any(_MARKED.search(line) for line in lines) or not balanced(lines):
        return tuple(line for line in map(plain_line, lines) if line.words)
    style = OpenMarks()
    return tuple(line for line in (parse_line(text, style) for text in lines) if line.words)
