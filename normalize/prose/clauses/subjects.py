"""The words that say what a quantity counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from normalize.prose.clauses.quantity import Quantity, TextQuantities
from normalize.prose.clauses.words.phrases import (
    MARKS,
    join,
    says_nothing,
    split,
    trimmed,
    until_end,
    without_remarks,
    without_tail,
    word_count,
    years_ahead,
)
from normalize.prose.clauses.words.tokens import Token, TokenKind
from normalize.prose.clauses.words.vocabulary import DONG, TIMES
from normalize.prose.passage import tidy

_LONGEST = 160
"""Letters of a subject: what stands nearest to its number says what is counted."""
_LONGEST_PHRASE = 110
"""Letters of a noun phrase that goes on over a comma; what goes on longer is a clause of its own."""
_MOST_LISTED = 3
"""Words of a noun in a list with commas; longer ones may be clauses."""
_BULLETS = "-–+*•"
_AROUND = " .;,:()"
_BEHIND_REMARK = ("no_noun", "link", "year", "time", "increase", "decrease", "estimate", "mean", "every")
"""Roles of words behind a remark in brackets that the noun before it goes on to: ``(GRDP) năm 2017 đạt``."""
_MEASURES = ("measure", "multiplier", "money")
"""Kinds of units that say how much there is, not of what."""


@dataclass(frozen=True, slots=True)
class SubjectPhrase:
    """The words that say what is counted, at ``[start, end)`` of the text."""

    words: str
    start: int
    end: int


def clause_start(tokens: Sequence[Token], first: int, at: int) -> int:
    """Give the token with which the clause before a token begins; a colon right before it parts nothing."""
    end = at
    while end > first and tokens[end - 1].is_mark(":"):
        end -= 1
    index = end - 1
    while index >= first:
        opened = _opening(tokens, first, index)
        opened = _list_before(tokens, first, index) if opened is None else opened
        if opened is None and (tokens[index].is_mark(",;:()") or tokens[index].has("and")):
            return index + 1
        index = index - 1 if opened is None else opened - 1
    return first


def _list_before(tokens: Sequence[Token], first: int, at: int) -> int | None:
    """Give where nouns begin that ``và`` joins with what follows: ``nông, lâm nghiệp`` *và* ``thủy sản``.

    Words with a verb or a number are a clause of their own, and commas part only short nouns.
    """
    if not tokens[at].has("and"):
        return None
    start, words = at, 0
    for index in range(at - 1, first - 1, -1):
        token = tokens[index]
        if token.is_mark(",") and 0 < words <= _MOST_LISTED:
            words = 0
        elif token.kind in (TokenKind.WORD, TokenKind.UNIT, TokenKind.CODE) or _is_noun(token):
            start, words = index, words + 1
        else:
            return start if _parts(token) and start < at else None
    return start if start < at else None


def _is_noun(token: Token) -> bool:
    return token.has("counted") or token.is_mark("-–/")


def _parts(token: Token) -> bool:
    """Say whether a token only opens what follows: a mark, or a word such as ``trong đó``."""
    return token.kind is TokenKind.MARK or token.has("lead")


def _opening(tokens: Sequence[Token], first: int, close: int) -> int | None:
    """Give where a remark opens inside a noun phrase: ``chỉ số … (PAR INDEX) của tỉnh``, ``(SIPAS) đạt``."""
    if not tokens[close].is_mark(")") or close + 1 >= len(tokens):
        return None
    labels = tokens[close + 1].is_mark(":")
    behind = tokens[close + 1]
    goes_on = behind.kind is TokenKind.YEARS or behind.has(*_BEHIND_REMARK)
    if not labels and not goes_on:
        return None
    for index in range(close - 1, first, -1):
        if (tokens[index].kind is TokenKind.NUMBER and not labels) or tokens[index].is_mark(")"):
            return None
        if tokens[index].is_mark("("):
            return index
    return None


def _is_deed(words: Sequence[Token]) -> bool:
    """Say whether words only say that something is done, not what: ``Tổ chức`` *02 hội chợ*."""
    return all(token.has("deed", "empty") for token in words)


@dataclass(frozen=True, slots=True)
class SubjectFinder:
    """Finds what each quantity of a text counts.

    ``số hộ … đạt 140.247 hộ``: the words before the number. ``xây dựng 14 xã đạt chuẩn``: where no noun
    phrase and linking verb stand before it, the unit and what follows. A share after a count (``8/207 xã,
    chiếm 3,87%``) and a sum after an increase (``thêm 9 xã đạt chuẩn; lũy kế 58 xã``) are of what that one
    counts.
    """

    text: str
    reading: TextQuantities

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the text."""
        return self.reading.tokens

    def of(self, at: int) -> SubjectPhrase:
        """Give what the quantity at a place of the reading counts."""
        quantity = self.reading.quantities[at]
        first, stop = self.reading.sentence_of(quantity.first)
        clause = max(clause_start(self.tokens, first, quantity.first), self._besides(at, quantity))
        if self._ends_line_of_label(quantity, first, stop) or self._is_measured_whole(
            quantity, first, clause
        ):
            clause = first
        if quantity.is_share and self._is_told_besides(at, clause):
            return self.of(at - 1)
        if not quantity.is_share:
            return self._linked(quantity, clause, stop) or self._of_count(at, clause, stop)
        return (
            (self._changed(quantity, stop) if clause == first else None)
            or self._behind_share(quantity, clause, stop)
            or self._linked(quantity, clause, stop)
            or self._of_share(at, clause)
        )

    def _is_told_besides(self, at: int, clause: int) -> bool:
        """Say whether a share only goes on from a measure: ``sản lượng đạt 40 tấn`` *bằng 83% kế hoạch*."""
        previous = self.reading.quantities[at - 1] if at else None
        if previous is None or previous.number < clause or previous.unit_kind not in _MEASURES:
            return False
        between = self.tokens[previous.stop : self.reading.quantities[at].first]
        return bool(between) and all(token.has("link") for token in between)

    def _besides(self, at: int, quantity: Quantity) -> int:
        """Give where what is measured besides begins behind a measure: ``70 tấn với`` *trị giá* ``84 tỷ``."""
        previous = self.reading.quantities[at - 1] if at else None
        if previous is None or previous.unit_kind not in _MEASURES:
            return 0
        between = self.tokens[previous.stop : quantity.first]
        named = word_count(between[1:], self.text) > 1 and between[0].has("besides")
        return previous.stop + 1 if named else 0

    def _ends_line_of_label(self, quantity: Quantity, first: int, stop: int) -> bool:
        """Say whether a sentence is a label and its number: ``Vốn cho cấp huyện, xã: 120 tỷ đồng``."""
        colon = quantity.first - 1
        if colon <= first or not self.tokens[colon].is_mark(":"):
            return False
        if any(not token.is_mark(".;,") for token in self.tokens[quantity.stop : stop]):
            return False
        # The number behind the colon stands for the words that a remark must have behind it to be left out.
        label = without_remarks([*self.tokens[first:colon], self.tokens[quantity.number]])[:-1]
        return not any(token.is_mark(";:") or token.kind is TokenKind.NUMBER for token in label)

    def _is_measured_whole(self, quantity: Quantity, first: int, clause: int) -> bool:
        """Say whether a sentence begins with what it measures of several things: ``Tỷ lệ A và B đạt 71%``."""
        if clause == first or not self.tokens[first].has("counted"):
            return False
        before = without_remarks(self.tokens[first : quantity.first + 1])[:-1]
        if any(token.kind is TokenKind.NUMBER or token.is_mark(":;") for token in before):
            return False
        return not any(token.has("counted", "reached") for token in self.tokens[clause : quantity.first - 1])

    # ---- the words before ----------------------------------------------------------------

    def _linked(self, quantity: Quantity, clause: int, stop: int) -> SubjectPhrase | None:
        """Give the noun phrase that a linking verb parts from the number."""
        end = quantity.first
        while end > clause and (self.tokens[end - 1].has("link") or self.tokens[end - 1].is_mark(":")):
            end -= 1
        link = self.tokens[end : quantity.first]
        if not link and not self._is_estimated(quantity):
            return None
        words = self._without_value(self._bare(self.tokens[clause:end]))
        lists = (
            bool(link) and all(token.is_mark(":") for token in link) and self._lists_what_reaches(quantity)
        )
        exists = (len(link) == 1 and link[0].has("exists")) or lists
        if word_count(words, self.text) < 2 or says_nothing(words):
            return None
        if exists and not any(token.has("counted") for token in words):
            return None
        return self._subject(words)

    def _is_estimated(self, quantity: Quantity) -> bool:
        """Say whether an estimate has its verb with it: ``sản lượng chè`` *ước đạt* ``70 tấn``."""
        ahead = self.tokens[quantity.first : quantity.number]
        return any(token.has("estimated_verb") for token in ahead)

    def _lists_what_reaches(self, quantity: Quantity) -> bool:
        """Say whether a colon only opens a list: ``Phân theo nhóm: 61 xã đạt 19 tiêu chí; 27 xã đạt …``."""
        behind = self.tokens[quantity.stop : quantity.stop + 3]
        return (
            bool(behind) and behind[0].has("reached") and any(t.kind is TokenKind.NUMBER for t in behind[1:])
        )

    def _without_value(self, words: Sequence[Token]) -> Sequence[Token]:
        """Take off the start of a change at the end: ``tỷ lệ hộ nghèo giảm`` *từ 20,11%*."""
        at = len(words) - 1
        while at >= 0 and words[at].kind in (
            TokenKind.NUMBER,
            TokenKind.UNIT,
            TokenKind.YEARS,
            TokenKind.DATE,
        ):
            at -= 1
        while at >= 0 and (words[at].has("year", "time", "qualifier") or words[at].is_mark("()")):
            at -= 1
        return trimmed(words[:at]) if at >= 0 and at < len(words) - 1 and words[at].has("from") else words

    def _bare(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """Take off what opens a clause and says nothing of what is counted: small words, its year."""
        at = 0
        while at < len(tokens):
            years = years_ahead(tokens, at + tokens[at].has("compare"))
            if years:
                at = years
            elif (
                tokens[at].has("lead")
                or (tokens[at].has("besides") and len(tokens) > at + 2)
                or tokens[at].is_mark(_BULLETS + MARKS)
            ):
                at += 1
            else:
                break
        return trimmed(tokens[at:])

    def _subject(self, tokens: Sequence[Token]) -> SubjectPhrase:
        """Make a subject of tokens, its last words where they are many."""
        if not tokens:
            return SubjectPhrase("", 0, 0)
        start, end = tokens[0].start, tokens[-1].end
        return SubjectPhrase(tidy(self.text[start:end][-_LONGEST:]), start, end)

    # ---- counts ---------------------------------------------------------------------------

    def _of_count(self, at: int, clause: int, stop: int) -> SubjectPhrase:
        """Give the unit and what follows it; of a bare unit what stands before it or is counted before."""
        quantity = self.reading.quantities[at]
        rest = self._bare(self.tokens[clause : quantity.first])
        measured = quantity.unit_kind in ("money", "age")
        measured = (measured or quantity.unit.startswith(DONG)) and not says_nothing(rest)
        behind = None if measured else self._behind_count(quantity, stop)
        if behind:
            return behind
        if label := self._measured_in_brackets(quantity, clause):
            return self._subject(label)
        if at and (before := self._with_previous(at, clause)):
            return before
        if says_nothing(rest):
            if label := self._label(clause):
                return self._subject(label)
        elif (measured or word_count(rest, self.text) > 1) and not _is_deed(rest):
            return self._subject(without_tail(rest))
        unit = self.text[quantity.number_end : quantity.end].strip()
        begin = self.text.find(unit, quantity.number_end)
        return SubjectPhrase(tidy(unit), begin, begin + len(unit))

    def _measured_in_brackets(self, quantity: Quantity, clause: int) -> Sequence[Token]:
        """Give the words before a bracket that begins with a measure: ``tại Phú Lâm (3.500 tấn)``."""
        opens = clause == quantity.first and clause and self.tokens[clause - 1].is_mark("(")
        if not opens or quantity.unit_kind not in _MEASURES:
            return ()
        return self._before_bracket(clause)

    def _before_bracket(self, clause: int) -> Sequence[Token]:
        """Give the words of the clause before a bracket that opens one; none where they count themselves."""
        words = self._clause_before(clause)
        counts = any(token.kind is TokenKind.NUMBER for token in words)
        return () if counts else without_tail(self._bare(words))

    def _clause_before(self, clause: int) -> Sequence[Token]:
        """Give the clause that the mark right before another one ends."""
        first, _ = self.reading.sentence_of(clause - 1)
        return self.tokens[clause_start(self.tokens, first, clause - 1) : clause - 1]

    def _label(self, clause: int) -> Sequence[Token]:
        """Give what a colon sets before a clause: ``Đối tượng:`` *Dự kiến 12.450 người từ 18 tuổi*."""
        if not clause or not self.tokens[clause - 1].is_mark(":"):
            return ()
        words = self._bare(self._clause_before(clause))
        return () if says_nothing(words) else words

    def _behind_count(self, quantity: Quantity, stop: int) -> SubjectPhrase | None:
        """Give the unit with the noun phrase that goes on behind it."""
        goes_on = quantity.stop < stop and not self.tokens[quantity.stop].is_mark(",")
        if self.tokens[quantity.stop - 1].has("bound") and not goes_on:
            return None  # thêm 7 xã trở lên, số xã …: what goes on is told of something else
        phrase = self._phrase(self.tokens[quantity.stop : stop])
        if phrase and phrase[0].has("besides") and quantity.unit_kind in _MEASURES:
            return None
        links = [token for token in phrase[:1] if token.has("empty")]
        if not phrase or (links and not links[0].has("reached")):
            return None
        unit = self.text[quantity.number_end : quantity.end]
        start = quantity.end - len(unit.lstrip())
        words = f"{unit.strip()} {join(self.text, phrase)}"[:_LONGEST]
        return SubjectPhrase(tidy(words.strip(_AROUND)), start, phrase[-1].end)

    def _with_previous(self, at: int, clause: int) -> SubjectPhrase | None:
        """Give what the quantity before counts, or the words since it, where nothing else is said."""
        quantity, previous = self.reading.quantities[at], self.reading.quantities[at - 1]
        inside = clause <= previous.number
        said = self._bare(self.tokens[previous.stop if inside else clause : quantity.first])
        goes_on = bool(said) or previous.unit == quantity.unit or quantity.unit in ("%", TIMES)
        if says_nothing(said) and goes_on:
            return self.of(at - 1)
        if not inside:
            return None
        first = previous.stop if previous.is_share else previous.number + 1
        words = self._bare(self.tokens[clause if says_nothing(said) else first : quantity.first])
        words = without_tail(words)
        return self._subject(words) if word_count(words, self.text) > 1 else None

    # ---- shares ---------------------------------------------------------------------------

    def _behind_share(self, quantity: Quantity, clause: int, stop: int) -> SubjectPhrase | None:
        """Give the noun phrase behind a share, where no verb before says that it measures something else."""
        words = self._bare(self.tokens[clause : quantity.first])
        if words and (words[-1].has("of_before", "from") or any(token.has("mean") for token in words)):
            return None
        if any(token.has("from") for token in self.tokens[quantity.first : quantity.number]) and words:
            return None
        phrase = self._phrase(self.tokens[quantity.stop : stop])
        if not phrase or phrase[0].has("empty", "no_noun", "year", "every", "bound"):
            return None
        words_behind = join(self.text, phrase)[:_LONGEST]
        return SubjectPhrase(tidy(words_behind.strip(_AROUND)), phrase[0].start, phrase[-1].end)

    def _changed(self, quantity: Quantity, stop: int) -> SubjectPhrase | None:
        """Give verb and object of a sentence that begins with a change: ``Giảm tối thiểu 10% biên chế``."""
        verb = self.tokens[quantity.first - 1] if quantity.first else None
        if verb is None or not verb.has("increase", "decrease"):
            return None
        begins = quantity.first < 2 or self.tokens[quantity.first - 2].kind is TokenKind.MARK
        phrase = self._phrase(self.tokens[quantity.stop : stop])
        if not begins or not phrase or phrase[0].has("empty", "no_noun", "year", "time", "every", "bound"):
            return None
        words = f"{verb.text} {join(self.text, phrase)}"[:_LONGEST]
        return SubjectPhrase(tidy(words.strip(_AROUND)), verb.start, phrase[-1].end)

    def _of_share(self, at: int, clause: int) -> SubjectPhrase:
        """Give what a share is of: the words before it, or what is counted before."""
        quantity = self.reading.quantities[at]
        words = without_tail(self._bare(self.tokens[clause : quantity.first]))
        if not words and clause and self.tokens[clause - 1].is_mark("("):
            words = self._before_bracket(clause)
        shares = all(token.has("share", "empty") for token in words)
        if at and (word_count(words, self.text) < 2 or shares):
            return self.of(at - 1)
        return self._subject(words)

    # ---- the words behind -----------------------------------------------------------------

    def _phrase(self, tokens: Sequence[Token]) -> list[Token]:
        """Cut tokens at the end of the noun phrase that they begin with.

        A comma ends it, but not between nouns (``xã, phường, thị trấn có …``), nor before a clause without
        figures that goes on with the verb (``có Tổ quản lý, bảo dưỡng``); a remark in brackets does not.
        """
        kept = until_end(without_remarks(tokens))
        pieces = split(kept)
        taken = list(pieces[0])
        for piece in pieces[1:]:
            words = piece[1:]
            is_new = any(token.kind is TokenKind.NUMBER for token in words) or (
                words and words[0].has("clause")
            )
            length = piece[-1].end - tokens[0].start
            if is_new or length > _LONGEST_PHRASE:
                break
            taken += piece
        compared = next((at for at, token in enumerate(taken) if token.has("compare")), len(taken))
        return list(trimmed(taken[:compared]))
