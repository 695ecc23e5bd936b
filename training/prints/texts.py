"""Texts of lines as plans print them: prose, names, numbers of documents, money, dates, units."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from training.prints.corpus import Corpus

MARKS = "-–+•*"
ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
WORDS: Mapping[str, Sequence[str]] = tomllib.loads(
    Path(__file__).with_name("texts.toml").read_text(encoding="utf-8")
)

Chance = np.random.Generator


class LineTexts:
    """Draws texts of lines, each kind as often as plans hold it."""

    def __init__(self, corpus: Corpus, chance: Chance) -> None:
        self._corpus = corpus
        self._chance = chance
        self._kinds: tuple[tuple[float, Callable[[], str]], ...] = (
            (26, self._prose),
            (14, self._plan),
            (7, self._places),
            (8, self._agencies),
            (9, self._quantity),
            (9, self._figure),
            (5, self._figures),
            (5, self._document),
            (4, self._date),
            (4, self._short),
            (3, self._label),
            (4, self._syllables),
            (2, self._codes),
        )
        weights = np.array([weight for weight, _ in self._kinds], float)
        self._weights = weights / weights.sum()

    def draw(self) -> str:
        """Give the text of one line, single-spaced."""
        while True:
            kind = int(self._chance.choice(len(self._kinds), p=self._weights))
            text = " ".join(self._kinds[kind][1]().split())
            if self._chance.random() < 0.09:
                text = text.upper()
            if 0 < len(text) < 120:
                return text

    def _one(self, items: Sequence[str]) -> str:
        return items[int(self._chance.integers(len(items)))]

    def _int(self, low: int, high: int) -> int:
        return int(self._chance.integers(low, high))

    def _window(self, sentences: Sequence[tuple[str, ...]], most: int) -> str:
        words = sentences[int(self._chance.integers(len(sentences)))]
        count = min(self._int(1, most + 1), self._int(1, most + 1) + 3)
        start = self._int(0, max(1, len(words) - count + 1))
        lead = f"{self._one(MARKS)} " if self._chance.random() < 0.08 else ""
        tail = self._one((";", ".", ",", ":", ".", ";")) if self._chance.random() < 0.12 else ""
        return lead + " ".join(words[start : start + count]) + tail

    def _prose(self) -> str:
        return self._window(self._corpus.prose, 14)

    def _plan(self) -> str:
        return self._window(self._corpus.plans or self._corpus.prose, 13)

    def _place(self) -> str:
        name = self._one(
            self._corpus.communes
            if self._chance.random() < 0.65
            else (*self._corpus.districts, *self._corpus.provinces)
        )
        draw = self._chance.random()
        if draw < 0.4:
            return name[0].upper() + name[1:]
        if draw < 0.7:
            return (
                name.removeprefix("xã ").removeprefix("phường ").removeprefix("huyện ").removeprefix("tỉnh ")
            )
        return name

    def _places(self) -> str:
        draw = self._chance.random()
        first, second = self._place(), self._place()
        if draw < 0.35:
            return first
        if draw < 0.55:
            return f"{first}{self._one((' - ', ', ', ' – ', ' và '))}{second}"
        if draw < 0.7:
            return f"{first} ({second})"
        if draw < 0.8:
            province = self._one(self._corpus.provinces)
            return (
                f"UBND {province}" if self._chance.random() < 0.6 else f"ỦY BAN NHÂN DÂN {province.upper()}"
            )
        return ", ".join((first, second, *(self._place() for _ in range(self._int(0, 3))))) + self._one(
            (";", ".", "")
        )

    def _agency(self) -> str:
        return self._one(
            self._corpus.abbreviations if self._chance.random() < 0.55 else self._corpus.agencies
        )

    def _agencies(self) -> str:
        draw = self._chance.random()
        if draw < 0.35:
            return self._agency()
        if draw < 0.5:
            return f"UBND {self._one((*self._corpus.districts, 'tỉnh', 'các huyện, thành phố', 'các xã'))}"
        joined = [self._agency() for _ in range(self._int(2, 5))]
        lead = self._one(("", "- ", "Chủ trì: ", "Phối hợp: ", "+ ", "Các sở: ", "- Lưu: VT, "))
        return lead + self._one((", ", "; ", ", ")).join(joined)

    def _number(self) -> str:
        draw = self._chance.random()
        size = self._int(1, 13)
        value = self._int(0, 10**size)
        if draw < 0.25:
            return str(self._int(0, 10 ** self._int(1, 6)))
        if draw < 0.55:
            return f"{value:,}".replace(",", ".")
        if draw < 0.65:
            return f"{value:,}"
        if draw < 0.9:
            whole = f"{self._int(0, 10 ** self._int(1, 7)):,}".replace(",", ".")
            return f"{whole},{self._int(0, 10 ** self._int(1, 4))}"
        return f"{self._int(0, 10 ** self._int(1, 5))}.{self._int(0, 10 ** self._int(1, 4))}"

    def _figure(self) -> str:
        draw = self._chance.random()
        number = self._number()
        if draw < 0.7:
            return number
        if draw < 0.76:
            return f"({number})"
        if draw < 0.82:
            return f"-{number}"
        if draw < 0.92:
            return f"{number}{self._one(('-', ' - ', '/', '–'))}{self._number()}"
        return f"{self._one(('≥ ', '≤ ', '>', '< ', '≥', '~', '±'))}{number}"

    def _figures(self) -> str:
        draw = self._chance.random()
        if draw < 0.4:
            start = sorted({self._int(1, 20) for _ in range(self._int(2, 18))})
            return self._one((",", ", ", "; ", ",")).join(map(str, start))
        return " ".join(self._figure() for _ in range(self._int(2, 6)))

    def _quantity(self) -> str:
        quantity = self._number() + self._one(WORDS["units"])
        draw = self._chance.random()
        if draw < 0.3:
            return quantity
        if draw < 0.85:
            words = self._window(self._corpus.plans, 8)
            return (
                f"{words}{self._one((': ', ' đạt ', ' là ', ' '))}{quantity}{self._one(('', '.', ';', ','))}"
            )
        return f"{quantity} {self._window(self._corpus.plans, 6)}"

    def _code(self) -> str:
        body = self._one(WORDS["bodies"])
        kind = self._one(WORDS["types"])
        year = f"{self._int(2005, 2027)}/" if self._chance.random() < 0.25 else ""
        return f"{self._int(1, 10 ** self._int(1, 5))}/{year}{kind}-{body}"

    def _document(self) -> str:
        named = f"{self._one(WORDS['citations'])} {self._code()}"
        return named if self._chance.random() < 0.4 else f"{named} {self._date()}"

    def _day(self) -> str:
        day, month, year = self._int(1, 32), self._int(1, 13), self._int(2005, 2031)
        draw = self._chance.random()
        if draw < 0.4:
            return f"{day:02d}/{month:02d}/{year}"
        if draw < 0.6:
            return f"{day}/{month}/{year}"
        if draw < 0.8:
            return f"ngày {day:02d} tháng {month:02d} năm {year}"
        return f"ngày {day}/{month}/{year}"

    def _date(self) -> str:
        draw = self._chance.random()
        if draw < 0.4:
            return self._day()
        if draw < 0.6:
            place = self._one(self._corpus.provinces).split(" ", 1)[-1]
            return f"{place.title()}, {self._day()}"
        year = self._int(2005, 2031)
        ahead = year + self._int(1, 6)
        quarter = self._one(ROMANS[:4])
        forms = (
            *(f"năm {year}", f"{year}-{ahead}", f"{year}–{ahead}", str(year)),
            *(f"giai đoạn {year} - {ahead}", f"giai đoạn {year}-{ahead}"),
            *(f"Tháng {self._int(1, 13)}", f"Tháng {self._int(1, 13)}/{year}"),
            *(f"Quý {quarter}/{year}", f"Quý {quarter} năm {year}"),
            *(f"Tháng {self._int(1, 7)}-{self._int(7, 13)}", f"Trước 30/{self._int(1, 13)}/{year}"),
        )
        return self._one(forms)

    def _short(self) -> str:
        return self._one(WORDS["cells"])

    def _label(self) -> str:
        draw = self._chance.random()
        if draw < 0.3:
            return str(self._int(1, 120))
        if draw < 0.45:
            return self._one(ROMANS) + self._one(("", ".", ""))
        if draw < 0.6:
            return f"{self._int(1, 15)}.{self._int(1, 15)}" + self._one(("", ".", f".{self._int(1, 9)}"))
        if draw < 0.7:
            return self._one("abcdđeghiklm") + ")"
        if draw < 0.8:
            return self._one(MARKS)
        lead = self._one(
            (
                f"{self._int(1, 30)}. ",
                f"{self._one(ROMANS)}. ",
                f"{self._one('abcdđ')}) ",
                f"{self._int(1, 9)}.{self._int(1, 9)}. ",
            )
        )
        return lead + self._window(self._corpus.plans, 8)

    def _syllables(self) -> str:
        """Syllables that have nothing to do with each other: the letters alone must tell."""
        words = [self._one(self._corpus.syllables) for _ in range(self._int(1, 8))]
        return " ".join(word.title() if self._chance.random() < 0.25 else word for word in words)

    def _codes(self) -> str:
        letters = "ABCDEGHIKLMNOPQRSTUVXYĐ"
        size = self._int(2, 6)
        code = "".join(self._one(letters) for _ in range(size))
        return self._one(
            (
                code,
                f"{code}{self._int(0, 100)}",
                f"{code}&{self._one(letters)}{self._one(letters)}",
                f"{code}-{self._int(1, 999)}",
                f"{code}/{code[:2]}",
            )
        )
