"""The report as one HTML file of bounded size: text first, then as many crops as fit."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jinja2
import markupsafe

from review.corrections.file import csv_line
from review.doubts.load import doubt_key
from review.doubts.model import Chapter, Doubt, crop_name
from review.report.folder import load_report
from review.report.model import Report
from review.words import plain, words

MOST_BYTES = 3_000_000
"""Size of the whole file: it opens at once, and fits into an e-mail."""

MOST_TEXT = 1_800_000
"""Share of text in it: where there is more, less is listed of each kind."""

TAG = 200
"""Bytes that a crop takes beside its picture."""

LONGEST = 280
"""Characters of a text from a document that are shown: enough to find it by."""

HERE = Path(__file__).parent

CropFolder = Callable[[str], Path]


@dataclass(frozen=True, slots=True)
class ReportLimits:
    """How much is listed: documents, tables, columns and rows of a table, causes, doubts of a cause."""

    documents: int = 500
    tables: int = 600
    columns: int = 40
    rows: int = 60
    causes: int = 500
    places: int = 12

    def halved(self) -> ReportLimits:
        """Give half of each, but one."""
        return ReportLimits(*(max(1, getattr(self, name) // 2) for name in self.__slots__))


def report_html(out: Path, crop_folder: CropFolder, inputs: Mapping[str, str] | None = None) -> str:
    """Write the report of an output folder whose datasets are written.

    ``crop_folder`` gives the folder of a document's crops, ``inputs`` links to its file, by document id.
    """
    report = load_report(out)
    limits = ReportLimits()
    text = _render(report, limits, {}, inputs or {})
    while len(text.encode()) > MOST_TEXT and limits != limits.halved():
        limits = limits.halved()
        text = _render(report, limits, {}, inputs or {})
    crops = _crops(report, limits, crop_folder, MOST_BYTES - len(text.encode()))
    return _render(report, limits, crops, inputs or {})


def _render(report: Report, limits: ReportLimits, crops: Mapping[str, str], inputs: Mapping[str, str]) -> str:
    template = _environment().get_template("report.html.j2")
    digests = {document.document_id: document.head["source_sha256"] for document in report.documents}

    def line(doubt: Doubt) -> str:
        """The line of corrections.csv that settles a doubt, its action and value left open."""
        return csv_line(doubt_key(doubt, digests.get(doubt.document_id, "")).cells)

    doubts = sum(len(cause.doubts) for chapter in report.chapters for cause in chapter.causes)
    without = doubts - len(crops)
    return template.render(
        report=report, limits=limits, crops=crops, without=without, inputs=inputs, line=line
    )


def _crops(report: Report, limits: ReportLimits, folder: CropFolder, room: int) -> dict[str, str]:
    """Give crops by issue id as base64, most valuable first, until the room is full."""
    chosen: dict[str, str] = {}
    for doubt in _in_order(shown(report.chapters, limits.causes), limits.places):
        picture = folder(doubt.document_id) / crop_name(doubt.issue_id)
        if not picture.is_file():
            continue
        coded = base64.b64encode(picture.read_bytes()).decode("ascii")
        room -= len(coded) + TAG
        if room < 0:
            break
        chosen[doubt.issue_id] = coded
    return chosen


def _in_order(chapters: tuple[Chapter, ...], places: int) -> Iterator[Doubt]:
    """First one doubt of every cause, then the second of every cause, and so on."""
    causes = [cause for chapter in chapters for cause in chapter.causes]
    for nth in range(places):
        yield from (cause.doubts[nth] for cause in causes if nth < len(cause.doubts))


def shown(chapters: tuple[Chapter, ...], causes: int) -> tuple[Chapter, ...]:
    """Give the first ``causes`` causes, in their chapters."""
    kept: list[Chapter] = []
    for chapter in chapters:
        if causes <= 0:
            break
        kept.append(Chapter(chapter.rule, chapter.severity, chapter.causes[:causes]))
        causes -= len(chapter.causes)
    return tuple(kept)


def clipped(text: str) -> str:
    """Give the beginning of a long text."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters.update(clipped=clipped, plain=plain, grouped=_grouped)
    script = markupsafe.Markup(_template("report.js"))
    style = markupsafe.Markup(
        (HERE.parent / "look.css").read_text(encoding="utf-8") + _template("report.css")
    )
    # The page's policy names this hash, so that no script but ours can run in it.
    environment.globals.update(
        words=words,
        shown=shown,
        style=style,
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii"),
    )
    return environment


def _grouped(number: int) -> str:
    """Group digits by narrow blanks, which both languages read."""
    return f"{number:,}".replace(",", "\u202f")


def _template(name: str) -> str:
    return (HERE / "templates" / name).read_text(encoding="utf-8")
