"""``sohoa review``: settle the doubts of an output folder in a browser."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path

import click

from extract.messages import say
from sohoa.language.choice import asked


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user may have no name
        return ""


@click.command()
@click.argument("out", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--corrections", type=click.Path(path_type=Path))
@click.option("--by", default=_user)
@click.option("--port", default=0, type=click.IntRange(0, 65535))
@click.option("--open", "opens", is_flag=True)
def review(out: Path, corrections: Path | None, by: str, port: int, opens: bool) -> None:
    """Serve the page on which doubts are settled, until Ctrl-C."""
    from review.page.serve import serve
    from sohoa.output.review_folder import review_folder

    def tell(address: str) -> None:
        click.echo(address)
        click.echo(say("review.open"), err=True)
        if opens:
            click.launch(address)

    serve(review_folder(out, corrections, by), port, tell, asked(sys.argv[1:]))
