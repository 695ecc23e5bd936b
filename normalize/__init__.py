"""What the paper means: text repair, numbers, dates, places, tables and prose to typed records."""
