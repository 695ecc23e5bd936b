"""Excel workbooks: regions of sheets as tables, stored values written as their formats show them."""
