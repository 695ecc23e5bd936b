"""Tables of born-digital files beside other libraries: ``make eval`` prints the comparison."""
