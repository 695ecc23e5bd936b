"""Pages of HTML, as registers of law publish them."""

from extract.html.reader import read_html_file

__all__ = ["read_html_file"]
