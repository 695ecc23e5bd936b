"""documents/ID.json keeps to the JSON Schema in docs/, for real documents and made ones."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from export.document_json import document_json
from export.documentation.document_schema import document_schema
from extract.model import Document
from normalize.interpret import interpret
from tests.export.builders import small_document
from validate.check import check
from validate.datasets import dataset_rows

VALIDATOR = Draft202012Validator(document_schema(), format_checker=FormatChecker())


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(document_schema())


@pytest.mark.parametrize("sample", ["langson-2017.pdf", "langson-2017.ocr.txt"])
def test_real_documents_keep_to_it(sample: str, samples: Path, read_once: Callable[[Path], Document]) -> None:
    checked = check(interpret(read_once(samples / sample)))
    VALIDATOR.validate(json.loads(document_json(checked, dataset_rows(checked))))


@pytest.mark.parametrize(
    ("where", "wrong"),
    [
        (("header", "province_code"), "5"),
        (("header", "issued_date"), "24/02/2017"),
        (("records", "commune_targets", 0, "planned_count"), "ba"),
        (("records", "commune_targets", 0, "commune_type"), "village"),
        (("issues", 0, "severity"), "fatal"),
        (("tables_as_read", 0, "cells", 0, "row_span"), 0),
        (("surprise",), 1),
    ],
)
def test_what_breaks_the_contract_is_seen(where: tuple[Any, ...], wrong: object) -> None:
    small = small_document()
    content = json.loads(document_json(small, dataset_rows(small)))
    VALIDATOR.validate(content)
    broken: Any = copy.deepcopy(content)
    at = broken
    for part in where[:-1]:
        at = at[part]
    at[where[-1]] = wrong
    assert not VALIDATOR.is_valid(broken)
