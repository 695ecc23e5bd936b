"""What a person settled: kept in one file, replayed in every run, re-opened when the reading changes."""
