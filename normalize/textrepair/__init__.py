"""Repair of Vietnamese text that a recognizer misread: diacritics taken or swapped, by context."""

from normalize.textrepair.model import Change, Doubt, Repaired
from normalize.textrepair.repairer import TextRepairer

__all__ = ["Change", "Doubt", "Repaired", "TextRepairer"]
