"""``sohoa doctor``: what is installed, what is missing and how to get it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import click

from extract.errors import ExitCode, MissingProgramError

MODELS = ("vie_plan", "Vietnamese", "eng", "osd")
"""Recognition models: the language, its script, figures, and the way up of a page."""

OPTIONAL = {
    "tesserocr": "pip install tesserocr (without it the slower tesseract program is used)",
    "distributed": "pip install 'sohoa[cluster]' (only for --scheduler)",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is needed: its name, what was found, and what to do when nothing was."""

    name: str
    found: str
    remedy: str = ""
    needed: bool = True


@click.command()
def doctor() -> int:
    """Say what is installed, what is missing and how to get it; exits with 4 when something is missing."""
    findings = [*_packages(), *_recognition()]
    for finding in findings:
        mark = "ok" if finding.found else "missing" if finding.needed else "absent"
        click.echo("\t".join([mark, finding.name, finding.found or finding.remedy]))
    missing = any(finding.needed and not finding.found for finding in findings)
    return ExitCode.MISSING_PROGRAM if missing else ExitCode.DONE


def _packages() -> Iterator[Finding]:
    import platform

    from sohoa.versions import PACKAGES, package_version

    yield Finding("python", platform.python_version())
    yield Finding("sohoa", package_version())
    for package in dict.fromkeys((*PACKAGES, *OPTIONAL)):
        remedy = OPTIONAL.get(package, f"pip install {package}")
        yield Finding(package, package_version(package), remedy, package not in OPTIONAL)


def _recognition() -> Iterator[Finding]:
    from extract.engines.tessdata import find_model, model_hash

    for model in MODELS:
        try:
            path = find_model(model)
        except MissingProgramError as error:
            yield Finding(f"model {model}", "", str(error))
        else:
            yield Finding(f"model {model}", f"{path} ({model_hash(path)})")
