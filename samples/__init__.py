"""The sample plan: its content, how it is typeset, and how a scanner spoils it."""
