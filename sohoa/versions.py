"""Versions of everything that a result depends on."""

from __future__ import annotations

import platform

from extract.errors import MissingProgramError
from extract.options import ReadOptions

PACKAGES = (
    "numpy",
    "opencv-python-headless",
    "pandas",
    "pandera",
    "pdfplumber",
    "pypdfium2",
    "pytesseract",
    "rapidfuzz",
    "tesserocr",
)


def package_version(package: str = "sohoa") -> str:
    """Version of an installed package; empty when it is not installed."""
    from importlib.metadata import PackageNotFoundError, version  # slow to load, and not always asked for

    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def engine_identity(options: ReadOptions) -> str:
    """Recognizer, version and model digests; empty when none is installed."""
    from extract.engines.identity import engine_name

    try:
        return engine_name(options)
    except MissingProgramError:
        return ""


def versions(options: ReadOptions) -> dict[str, str]:
    """Versions of sohoa, Python, the recognizer and the packages that a result depends on."""
    return {
        "sohoa": package_version(),
        "python": platform.python_version(),
        "recognizer": engine_identity(options),
        **{package: package_version(package) for package in PACKAGES},
    }
