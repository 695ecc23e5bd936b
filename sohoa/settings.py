"""``sohoa.toml`` beside the inputs: options that an archive always wants.

    workers = 2
    page-seconds = 600
    formats = "csv,xlsx"

Keys are the long options of ``sohoa run``; what stands on the command line wins.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from extract.errors import UsageError
from extract.pathnames import shown

SETTINGS_FILE = "sohoa.toml"


class SettingsError(UsageError):
    """The settings file cannot be used; the message says why and what to do."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(f"{shown(path)}: {problem}")


def load_settings(inputs: Collection[Path], known: Collection[str]) -> Mapping[str, Any]:
    """Give the options set beside the first input (in it, where it is a folder); none without a file.

    ``known`` are the names that may be set. Raises SettingsError.
    """
    first = next(iter(inputs), None)
    if first is None:
        return {}
    path = (first if first.is_dir() else first.parent) / SETTINGS_FILE
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise SettingsError(path, f"{error.strerror}; check its permissions") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(path, f"is no TOML ({error}); write lines like workers = 2") from error
    unknown = sorted(set(settings) - set(known))
    if unknown:
        raise SettingsError(
            path, f"does not know {', '.join(unknown)}; it may set {', '.join(sorted(known))}"
        )
    return settings
