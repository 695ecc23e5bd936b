"""Help of commands and options: from help.toml, in the language that is spoken."""

from __future__ import annotations

from pathlib import Path

import click

from extract.messages import Language, Texts
from sohoa.language.choice import OPTION


def help_texts() -> Texts:
    """Read the texts of help."""
    return Texts(Path(__file__).with_name("help.toml"))


def localize(root: click.Group) -> None:
    """Give a command, its subcommands and their options their help, and each the option ``--lang``."""
    texts = help_texts()
    for command in (root, *root.commands.values()):
        _localize(command, texts)


def help_key(option: click.Option) -> str:
    """Give the key of an option's help within its command: ``dry_run`` for ``--dry-run``."""
    return max(option.opts, key=len).removeprefix("--").replace("-", "_")


def _localize(command: click.Command, texts: Texts) -> None:
    if not any(OPTION in parameter.opts for parameter in command.params):
        # Its value was taken from the command line before; click shows and checks it.
        command.params.append(
            click.Option([OPTION], type=click.Choice([each.value for each in Language]), expose_value=False)
        )
    command.help = _text(texts, f"{command.name}.help") or command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            name = help_key(parameter)
            own = _text(texts, f"{command.name}.{name}") or _text(texts, f"any.{name}")
            parameter.help = own or parameter.help


def _text(texts: Texts, key: str) -> str:
    try:
        return texts.text(key).strip()
    except KeyError:
        return ""
