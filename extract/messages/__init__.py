"""What the program says to people, in Vietnamese and English: every text stands in messages.toml."""

from extract.messages.texts import Language, Texts, Wording, current_language, reason, say, use_language

__all__ = ["Language", "Texts", "Wording", "current_language", "reason", "say", "use_language"]
