"""What a notebook needs, each step usable alone; the stages are imported when they are first used."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from extract.options import ReadOptions
from sohoa.options import RunOptions
from sohoa.progress import Progress

if TYPE_CHECKING:
    import pandas as pd

    from extract.model import Document
    from normalize.records import Interpretation
    from sohoa.output.results import RunResult
    from validate.model import Checked


def read(
    path: str | Path, options: ReadOptions | None = None, *, pages: str | Iterable[int] | None = None
) -> Document:
    """Read what is on the paper: pages, words, cells and paragraphs with boxes, in points from the top left.

    ``pages`` are the pages to read, counted from 1: numbers, or text such as ``"3-7,12"``; all unless given.
    Raises InputError when the file cannot be read or has none of the pages, MissingProgramError without a
    recognizer, ValueError for other ``pages``. For example::

        >>> document = sohoa.read("plan.txt")
        >>> [page.origin.value for page in document.pages]
        ['text_file']
    """
    from extract.errors import NoSuchPageError
    from extract.read import read as read_document
    from sohoa.inputs.pageselection import PageSelection

    selection = PageSelection.among(pages)

    def wanted(count: int) -> tuple[int, ...]:
        chosen = selection.of(count)
        if not chosen:
            raise NoSuchPageError(Path(path), selection.first, count)
        return chosen

    return read_document(Path(path), options or ReadOptions(), wanted)


def interpret(document: Document) -> Interpretation:
    """Turn a document into typed records of every dataset.

    ``records`` maps the names of the contract to tuples of records; amounts are Decimals in the unit that
    their field names, codes are text. For example::

        >>> interpretation = sohoa.interpret(sohoa.read("plan.txt"))
        >>> interpretation.records["documents"][0].document_number
        '37/KH-UBND'
    """
    from normalize.interpret import interpret as interpret_document

    return interpret_document(document)


def check(interpretation: Interpretation) -> Checked:
    """Check and repair records; gives them with their status and the list of issues.

    Values are changed on evidence only, and each change is an issue. For example::

        >>> checked = sohoa.check(sohoa.interpret(sohoa.read("plan.txt")))
        >>> doubts = [issue for issue in checked.issues if issue.severity != "info"]
        >>> len(doubts) == checked.records["documents"][0].review_count
        True
        >>> [issue.rule for issue in checked.issues if issue.severity == "error"]
        []
    """
    from validate.check import check as check_interpretation

    return check_interpretation(interpretation)


def write(documents: Iterable[Checked], out: str | Path, formats: Iterable[str] = ()) -> None:
    """Write checked documents into a folder, beside those that it already holds.

    ``formats`` (``parquet``, ``sqlite``, ``xlsx``) are written beside CSV and JSON, and kept up to date from
    then on. Raises ValueError for other names, OSError when the folder cannot be written. For example::

        >>> sohoa.write([sohoa.check(sohoa.interpret(sohoa.read("plan.txt")))], "out", ["parquet"])
        >>> sorted(path.name for path in Path("out").glob("*.html"))
        ['report.html']
    """
    from export.folder import write_folder
    from export.formats import OutputFormat
    from sohoa.output.report import write_report
    from sohoa.versions import package_version

    write_folder(documents, Path(out), package_version(), tuple(map(OutputFormat, formats)))
    write_report(Path(out))


def load(out: str | Path) -> dict[str, pd.DataFrame]:
    """Give the datasets in an output folder as typed pandas frames, by name.

    One row a record, columns as in the contract: codes are text and keep their zeros, counts and years are
    ``Int64``, amounts ``Float64``, flags ``boolean``, dates ``datetime64[s]``; missing is NA, lists are text
    joined by ``;``. Raises UsageError where the folder holds no such datasets. For example::

        >>> frames = sohoa.load("out")
        >>> frames["documents"][["document_number", "plan_year"]].values.tolist()
        [['37/KH-UBND', 2017]]
        >>> figures = frames["figures"]
        >>> sums = figures[figures.row_kind == "item"].groupby("measure").value.sum()
    """
    from export.load import load as load_folder

    return load_folder(Path(out))


def run(
    inputs: str | Path | Iterable[str | Path],
    out: str | Path,
    options: RunOptions | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> RunResult:
    """Turn one file or folder, or several, into the datasets in ``out``, on all cores; see ``sohoa run``.

    ``on_progress`` is called in this thread after every page and every file. Scripts need no ``__main__``
    guard, notebooks nothing special. Raises UsageError when the folder cannot be used; a file that fails is
    told in the result. For example::

        >>> result = sohoa.run("plan.txt", "out", sohoa.RunOptions(workers=1))
        >>> [(entry.source, entry.status.value, entry.pages) for entry in result.files]
        [('plan.txt', 'done', 1)]
    """
    from sohoa.progress import Listener
    from sohoa.running.runner import run as run_batch

    named = [inputs] if isinstance(inputs, str | Path) else inputs
    listener = Listener(on_progress) if on_progress else None
    return run_batch([Path(path) for path in named], Path(out), options, listener)
