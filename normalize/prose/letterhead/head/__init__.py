"""The lines above the text: what each is, and where the head ends."""
