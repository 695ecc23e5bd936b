"""Make docs/architecture.svg, the picture of the house, from its imports: ``make architecture``.

A band is a stage, a box in it a folder: what its ``__init__`` says of it, and behind the arrow the folders of
the same stage that it imports from. An arrow between bands counts the imports from stage to stage.
"""

from __future__ import annotations

import ast
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import grimp

HERE = Path(__file__).parent
ROOT = HERE.parent
BANDS = (("sohoa",), ("review", "export"), ("validate",), ("normalize",), ("extract",))
"""The stages from the top down, as the layer contract in pyproject.toml has them."""
WIDTH, GAP, BOX, LETTERS, LINE, HEAD = 1180, 14, 212, 31, 15, 26
"""Points: the picture, between boxes, a box, letters on a line of a box, a line, a band's heading."""
STYLE = """
text { font: 11px 'DejaVu Sans', Verdana, sans-serif; fill: #1e2430 }
.stage { font-size: 14px } .name { font-weight: bold } .uses { fill: #3b5b92 } .count { fill: #3b4a63 }
.band { fill: #f1f4f8; stroke: #c4cbd6 } .box { fill: white; stroke: #9aa5b5 }
.arrow { stroke: #3b4a63; stroke-width: 2; marker-end: url(#tip) }
"""

Imports = Counter[tuple[tuple[str, str], tuple[str, str]]]


@dataclass(frozen=True)
class Room:
    """A folder of a stage (or the stage's own modules, by the name ``*.py``) and the lines of its box."""

    name: str
    says: Sequence[str]
    uses: Sequence[str]

    @property
    def height(self) -> int:
        """How high its box is."""
        return (1 + len(self.says) + len(self.uses)) * LINE + GAP


def main() -> None:
    """Measure the imports and draw them."""
    graph = grimp.build_graph(*(stage for band in BANDS for stage in band), cache_dir=None)
    imports: Imports = Counter(
        (room_of(module), room_of(imported))
        for module in graph.modules
        for imported in graph.find_modules_directly_imported_by(module)
    )
    (HERE / "architecture.svg").write_text(picture(imports), encoding="utf-8")


def room_of(module: str) -> tuple[str, str]:
    """Give the stage of a module, and the folder of it that holds it; ``*.py`` for the stage itself."""
    stage, *inner = module.split(".")
    inside = inner and (len(inner) > 1 or ROOT.joinpath(stage, inner[0], "__init__.py").is_file())
    return stage, inner[0] if inside else "*.py"


def picture(imports: Imports) -> str:
    """Draw the bands from the top down."""
    drawn: list[str] = []
    top = GAP
    for band, below in zip(BANDS, (*BANDS[1:], ()), strict=True):
        width = (WIDTH - GAP * (len(band) + 1)) // len(band)
        places = [(stage, GAP + number * (width + GAP)) for number, stage in enumerate(band)]
        stages = [_stage(stage, imports, (left, top, width)) for stage, left in places]
        bottom = max(end for _, end in stages)
        for (stage, left), (lines, _) in zip(places, stages, strict=True):
            box = f'x="{left}" y="{top}" width="{width}" height="{bottom - top}"'
            drawn += [f'<rect class="band" rx="8" {box}/>', *lines]
            drawn += _arrows(stage, below, imports, (left, width, bottom))
        top = bottom + 3 * GAP
    size = f'width="{WIDTH}" height="{top - 2 * GAP}" viewBox="0 0 {WIDTH} {top - 2 * GAP}"'
    tip = (
        '<marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    )
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size}>',
            f"<style>{STYLE}</style>",
            f'<defs>{tip}<path d="M0 0 L8 4 L0 8 z" fill="#3b4a63"/></marker></defs>',
            '<rect width="100%" height="100%" fill="white"/>',
            *drawn,
            "</svg>\n",
        )
    )


def _stage(stage: str, imports: Imports, at: tuple[int, int, int]) -> tuple[list[str], int]:
    """Draw a stage at left, top, width; give the lines and where they end."""
    left, top, width = at
    rooms = tuple(_rooms(stage, imports))
    columns = max(1, (width - GAP) // (BOX + GAP))
    short = textwrap.shorten(_says(stage), width // 9, placeholder=" …")
    says = f'<tspan class="name">{stage}/</tspan>  {escape(short)}'
    drawn = [f'<text class="stage" x="{left + GAP}" y="{top + 20}">{says}</text>']
    y = top + HEAD + 6
    for row in (rooms[start : start + columns] for start in range(0, len(rooms), columns)):
        for number, room in enumerate(row):
            drawn += _box(room, left + GAP + number * (BOX + GAP), y)
        y += max(room.height for room in row) + GAP
    return drawn, y


def _box(room: Room, x: int, y: int) -> Iterator[str]:
    yield f'<rect class="box" rx="5" x="{x}" y="{y}" width="{BOX}" height="{room.height}"/>'
    lines = [
        ("name", room.name),
        *(("", line) for line in room.says),
        *(("uses", line) for line in room.uses),
    ]
    for number, (kind, line) in enumerate(lines, start=1):
        yield f'<text class="{kind}" x="{x + 8}" y="{y + 3 + number * LINE}">{escape(line)}</text>'


def _arrows(stage: str, below: Iterable[str], imports: Imports, at: tuple[int, int, int]) -> Iterator[str]:
    """Draw the arrow of a stage to each of the next band, with the number of imports."""
    left, width, bottom = at
    for number, other in enumerate(below):
        x = left + width * (number + 1) // (len(tuple(below)) + 1)
        count = sum(times for (one, two), times in imports.items() if (one[0], two[0]) == (stage, other))
        yield f'<line class="arrow" x1="{x}" y1="{bottom + 2}" x2="{x}" y2="{bottom + 3 * GAP - 3}"/>'
        yield f'<text class="count" x="{x + 8}" y="{bottom + 2 * GAP}">{count} imports of {other}</text>'


def _rooms(stage: str, imports: Imports) -> Iterator[Room]:
    names = {room for pair in imports for held, room in pair if held == stage}
    for name in sorted(names, key=lambda name: (name != "*.py", name)):
        used = {two[1] for one, two in imports if one == (stage, name) and two[0] == stage} - {name, "*.py"}
        says = _says(stage, name) if name != "*.py" else "Modules of the stage itself."
        inside = sorted(path.parent.name for path in ROOT.joinpath(stage, name).glob("*/__init__.py"))
        yield Room(
            f"{name}/" if name != "*.py" else f"{stage}/*.py",
            textwrap.wrap(f"{says} ({', '.join(inside)})" if inside else says, LETTERS),
            textwrap.wrap(f"→ {', '.join(sorted(used))}", LETTERS) if used else (),
        )


def _says(*folders: str) -> str:
    """Give the first sentence that the ``__init__`` of a folder says of it."""
    source = ROOT.joinpath(*folders, "__init__.py").read_text(encoding="utf-8")
    return (ast.get_docstring(ast.parse(source)) or "").partition("\n")[0].replace("``", "")


if __name__ == "__main__":
    main()
