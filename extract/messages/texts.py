"""Texts by key in the language of the process: English unless the caller chose another."""

from __future__ import annotations

import errno
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath

from extract.pathnames import shown


class Language(StrEnum):
    """A language that the program speaks."""

    VI = "vi"
    EN = "en"


class _Choice:
    """The language of this process; workers leave it alone, their errors are put into words by the parent."""

    language = Language.EN


def use_language(language: Language) -> None:
    """Speak this language from now on."""
    _Choice.language = language


def current_language() -> Language:
    """Give the language that is spoken."""
    return _Choice.language


class Texts:
    """A file of texts: ``[area.key]`` with ``en`` and ``vi``, their fields in braces."""

    def __init__(self, path: Path) -> None:
        import tomllib  # slow to load, and not before something is said

        self._areas: Mapping[str, Mapping[str, Mapping[str, str]]] = tomllib.loads(
            path.read_text(encoding="utf-8")
        )

    def names(self) -> tuple[str, ...]:
        """Give all keys."""
        return tuple(f"{area}.{key}" for area, entries in self._areas.items() for key in entries)

    def text(self, key: str, language: Language | None = None) -> str:
        """Give a text as it stands; raises KeyError."""
        area, _, name = key.partition(".")
        return self._areas[area][name][language or _Choice.language]


@functools.cache
def _messages() -> Texts:
    return Texts(Path(__file__).with_name("messages.toml"))


def say(key: str, language: Language | None = None, /, **fields: object) -> str:
    """Put a message of messages.toml into words, in the language of the process unless told otherwise.

    Paths are shown with what is invisible in them escaped. Raises KeyError for an unknown key or field.
    """
    plain = {name: shown(value) if isinstance(value, PurePath) else value for name, value in fields.items()}
    return _messages().text(key, language).format(**plain)


@dataclass(frozen=True, slots=True)
class Wording:
    """A message of messages.toml that is put into words when it is shown; ``fields`` fill it in."""

    key: str
    fields: tuple[tuple[str, str], ...] = ()

    @staticmethod
    def of(key: str, **fields: object) -> Wording:
        """Make a wording of a message and its fields."""
        return Wording(key, tuple((name, str(value)) for name, value in fields.items()))

    def told(self, language: Language | None = None) -> str:
        """Put it into words, in the language of the process unless told otherwise."""
        return say(self.key, language, **dict(self.fields))


def reason(error: OSError, language: Language | None = None) -> str:
    """Say why the system refused."""
    try:
        return say(f"system.{errno.errorcode.get(error.errno or 0, '')}", language)
    except KeyError:
        return error.strerror or str(error)
