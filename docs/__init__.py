"""The picture of the README and how it is made."""
