"""The store of recognized pages."""

from __future__ import annotations

from pathlib import Path

from extract.model import Page, PageContent
from sohoa.output.pagestore import PageStore

CONTENT = PageContent(Page(1), ())


def test_a_page_comes_back_as_it_was(tmp_path: Path) -> None:
    store = PageStore(tmp_path)
    assert not store.holds("abc")
    store.save("abc", CONTENT)
    assert store.load("abc") == CONTENT


def test_a_damaged_file_counts_as_no_page(tmp_path: Path) -> None:
    store = PageStore(tmp_path)
    store.save("abc", CONTENT)
    whole = store.path("abc").read_bytes()
    for damaged in (whole[:-3], b"", b"not a page"):
        store.path("abc").write_bytes(damaged)
        assert not store.holds("abc")
