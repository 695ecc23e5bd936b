"""Which language is spoken: that of ``--lang``, else that of the environment, else English."""

from __future__ import annotations

import gettext
import itertools
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from extract.messages import Language, use_language

OPTION = "--lang"
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""Where the language of a user stands, in the order of GNU gettext."""


def choose(arguments: Sequence[str]) -> None:
    """Speak the language that the command line asks for, click's own words included.

    Help is shown while the command line is still being read, so its language is looked for before.
    """
    language = asked(arguments) or of_environment(os.environ)
    use_language(language)
    os.environ["LANGUAGE"] = language  # what gettext, and so click, goes by
    gettext.bindtextdomain("messages", str(Path(__file__).parent))


def asked(arguments: Sequence[str]) -> Language | None:
    """Give the language of ``--lang vi`` or ``--lang=vi``, the last that is one; click refuses others."""
    own = arguments[: arguments.index("--")] if "--" in arguments else arguments
    values = [value for name, value in itertools.pairwise(own) if name == OPTION]
    values += [each.partition("=")[2] for each in own if each.startswith(f"{OPTION}=")]
    known = [Language(value) for value in values if value in tuple(Language)]
    return known[-1] if known else None


def of_environment(environment: Mapping[str, str]) -> Language:
    """Give the language of the user's environment: Vietnamese, or English for all others."""
    said = next((value for name in _VARIABLES if (value := environment.get(name))), "")
    return Language.VI if said.lower().startswith("vi") else Language.EN
