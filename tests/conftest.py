"""The samples, each read once for all tests and kept between runs while nothing changes."""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from extract.model import Document
from extract.read import read

pytest_plugins = ["tests.fired_rules"]

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"

# What commands say is tested in English, whatever the language of who runs the tests.
os.environ["LANGUAGE"] = "en"


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of the sample plan and its truth."""
    return SAMPLES


@pytest.fixture(scope="session")
def ocr_text_path() -> Path:
    return SAMPLES / "langson-2017.ocr.txt"


@pytest.fixture(scope="session")
def pdf_path() -> Path:
    return SAMPLES / "langson-2017.pdf"


@pytest.fixture(scope="session")
def scan_path() -> Path:
    return SAMPLES / "langson-2017-scan.pdf"


@pytest.fixture(scope="session")
def read_once(request: pytest.FixtureRequest) -> Callable[[Path], Document]:
    """Read a file, or give what an earlier run read of the same bytes with the same code."""
    folder = request.config.cache.mkdir("documents")

    def cached(path: Path) -> Document:
        known = folder / f"{_key(path)}.pickle"
        if known.exists():
            return _load(known)
        document = read(path)
        fresh = known.with_suffix(f".{id(document)}.tmp")
        fresh.write_bytes(pickle.dumps(document))
        fresh.replace(known)
        return document

    return cached


@pytest.fixture(scope="session")
def ocr_text_document(read_once: Callable[[Path], Document], ocr_text_path: Path) -> Document:
    return read_once(ocr_text_path)


@pytest.fixture(scope="session")
def pdf_document(read_once: Callable[[Path], Document], pdf_path: Path) -> Document:
    return read_once(pdf_path)


@pytest.fixture(scope="session")
def scan_document(read_once: Callable[[Path], Document], scan_path: Path) -> Document:
    return read_once(scan_path)


def _load(path: Path) -> Document:
    document = pickle.loads(path.read_bytes())
    assert isinstance(document, Document)
    return document


def _key(path: Path) -> str:
    """What a reading depends on: the bytes, the extract stage's code and model, the recognizer."""
    digest = hashlib.sha256(path.read_bytes())
    sources = ("*.py", "*.traineddata")
    for source in sorted(path for pattern in sources for path in (ROOT / "extract").rglob(pattern)):
        digest.update(source.read_bytes())
    digest.update(_recognizer().encode())
    return digest.hexdigest()[:24]


def _recognizer() -> str:
    second = f"asterocr {find_spec('asterocr') is not None}\n"
    try:
        done = subprocess.run(["tesseract", "--version"], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return f"{second}none"
    return second + done.stdout + done.stderr
