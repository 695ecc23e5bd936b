"""What is worth saying of a document beside its counts, where it holds less than a plan does."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from validate.model import Checked

_APPENDIX = "phụ lục"
"""How plans speak of what is attached to them."""
_NO_PLAN = "no-plan-found"
"""The rule that tells of a document without tables, targets and duties."""


class Remark(StrEnum):
    """Why a document may be less than what was meant to be scanned; each is a message ``remark.…``."""

    NONE = ""
    BLANK = "blank"
    NO_PLAN = "no_plan"
    NO_APPENDICES = "no_appendices"
    NO_TABLES = "no_tables"


def remark_on(checked: Checked) -> Remark:
    """Say what a document lacks: text, anything of a plan, the appendices that it speaks of, tables."""
    document = checked.interpretation.document
    if not document.paragraphs and not document.tables:
        return Remark.BLANK
    if any(issue.rule == _NO_PLAN for issue in checked.issues):
        return Remark.NO_PLAN
    if document.tables:
        return Remark.NONE
    spoken_of = any(_APPENDIX in paragraph.text.lower() for paragraph in document.paragraphs)
    return Remark.NO_APPENDICES if spoken_of else Remark.NO_TABLES
