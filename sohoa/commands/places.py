"""``sohoa places``: look the gazetteer up."""

from __future__ import annotations

from datetime import date

import click

from extract.messages import say

LEAST_SCORE = 0.001
"""What is less likely is shown only where nothing is likelier: the score is written with three decimals."""
HEADER = ("code", "name", "district", "province", "score", "decision", "why")


@click.command()
@click.argument("name", required=False, default="")
@click.option("--district", default="")
@click.option("--province", default="")
@click.option("--year", type=click.IntRange(2010, 2100))
@click.option("--code", default="")
@click.option("--history", is_flag=True)
def places(name: str, district: str, province: str, year: int | None, code: str, history: bool) -> None:
    """Look the gazetteer up."""
    if bool(name) == bool(code):
        raise click.UsageError(say("places.name_or_code"))
    if history and not code:
        raise click.UsageError(say("places.history"))
    on = date(year, 1, 1) if year else date.today()
    if code:
        _show_code(code, None if history else on)
    else:
        _show_name(name, district, province, on)


def _show_name(name: str, district: str, province: str, on: date) -> None:
    from normalize.gazetteer import Gazetteer
    from normalize.gazetteer.matching.explain import UnknownProvinceError, in_district, place_row, places

    gazetteer = Gazetteer.load()
    if not district:
        name, district = in_district(gazetteer, name, on)
    try:
        found = places(gazetteer, name, district=district, province=province, on=on)
    except UnknownProvinceError as error:
        raise click.UsageError(say("places.province", name=province, on=on)) from error
    click.echo(say("places.as_of", on=on), err=True)
    if not found:
        click.echo(say("places.nothing", name=name, on=on), err=True)
        return
    likely = [place for place in found if place.score >= LEAST_SCORE] or found
    for row in (HEADER, *map(place_row, likely)):
        click.echo("\t".join(row))


def _show_code(code: str, on: date | None) -> None:
    from normalize.gazetteer import Gazetteer
    from normalize.gazetteer.matching.explain import episode_lines, history

    episodes = history(Gazetteer.load(), code)
    shown = [episode for episode in episodes if on is None or episode.unit.in_force(on)]
    if not shown:
        key = "places.no_code_then" if episodes else "places.no_code"
        click.echo(say(key, code=code, on=on), err=True)
        return
    for episode in shown:
        click.echo("\n".join(episode_lines(episode)))
