"""``sohoa review``: settle the doubts of an output folder in a browser."""

from __future__ import annotations

import getpass
from pathlib import Path

import click


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user may have no name
        return ""


@click.command()
@click.argument("out", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--corrections", type=click.Path(path_type=Path), help="File of corrections; the one that a run reads."
)
@click.option("--by", default=_user, help="Who answers, as written beside each answer; your user name.")
@click.option("--port", default=0, type=click.IntRange(0, 65535), help="Port; any that is free unless given.")
@click.option("--open", "opens", is_flag=True, help="Open the page in your browser.")
def review(out: Path, corrections: Path | None, by: str, port: int, opens: bool) -> None:
    """Show the doubts of OUT on a page of this machine and save every answer at once.

    The address that is written to stdout is for you alone. End with Ctrl-C; the next run of `sohoa run` puts
    the answers into the datasets.
    """
    from review.page.serve import serve
    from sohoa.review_folder import review_folder

    def say(address: str) -> None:
        click.echo(address)
        click.echo("Open it in a browser; Ctrl-C ends. Every answer is saved at once.", err=True)
        if opens:
            click.launch(address)

    serve(review_folder(out, corrections, by), port, say)
