"""A header while it is being read, field by field."""

from __future__ import annotations

from dataclasses import dataclass, field

from normalize.records import Finding, Trace

SURELY_READ = 0.85
"""Confidence of a recognizer below which figures may be a pen's and are asked to be confirmed."""


@dataclass
class HeaderDraft:
    """Fields, traces and findings gathered one after the other."""

    values: dict[str, object] = field(default_factory=dict)
    traces: dict[str, Trace] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def put(self, name: str, value: object, trace: Trace | None = None) -> None:
        """Set a field and its trace."""
        self.values[name] = value
        if trace:
            self.traces[name] = trace
