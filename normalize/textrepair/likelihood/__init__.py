"""How likely a word is to have been printed, and to be read as it was."""
