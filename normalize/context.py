"""What is known about a whole document before its tables and sentences are interpreted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from extract.model import Document, Line, Paragraph, Table
from normalize.criteria import CriteriaSet
from normalize.records import DocumentRecord, Trace
from normalize.text_origin import is_from_text_layer

if TYPE_CHECKING:
    from normalize.gazetteer import Gazetteer
    from normalize.textrepair import TextRepairer


@dataclass(frozen=True, slots=True)
class TableCaption:
    """What stands above a table: the appendix it belongs to, its title and its unit line.

    ``appendix_no`` is None outside appendices; ``label`` is the printed ``Phụ lục 01`` and ``number``
    its trace; ``unit`` the words after ``Đơn vị tính:``. ``paragraphs`` are all paragraphs used, for
    places and confidence, ``titled`` those that hold the title. ``heading_lost`` tells that the table
    has lines of its own as an appendix has, and no heading was read above them.
    """

    appendix_no: int | None = None
    label: str = ""
    number: Trace | None = None
    title: str = ""
    unit: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    titled: tuple[Paragraph, ...] = ()
    heading_lost: bool = False

    def traces(self) -> dict[str, Trace]:
        """Give the trace of ``appendix_no``, where there is one."""
        return {"appendix_no": self.number} if self.number and self.appendix_no is not None else {}


@dataclass(frozen=True)
class Context:
    """A document with its header read and its place and time known; what every interpreter gets.

    ``as_of`` is the day as of which places are looked up: the day of issue when it lies in the plan
    year, else the first day of the plan year. ``captions`` has one entry per table of ``document``,
    in the order of ``document.tables``. ``criteria`` is None where no set was in force.
    """

    document: Document
    document_id: str
    header: DocumentRecord
    plan_year: int | None
    as_of: date
    province_code: str
    criteria: CriteriaSet | None
    gazetteer: Gazetteer
    repairer: TextRepairer
    captions: tuple[TableCaption, ...] = ()

    def is_typed(self, lines: Iterable[Line]) -> bool:
        """Say whether some lines stand as their author wrote them: no recognizer read them."""
        return is_from_text_layer(lines) or self.repairer.is_typed

    def tables(self) -> tuple[tuple[Table, TableCaption], ...]:
        """Give every table with what stands above it, in reading order."""
        return tuple(zip(self.document.tables, self.captions, strict=True))
