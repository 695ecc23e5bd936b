"""``sohoa.toml`` beside the inputs: options that an archive always wants.

    workers = 2
    page-seconds = 600
    formats = "csv,xlsx"

Keys are the long options of ``sohoa run``; what stands on the command line wins.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from extract.errors import UsageError
from extract.messages import reason

SETTINGS_FILE = "sohoa.toml"


class ClosedSettingsError(UsageError):
    """The settings file may not be opened."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(path=path, reason=reason(error))


class BrokenSettingsError(UsageError):
    """The settings file is no TOML."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(path=path, detail=detail)


class UnknownSettingsError(UsageError):
    """The settings file sets what is no option."""

    def __init__(self, path: Path, unknown: Collection[str], known: Collection[str]) -> None:
        super().__init__(path=path, unknown=", ".join(sorted(unknown)), known=", ".join(sorted(known)))


def load_settings(inputs: Collection[Path], known: Collection[str]) -> Mapping[str, Any]:
    """Give the options set beside the first input (in it, where it is a folder); none without a file.

    ``known`` are the names that may be set. Raises a UsageError for a file that cannot be used.
    """
    first = next(iter(inputs), None)
    if first is None:
        return {}
    path = (first if first.is_dir() else first.parent) / SETTINGS_FILE
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise ClosedSettingsError(path, error) from error
    except UnicodeDecodeError as error:
        raise BrokenSettingsError(path, str(error)) from error
    import tomllib  # slow to load, and few archives have settings

    try:
        settings = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BrokenSettingsError(path, str(error)) from error
    if unknown := set(settings) - set(known):
        raise UnknownSettingsError(path, unknown, known)
    return settings
