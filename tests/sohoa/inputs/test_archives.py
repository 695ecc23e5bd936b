"""ZIP archives are read as folders; what is made to harm is told and stays packed."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest

from extract.errors import InputError, NoInputsError, UnknownFormatError
from sohoa.inputs import archives
from sohoa.inputs.archives import (
    CrowdedArchiveError,
    DamagedArchiveError,
    DeepArchiveError,
    LockedArchiveError,
    MemberError,
    OversizedArchiveError,
)
from sohoa.inputs.discovery import Inputs, discover
from sohoa.output.results import FileStatus
from sohoa.running.runner import run
from tests.sohoa.plans import PLAN


def packed(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def found(path: Path) -> Inputs:
    return discover([path], archives=path.parent / "store")


def problems(path: Path) -> list[type[InputError]]:
    return [type(problem) for problem in found(path).problems]


def test_files_of_an_archive_and_of_one_within_it_are_found(tmp_path: Path) -> None:
    inner = packed(tmp_path / "inner.zip", {"c.pdf": b"x"}).read_bytes()
    members = {
        "Kế hoạch/a.pdf": b"x",
        "b.md": b"y",
        "__MACOSX/._a.pdf": b"",
        ".b.pdf": b"",
        "Thumbs.db": b"z",
    }
    inputs = found(packed(tmp_path / "a.zip", {**members, "trong.zip": inner}))
    assert sorted(path.name for path in inputs.files) == ["a.pdf", "b.md", "c.pdf"]
    assert [path.name for path in inputs.ignored] == ["Thumbs.db"]
    assert not inputs.problems
    assert found(tmp_path / "a.zip").files == inputs.files


def test_names_of_windows_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("th\\Ke hoach.pdf", b"x")
    data = path.read_bytes().replace(b"Ke hoach", "Kế.hoạ".encode()[:8].ljust(8, b"h"))
    path.write_bytes(data)
    assert [file.parent.name for file in found(path).files] == ["th"]


def test_what_leads_out_of_the_archive_stays_packed(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.pdf")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = packed(
        tmp_path / "a.zip", {"../evil.pdf": b"x", "/abs.pdf": b"x", "C:/d.pdf": b"x", "good.pdf": b"x"}
    )
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("GOOD.pdf", b"other")
    inputs = found(path)
    assert [file.name for file in inputs.files] == ["good.pdf"]
    assert len(inputs.problems) == 5
    assert all(isinstance(problem, MemberError) for problem in inputs.problems)
    assert "a.zip/evil.pdf: was left in its archive" in str(inputs.problems[0]).replace("../", "")
    assert not (tmp_path / "evil.pdf").exists()
    assert not any(file.is_symlink() for file in (tmp_path / "store").rglob("*"))


def test_archives_that_cannot_be_unpacked_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK\x03\x04 and nothing")
    assert problems(broken) == [DamagedArchiveError]
    locked = packed(tmp_path / "locked.zip", {"a.pdf": b"x"})
    data = bytearray(locked.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    locked.write_bytes(bytes(data))
    assert problems(locked) == [LockedArchiveError]
    assert problems(packed(tmp_path / "none.zip", {"a.heic": b"x"})) == [NoInputsError]
    monkeypatch.setattr(archives, "MOST_BYTES", 100)
    assert problems(packed(tmp_path / "big.zip", {"a.pdf": b"x" * 200})) == [OversizedArchiveError]
    monkeypatch.setattr(archives, "MOST_FILES", 1)
    assert problems(packed(tmp_path / "many.zip", {"a.pdf": b"x", "b.pdf": b"x"})) == [CrowdedArchiveError]


def test_archives_within_each_other_end(tmp_path: Path) -> None:
    path = packed(tmp_path / "z0.zip", {"a.pdf": b"x"})
    for level in range(1, 5):
        path = packed(tmp_path / f"z{level}.zip", {path.name: path.read_bytes()})
    assert DeepArchiveError in problems(path)


def test_without_a_place_to_unpack_an_archive_is_of_another_kind(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"a.pdf": b"x"})
    assert [type(problem) for problem in discover([path]).problems] == [UnknownFormatError]


def test_a_run_reads_an_archive(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {f"{n}.txt": PLAN.format(number=n).encode() for n in (12, 13)})
    result = run([path], tmp_path / "out")
    assert [entry.status for entry in result.files] == [FileStatus.DONE] * 2
    assert len(list((tmp_path / "out" / "documents").iterdir())) == 2
    again = run([path], tmp_path / "out")
    assert [entry.status for entry in again.files] == [FileStatus.UNCHANGED] * 2
    path.unlink()
    other = packed(tmp_path / "b.zip", {"14.txt": PLAN.format(number=14).encode()})
    assert len(run([other], tmp_path / "out").gone) == 2
