"""Which language the command line speaks, and its help in that language."""

from sohoa.language.choice import choose
from sohoa.language.help import localize

__all__ = ["choose", "localize"]
