"""Names of documents: readable, distinct, safe as file names."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from normalize.identity import document_id

DIGEST = "0a1b2c3d" * 8


def test_vietnamese_letters_become_plain_ones_in_both_unicode_forms() -> None:
    assert document_id("Kế hoạch Đình Lập 2017.PDF", DIGEST) == "ke-hoach-dinh-lap-2017-0a1b2c3d"
    assert document_id("Kê\u0301.pdf", DIGEST) == document_id("K\u1ebf.pdf", DIGEST)


@given(st.text())
def test_any_name_gives_a_safe_one(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*-0a1b2c3d", document_id(name, DIGEST))
