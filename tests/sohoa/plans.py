"""Small plans as text, and what an output folder holds."""

from __future__ import annotations

from pathlib import Path

PLAN = (
    "ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\nSố: {number}/KH-UBND\n\nLạng Sơn, ngày 24 tháng 02 năm 2017\n\n"
    "KẾ HOẠCH\nXây dựng nông thôn mới năm 2017\n\nI. MỤC TIÊU\n\nNăm 2017 có thêm {number} xã đạt chuẩn.\n"
)


def plan(folder: Path, name: str, number: int) -> Path:
    """Write a plan with this number into the folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PLAN.format(number=number), encoding="utf-8")
    return path


def snapshot(out: Path) -> dict[str, bytes]:
    """All that the contract promises to be the same twice: everything but run.json and our own state."""
    files = (path for path in out.rglob("*") if path.is_file() and ".sohoa" not in path.parts)
    return {str(path.relative_to(out)): path.read_bytes() for path in files if path.name != "run.json"}
