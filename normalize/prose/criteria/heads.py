"""Where a paragraph speaks of a criterion: ``Tiêu chí số 2 về Giao thông: …``, ``TC1: 204 xã; …``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from normalize.criteria import CriteriaSet
from normalize.prose.clauses.quantities import read_quantities
from normalize.prose.clauses.words.tokens import TokenKind, scan
from normalize.prose.clauses.words.vocabulary import COMMUNE
from normalize.prose.criteria.lists import Head, find_list, paired, until, words_of
from normalize.unicode import strip_accents

_SURE = 0.9
"""Score of a name that counts without its number beside it."""
_SURE_ALONE = 0.95
"""Score of a name that counts without the word ``tiêu chí`` either."""
_LONGEST_NAME = 90
"""Letters; the longest name of a criterion seen has 40, and remarks in brackets may follow."""
_LONGEST_LEAD = 9
"""Words that may stand before ``tiêu chí`` at a head's beginning: ``- Số xã đạt chuẩn …``."""
_ENDS = ":;.()"
_BULLETS = "-–+*•"


def find_heads(text: str, criteria: CriteriaSet, spoken_of: bool) -> tuple[Head, ...]:
    """Find the criteria that a paragraph opens with; ``spoken_of``: the document names criteria before."""
    return _HeadFinder(text, criteria).find(spoken_of)


