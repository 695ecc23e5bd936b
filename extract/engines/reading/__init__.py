"""One line to words: cut out, prepared, read several ways, voted, arbitrated."""
