"""``sohoa doctor``: what is installed, what is missing and how to get it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import click

from extract.errors import ExitCode, MissingProgramError
from extract.messages import say

MODELS = ("vie_plan", "Vietnamese", "eng", "osd")
"""Recognition models: the language, its script, figures, and the way up of a page."""

OPTIONAL = ("tesserocr", "distributed")
"""Packages that are not needed; what they are for stands with the messages."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something that is needed: its name, what was found, and what to do when nothing was."""

    name: str
    found: str
    remedy: str = ""
    needed: bool = True


@click.command()
def doctor() -> int:
    """Say what is installed and what is missing."""
    findings = [*_packages(), *_recognition(), _office()]
    for finding in findings:
        mark = say("doctor.ok" if finding.found else "doctor.missing" if finding.needed else "doctor.absent")
        click.echo("\t".join([mark, finding.name, finding.found or finding.remedy]))
    missing = any(finding.needed and not finding.found for finding in findings)
    return ExitCode.MISSING_PROGRAM if missing else ExitCode.DONE


def _packages() -> Iterator[Requirement]:
    import platform

    from sohoa.versions import PACKAGES, package_version

    yield Requirement("python", platform.python_version())
    yield Requirement("sohoa", package_version())
    for package in dict.fromkeys((*PACKAGES, *OPTIONAL)):
        optional = package in OPTIONAL
        remedy = say(f"doctor.{package}") if optional else say("doctor.package", package=package)
        yield Requirement(package, package_version(package), remedy, not optional)


def _recognition() -> Iterator[Requirement]:
    from extract.engines.tessdata import find_model, model_hash

    for model in MODELS:
        try:
            path = find_model(model)
        except MissingProgramError as error:
            yield Requirement(say("doctor.model", model=model), "", str(error))
        else:
            yield Requirement(say("doctor.model", model=model), f"{path} ({model_hash(path)})")


def _office() -> Requirement:
    from extract.office.conversion import office_program

    return Requirement("LibreOffice", office_program() or "", say("doctor.office"), needed=False)
