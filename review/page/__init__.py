"""The page on which a person settles doubts: served on this machine only, every answer on disk at once."""
