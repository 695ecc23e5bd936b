"""Figures of several documents and years in one tidy panel, their places joined as of one day."""

from sohoa.panel.build import PANEL_COLUMNS, build_panel, write_panel

__all__ = ["PANEL_COLUMNS", "build_panel", "write_panel"]
