"""What recognition does to place names: count the errors in pairs of true and read names.

``python -m benchmarks.places.name_errors`` makes the table that the noise of `benchmarks.places.match` is
drawn from, name_errors.tsv: the names in the seed's OCR text against the true ones, and names
typeset, degraded like an office scan and recognized with Tesseract. The matcher has no part in it.
"""

from __future__ import annotations

import csv
import io
import random
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from rapidfuzz.distance import Levenshtein

from normalize.gazetteer import Gazetteer

TABLE = Path(__file__).with_name("name_errors.tsv")
SEED_PAIRS = Path(__file__).with_name("seed_names.tsv")
FONT = "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf"
TONES = "\u0300\u0301\u0303\u0309\u0323"
SEED = 20170224
RENDERED = 2000


def split_letter(letter: str) -> tuple[str, str, str]:
    """Split a letter into its base, its mark (also the stroke of đ) and its tone."""
    signs = unicodedata.normalize("NFD", letter.replace("đ", "d\u0335"))
    tone = "".join(sign for sign in signs if sign in TONES)
    return signs[0], "".join(sign for sign in signs[1:] if sign not in TONES), tone


def changes(true: str, read: str) -> Iterator[tuple[str, str, str]]:
    """Give each error of a read name: its kind, what stands in the true name and what was read."""
    true, read = (" ".join(unicodedata.normalize("NFC", name).lower().split()) for name in (true, read))
    bases = ["".join(split_letter(letter)[0] for letter in name) for name in (true, read)]
    for step in Levenshtein.opcodes(*bases):
        left, right = true[step.src_start : step.src_end], read[step.dest_start : step.dest_end]
        if step.tag == "equal":
            yield from _accents(left, right)
        elif step.tag == "replace":
            yield from (("letter", a, b) for a, b in zip(left, right, strict=True))
        elif step.tag == "delete":
            yield from (("lost", letter, "") for letter in left)
        else:
            yield from (("added", "", letter) for letter in right)


def _accents(left: str, right: str) -> Iterator[tuple[str, str, str]]:
    for a, b in zip(left, right, strict=True):
        (_, mark_a, tone_a), (_, mark_b, tone_b) = split_letter(a), split_letter(b)
        if mark_a != mark_b:
            yield "mark", mark_a, mark_b
        if tone_a != tone_b:
            yield "tone", tone_a, tone_b


def seed_pairs() -> list[tuple[str, str]]:
    """Give the names of the seed's tables: true, read."""
    with SEED_PAIRS.open(encoding="utf-8", newline="") as stream:
        return [(row["true"], row["read"]) for row in csv.DictReader(stream, delimiter="\t")]


def recognized_pairs(count: int, source: random.Random) -> Iterator[tuple[str, str]]:
    """Typeset names of all provinces and years, degrade and recognize them: true, read."""
    import tesserocr

    from extract.engines.tessdata import find_tessdata

    gazetteer = Gazetteer.load()
    names = sorted(
        {
            f"{unit.name} - {district.name}"
            for on in (date(2012, 7, 1), date(2018, 7, 1), date(2024, 7, 1))
            for unit in gazetteer.units(on)
            if (district := gazetteer.district_of(unit, on)) is not None
        }
    )
    with tesserocr.PyTessBaseAPI(
        path=str(find_tessdata()), lang="vie", psm=tesserocr.PSM.SINGLE_LINE
    ) as engine:
        for name in source.sample(names, count):
            engine.SetImage(_degraded(_typeset(f"Xã {name}"), source))
            yield name, re.sub(r"^.{0,4}?X\w?\s*", "", " ".join(engine.GetUTF8Text().split()))


def _typeset(text: str) -> Image.Image:
    font = ImageFont.truetype(FONT, 36)  # 13 points at 200 dpi
    width = int(font.getlength(text)) + 48
    image = Image.new("L", (width, 72), 255)
    ImageDraw.Draw(image).text((24, 14), text, font=font, fill=30)
    return image


def _degraded(image: Image.Image, source: random.Random) -> Image.Image:
    """Skew, blur, grain and JPEG, of a strength between that of an office scan and of a bad one."""
    image = image.rotate(source.uniform(-0.8, 0.8), Image.Resampling.BICUBIC, fillcolor=255)
    image = image.filter(ImageFilter.GaussianBlur(source.uniform(0.6, 1.7)))
    grain = np.random.default_rng(source.getrandbits(32)).normal(0, source.uniform(4, 26), image.size[::-1])
    image = Image.fromarray(np.clip(np.asarray(image) + grain, 0, 255).astype(np.uint8))
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=source.randint(25, 80))
    return Image.open(buffer)


def count(pairs: Iterable[tuple[str, str]]) -> tuple[Counter[tuple[str, str, str]], int, int]:
    """Count the errors, the syllables and the syllables with an error."""
    errors: Counter[tuple[str, str, str]] = Counter()
    syllables = wrong = 0
    for true, read in pairs:
        errors.update(changes(true, read))
        a, b = (re.findall(r"[^\W_]+", name.lower()) for name in (true, read))
        syllables += len(a)
        wrong += len(a) - sum(x == y for x, y in zip(a, b, strict=False)) if len(a) == len(b) else 1
    return errors, syllables, wrong


def main() -> int:
    """Write the table; what was counted goes to standard error."""
    source = random.Random(SEED)
    origins = {"seed": seed_pairs(), "recognized": list(recognized_pairs(RENDERED, source))}
    with TABLE.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write("origin\tkind\ttrue\tread\tcount\n")
        for origin, pairs in origins.items():
            errors, syllables, wrong = count(pairs)
            print(f"{origin}: {wrong} of {syllables} syllables wrong", file=sys.stderr)
            stream.write(f"{origin}\tsyllables\t\t\t{syllables}\n{origin}\twrong\t\t\t{wrong}\n")
            for (kind, true, read), times in sorted(errors.items(), key=lambda item: (-item[1], item[0])):
                row = (origin, kind, _name(true), _name(read), str(times))
                stream.write("\t".join(row) + "\n")
    return 0


def _name(text: str) -> str:
    """Write marks and tones by their Unicode numbers: alone they cannot be read."""
    return " ".join(f"U+{ord(sign):04X}" for sign in text) if text and not text[0].isascii() else text


if __name__ == "__main__":
    raise SystemExit(main())
