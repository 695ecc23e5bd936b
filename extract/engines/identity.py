"""Which recognizer and models are used: told without loading them, so that a warm run is quick."""

from __future__ import annotations

from extract.engines.opinion_files import PACKAGE, WEIGHTS, opinion_folder
from extract.engines.tessdata import find_model, has_model, model_hash
from extract.options import EngineName, ReadOptions

DIGIT_MODEL = "eng"
"""Reads figures better than the Vietnamese models, which take them for letters with marks."""


def engine_name(options: ReadOptions) -> str:
    """Name the recognizer and its models with their hashes: part of cache keys and reports.

    Raises MissingEngineError or MissingLanguageError.
    """
    names = dict.fromkeys(model_names(options))
    models = [f"{name}:{model_hash(find_model(name, options.model_dir))}" for name in names]
    return " ".join([_version(options), *models, *_opinion_name()])


def _opinion_name() -> list[str]:
    """Name the second recognizer, where there is one."""
    return [f"{PACKAGE}:{WEIGHTS.sha256[:12]}"] if opinion_folder() else []


def model_names(options: ReadOptions) -> tuple[str, str, str]:
    """Name the first model, the second and that of digits; the first stands in for those not installed."""
    wanted = (options.second_model, DIGIT_MODEL)
    second, digits = (name if has_model(name, options.model_dir) else options.model for name in wanted)
    return options.model, second, digits


def has_tesserocr(options: ReadOptions) -> bool:
    """Whether recognition runs inside this process; raises ImportError where that was asked for in vain."""
    if options.engine == EngineName.PYTESSERACT:
        return False
    try:
        import tesserocr  # noqa: F401
    except ImportError:
        if options.engine == EngineName.TESSEROCR:
            raise
        return False
    return True


def _version(options: ReadOptions) -> str:
    if has_tesserocr(options):
        import tesserocr

        return f"tesserocr/{tesserocr.tesseract_version().splitlines()[0].split()[-1]}"
    from extract.engines.by_program import program_version

    return f"tesseract/{program_version()}"
