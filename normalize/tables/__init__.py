"""Tables of a plan to typed records: told apart by their titles and content, never by position."""

from normalize.tables.views.figures import Figure, read_figures
from normalize.tables.views.interpret import interpret_tables

__all__ = ["Figure", "interpret_tables", "read_figures"]
