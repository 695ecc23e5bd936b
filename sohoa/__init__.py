"""The front door: command line, batch run, cache, progress."""
