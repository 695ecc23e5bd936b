"""Rows and cells of typed tables linked to what they name: communes, districts, provinces, agencies."""

from normalize.tables.links.apply import linked

__all__ = ["linked"]
