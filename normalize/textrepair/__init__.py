"""Repair of Vietnamese text that a recognizer misread: diacritics taken or swapped, by context."""

from normalize.textrepair.model import Repaired, WordChange, WordDoubt
from normalize.textrepair.repairer import TextRepairer

__all__ = ["Repaired", "TextRepairer", "WordChange", "WordDoubt"]
