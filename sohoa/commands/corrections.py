"""``sohoa corrections``: what a person settled about the documents of an output folder."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from extract.messages import say


@click.command()
@click.argument("out", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--file", "named", type=click.Path(path_type=Path))
@click.option("--list", "action", flag_value="list", default=True)
@click.option("--check", "action", flag_value="check")
@click.option("--export", "action", flag_value="export")
@click.option("--from", "workbook", type=click.Path(path_type=Path))
def corrections(out: Path, named: Path | None, action: str, workbook: Path | None) -> int:
    """List, check, export or take in corrections; CSV on stdout."""
    from review.corrections.desk import from_workbook, open_doubts
    from review.corrections.file import COLUMNS, read_corrections
    from review.corrections.ledger import Ledger
    from sohoa.correction_files import CORRECTIONS_FILE
    from sohoa.output.outfolder import check_ours

    check_ours(out)
    path = named or out / CORRECTIONS_FILE
    known = read_corrections(path)
    if workbook is not None:
        taken = from_workbook(workbook, out)
        Ledger(path).append(taken.corrections)
        click.echo(
            say("corrections.taken", path=path, count=len(taken.corrections), workbook=workbook), err=True
        )
        return _tell(taken.problems)
    if action == "check":
        click.echo(say("corrections.known", path=path, count=len(known.corrections)), err=True)
        return _tell(known.problems)
    if not path.is_file() and action == "list":
        click.echo(say("corrections.none", path=path), err=True)
    if action == "export":
        _write(COLUMNS, open_doubts(out))
        return 0
    _write(
        ("line", "dataset", "field", "printed", "action", "value", "by", "at"),
        (
            (str(c.line), c.key.dataset, c.key.field, c.key.printed, c.action, c.value, c.by, c.at)
            for c in known.corrections
        ),
    )
    return _tell(known.problems)


def _write(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write CSV to stdout."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)


def _tell(problems: Sequence[object]) -> int:
    """Name bad lines; give the exit code."""
    for problem in problems:
        click.echo(str(problem), err=True)
    return 2 if problems else 0
