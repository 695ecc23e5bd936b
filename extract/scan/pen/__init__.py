"""What a pen wrote into the blanks of a letterhead: a document's number, day and month.

A recognizer of print reads a pen's figures badly. The blanks are found by the print around them
(``Số: …/KH-UBND``, ``ngày … tháng … năm 2019``), their ink is cut into figures, a small network reads each.
"""
