"""How likely a field is right: the curves, fitted and held against the truth."""
