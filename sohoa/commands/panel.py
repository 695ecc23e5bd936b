"""``sohoa panel``: figures of many documents and years, by place, as of one day."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from extract.messages import say


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="OUT...")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
)
@click.option(
    "--level",
    type=click.Choice(["commune", "district", "province"]),
)
@click.option("--out", "-o", required=True, type=click.Path(path_type=Path))
def panel(folders: tuple[Path, ...], as_of: datetime | None, level: str | None, out: Path) -> None:
    """Join the figures of output folders by place."""
    from normalize.gazetteer import Level
    from sohoa.panel import build_panel, write_panel

    day = as_of.date() if as_of else date.today()
    rows = build_panel(folders, day, Level[level.upper()] if level else None)
    write_panel(rows, out)
    unplaced = sum(row.place is None for row in rows)
    conflicts = len({row.conflict for row in rows if row.conflict})
    told = say("panel.done", out=out, rows=len(rows), day=day, conflicts=conflicts, unplaced=unplaced)
    click.echo(told, err=True)
