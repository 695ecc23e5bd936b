"""``sohoa places``: look the gazetteer up."""

from __future__ import annotations

from datetime import date

import click

HEADER = ("code", "name", "district", "province", "score", "decision", "why")


@click.command()
@click.argument("name", required=False, default="")
@click.option("--district", default="", help="District the name is printed under.")
@click.option("--province", default="", help="Province to look in; all of them unless given.")
@click.option(
    "--year", type=click.IntRange(2010, 2100), help="Year as of whose 1 January to look; today unless given."
)
@click.option("--code", default="", help="General Statistics Office code to look up instead of a name.")
@click.option("--history", is_flag=True, help="With --code: every unit that had it, with its successors.")
def places(name: str, district: str, province: str, year: int | None, code: str, history: bool) -> None:
    """Show which communes a printed NAME may mean, with score and reason, or look up a --code."""
    if bool(name) == bool(code):
        raise click.UsageError("give either a NAME or a --code")
    if history and not code:
        raise click.UsageError("--history needs a --code; look the name up first")
    on = date(year, 1, 1) if year else date.today()
    if code:
        _show_code(code, None if history else on)
    else:
        _show_name(name, district, province, on)


def _show_name(name: str, district: str, province: str, on: date) -> None:
    from normalize.gazetteer import Gazetteer
    from normalize.gazetteer.explain import UnknownProvinceError, in_district, place_row, places

    gazetteer = Gazetteer.load()
    if not district:
        name, district = in_district(gazetteer, name, on)
    try:
        found = places(gazetteer, name, district=district, province=province, on=on)
    except UnknownProvinceError as error:
        raise click.UsageError(f"{error} on {on}; try its name without 'tỉnh', or another --year") from error
    click.echo(f"as of {on}:", err=True)
    if not found:
        click.echo(f"no commune resembles {name!r} on {on}; try another --year or --province", err=True)
        return
    for row in (HEADER, *map(place_row, found)):
        click.echo("\t".join(row))


def _show_code(code: str, on: date | None) -> None:
    from normalize.gazetteer import Gazetteer
    from normalize.gazetteer.explain import episode_lines, history

    episodes = history(Gazetteer.load(), code)
    shown = [episode for episode in episodes if on is None or episode.unit.in_force(on)]
    if not shown:
        hint = "; add --history to see when it was used" if episodes else ""
        click.echo(f"no unit has the code {code!r}{f' on {on}' if on else ''}{hint}", err=True)
        return
    for episode in shown:
        click.echo("\n".join(episode_lines(episode)))
