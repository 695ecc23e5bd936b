"""What a worker loads before its document is ready is all that finishing it takes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.sohoa.plans import plan

LOADED = """
import sys
from pathlib import Path
from extract.read import read_page
from extract.options import ReadOptions
from sohoa.output.pagestore import PageStore
from sohoa.running.tasks import Assignment, finish_document, prepare_to_finish

path, folder = map(Path, sys.argv[1:])
store = PageStore(folder / "pages")
store.save("0" * 64, read_page(path, 1, ReadOptions()))
prepare_to_finish()
before = set(sys.modules)
finish_document(Assignment(path, "0" * 64, "plan-00000000", "", "", {1: "0" * 64}, {}), store, folder / "out")
print(*(name for name in sorted(set(sys.modules) - before) if name.partition(".")[0] in OURS))
"""
OURS = ("extract", "normalize", "validate", "review", "export", "sohoa")


def test_preparing_loads_all_that_finishing_takes(tmp_path: Path) -> None:
    code = f"OURS = {OURS}\n{LOADED}"
    command = [sys.executable, "-c", code, str(plan(tmp_path, "plan.txt", 1)), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
