"""What is asked: doubts about one place, field and reading are one question, those of one cause one entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from review.corrections.model import Key
from review.doubts.causes import chapters
from review.doubts.load import doubt_key, load_doubt, rows_of
from review.doubts.model import Doubt

OPEN = ("error", "warning")
"""Severities that are asked about; notes are only told."""


@dataclass(frozen=True, slots=True)
class Question:
    """One place, field and reading, and all that is doubted about it, the gravest first."""

    key: Key
    doubts: tuple[Doubt, ...]

    @property
    def id(self) -> str:
        """The id of the gravest doubt."""
        return self.doubts[0].issue_id

    @property
    def doubt(self) -> Doubt:
        """The gravest doubt."""
        return self.doubts[0]


@dataclass(frozen=True)
class Queue:
    """All questions of an output folder by cause, most valuable first."""

    entries: tuple[tuple[Question, ...], ...]

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """All questions by id."""
        return {question.id: question for entry in self.entries for question in entry}

    @cached_property
    def by_key(self) -> Mapping[Key, Question]:
        """All questions by key."""
        return {question.key: question for question in self.questions.values()}


def load_queue(out: Path) -> Queue:
    """Read the doubts of an output folder; raises OSError where it has none."""
    rows = list(rows_of(out, "documents"))
    sources = {row["document_id"]: row["source_file"] for row in rows}
    digests = {row["document_id"]: row["source_sha256"] for row in rows}
    doubts = (load_doubt(row, sources) for row in rows_of(out, "issues"))
    return queue_of((doubt for doubt in doubts if doubt.severity in OPEN), digests)


def queue_of(doubts: Iterable[Doubt], digests: Mapping[str, str]) -> Queue:
    """Order doubts into a queue; ``digests`` gives the SHA-256 of each document's file."""
    by_key: dict[Key, list[Doubt]] = {}
    for doubt in doubts:
        by_key.setdefault(doubt_key(doubt, digests.get(doubt.document_id, "")), []).append(doubt)
    questions = {alike[0].issue_id: Question(key, tuple(alike)) for key, alike in by_key.items()}
    causes = (
        cause
        for chapter in chapters(question.doubt for question in questions.values())
        for cause in chapter.causes
    )
    return Queue(tuple(tuple(questions[doubt.issue_id] for doubt in cause.doubts) for cause in causes))
