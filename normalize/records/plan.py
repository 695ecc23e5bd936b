"""Records of what is planned: targets, quantities, money, communes, tasks, duties, projects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from normalize.records.base import Record, TableRecord
from normalize.records.kinds import Basis, Change


@dataclass(frozen=True, kw_only=True)
class CriterionTarget(TableRecord):
    """The plan for one of the national criteria."""

    DATASET: ClassVar[str] = "criterion_targets"

    criterion_set: str = ""
    criterion_no: int | None = None
    criterion_name: str = ""
    communes_new: int | None = None
    communes_total: int | None = None
    communes_base: int | None = None
    share_percent: Decimal | None = None
    share_percent_computed: Decimal | None = None
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Indicator(Record):
    """Any other quantity stated in prose; ``value_from`` is where a change starts (từ 61 xã lên 67 xã)."""

    DATASET: ClassVar[str] = "indicators"

    section_id: str = ""
    criterion_no: int | None = None
    subject: str = ""
    value: Decimal | None = None
    value_to: Decimal | None = None
    value_from: Decimal | None = None
    unit: str = ""
    qualifier: str = ""
    year_from: int | None = None
    year_to: int | None = None
    basis: Basis | None = None
    change: Change | None = None
    per: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Funding(TableRecord):
    """A source of money; the total of all sources has source_no empty and level 0.

    A part without a number on paper is numbered below its parent (1.1), so that all can be named.
    """

    DATASET: ClassVar[str] = "funding"

    source_no: str = ""
    parent_no: str = ""
    level: int = 0
    source_name: str = ""
    amount: Decimal | None = None
    currency_unit: str = ""
    amount_vnd: int | None = None
    share_percent: Decimal | None = None
    share_percent_computed: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class CommuneTarget(TableRecord):
    """One commune in one appendix table."""

    DATASET: ClassVar[str] = "commune_targets"

    appendix_no: int | None = None
    table_title: str = ""
    group_label: str = ""
    row_no: str = ""
    commune_text: str = ""
    commune_name: str = ""
    commune_type: str = ""
    commune_code: str = ""
    district_text: str = ""
    district_name: str = ""
    district_code: str = ""
    province_code: str = ""
    match_score: float | None = None
    carried_over_from: int | None = None
    especially_difficult: bool | None = None
    achieved_count: int | None = None
    achieved_criteria: tuple[int, ...] = ()
    planned_count: int | None = None
    planned_criteria: tuple[int, ...] = ()
    cumulative_count: int | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class CommuneCriterion(TableRecord):
    """The tidy form of the lists in commune_targets; state is ``achieved`` or ``planned``."""

    DATASET: ClassVar[str] = "commune_criteria"

    appendix_no: int | None = None
    commune_code: str = ""
    criterion_no: int | None = None
    state: str = ""


@dataclass(frozen=True, kw_only=True)
class WorkItem(TableRecord):
    """One line of a schedule or list of tasks."""

    DATASET: ClassVar[str] = "work_items"

    group_no: str = ""
    group_title: str = ""
    item_no: str = ""
    task: str = ""
    directing: tuple[str, ...] = ()
    implementing: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    product: str = ""
    place_text: str = ""
    budget_vnd: int | None = None
    timing_text: str = ""
    timing_kind: str = ""
    months: tuple[int, ...] = ()
    quarters: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Responsibility(Record):
    """A duty of an agency, from the part on implementation."""

    DATASET: ClassVar[str] = "responsibilities"

    section_id: str = ""
    agency: str = ""
    agency_text: str = ""
    duty_no: int | None = None
    role: str = ""
    partners: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Project(TableRecord):
    """One project, work, package or product with money; its parts by year and source are figures."""

    DATASET: ClassVar[str] = "projects"

    group_path: str = ""
    name: str = ""
    place_text: str = ""
    commune_code: str = ""
    district_code: str = ""
    investor: str = ""
    capacity: str = ""
    decision_number: str = ""
    decision_date: date | None = None
    start_year: int | None = None
    end_year: int | None = None
    total_investment_vnd: int | None = None
    capital_vnd: int | None = None
    note: str = ""
