"""Pages as read, kept on disk by what they were made from, so that nothing is recognized twice."""

from __future__ import annotations

import pickle
import zlib
from dataclasses import dataclass
from pathlib import Path

from export.atomic import write_bytes
from extract.errors import SohoaError, UsageError
from extract.messages import reason
from extract.model import PageContent

_BROKEN = (OSError, zlib.error, pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError)


class CacheUnwritableError(UsageError):
    """The folder of recognized pages cannot be written."""

    def __init__(self, folder: Path, error: OSError) -> None:
        super().__init__(folder=folder, reason=reason(error))


class LostPageError(SohoaError):
    """A page that was kept is no longer there."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder=folder)


@dataclass(frozen=True, slots=True)
class PageStore:
    """A folder of pages. It holds pickles: use only a folder that nobody else may write to."""

    folder: Path

    def path(self, key: str) -> Path:
        """Where the page of this key is kept."""
        return self.folder / key[:2] / f"{key}.page"

    def load(self, key: str) -> PageContent | None:
        """Give the page of this key; None when it is not there or its file is damaged."""
        try:
            content = pickle.loads(self._pickled(key))
        except _BROKEN:
            return None
        return content if isinstance(content, PageContent) else None

    def holds(self, key: str) -> bool:
        """Whether a page of this key is there and whole; its bytes tell, which have a checksum."""
        try:
            return bool(self._pickled(key))
        except (OSError, zlib.error):
            return False

    def _pickled(self, key: str) -> bytes:
        return zlib.decompress(self.path(key).read_bytes())

    def save(self, key: str, content: PageContent) -> None:
        """Keep a page; raises CacheUnwritableError when the folder cannot be written."""
        try:
            write_bytes(self.path(key), zlib.compress(pickle.dumps(content, protocol=5), 1))
        except OSError as error:
            raise CacheUnwritableError(self.folder, error) from error
