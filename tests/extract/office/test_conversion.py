"""Old .doc and .xls files and those of LibreOffice: told by their bytes, read by way of LibreOffice."""

from __future__ import annotations

import shutil
import struct
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook

from extract.errors import MissingOfficeError, OtherOfficeError, UnconvertedOfficeError
from extract.files import FileKind, file_kind
from extract.model import Table
from extract.office import conversion
from extract.office.conversion import office_program
from extract.office.formats import OtherOffice, other_office
from extract.options import ReadOptions
from extract.read import read_page
from tests.extract.office.makers import new, saved

SECTOR = 512
END, FREE, TABLE, NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
RTF = rb"{\rtf1\ansi K\u7871? ho\u7841?ch n\u259?m 2012\par}"


@pytest.fixture(autouse=True)
def _fresh_program() -> Iterator[None]:
    office_program.cache_clear()
    yield
    office_program.cache_clear()


def container(*streams: str) -> bytes:
    """Give an OLE container with empty streams: its head, one sector of its table, its directory."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6xIII4xIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 4096, END, 0, END, 0)
    head += struct.pack("<109I", 0, *[FREE] * 108)
    table = struct.pack("<128I", TABLE, END, *[FREE] * 126)
    names = [("Root Entry", 5), *((stream, 2) for stream in streams)]
    entries = b"".join(_entry(at, name, kind, len(names)) for at, (name, kind) in enumerate(names))
    return head + table + entries.ljust(SECTOR, b"\0")


def _entry(at: int, name: str, kind: int, count: int) -> bytes:
    """Give an entry of the directory: the first stream is the root's child, each next one a sibling."""
    written = f"{name}\0".encode("utf-16-le")
    sibling = at + 1 if kind == 2 and at + 1 < count else NONE
    child = 1 if kind == 5 and count > 1 else NONE
    packed = struct.pack("<64sHBBIII", written, len(written), kind, 1, NONE, sibling, child)
    return packed + bytes(36) + struct.pack("<IQ", END, 0)


def archive(path: Path, **parts: str) -> Path:
    """Write a ZIP archive of parts; ``__`` in a name is a slash."""
    with zipfile.ZipFile(path, "w") as written:
        for name, text in parts.items():
            written.writestr(name.replace("__", "/").replace("_bin", ".bin"), text)
    return path


@pytest.mark.parametrize(
    ("streams", "kind"),
    [
        (("WordDocument",), OtherOffice.DOC),
        (("Workbook",), OtherOffice.XLS),
        (("PowerPoint Document",), None),
        (("EncryptionInfo", "EncryptedPackage"), None),
    ],
)
def test_containers_are_told_by_their_streams(
    tmp_path: Path, streams: tuple[str, ...], kind: OtherOffice | None
) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(container(*streams))
    assert other_office(path, path.read_bytes()) is kind


def test_open_documents_and_binary_workbooks_are_told_by_what_they_hold(tmp_path: Path) -> None:
    opened = "application/vnd.oasis.opendocument."
    for parts, kind in (
        ({"mimetype": f"{opened}text"}, OtherOffice.ODT),
        ({"mimetype": f"{opened}spreadsheet"}, OtherOffice.ODS),
        ({"xl__workbook_bin": "…"}, OtherOffice.XLSB),
        ({"mimetype": f"{opened}presentation"}, None),
    ):
        path = archive(tmp_path / "a.zip", **parts)
        assert other_office(path, path.read_bytes()) is kind


def test_old_word_file_is_one_whatever_its_name(tmp_path: Path) -> None:
    for name in ("plan.doc", "plan.docx", "plan"):
        path = tmp_path / name
        path.write_bytes(container("WordDocument"))
        assert file_kind(path) is FileKind.OTHER_OFFICE


def test_without_libreoffice_the_command_that_installs_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversion, "PROGRAMS", ("no-such-program",))
    path = tmp_path / "plan.rtf"
    path.write_bytes(RTF)
    with pytest.raises(MissingOfficeError, match="apt-get install libreoffice-writer-nogui"):
        read_page(path, 1, ReadOptions())


def test_what_no_program_opens_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "PROGRAMS", ("true",))
    path = tmp_path / "plan.rtf"
    path.write_bytes(RTF)
    with pytest.raises(UnconvertedOfficeError):
        read_page(path, 1, ReadOptions())


def test_a_program_that_never_ends_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "office"
    program.write_text("#!/bin/sh\nsleep 600\n")
    program.chmod(0o755)
    monkeypatch.setattr(conversion, "PROGRAMS", (str(program),))
    monkeypatch.setattr(conversion, "MOST_SECONDS", 0.2)
    path = tmp_path / "plan.rtf"
    path.write_bytes(RTF)
    with pytest.raises(UnconvertedOfficeError):
        read_page(path, 1, ReadOptions())


def test_presentations_and_junk_are_refused(tmp_path: Path) -> None:
    for name, data, error in (
        ("a.ppt", container("PowerPoint Document"), OtherOfficeError),
        ("a.doc", b"\xd0\xcf\x11\xe0 junk", UnconvertedOfficeError),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(error):
            file_kind(path)


def _convert(path: Path, suffix: str) -> Path:
    program = office_program()
    if program is None:
        pytest.skip("no LibreOffice: install Debian's libreoffice-writer-nogui and libreoffice-calc-nogui")
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [
        program,
        profile,
        "--headless",
        "--convert-to",
        suffix,
        "--outdir",
        str(path.parent),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return path.with_suffix(f".{suffix}")


def test_old_word_file_reads_as_the_new_one(tmp_path: Path) -> None:
    document = new()
    document.add_paragraph("Phấn đấu năm 2012 có 12 xã đạt chuẩn.")
    table = document.add_table(2, 2)
    table.style = "Table Grid"
    for cell, text in zip(
        [*table.rows[0].cells, *table.rows[1].cells], ("Xã", "Hộ", "Tân Liên", "1.234"), strict=True
    ):
        cell.text = text
    document.add_paragraph("Nơi nhận:")  # as in all files of Word a table is followed by a paragraph
    made = tmp_path / "new.docx"
    made.write_bytes(saved(document))
    strange = tmp_path / "-kế hoạch (bản cũ).doc"
    shutil.move(_convert(made, "doc"), strange)
    assert read_page(strange, 1, ReadOptions()).blocks == read_page(made, 1, ReadOptions()).blocks


def test_old_excel_file_keeps_cells_and_merged_ones(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ("Biểu số 1", None, None),
        ("TT", "Chỉ tiêu", "2012"),
        (1, "Sản lượng lúa", 1234.5),
        (2, "Ngô", None),
    ):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    made = tmp_path / "new.xlsx"
    book.save(made)
    old, new_ = (read_page(path, 1, ReadOptions()).blocks for path in (_convert(made, "xls"), made))
    tables = [[block for block in blocks if isinstance(block, Table)] for blocks in (old, new_)]
    assert tables[0] and tables[0] == tables[1]
