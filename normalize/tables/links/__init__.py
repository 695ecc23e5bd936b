"""Rows and cells of typed tables linked to what they name: communes, districts, provinces, agencies."""

from normalize.tables.links.apply import TableLinks, link_tables, linked

__all__ = ["TableLinks", "link_tables", "linked"]
