"""The documentation as static pages: every Markdown page as HTML, in a folder that any browser opens.

``python -m docs.site FOLDER``; ``make docs`` writes docs/site.
"""

from __future__ import annotations

import re
import shutil
import sys
from html import escape
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[1]
PAGES = {
    "index.html": ("sohoa", ROOT / "README.md"),
    "index.vi.html": ("Tiếng Việt", ROOT / "README.vi.md"),
    "how-to.html": ("How to", ROOT / "docs" / "how-to.md"),
    "how-to.vi.html": ("Hướng dẫn", ROOT / "docs" / "how-to.vi.md"),
    "CONTRACT.html": ("Contract", ROOT / "docs" / "CONTRACT.md"),
    "data-dictionary.html": ("Dictionary · Từ điển", ROOT / "docs" / "data-dictionary.md"),
    "rules.html": ("Rules · Quy tắc", ROOT / "docs" / "rules.md"),
    "architecture.html": ("Architecture", ROOT / "docs" / "architecture.md"),
    "dependencies.html": ("Dependencies", ROOT / "docs" / "dependencies.md"),
    "CONTRIBUTING.html": ("Contributing", ROOT / "CONTRIBUTING.md"),
    "records.html": ("Records", ROOT / "docs" / "records.md"),
    "tables.html": ("Tables", ROOT / "docs" / "tables.md"),
}
PICTURES = (*ROOT.glob("docs/*.png"), *ROOT.glob("docs/*.svg"))
FILES = ("document.schema.json", *sorted(path.name for path in PICTURES))

_STYLE = """
body { font: 16px/1.6 system-ui, sans-serif; color: #1e222a; max-width: 62rem; margin: auto; padding: 1rem; }
nav a { margin-right: 1rem; } img { max-width: 100%; } a { color: #1f5f8b; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
td, th { border: 1px solid #d5dae2; padding: .25rem .5rem; text-align: left; vertical-align: top; }
pre { background: #f3f5f8; padding: .75rem; overflow-x: auto; } code { background: #f3f5f8; }
"""


def write_site(folder: Path) -> None:
    """Write all pages into the folder, with the pictures and the schema that they link to."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (title, source) in PAGES.items():
        (folder / name).write_text(page(title, source.read_text(encoding="utf-8")), encoding="utf-8")
    for file in FILES:
        shutil.copy(ROOT / "docs" / file, folder / file)


def page(title: str, text: str) -> str:
    """Give a Markdown page as HTML with links to the other pages."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable(["table"])
    body = re.sub(r"<h([2-4])>(.*?)</h\1>", _anchored, markdown.render(_linked(text)))
    links = " ".join(f'<a href="{name}">{escape(said)}</a>' for name, (said, _) in PAGES.items())
    head = (
        f'<meta charset="utf-8"><meta name="viewport" content="width=device-width">\n<style>{_STYLE}</style>'
    )
    return (
        f"<!doctype html>\n<title>{escape(title)}</title>\n{head}\n"
        f"<nav>{links}</nav>\n<main>\n{body}</main>\n"
    )


def _linked(text: str) -> str:
    """Let links between the Markdown pages lead to the HTML ones."""
    names = {source.name: name for name, (_, source) in PAGES.items()}

    def target(found: re.Match[str]) -> str:
        name, anchor = found[1].rpartition("/")[2], found[2] or ""
        return f"]({names.get(name, name if name in FILES else found[1])}{anchor})"

    return re.sub(r"\]\((?!https?:)([^)#]+)(#[^)]*)?\)", target, text)


def _anchored(found: re.Match[str]) -> str:
    """Give a heading the anchor that GitHub gives it."""
    plain = re.sub(r"<[^>]+>", "", found[2]).lower()
    anchor = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
    return f'<h{found[1]} id="{anchor}">{found[2]}</h{found[1]}>'


if __name__ == "__main__":
    write_site(Path(sys.argv[1]))
