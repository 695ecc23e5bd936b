"""Files of PDF: opened or repaired, counted, page by page; is a text layer what a reader sees?"""
