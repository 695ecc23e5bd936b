"""``sohoa places``: look the gazetteer up."""

from __future__ import annotations

import click


@click.command()
@click.argument("name", required=False, default="")
@click.option("--district", default="", help="District the name is printed under.")
@click.option("--province", default="", help="Province to look in.")
@click.option("--year", default=0, help="Year as of which to look; 0 means today.")
@click.option("--code", default="", help="General Statistics Office code to look up.")
@click.option("--history", is_flag=True, help="With --code: the unit through time, with its successors.")
def places(name: str, district: str, province: str, year: int, code: str, history: bool) -> None:
    """Show which communes a printed NAME may mean, with score and reason; or look up a --code."""
    raise click.UsageError("not built yet")
