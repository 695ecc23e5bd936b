"""Files of Word and Excel, read as a reader sees them: texts, tables, list numbers, stored values."""

from extract.office.excel.reader import read_excel_file
from extract.office.word.reader import read_word_file

__all__ = ["read_excel_file", "read_word_file"]
