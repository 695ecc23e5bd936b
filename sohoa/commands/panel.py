"""``sohoa panel``: figures of many documents and years, by place, as of one day."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="OUT...")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day whose communes, districts and provinces the figures are joined with; today unless given.",
)
@click.option(
    "--level",
    type=click.Choice(["commune", "district", "province"]),
    help="Only figures of this tier; all unless given.",
)
@click.option("--out", "-o", required=True, type=click.Path(path_type=Path), help="The CSV file to write.")
def panel(folders: tuple[Path, ...], as_of: datetime | None, level: str | None, out: Path) -> None:
    """Join the figures of the output folders OUT... in one tidy table.

    Units that ended are joined with their successors: relation says whether wholly, mainly or in part; no
    figure is ever shared out. Where documents contradict each other the rows share a conflict number.
    """
    from normalize.gazetteer import Level
    from sohoa.panel import build_panel, write_panel

    day = as_of.date() if as_of else date.today()
    rows = build_panel(folders, day, Level[level.upper()] if level else None)
    write_panel(rows, out)
    unplaced = sum(row.place is None for row in rows)
    conflicts = len({row.conflict for row in rows if row.conflict})
    click.echo(
        f"{out}: {len(rows)} rows as of {day}, {conflicts} conflicts, {unplaced} without a place", err=True
    )
