"""``sohoa run``: files and folders to datasets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from export.formats import OutputFormat
from extract.messages import say
from extract.options import EngineName, ReadOptions, TextLayer
from sohoa.inputs.pageselection import ALL_PAGES, PageSelection
from sohoa.options import RunOptions, default_cache
from sohoa.options_file import load_settings

_NOT_IN_SETTINGS = ("inputs", "out", "dry_run", "settings")


class _Pages(click.ParamType[PageSelection]):
    """``3-7,12`` on the command line."""

    name = "pages"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> PageSelection:
        """Read a selection; fails with what is wrong."""
        if isinstance(value, PageSelection):
            return value
        try:
            return PageSelection.parse(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


class _Formats(click.ParamType[tuple[OutputFormat, ...]]):
    """``parquet,xlsx`` on the command line."""

    name = "formats"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[OutputFormat, ...]:
        """Read a list of names; fails with those that there are."""
        names = value.split(",") if isinstance(value, str) else value
        try:
            return tuple(dict.fromkeys(OutputFormat(str(name).strip().lower()) for name in names))
        except ValueError:
            self.fail(say("option.formats", value=value, known=", ".join(OutputFormat)), param, ctx)


def _with_settings(ctx: click.Context, _: click.Parameter, inputs: tuple[Path, ...]) -> tuple[Path, ...]:
    """Let ``sohoa.toml`` beside the inputs set what the command line leaves open.

    INPUTS are eager: every other option is worked out after them.
    """
    options = [
        option
        for option in ctx.command.params
        if isinstance(option, click.Option) and option.name not in _NOT_IN_SETTINGS
    ]
    names = {option.opts[0].removeprefix("--"): option.name for option in options}
    settings = load_settings(inputs, names)
    ctx.default_map = {names[name]: value for name, value in settings.items()}
    return inputs


@click.command()
@click.argument(
    "inputs",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
    is_eager=True,
    callback=_with_settings,
)
@click.option("--out", "-o", required=True, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True)
@click.option("--force", is_flag=True)
@click.option(
    "--formats",
    type=_Formats(),
    default="csv,json",
    show_default=True,
    metavar="csv,json,parquet,sqlite,xlsx",
)
@click.option("--pages", type=_Pages(), metavar="3-7,12")
@click.option(
    "--corrections",
    type=click.Path(path_type=Path),
)
@click.option("--prune", is_flag=True)
@click.option("--dry-run", is_flag=True)
@click.option(
    "--workers",
    "--jobs",
    "-j",
    "workers",
    default=0,
    type=click.IntRange(0, 1024),
)
@click.option("--cache", type=click.Path(path_type=Path))
@click.option("--no-cache", is_flag=True)
@click.option(
    "--engine", type=click.Choice([each.value for each in EngineName]), default=EngineName.AUTO.value
)
@click.option(
    "--text-layer",
    type=click.Choice([each.value for each in TextLayer]),
    default=TextLayer.AUTO.value,
)
@click.option(
    "--page-seconds",
    default=180.0,
    show_default=True,
    type=click.FloatRange(1, 86_400),
)
@click.option(
    "--document-seconds",
    default=900.0,
    show_default=True,
    type=click.FloatRange(1, 86_400),
)
@click.option(
    "--memory-mb",
    default=4096,
    show_default=True,
    type=click.IntRange(512, 1_048_576),
)
@click.option(
    "--max-megapixels",
    default=60.0,
    show_default=True,
    type=click.FloatRange(1, 2_000),
)
@click.option("--scheduler", default="", metavar="ADDRESS")
@click.option("--log-format", type=click.Choice(["text", "json"]), default="text")
def run(
    inputs: tuple[Path, ...],
    out: Path,
    strict: bool,
    force: bool,
    formats: tuple[OutputFormat, ...],
    pages: PageSelection | None,
    corrections: Path | None,
    prune: bool,
    dry_run: bool,
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
    """Turn files and folders into datasets."""
    from sohoa.output.reporter import reporter
    from sohoa.running.runner import run as run_batch

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
        formats=formats,
        scheduler=scheduler,
        pages=pages or ALL_PAGES,
        prune=prune,
        corrections=corrections,
    )
    if dry_run:
        _show_plan(inputs, out, options)
        return 0
    with reporter(log_format) as talk:
        result = run_batch(inputs, out, options, talk)
    return result.exit_code(strict)


def _show_plan(inputs: tuple[Path, ...], out: Path, options: RunOptions) -> None:
    """Write what a run would do, tab-separated: action, file, pages, pages known, message."""
    from sohoa.running.dryrun import plan_run

    click.echo("action\tsource\tpages\tcached\tmessage")
    for entry in plan_run(inputs, out, options):
        pages = (str(entry.pages), str(entry.cached)) if entry.action == "read" else ("", "")
        click.echo("\t".join((entry.action, entry.source, *pages, entry.message)))
