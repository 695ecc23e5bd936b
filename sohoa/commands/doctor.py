"""``sohoa doctor``: what is installed, what is missing and how to get it."""

from __future__ import annotations

import click

from extract.errors import ExitCode


@click.command()
def doctor() -> int:
    """Say what is installed, what is missing and how to get it."""
    from extract.options import ReadOptions
    from sohoa.versions import versions

    for name, version in versions(ReadOptions()).items():
        click.echo(f"{name}\t{version or 'missing'}")
    return ExitCode.DONE
