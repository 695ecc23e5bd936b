"""Cutting and trimming the tokens of a noun phrase."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.prose.clauses.words.tokens import Token, TokenKind

MARKS = ".;,:()"


def until_end(tokens: Sequence[Token]) -> list[Token]:
    """Give the tokens up to the mark or the number that ends a noun phrase."""
    kept = []
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        joins = token.has("and", "conjunction") and following is not None
        if joins and following and (following.kind is TokenKind.NUMBER or following.has("qualifier")):
            break
        counts_another = token.is_mark("/") and following and following.kind is TokenKind.NUMBER
        if token.is_mark(";:().") or counts_another:
            break
        kept.append(token)
    return kept


def without_remarks(tokens: Sequence[Token]) -> list[Token]:
    """Leave out remarks in brackets that more words follow."""
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        if tokens[at].is_mark("("):
            close = next((i for i in range(at, len(tokens)) if tokens[i].is_mark(")")), len(tokens))
            if close + 1 < len(tokens) and tokens[close + 1].kind is not TokenKind.MARK:
                at = close + 1
                continue
        kept.append(tokens[at])
        at += 1
    return kept


def split(tokens: Sequence[Token]) -> list[list[Token]]:
    """Split at commas; each piece but the first begins with its comma."""
    pieces: list[list[Token]] = [[]]
    for token in tokens:
        if token.is_mark(","):
            pieces.append([])
        pieces[-1].append(token)
    return pieces


def join(text: str, tokens: Sequence[Token]) -> str:
    """Write tokens out without what was left out between them."""
    words, at = "", tokens[0].start
    for token in tokens:
        gap = text[at : token.start]
        words += (" " if gap.strip() else gap) + text[token.start : token.end]
        at = token.end
    return words


def trimmed(tokens: Sequence[Token]) -> Sequence[Token]:
    """Take the marks off both ends, but no bracket whose other half stays."""
    while tokens and tokens[0].is_mark(MARKS):
        tokens = tokens[1:]
    while tokens and tokens[-1].is_mark(MARKS) and not _closes(tokens):
        tokens = tokens[:-1]
    return tokens


def _closes(tokens: Sequence[Token]) -> bool:
    """Say whether the last token closes a bracket that opens among them."""
    return tokens[-1].is_mark(")") and any(token.is_mark("(") for token in tokens)


def without_tail(tokens: Sequence[Token]) -> Sequence[Token]:
    """Take off the small words that part a noun phrase from its number."""
    while tokens and (tokens[-1].has("tail") or tokens[-1].is_mark(MARKS + "-–")):
        tokens = tokens[:-1]
    return tokens


def says_nothing(tokens: Sequence[Token]) -> bool:
    """Say whether words name nothing that could be counted: small words and times alone."""
    return all(
        token.has("empty", "time", "year") or token.kind in (TokenKind.YEARS, TokenKind.MARK)
        for token in tokens
    )


def word_count(tokens: Sequence[Token], text: str) -> int:
    """Count the words that tokens cover."""
    return len(text[tokens[0].start : tokens[-1].end].split()) if tokens else 0


def years_ahead(tokens: Sequence[Token], at: int) -> int:
    """Give the index behind a time that begins at a token (``đến hết năm 2018``); 0 for none."""
    while at < len(tokens) and tokens[at].has("time", "lead", "year"):
        at += 1
    return at + 1 if at < len(tokens) and tokens[at].kind in (TokenKind.YEARS, TokenKind.DATE) else 0
