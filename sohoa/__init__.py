"""Scanned yearly plans of Vietnamese provinces to clean, coded, checked datasets.

``run`` does all; ``read``, ``interpret``, ``check`` and ``write`` do one step each::

    import sohoa

    document = sohoa.read("plan.pdf")
    checked = sohoa.check(sohoa.interpret(document))
    sohoa.write([checked], "out")
    sohoa.run(["scans/"], "out")
    frames = sohoa.load("out")

What goes wrong is a SohoaError: UsageError, MissingProgramError, or InputError for one file.
"""

from extract.errors import InputError, MissingProgramError, SohoaError, UsageError
from extract.options import ReadOptions
from sohoa.api import check, interpret, load, read, run, write
from sohoa.options import RunOptions
from sohoa.progress import Progress

__all__ = [
    "InputError",
    "MissingProgramError",
    "Progress",
    "ReadOptions",
    "RunOptions",
    "SohoaError",
    "UsageError",
    "__version__",
    "check",
    "interpret",
    "load",
    "read",
    "run",
    "write",
]

__version__: str


def __getattr__(name: str) -> str:
    """Look the version up when it is asked for: that takes longer than all else here."""
    if name == "__version__":
        from sohoa.versions import package_version

        return package_version()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
