"""The XML parts of a Word document and how they hang together, however large or deeply nested they are.

python-docx parses with lxml's usual limits (ten million letters in a text, 256 elements within each other),
which files that Word opens exceed, and refuses a file that lacks a picture.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element as Element

_MAIN = "word/document.xml"


class TooDeepError(Exception):
    """A part's elements stand within each other deeper (2,048) than the parser goes."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: the last word of the kind (``styles``, ``header``) and the part's name."""

    kind: str
    target: str


class WordParts:
    """The parts of an open archive by name; raises KeyError where the document itself is not there."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {name.lower(): name for name in archive.namelist()}
        main = (relation.target for relation in self._relations("") if relation.kind == "officeDocument")
        self._main = next(main, _MAIN)

    @property
    def document(self) -> Element:
        """The root of the document's main part."""
        return self._parse(self._main)

    def related(self, kind: str) -> Iterator[Element]:
        """Give the roots of the parts of a kind that the document refers to, as far as they are there."""
        for relation in self._relations(self._main):
            if relation.kind == kind and relation.target.lower() in self._names:
                yield self._parse(relation.target)

    def _relations(self, source: str) -> list[Relation]:
        folder, name = posixpath.split(source)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed.lower() not in self._names:
            return []
        return [
            Relation(
                str(element.get("Type", "")).rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, str(element.get("Target", "")))).lstrip("/"),
            )
            for element in self._parse(listed)
            if isinstance(element.tag, str) and element.get("TargetMode") != "External"
        ]

    def _parse(self, name: str) -> Element:
        # The package was checked to declare no entities and to hold no part too large for memory.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        try:
            return etree.fromstring(self._archive.read(self._names[name.lower()]), parser)
        except etree.XMLSyntaxError as error:
            if "Excessive depth" in str(error):
                raise TooDeepError from error
            raise
