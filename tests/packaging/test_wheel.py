"""The wheel: one top-level package, which works without the repository."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import one_package
from tests.sohoa.plans import plan

ROOT = Path(__file__).parent.parent.parent

SCRIPT = """
import sys, sohoa
result = sohoa.run(sys.argv[1], sys.argv[2], sohoa.RunOptions(workers=1))
assert result.exit_code() == 0, result
assert sohoa.load(sys.argv[2])["documents"].document_number[0] == "7/KH-UBND"
strangers = [name for name, module in sys.modules.items()
    if name.partition(".")[0] in ("extract", "normalize", "validate", "export", "review")]
assert not strangers, strangers
assert "site-packages" in sohoa.__file__, sohoa.__file__
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the wheel is unpacked, as pip does."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-build-isolation", "--no-deps", "-w"]
    subprocess.run([*command, folder, ROOT], check=True)
    site = folder / "site-packages"
    with zipfile.ZipFile(next(folder.glob("sohoa-*.whl"))) as wheel:
        wheel.extractall(site)
    return site


def test_nothing_but_sohoa_is_installed(site: Path) -> None:
    assert {path.name for path in site.iterdir() if not path.name.endswith(".dist-info")} == {"sohoa"}
    assert (site / "sohoa" / "py.typed").is_file()
    assert list(site.glob("sohoa/extract/engines/models/*.traineddata"))


def test_a_batch_runs_without_the_repository(site: Path, tmp_path: Path) -> None:
    """Without a ``__main__`` guard, too: workers do not run the caller's script again."""
    script = tmp_path / "batch.py"
    script.write_text(SCRIPT, encoding="utf-8")
    path = plan(tmp_path, "plan.txt", 7)
    environment = {**os.environ, "PYTHONPATH": str(site)}
    done = subprocess.run(
        [sys.executable, script, path, tmp_path / "out"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("from extract.errors import A\n", "from sohoa.extract.errors import A\n"),
        ("if x:\n    from export import b as c  # d\n", "if x:\n    from sohoa.export import b as c  # d\n"),
        ("import review\n", "from sohoa import review\n"),
        ('"""é""" ; from extracts import a\n', '"""é""" ; from extracts import a\n'),
        ("from . import extract\nfrom sohoa.api import run\nimport os, json\n",) * 2,
    ],
)
def test_only_imports_of_stages_are_rewritten(code: str, wanted: str) -> None:
    assert one_package.rewritten(code) == wanted


@pytest.mark.parametrize("code", ["import extract.read\n", "import os, normalize\n"])
def test_imports_that_bind_a_lost_name_stop_the_build(code: str) -> None:
    with pytest.raises(one_package.DottedImportError):
        one_package.rewritten(code)
