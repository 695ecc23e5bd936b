"""A table with all that is known about it before its rows are read."""

from __future__ import annotations

from dataclasses import dataclass

from normalize.context import Context, TableCaption
from normalize.tables.views.cells import CellText
from normalize.tables.views.layout import Layout


@dataclass(frozen=True, slots=True)
class Subject:
    """The document's context, what stands above the table, its repaired title and its columns' roles.

    ``caption_inherited`` tells that nothing stands above the table itself.
    """

    context: Context
    caption: TableCaption
    title: CellText
    layout: Layout
    caption_inherited: bool = False
