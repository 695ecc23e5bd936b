"""One module a value of the head: number, day, issuer, title, years, programme."""
