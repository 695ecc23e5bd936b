"""``sohoa status``: what an output folder holds."""

from __future__ import annotations

from pathlib import Path

import click

from extract.messages import say


@click.command()
@click.argument("out", type=click.Path(path_type=Path, exists=True, file_okay=False))
def status(out: Path) -> None:
    """List what an output folder holds."""
    from export.state import document_ids
    from sohoa.output.outfolder import check_ours
    from sohoa.output.outstate import load_manifest

    check_ours(out)

    click.echo("document_id\tsource\tpages\tfailed_pages\trecords\treview_items\terrors")
    for document_id in document_ids(out):
        manifest = load_manifest(out, document_id)
        if manifest is None:
            click.echo(say("status.not_finished", document_id=document_id), err=True)
            continue
        counts = (manifest.pages, manifest.failed_pages, manifest.records, manifest.reviews, manifest.errors)
        click.echo("\t".join([document_id, manifest.source, *map(str, counts)]))
