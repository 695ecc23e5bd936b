"""Scanned yearly plans of Vietnamese provinces to clean, coded, checked datasets.

``run`` does all; ``read``, ``interpret``, ``check`` and ``write`` do one step each::

    import sohoa

    document = sohoa.read("plan.pdf")
    checked = sohoa.check(sohoa.interpret(document))
    sohoa.write([checked], "out")
    sohoa.run(["scans/"], "out")
"""

from sohoa.api import check, interpret, read, run, write
from sohoa.options import RunOptions
from sohoa.versions import package_version

__version__ = package_version()

__all__ = ["RunOptions", "__version__", "check", "interpret", "read", "run", "write"]
