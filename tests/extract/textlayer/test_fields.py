"""Form fields and annotations: shown on the page, absent from its text layer."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from extract.model import Paragraph
from extract.options import ReadOptions
from extract.read import read_page
from tests.extract.textlayer.made import COLUMNS, HIGH, ROWS, TOP, Made, cells_of

HANOI = Path(__file__).parents[3].parent / "shared" / "real" / "hanoi_kh173_born_digital.pdf"


def _with_fields(path: Path, values: dict[tuple[float, float, float, float], str]) -> Path:
    """Add text fields without an appearance; boxes are x0, y0, x1, y1 from the page's bottom."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        fields = [
            pdf.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx,
                    T=f"field{at}", V=pikepdf.String(value), Rect=list(box), F=4,
                )
            )
            for at, (box, value) in enumerate(values.items())
        ]  # fmt: skip
        pdf.pages[0].Annots = pikepdf.Array(fields)
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(fields), NeedAppearances=True)
        pdf.save(path)
    return path


@pytest.mark.parametrize("value", ["14.218", "Tràng Định và thị trấn Nông trường"])
def test_fields_without_an_appearance_are_read(value: str, tmp_path: Path) -> None:
    rows = [list(row) for row in ROWS]
    column = 2 if value[0].isdigit() else 1
    rows[1][column] = ""
    path = Made().grid().cells(rows).save(tmp_path / "form.pdf")
    low, x = 842 - (TOP + 2 * HIGH) + 1, COLUMNS[column] + 1
    _with_fields(path, {(x, low, COLUMNS[column + 1] - 1, low + HIGH - 2): value})
    rows[1][column] = value
    assert cells_of(read_page(path, 1, ReadOptions())) == rows


def test_attached_files_are_told(tmp_path: Path) -> None:
    path = Made().text(70, 100, "Kế hoạch").save(tmp_path / "attached.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FileAttachment, Rect=[10, 10, 30, 30]
        )
        pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(note)])
        pdf.save(path)
    assert "attached" in read_page(path, 1, ReadOptions()).page.lost


@pytest.mark.skipif(not HANOI.exists(), reason="the real documents are not in the repository")
def test_number_and_date_that_were_filled_in() -> None:
    content = read_page(HANOI, 1, ReadOptions())
    lines = [line.text for block in content.blocks if isinstance(block, Paragraph) for line in block.lines]
    assert "Số: 173 /KH-UBND" in lines
    assert "Hà Nội, ngày 28 tháng 4 năm 2026" in lines


def test_files_attached_to_the_document_are_told(tmp_path: Path) -> None:
    path = Made().text(70, 100, "Biểu kèm theo").save(tmp_path / "a.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.attachments["bieu.xlsx"] = pikepdf.AttachedFileSpec(pdf, b"PK")
        pdf.save(path)
    assert read_page(path, 1, ReadOptions()).page.lost == "1 attached files were not read"
