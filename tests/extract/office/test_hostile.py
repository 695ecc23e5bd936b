"""Packages that are damaged or made to harm: told in one line, and nothing unpacks or fetches."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from extract.errors import (
    DamagedOfficeError,
    DeepOfficeError,
    EmptyInputError,
    InputError,
    OversizedOfficeError,
)
from extract.model import Block
from extract.office.excel.reader import read_excel_file
from extract.office.word.reader import read_word_file
from tests.extract.grids import texts
from tests.extract.office.makers import new, saved

WORD, EXCEL = Path("a.docx"), Path("a.xlsx")
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'


def word() -> bytes:
    document = new()
    document.add_paragraph("Kế hoạch")
    return saved(document)


def excel() -> bytes:
    workbook = Workbook()
    workbook.active["A1"] = "Kế hoạch"  # type: ignore[index]
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def with_part(
    data: bytes, name: str, change: bytes | None = None, old: bytes = b"", new_: bytes = b""
) -> bytes:
    """Give a package with one part replaced: by ``change``, or with ``old`` in it made ``new_``."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for item in source.infolist():
            content = source.read(item)
            if item.filename == name:
                content = content.replace(old, new_) if change is None else change
            made.writestr(item.filename, content)
        if name not in source.namelist():
            made.writestr(name, change or b"")
    return stream.getvalue()


def document_of(body: str) -> bytes:
    """Give the main part of a Word file with a body."""
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'.encode()


def read(path: Path, data: bytes) -> tuple[Block, ...]:
    return (read_word_file if path is WORD else read_excel_file)(path, data).blocks


@pytest.mark.parametrize(("path", "part"), [(WORD, "word/document.xml"), (EXCEL, "xl/worksheets/sheet1.xml")])
def test_broken_parts(path: Path, part: str) -> None:
    data = word() if path is WORD else excel()
    parts = (b"<a><b></a>", ENTITIES + b"<x>&a;&b;</x>", b"")
    for broken in (data[: len(data) // 2], b"PK\x03\x04", *(with_part(data, part, made) for made in parts)):
        with pytest.raises(DamagedOfficeError) as caught:
            read(path, broken)
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize("path", [WORD, EXCEL])
def test_a_package_that_would_fill_the_memory_is_not_unpacked(path: Path) -> None:
    data = word() if path is WORD else excel()
    with pytest.raises(OversizedOfficeError) as caught:
        read(path, with_part(data, "docProps/big.xml", b" " * 410_000_000))
    assert "410 MB" in str(caught.value)


@pytest.mark.parametrize(
    "body",
    [
        "<w:tbl><w:tr><w:tc>" * 400 + "{}" + "</w:tc></w:tr></w:tbl>" * 400,
        "<w:sdt><w:sdtContent>" * 900 + "{}" + "</w:sdtContent></w:sdt>" * 900,
        "<w:p>"
        + "<w:hyperlink>" * 1_500
        + "<w:r><w:t>12 xã</w:t></w:r>"
        + "</w:hyperlink>" * 1_500
        + "</w:p>",
        "<w:p><w:r><w:t>" + "x" * 11_000_000 + "</w:t></w:r></w:p>{}",
        "<w:p><w:r><w:pict><w:txbxContent>" * 200 + "{}" + "</w:txbxContent></w:pict></w:r></w:p>" * 200,
    ],
    ids=["tables", "controls", "links", "a text of 11 MB", "boxes"],
)
def test_what_is_beyond_the_usual_limits_of_xml_is_read(body: str) -> None:
    paragraph = "<w:p><w:r><w:t>12 xã</w:t></w:r></w:p>"
    blocks = read(WORD, with_part(word(), "word/document.xml", document_of(body.replace("{}", paragraph))))
    assert [text for block in blocks for text in texts([block]) if text == "12 xã"] == ["12 xã"]


def test_a_part_that_is_not_unpacked_may_be_of_any_size() -> None:
    assert texts(read(WORD, with_part(word(), "word/media/picture.bin", b" " * 1_100_000_000))) == [
        "Kế hoạch"
    ]


def test_what_is_nested_deeper_than_can_be_parsed_is_told() -> None:
    body = "<w:sdt><w:sdtContent>" * 3_000 + "</w:sdtContent></w:sdt>" * 3_000
    with pytest.raises(DeepOfficeError, match="copy its text"):
        read(WORD, with_part(word(), "word/document.xml", document_of(body)))


def test_a_picture_that_is_not_there_costs_nothing() -> None:
    lost = with_part(
        word(), "word/_rels/document.xml.rels", None, b'Target="styles.xml"', b'Target="media/lost.png"'
    )
    assert texts(read(WORD, lost)) == ["Kế hoạch"]


def test_macros_are_left_alone_and_the_text_is_read() -> None:
    macro = word()
    for name, kind in (("[Content_Types].xml", b"application/vnd.ms-word.document.macroEnabled.main+xml"),):
        plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        macro = with_part(macro, name, old=plain, new_=kind)
    assert texts(read(WORD, with_part(macro, "word/vbaProject.bin", b"\x00" * 100))) == ["Kế hoạch"]


def test_links_outside_are_not_followed() -> None:
    part = b'<Relationship Id="r9" Type="x/header" Target="http://127.0.0.1:9/h.xml" TargetMode="External"/>'
    data = with_part(
        word(), "word/_rels/document.xml.rels", old=b"</Relationships>", new_=part + b"</Relationships>"
    )
    assert texts(read(WORD, data)) == ["Kế hoạch"]


def test_files_without_text_are_empty() -> None:
    workbook = io.BytesIO()
    Workbook().save(workbook)
    for path, data in ((WORD, saved(new())), (EXCEL, workbook.getvalue())):
        with pytest.raises(EmptyInputError):
            read(path, data)


@pytest.mark.parametrize("path", [WORD, EXCEL])
def test_every_cut_and_flipped_package_is_read_or_told(path: Path) -> None:
    data = word() if path is WORD else excel()
    for at in range(0, len(data), max(1, len(data) // 60)):
        flipped = data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]
        for bad in (flipped, data[:at]):
            try:
                read(path, bad)
            except InputError:
                continue
