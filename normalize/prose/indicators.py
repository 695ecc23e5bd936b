"""Every other quantity of the prose, one row each, with what is counted, its years and its basis."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from normalize.prose.clauses.periods import TemporalContext, Timed
from normalize.prose.clauses.quantities import read_quantities
from normalize.prose.clauses.quantity import Quantity, TextQuantities
from normalize.prose.clauses.subjects import SubjectFinder, SubjectPhrase, clause_start
from normalize.prose.clauses.temporal_context import time_passages
from normalize.prose.clauses.words.numerals import Convention, Numeral
from normalize.prose.clauses.words.tokens import Token, TokenKind
from normalize.prose.clauses.words.vocabulary import COMMUNE
from normalize.prose.label_units import with_unit_of_label
from normalize.prose.passage import Passage, tidy
from normalize.prose.sections.node import SectionNode
from normalize.prose.unread import is_scrap
from normalize.records import Finding, Indicator, Method

Span = tuple[int, int]


def read_indicators(
    nodes: Sequence[SectionNode],
    used: Collection[int],
    criterion_of: Mapping[int, int],
    setting: TemporalContext | None = None,
) -> tuple[Indicator, ...]:
    """Read the quantities of all sections; ``used`` names words (by identity) that other records hold."""
    convention = Convention.of(tuple(passage.text for node in nodes for passage in node.passages))
    taken = frozenset(used)
    records: list[Indicator] = []
    for node, _, body, timed in time_passages(nodes, setting or TemporalContext()):
        reading = read_quantities(body.text)
        for at, time in enumerate(timed):
            quantity = reading.quantities[at]
            words = body.word_ids(quantity.start, quantity.number_end)
            if words & taken or is_scrap(body, quantity):
                continue
            record = _indicator(body, reading, at, time, convention)
            number = next((criterion_of[word] for word in words if word in criterion_of), None)
            number = number or _criterion_named(body.text, record)
            records.append(replace(record, section_id=node.record.section_id, criterion_no=number))
    return tuple(records)


def _criterion_named(text: str, record: Indicator) -> int | None:
    """Give the criterion that the counted words name: ``xã đạt tiêu chí số 2``."""
    if record.unit not in (COMMUNE, "%"):
        return None
    tokens = read_quantities(record.subject).tokens
    for at, token in enumerate(tokens[:-1]):
        if token.has("criterion"):
            number = tokens[at + 2] if tokens[at + 1].names("number") and at + 2 < len(tokens) else None
            if number and number.numeral and number.numeral.value is not None:
                return int(number.numeral.value)
    return None


def _indicator(
    passage: Passage, reading: TextQuantities, at: int, time: Timed, convention: Convention
) -> Indicator:
    counted = with_unit_of_label(reading.quantities[at], SubjectFinder(passage.text, reading).of(at))
    quantity, subject = counted.quantity, counted.subject
    low, high = convention.settle(quantity.low), quantity.high and convention.settle(quantity.high)
    origin = reading.quantities[quantity.origin] if quantity.origin is not None else None
    sentence = _sentence(reading, quantity)
    start, end = quantity.start, quantity.number_end
    value_trace = passage.trace(start, end, Method.NORMALIZED)
    traces = {"value": value_trace, "text": passage.trace(*sentence)}
    if high:
        traces["value_to"] = value_trace
    if origin:
        traces["value_from"] = passage.trace(origin.start, origin.number_end, Method.NORMALIZED)
    if quantity.unit:
        traces["unit"] = passage.trace(*counted.unit_place)
    if quantity.qualifier:
        traces["qualifier"] = passage.trace(quantity.qualifier_start, start)
    if subject.words:
        traces["subject"] = passage.trace(subject.start, subject.end)
    if time.years:
        years = reading.tokens[time.at] if time.at is not None else None
        place = (years.start, years.end) if years else (start, end)
        method = Method.NORMALIZED if years else Method.INFERRED
        traces |= dict.fromkeys(("year_from", "year_to"), passage.trace(*place, method))
    if time.basis:
        traces["basis"] = passage.trace(start, end, Method.INFERRED)
    if quantity.change:
        traces["change"] = passage.trace(*_clause(reading, quantity), Method.INFERRED)
    if per := _per(passage.text, reading, quantity):
        traces["per"] = passage.trace(*_clause(reading, quantity), Method.NORMALIZED)
    return Indicator(
        subject=subject.words,
        value=low.value,
        value_to=high.value if high else None,
        value_from=convention.settle(origin.low).value if origin else None,
        unit=quantity.unit,
        qualifier=quantity.qualifier,
        year_from=time.years[0] if time.years else None,
        year_to=time.years[1] if time.years else None,
        basis=time.basis,
        change=quantity.change,
        per=per,
        text=tidy(passage.text[slice(*sentence)]),
        page=passage.page,
        traces=traces,
        findings=(*_doubts(passage, quantity, low, high), *_repairs(passage, sentence, subject)),
    )


def _sentence(reading: TextQuantities, quantity: Quantity) -> Span:
    first, stop = reading.sentence_of(quantity.first)
    return reading.tokens[first].start, reading.tokens[stop - 1].end


def _clause(reading: TextQuantities, quantity: Quantity) -> Span:
    first, _ = reading.sentence_of(quantity.first)
    start = min(clause_start(reading.tokens, first, quantity.first), quantity.first)
    return reading.tokens[start].start, quantity.end


def _per(text: str, reading: TextQuantities, quantity: Quantity) -> str:
    """Give what a quantity is per: ``triệu đồng/người/năm``, ``mỗi trạm y tế có 01 …``, ``hàng năm``."""
    _, slash, per = quantity.unit.partition("/")
    if slash:
        return per
    first, _ = reading.sentence_of(quantity.first)
    tokens = reading.tokens[clause_start(reading.tokens, first, quantity.first) : quantity.first]
    for at, token in enumerate(tokens):
        if token.has("every"):
            return token.text.lower().rpartition(" ")[2]
        if token.has("each"):
            noun = list(takewhile(_is_noun, tokens[at + 1 :]))
            # A noun of a unit has up to three syllables (``hợp tác xã``); more are a clause.
            return text[noun[0].start : noun[-1].end] if noun and len(noun) <= 3 else ""
    return ""


def _is_noun(token: Token) -> bool:
    return token.kind in (TokenKind.WORD, TokenKind.UNIT)


def _doubts(passage: Passage, quantity: Quantity, low: Numeral, high: Numeral | None) -> Iterator[Finding]:
    for number in filter(None, (low, high)):
        if not number.is_clear:
            yield unclear("value", number)
    if low.is_clear and _is_cut(passage.text[: quantity.start]):
        yield Finding("number-ambiguous", "value", f"){low.printed}", suggestion=f"{low.value:f}")
    if quantity.misread_unit:
        printed = tidy(passage.text[quantity.number_end : quantity.end])
        if printed.lower() != quantity.unit.lower():
            yield Finding(
                "text-repaired", "unit", printed, quantity.unit, details={"evidence": "known units"}
            )


def _is_cut(before: str) -> bool:
    """Say whether a number begins behind a bracket never opened: a misread figure of it (``18.5 )0 ha``)."""
    return before.endswith(" )") and before.count("(") < before.count(")")


def unclear(field: str, number: Numeral) -> Finding:
    """Tell a number that can be read in several ways, or in none."""
    readings = "; ".join(f"{candidate:f}" for candidate in number.candidates)
    rule = "number-ambiguous" if readings else "number-unreadable"
    return Finding(rule, field, number.printed, suggestion=readings)


def _repairs(passage: Passage, sentence: Span, subject: SubjectPhrase) -> tuple[Finding, ...]:
    return (*passage.repairs("subject", subject.start, subject.end), *passage.repairs("text", *sentence))
