"""How figures of a table follow from each other: sums down and across, differences; kept or broken."""
