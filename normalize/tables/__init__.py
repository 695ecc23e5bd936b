"""Tables of a plan: every one typed whole, then read by the datasets that know it."""

from normalize.tables.to_records import table_records
from normalize.tables.views.interpret import type_tables, view_tables

__all__ = ["table_records", "type_tables", "view_tables"]
