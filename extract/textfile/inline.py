"""Marks inside lines that are no letters of the text: HTML tags, formulas, strokes, notes."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from extract.asides import BEFORE, Asides, lowered

# No mark holds more letters than these allow: one that is never closed must not cost the square of a text.
_STRUCK = re.compile(
    r"<(s|del|strike)\b[^>]*>(.{0,3000}?)</\1\s*>|~~(?=\S)(.{1,3000}?)(?<=\S)~~", re.IGNORECASE | re.DOTALL
)
_RAISED = re.compile(r"<sup\b[^>]*>(.{0,3000}?)</sup\s*>", re.IGNORECASE | re.DOTALL)
_LOWERED = re.compile(r"<sub\b[^>]*>(.{0,3000}?)</sub\s*>", re.IGNORECASE | re.DOTALL)
_NOTE_MARK = re.compile(r"\[\^([^\]\s]{1,12})\](?!:)")
_NOTE = re.compile(r"^\[\^([^\]\s]{1,12})\]:[ \t]*(.*)$", re.MULTILINE)
_STARRED = re.compile(r"(?<![\d*.,])(\d{1,3}(?:[.,]\d+)+)(\*{1,3})(?=\s*(?:\||\t|$))", re.MULTILINE)
_LONGEST_CELL = 300
"""Letters before a starred figure in which its cell begins: converters fill cells up with blanks."""
_FORMULA = re.compile(r"(?<![\\$\w])\$(?!\$)\s*([^$\n]{1,120}?)\s*\$(?![\w$])")
_LINK = re.compile(
    r"(?<![!\w])\[([^\[\]\n]{1,300})\]\((?:#|https?:|mailto:|[./]|www\.)[^()\s]{0,500}(?:\s+\"[^\"\n]{0,300}\")?\)"
)
_BLOCK_TAG = re.compile(r"</?(?:html|body|div|p|center|h[1-6])\b[^>]*>", re.IGNORECASE)
_INLINE_TAG = re.compile(r"</?(?:span|font|u|ins|mark|small|a)\b[^>]*>", re.IGNORECASE)
_BOLD_TAG = re.compile(r"</?(?:b|strong)>", re.IGNORECASE)
_ITALIC_TAG = re.compile(r"</?(?:i|em)>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.{0,20000}?-->", re.DOTALL)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")

_STYLE = re.compile(
    r"\\(?:math(?:bf|rm|it|sf|tt|bb|cal)|text(?:bf|rm|it|sf)?|boldsymbol|operatorname|mbox)\b\s*"
)
_SIGNS = {
    r"\geqslant": "≥", r"\leqslant": "≤", r"\geq": "≥", r"\leq": "≤", r"\ge": "≥", r"\le": "≤",
    r"\times": "×", r"\cdot": "·", r"\pm": "±", r"\approx": "≈", r"\sim": "~", r"\div": "÷", r"\neq": "≠",
    r"\rightarrow": "→", r"\to": "→", r"\ldots": "…", r"\dots": "…", r"\circ": "°", r"\checkmark": "✓",
    r"\quad": " ", r"\qquad": " ", r"\,": " ", r"\;": " ", r"\:": " ", r"\!": "", r"\ ": " ", "~": " ",
    r"\%": "%", r"\&": "&", r"\#": "#", r"\_": "_", "{,}": ",", "{.}": ".",
}  # fmt: skip
_SIGN = re.compile(
    "|".join(re.escape(sign) + ("(?![a-zA-Z])" if sign[-1:].isalpha() else "") for sign in _SIGNS)
)
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_INDEX = re.compile(r"([_^])\s*(?:\{([^{}]*)\}|(\w|\*))")


def plain_marks(text: str, asides: Asides, *, keeps_tags: bool = False) -> str:
    """Give a text with its marks resolved: formulas as they are printed, notes and struck words set aside.

    ``keeps_tags`` leaves tags of bold and italic print to a reader of HTML.
    """
    text = _COMMENT.sub("", text)
    text = _STRUCK.sub(lambda match: asides.strike(match[2] or match[3] or ""), text)
    text = _NOTE.sub(lambda match: asides.notes.append(f"[{match[1]}] {match[2]}") or "", text)  # type: ignore[func-returns-value]
    text = _LOWERED.sub(lambda match: lowered(match[1]), text)
    text = _resolve(_FORMULA, text, lambda before, match: _formula(before, match, asides))
    text = _resolve(_RAISED, text, lambda before, match: asides.raise_(before, match[1]))
    text = _resolve(_NOTE_MARK, text, lambda before, match: asides.raise_(before, match[1]))
    text = _STARRED.sub(lambda match: _starred(match, asides), text)
    text = asides.without_raised(text)
    text = _LINK.sub(r"\1", text)
    text = _INLINE_TAG.sub("", _BLOCK_TAG.sub("\n", text))
    if keeps_tags:
        return _ENTITY.sub(_decoded, text)
    text = _ITALIC_TAG.sub("*", _BOLD_TAG.sub("**", text))
    return _ENTITY.sub(_decoded, text)


def _decoded(match: re.Match[str]) -> str:
    return html.unescape(match[0]).replace("\n", " ")


def _starred(match: re.Match[str], asides: Asides) -> str:
    """Take a note's stars off a figure; behind a star of the same cell they close bold print."""
    before = match.string[max(0, match.start() - _LONGEST_CELL) : match.start()]
    cell = before[max(map(before.rfind, "|\t\n")) + 1 :]
    return match[0] if "*" in cell else match[1] + asides.raise_(match[1], match[2])


def _resolve(pattern: re.Pattern[str], text: str, resolve: Callable[[str, re.Match[str]], str]) -> str:
    """Replace each match by what it stands for behind the line before it."""
    done = ""
    at = 0
    for match in pattern.finditer(text):
        done += text[at : match.start()]
        done += resolve(done[-BEFORE:].rsplit("\n", 1)[-1], match)
        at = match.end()
    return done + text[at:]


def _formula(before: str, match: re.Match[str], asides: Asides) -> str:
    """Write a formula as it is printed; dollars around words are no formula."""
    text = _FRACTION.sub(r"\1/\2", _STYLE.sub("", match[1]))
    text = _SIGN.sub(lambda sign: _SIGNS[sign[0]], text)
    text = _resolve(_INDEX, text, lambda front, index: _index(before + front, index, asides))
    text = " ".join(text.replace("{", "").replace("}", "").split())
    words = re.findall(r"[^\W\d_]{3,}", text)
    return match[0] if "\\" in text or len(words) > 1 else re.sub(r"\s?/\s?", "/", text)


def _index(before: str, match: re.Match[str], asides: Asides) -> str:
    text = match[2] if match[2] is not None else match[3]
    return asides.raise_(before.replace("{", "").replace("}", ""), text) if match[1] == "^" else lowered(text)