class _HeadFinder:
    def __init__(self, text: str, criteria: CriteriaSet) -> None:
        self.text = text
        self.criteria = criteria
        self.tokens = scan(text)

    def find(self, spoken_of: bool) -> tuple[Head, ...]:
        if listed := find_list(self.text, self.criteria):
            return listed
        heads: list[Head] = []
        for start in self._starts():
            head = self._head(start, opens=start > 0)
            if head and (start == 0 or heads or head.is_sure):
                heads.append(head)
            elif start == 0 and spoken_of and (bare := self._bare_head()):
                heads.append(bare)
        cut = [until(head, following, len(self.text)) for head, following in paired(heads)]
        return tuple(self._joined(cut))

    def _joined(self, heads: Sequence[Head]) -> Iterator[Head]:
        """Join heads side by side that share what follows: ``tiêu chí số 5 và tiêu chí số 6: …``."""
        waiting: list[Head] = []
        for head in heads:
            waiting.append(head)
            rest = [token for token in self.tokens if head.body <= token.start < head.stop]
            if head is not heads[-1] and all(token.is_mark(",&") or token.has("and") for token in rest):
                continue
            first = waiting[0]
            yield (
                replace(head, start=first.start, others=(*first.others, *waiting[1:]))
                if first is head
                else (replace(first, body=head.body, stop=head.stop, others=(*first.others, *waiting[1:])))
            )
            waiting = []

    def _starts(self) -> Iterator[int]:
        yield 0
        for at, token in enumerate(self.tokens[:-1]):
            apart = self.tokens[at + 1].start > token.end
            ahead = self.tokens[at + 1 : at + 1 + _LONGEST_LEAD]
            if ((token.is_mark(";.,") and apart) or token.has("and")) and any(
                t.has("criterion") for t in ahead
            ):
                yield at + 1

    # ---- a head with the word -----------------------------------------------------------

    def _head(self, start: int, opens: bool) -> Head | None:
        """Read a head that begins at a token; one inside a paragraph has a number, and a count or a colon."""
        at = self._criterion(start)
        if at is None:
            return None
        number, numbered, behind, others = self._number(at)
        name, named, body = self._name(behind)
        if number is None:
            number, numbered, body = self._bracketed(body)
        else:
            bracket = self._bracketed(body)
            body = bracket[2] if bracket[0] == number else body
        matched = self.criteria.match(name) if name else None
        if number is None:
            if matched is None or matched.score < _SURE or opens:
                return None
            number = matched.number
        elif numbered is None:
            return None
        if opens and not self._is_apart(start, body):
            return None
        body = self._skip_marks(body)
        more = tuple(Head(other, "", named, numbered, start, body, 0) for other in others)
        return Head(number, name, named, numbered, self._offset(start), body, 0, others=more)

    def _criterion(self, start: int) -> int | None:
        """Find the word ``tiêu chí`` at a head's beginning; give the index behind it."""
        for at in range(start, min(start + _LONGEST_LEAD, len(self.tokens))):
            token = self.tokens[at]
            if token.has("criterion"):
                return at + 1
            if self._is_misread(at):
                return at + 2
            if not self._may_lead(at, start):
                return None
        return None

    def _may_lead(self, at: int, start: int) -> bool:
        token = self.tokens[at]
        label = token.end - token.start <= 2 and at == start
        return (
            token.is_mark(_BULLETS + "().")
            or label
            or token.has("counted", "reached", "share", "of_criterion")
            or token.text.lower() == COMMUNE
        )

    def _is_misread(self, at: int) -> bool:
        """Say whether two words are ``tiêu chí`` with one letter misread."""
        pair = self.tokens[at : at + 2]
        if any(token.kind is TokenKind.NUMBER for token in pair):
            return False
        bare = strip_accents(" ".join(token.text for token in pair)).lower()
        return Levenshtein.distance(bare, "tieu chi", score_cutoff=1) <= 1

    def _number(self, at: int) -> tuple[int | None, tuple[int, int] | None, int, tuple[int, ...]]:
        """Read the number behind the word, and further ones: ``số 5 và số 6``."""
        found: list[int] = []
        span: tuple[int, int] | None = None
        behind = at
        index = at
        while index < len(self.tokens):
            token = self.tokens[index]
            value = token.numeral.value if token.numeral else None
            if value is not None and value == value.to_integral_value() and value < 100:  # two figures
                found.append(int(value))
                span = span or (token.start, token.end)
                behind = index + 1
                index += 1
                if self._is_unit(index) and self.tokens[index].start > token.end and not found[1:]:
                    break
            elif (
                token.names("number")
                or token.text.lower() in ("so", "s0")
                or (token.is_mark(":.") and not found)
                or (found and (token.is_mark(",&") or token.has("and")) and self._goes_on(index + 1))
                or (found and token.has("criterion") and self._goes_on(index + 1))
            ):
                index += 1
            else:
                break
        if not found:
            return None, None, at, ()
        return found[0], span, behind, tuple(found[1:])

    def _goes_on(self, at: int) -> bool:
        """Say whether another number of a criterion follows."""
        following = self.tokens[at : at + 3]
        words = [token for token in following if not (token.has("criterion") or token.names("number"))]
        named = len(words) < len(following)
        first = words[0] if words else None
        return first is not None and first.kind is TokenKind.NUMBER and (named or not self._is_unit(at + 1))

    def _is_unit(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].kind is TokenKind.UNIT

    def _offset(self, at: int) -> int:
        return self.tokens[at].start if at < len(self.tokens) else len(self.text)

    # ---- the name -----------------------------------------------------------------------

    def _name(self, at: int) -> tuple[str, tuple[int, int], int]:
        """Read the name that follows: the longest that a criterion has; else what a mark parts off."""
        while at < len(self.tokens) and (
            self.tokens[at].is_mark('-–.,:(“"') or self.tokens[at].names("about_what", "criterion")
        ):
            if self.tokens[at].is_mark(":.") and not self._names_follow(at):
                break
            at += 1
        start = self._offset(at)
        if at < len(self.tokens) and self.tokens[at].kind is TokenKind.QUOTED:
            token = self.tokens[at]
            return token.text.strip(' “”"'), (token.start, token.end), token.end
        ends = list(self._name_ends(at))
        best, score = None, 0.0
        for end in ends:
            matched = self.criteria.match(words_of(self.text, start, end)) if end > start else None
            if matched and matched.score >= score:
                best, score = end, matched.score
        if best is None:
            best = ends[-1] if ends and self._is_plain(start, ends[-1]) else start
        return words_of(self.text, start, best), (start, best), best

    def _names_follow(self, at: int) -> bool:
        """Say whether a name stands behind a colon: ``Tiêu chí 2: Giao thông: …``."""
        start = self._offset(at + 1)
        return any(
            (matched := self.criteria.match(words_of(self.text, start, end))) is not None
            and matched.score >= _SURE
            for end in self._name_ends(at + 1)
            if end > start
        )

    def _name_ends(self, at: int) -> Iterator[int]:
        """Give where a name may end: before a small word, a number, a dash; last where a mark ends it."""
        start = self._offset(at)
        for index in range(at, len(self.tokens)):
            token = self.tokens[index]
            if token.start - start > _LONGEST_NAME:
                return
            if token.is_mark(_ENDS) or token.kind in (
                TokenKind.NUMBER,
                TokenKind.YEARS,
                TokenKind.CODE,
                TokenKind.CITATION,
            ):
                yield token.start
                return
            dash = token.is_mark("-–") and self.text[token.start - 1 : token.start] == " "
            if (token.roles or token.is_mark(',”"') or dash) and token.start > start:
                yield token.start
        yield len(self.text)

    def _is_plain(self, start: int, end: int) -> bool:
        """Say whether words that name no known criterion can be a name: short, and no clause of their own."""
        tokens = [token for token in self.tokens if start <= token.start < end]
        verbs = ("plan", "increase", "total", "time", "year", "action")
        return bool(tokens) and not any(
            token.has(*verbs) or token.kind is TokenKind.NUMBER for token in tokens
        )

    def _bracketed(self, offset: int) -> tuple[int | None, tuple[int, int] | None, int]:
        """Read the number in brackets behind a name: ``Giao thông (tiêu chí số 2)``."""
        at = next((i for i, token in enumerate(self.tokens) if token.start >= offset), len(self.tokens))
        while at < len(self.tokens) and self.tokens[at].is_mark('”"'):
            at += 1
        if at >= len(self.tokens) or not self.tokens[at].is_mark("("):
            return None, None, offset
        inside = at + 1
        while inside < len(self.tokens) and (
            self.tokens[inside].has("criterion") or self.tokens[inside].names("number")
        ):
            inside += 1
        number = self.tokens[inside] if inside + 1 < len(self.tokens) else None
        closed = number is not None and self.tokens[inside + 1].is_mark(")") and inside > at + 1
        if number is None or not closed or number.numeral is None or number.numeral.value is None:
            return None, None, offset
        return int(number.numeral.value), (number.start, number.end), self.tokens[inside + 1].end

    def _skip_marks(self, offset: int) -> int:
        while offset < len(self.text) and self.text[offset] in ' :;.,-–)”"':
            offset += 1
        return offset

    def _is_apart(self, start: int, body: int) -> bool:
        """Say whether a criterion inside a paragraph has a part of its own: a colon, or a count."""
        rest = self.text[body:].lstrip(' ”")')
        if rest.startswith(":"):
            return True
        ends = [token.start for token in self.tokens if token.is_mark(";,.") and token.start > body]
        piece = self.text[body : ends[0] if ends else len(self.text)]
        return any(
            quantity.unit == COMMUNE or quantity.base for quantity in read_quantities(piece).quantities
        )

    # ---- heads without the word ---------------------------------------------------------

    def _bare_head(self) -> Head | None:
        """Take ``Thủy lợi: …`` for a criterion only where its name is sure and communes are counted."""
        at = 0
        while at < len(self.tokens) and (
            self.tokens[at].is_mark(_BULLETS) or self.tokens[at].names("about_what")
        ):
            at += 1
        start = self._offset(at)
        end = next((token.start for token in self.tokens[at:] if token.is_mark(":.;()") or token.numeral), 0)
        name = words_of(self.text, start, end) if end > start else ""
        number, numbered, body = self._bracketed(end)
        if not name or not self.text[body:].lstrip().startswith(":"):
            return None
        body = self._skip_marks(body)
        matched = self.criteria.match(name)
        if number is None:
            counts = any(q.unit == COMMUNE or q.base for q in read_quantities(self.text).quantities)
            if not counts or matched is None or matched.score < _SURE_ALONE:
                return None
            number = matched.number
        return Head(number, name, (start, end), numbered, start, body, 0)
