"""Two pages of the sample as an output folder, made once; the page served; a browser to drive it."""

from __future__ import annotations

import contextlib
import csv
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from export.folder import join_datasets
from extract.options import ReadOptions
from review.corrections.file import read_corrections
from sohoa.inputs.pageselection import PageSelection
from sohoa.inputs.source import Keys, identify
from sohoa.options import RunOptions
from sohoa.output.pagestore import PageStore
from sohoa.output.report import write_report
from sohoa.output.review_folder import review_folder
from sohoa.running.runner import run
from sohoa.running.tasks import Assignment, finish_document
from sohoa.versions import engine_identity, package_version

PAGES = PageSelection.parse("1,19")


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@dataclass
class Made:
    """A run over an input, to be repeated."""

    pdf: Path
    out: Path
    cache: Path

    def run(self) -> None:
        options = RunOptions(cache=self.cache, workers=1, pages=PAGES)
        run([self.pdf], self.out, options)

    def finish(self) -> None:
        """What a run does once the pages are read, in this process: quicker."""
        keys = Keys(ReadOptions(), engine_identity(ReadOptions()), PAGES)
        source = identify(self.pdf, keys)
        pages = {number: keys.page(source.sha256, number) for number in (1, 19)}
        said = read_corrections(self.out / "corrections.csv").of(source.sha256)
        assignment = Assignment(
            source.path, source.sha256, source.document_id, source.key, keys.engine, pages, {}, said
        )
        finish_document(assignment, PageStore(self.cache / "pages"), self.out)
        join_datasets(self.out, package_version())
        write_report(self.out)

    def rows(self, dataset: str) -> list[dict[str, str]]:
        return rows_of(self.out / f"{dataset}.csv")

    def issue(self, printed: str) -> dict[str, str]:
        """The doubt about a reading."""
        (found,) = [row for row in self.rows("issues") if row["printed"] == printed]
        return found

    @property
    def said(self) -> list[tuple[str, str, str]]:
        """The answers on disk: field, action, value."""
        path = self.out / "corrections.csv"
        lines = rows_of(path) if path.exists() else []
        return [(line["field"], line["action"], line["value"]) for line in lines]


@pytest.fixture(scope="session")
def first_run(tmp_path_factory: pytest.TempPathFactory, pdf_path: Path) -> Made:
    folder = tmp_path_factory.mktemp("reviewed")
    (folder / "in").mkdir()
    made = Made(folder / "in" / "plan.pdf", folder / "out", folder / "cache")
    shutil.copyfile(pdf_path, made.pdf)
    made.run()
    return made


@pytest.fixture
def made(first_run: Made, tmp_path: Path) -> Made:
    """The same in folders of its own, as if it had been made there."""
    own = Made(tmp_path / "in" / "plan.pdf", tmp_path / "out", first_run.cache)
    own.pdf.parent.mkdir()
    shutil.copyfile(first_run.pdf, own.pdf)
    shutil.copytree(first_run.out, own.out)
    for told in (own.out / "run.json", *own.out.glob(".sohoa/parts/*/manifest.json")):
        text = told.read_text(encoding="utf-8")
        told.write_text(text.replace(str(first_run.pdf.parents[1]), str(tmp_path)), encoding="utf-8")
    assert review_folder(own.out, None, "").corrections == own.out / "corrections.csv"
    return own


@dataclass
class Server:
    """``sohoa review`` as a process of its own."""

    out: Path
    address: str = ""
    process: subprocess.Popen[str] | None = None
    arguments: tuple[str, ...] = field(default=("--by", "Lan"))

    def start(self) -> None:
        command = [sys.executable, "-m", "sohoa", "review", str(self.out), *self.arguments]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()
        assert self.address.startswith("http://127.0.0.1:"), self.process.communicate()

    def kill(self) -> None:
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.communicate()


@pytest.fixture
def serving() -> Iterator[Callable[..., Server]]:
    with contextlib.ExitStack() as stack:

        def serve(out: Path, *options: str) -> Server:
            server = Server(out)
            server.arguments += options
            server.start()
            stack.callback(server.kill)
            return server

        yield serve


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    """A window whose console must stay silent."""
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.complaints = complaints
    yield page
    context.close()
