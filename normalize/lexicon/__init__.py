"""What we know about the wording of plans, as data: concepts and the phrases that name them."""

from normalize.lexicon.lexicon import Concept, Hit, Lexicon, Spelled, spell

__all__ = ["Concept", "Hit", "Lexicon", "Spelled", "spell"]
