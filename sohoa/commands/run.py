"""``sohoa run``: files and folders to datasets."""

from __future__ import annotations

from pathlib import Path

import click

from extract.options import EngineName, ReadOptions, TextLayer
from sohoa.options import RunOptions, default_cache


@click.command()
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", "-o", required=True, type=click.Path(path_type=Path), help="Folder for the datasets.")
@click.option("--strict", is_flag=True, help="Exit with 5 when issues of severity error remain.")
@click.option("--force", is_flag=True, help="Do everything again, whatever is known from earlier runs.")
@click.option("--excel", is_flag=True, help="Write OUT/excel as well: CSV safe to open in a spreadsheet.")
@click.option("--workers", "-j", default=0, help="Processes; 0 means one a core.")
@click.option("--cache", type=click.Path(path_type=Path), help="Folder of recognized pages.")
@click.option("--no-cache", is_flag=True, help="Keep no recognized pages after the run.")
@click.option("--engine", type=click.Choice([*EngineName]), default=EngineName.AUTO, help="Recognizer.")
@click.option(
    "--text-layer",
    type=click.Choice([*TextLayer]),
    default=TextLayer.AUTO,
    help="Believe a PDF's own text: judged page by page, always, or never.",
)
@click.option("--page-seconds", default=180.0, show_default=True, help="Limit for reading one page.")
@click.option(
    "--document-seconds", default=300.0, show_default=True, help="Limit for interpreting a document."
)
@click.option("--memory-mb", default=4096, show_default=True, help="Limit for one process.")
@click.option("--max-megapixels", default=60.0, show_default=True, help="Limit for one page's image.")
@click.option("--scheduler", default="", metavar="ADDRESS", help="Dask scheduler to read pages on.")
@click.option(
    "--log-format", type=click.Choice(["text", "json"]), default="text", help="Form of the talk on stderr."
)
def run(
    inputs: tuple[Path, ...],
    out: Path,
    strict: bool,
    force: bool,
    excel: bool,
    workers: int,
    cache: Path | None,
    no_cache: bool,
    engine: str,
    text_layer: str,
    page_seconds: float,
    document_seconds: float,
    memory_mb: int,
    max_megapixels: float,
    scheduler: str,
    log_format: str,
) -> int:
    """Read INPUTS (PDF, TIFF, PNG, JPEG, TXT, MD, or folders of them) and write the datasets.

    The folder OUT holds exactly these inputs afterwards. What has not changed since the last run
    is not done again.
    """
    from sohoa.runner import run as run_batch
    from sohoa.talk import reporter

    options = RunOptions(
        read=ReadOptions(
            engine=EngineName(engine), text_layer=TextLayer(text_layer), max_megapixels=max_megapixels
        ),
        workers=workers,
        page_seconds=page_seconds,
        document_seconds=document_seconds,
        memory_mb=memory_mb,
        cache=None if no_cache else cache or default_cache(),
        force=force,
        excel=excel,
        scheduler=scheduler,
    )
    with reporter(log_format) as talk:
        result = run_batch(inputs, out, options, talk)
    return result.exit_code(strict)
