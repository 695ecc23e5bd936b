"""The generated pages in docs/ are what the declarations say today, and their links lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from docs.site import FILES, PAGES, write_site
from export.documentation.catalogue import catalogue, meaning
from export.documentation.dictionary import dictionary
from export.documentation.document_schema import schema_text
from validate.rules import RULES

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("data-dictionary.md", dictionary),
        ("rules.md", catalogue),
        ("document.schema.json", schema_text),
    ],
)
def test_the_page_is_not_stale(name: str, made: Callable[[], str]) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == made(), "run: make docs"


def test_every_rule_says_what_to_do_in_both_languages() -> None:
    said = meaning()
    assert set(said["rules"]) == set(RULES), "validate/rules/meaning.toml"
    assert {own["do"] for own in said["rules"].values()} == set(said["do"])
    assert all(own["vi"] for own in said["rules"].values())
    assert all(way["en"] and way["vi"] for way in said["do"].values())


def test_links_of_the_static_pages_lead_somewhere(tmp_path: Path) -> None:
    write_site(tmp_path)
    assert {path.name for path in DOCS.glob("*.md")} <= {source.name for _, source in PAGES.values()}
    assert {path.name for path in tmp_path.iterdir()} == {*PAGES, *FILES}
    for page in tmp_path.glob("*.html"):
        for link in re.findall(r'(?:href|src)="([^"#]+)', page.read_text(encoding="utf-8")):
            assert link.startswith("http") or (tmp_path / link).exists(), (page.name, link)


@pytest.mark.parametrize("pair", [("README.md", "README.vi.md"), ("docs/how-to.md", "docs/how-to.vi.md")])
def test_both_languages_name_the_same_commands_and_files(pair: tuple[str, str]) -> None:
    """A command of one page that the other lacks is a page that was forgotten."""
    english, vietnamese = ((DOCS.parent / name).read_text(encoding="utf-8") for name in pair)
    commands = [set(re.findall(r"`?sohoa (\w+) ", text)) for text in (english, vietnamese)]
    assert commands[0] - {"pdf"} <= commands[1] | {"pdf"}
    assert set(re.findall(r"--[a-z-]+", vietnamese)) - {"--lang"} <= set(re.findall(r"--[a-z-]+", english))
