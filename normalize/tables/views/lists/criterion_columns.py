"""Which column of a table of criteria counts what: communes in all, reached before, added, reached in all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from normalize.lexicon import Lexicon
from normalize.tables.model import Column, Row
from normalize.tables.views.subject import ViewedTable
from normalize.tables.views.titles import names_in

_LEXICON = "criterion_columns"


def criterion_columns(subject: ViewedTable, name: Column, rows: Sequence[Row]) -> Mapping[str, Column]:
    """Give the columns right of the criteria's names by what they hold; the first of each counts.

    Roles are ``communes_base``, ``communes_new``, ``communes_total``, ``share_percent``, ``before``, and
    ``open`` for a plan that may be what is added or what is reached in all.
    """
    beside = [column for column in subject.table.columns if column.number > name.number]
    counts = _of_communes(subject, beside, rows)
    roles = {column.number: _role(subject, column, counts=counts) for column in beside}
    _keep_one_share(roles)
    found: dict[str, Column] = {}
    for column in beside:
        found.setdefault(roles[column.number], column)
    if "open" in found and "before" in found and _at_least(subject, rows, found["open"], found["before"]):
        found.setdefault("communes_total", found.pop("open"))
    return {role: column for role, column in found.items() if role}


def _of_communes(subject: ViewedTable, beside: Sequence[Column], rows: Sequence[Row]) -> bool:
    """Say whether the title, a head or the unit of all rows tells that communes are counted."""
    units = {row.unit for row in rows}
    texts = [subject.title.value, subject.table.unit, *(units if len(units) == 1 else ())]
    texts += [title for column in beside for title in subject.titles[column.number]]
    return any("communes" in names_in(text, _LEXICON) or "base" in names_in(text, _LEXICON) for text in texts)


def _role(subject: ViewedTable, column: Column, *, counts: bool) -> str:
    titles = subject.titles[column.number]
    leaf = names_in(titles[-1], _LEXICON) if titles else frozenset()
    everywhere = frozenset().union(*(names_in(title, _LEXICON) for title in titles))
    year, own = (
        subject.context.plan_year,
        column.years.last if column.years_are_own and column.years else None,
    )
    if {"note", "unit"} & everywhere:
        return ""
    if "share" in leaf:
        return "share_percent"
    if not counts:
        return ""
    if "base" in leaf:
        return "communes_base"
    if year and own and own != year:
        return "before" if own < year else ""
    for said, role in (("new", "communes_new"), ("total", "communes_total")):
        if said in leaf:
            return role
    if "before" in everywhere:
        return "before"
    return "open" if "planned" in everywhere or (year is not None and own == year) else ""


def _keep_one_share(roles: dict[int, str]) -> None:
    """Keep the share that stands right behind what the year ends with."""
    for number, role in list(roles.items()):
        if role == "share_percent" and roles.get(number - 1) not in ("communes_total", "open"):
            roles[number] = ""


def _at_least(subject: ViewedTable, rows: Sequence[Row], column: Column, before: Column) -> bool:
    """Say whether no row counts less than it had: then the column accumulates."""
    cells = [[subject.table.cell(row.number, c.number) for c in (column, before)] for row in rows]
    known = [(now.number, then.number) for now, then in cells if now and then]
    pairs = [(now, then) for now, then in known if now is not None and then is not None]
    return bool(pairs) and all(now >= then for now, then in pairs)


def bare_name(label: str) -> str:
    """Give the name of a criterion without ``Tiêu chí số 3:`` before it."""
    hits = Lexicon.load(_LEXICON).find(label)
    end = 0
    for hit in hits:
        if hit.concept.name != "lead" or label[end : hit.start].strip(" -:.–0123456789"):
            break
        end = hit.end
    return label[end:].lstrip(" -:.–0123456789") if end else label
