"""The rule catalogue: what each rule claims, what its issues say and what to do about them.

``python -m export.documentation.catalogue > docs/rules.md`` writes the page; a test fails when it is stale.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files

from validate import rules
from validate.datasets import shapes
from validate.rules import RULES
from validate.rules.base import Rule

Meaning = Mapping[str, Mapping[str, Mapping[str, str]]]

_HEAD = """\
# Rules · Quy tắc

Made by `make docs` from `validate/rules/`; do not edit. Sinh tự động bằng `make docs`; không sửa tay.

Every issue in `issues.csv` names its rule. A rule is a claim about sound plans; an issue says where it does
not hold. *error*: the dataset contradicts itself there, `--strict` ends with 5. *warning*: a person must
look. *info*: good to know. Answers are given in `sohoa review`, in `sohoa.xlsx` or in `corrections.csv`.

Mỗi vấn đề trong `issues.csv` nêu quy tắc của nó. Quy tắc là điều đúng ở một kế hoạch không sai; vấn đề cho
biết chỗ nào không đúng. *error*: dữ liệu mâu thuẫn, `--strict` kết thúc với mã 5. *warning*: người phải xem.
*info*: để biết. Trả lời trong `sohoa review`, `sohoa.xlsx` hoặc `corrections.csv`.

## What to do · Cần làm gì
"""


def meaning() -> Meaning:
    """Read what a person does about each rule (``rules``: ``do``, ``vi``) and the ways to do it (``do``)."""
    text = (files(rules) / "meaning.toml").read_text(encoding="utf-8")
    found: Meaning = tomllib.loads(text)
    return found


def catalogue() -> str:
    """Write the page as Markdown."""
    said = meaning()
    ways = [f"- **{way}**: {texts['en']}  \n  {texts['vi']}" for way, texts in said["do"].items()]
    lines = [line for rule in RULES.values() for line in _section(rule, said)]
    return "\n".join((_HEAD, *ways, "", *lines))


def _section(rule: Rule, said: Meaning) -> Iterator[str]:
    own = said["rules"][rule.name]
    everywhere = len(rule.datasets) >= len(shapes()) - 2  # all but issues and provenance
    named = ", ".join(f"`{name}`" for name in rule.datasets)
    where = "all datasets · mọi bộ dữ liệu" if everywhere else named
    yield f"## {rule.name}\n"
    yield f"{rule.claim}  \n{own['vi']}\n"
    yield f"- {rule.severity} · {where} · do: **{own['do']}**"
    yield f"- “{rule.message_en}”"
    yield f"- “{rule.message}”\n"


if __name__ == "__main__":
    sys.stdout.write(catalogue())
