"""The report of whole runs: content, both languages, untrusted text, size, the same bytes twice."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from review.report.render import MOST_BYTES, ReportLimits
from sohoa.options import RunOptions
from sohoa.output.report import crops_folder, write_report
from sohoa.running.runner import run
from tests.sohoa.plans import PLAN, plan

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg/onload=alert(3)>"


def made(tmp_path: Path) -> Path:
    run([tmp_path / "in"], tmp_path / "out", RunOptions(cache=tmp_path / "cache", workers=1))
    return tmp_path / "out"


def page(out: Path) -> Any:
    return lxml.html.fromstring((out / "report.html").read_text(encoding="utf-8"))


def of_class(shown: Any, name: str) -> list[Any]:
    found: list[Any] = shown.xpath(f"//*[contains(concat(' ', @class, ' '), ' {name} ')]")
    return found


def rewrite(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_it_tells_every_document_and_every_doubt(tmp_path: Path) -> None:
    plan(tmp_path / "in", "a.txt", 12)
    plan(tmp_path / "in", "b.txt", 34)
    (tmp_path / "in" / "c.txt").write_text("Không có gì ở đây.\n", encoding="utf-8")
    out = made(tmp_path)
    shown = page(out)
    text = shown.text_content()
    assert {"12/KH-UBND", "34/KH-UBND"} <= set(re.findall(r"\d+/KH-UBND", text))
    assert len(of_class(shown, "document")) == 3
    for row in rows_of(out / "issues.csv"):
        assert row["rule"] in text
        assert row["message"][:200] in text
        assert row["message_en"][:200] in text


MONEY = """
II. KINH PHÍ

Bảng phân bổ vốn năm 2017. Đơn vị tính: triệu đồng

| STT | Nội dung | Kế hoạch vốn năm 2017 |
|---|---|---|
| I | Giao thông | 300 |
| 1 | Đường xã | 100 |
| 2 | Đường thôn | 200 |
| II | Thủy lợi | 450 |
| 1 | Kênh mương | 150 |
| 2 | Trạm bơm | 300 |
| | Tổng cộng | {total} |
"""


@pytest.mark.parametrize(("total", "fails"), [(750, 0), (850, 1)])
def test_tables_are_told_as_they_were_understood(tmp_path: Path, total: int, fails: int) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").write_text(PLAN.format(number=1) + MONEY.format(total=total), encoding="utf-8")
    shown = page(made(tmp_path))
    (table,) = of_class(shown, "table")
    cells = [cell.text_content() for cell in table.xpath(".//tr[4]/td")]
    assert cells == ["3", "Kế hoạch vốn năm 2017", "tiềnMoney", "triệu đồng", "2017", "kế hoạchPlan"]
    rows = table.xpath(".//li")
    assert [row.text_content().strip() for row in rows][:2] == ["I Giao thông", "1 Đường xã"]
    assert rows[0].get("style") != rows[1].get("style")
    assert ["✗" in row.text_content() for row in rows] == [False] * 6 + [bool(fails)]
    assert ("không thấy lệch" in table.text_content()) is not bool(fails)


def test_both_languages_stand_in_the_page(tmp_path: Path) -> None:
    plan(tmp_path / "in", "a.txt", 1)
    shown = page(made(tmp_path))
    assert shown.get("lang") == "vi"
    vietnamese = of_class(shown, "vi")
    assert len(vietnamese) > 20
    for words in vietnamese:
        assert words.text
        assert words.getnext().get("class") == "en"
        assert words.getnext().text


def test_text_of_documents_and_file_names_stays_text(tmp_path: Path) -> None:
    name = EVIL.replace("/", "") + ".txt"
    evil = PLAN.format(number=1).replace("Xây dựng nông thôn mới", f"Xây dựng {EVIL}")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_text(
        evil + f"\nNăm 2017 có {EVIL} 12 xã {{{{ 7*7 }}}}.\n", encoding="utf-8"
    )
    out = made(tmp_path)
    issues = rows_of(out / "issues.csv")
    documents = rows_of(out / "documents.csv")
    stuffed = {
        column: EVIL for column in issues[0] if column not in ("issue_id", "document_id", "severity", "also")
    }
    rewrite(out / "issues.csv", [issues[0] | stuffed | {"severity": level} for level in ("error", "info")])
    keep = ("document_id", "record_id", "status", "page_count")
    rewrite(out / "documents.csv", [{k: v if k in keep else EVIL for k, v in documents[0].items()}])
    write_report(out)
    shown = page(out)
    assert "alert(1)" in shown.text_content()
    assert len(shown.xpath("//script")) == 1
    assert not shown.xpath("//svg|//img|//iframe|//link|//object")
    attributes = {name for element in shown.iter() for name in element.attrib}
    assert not [name for name in attributes if name.startswith("on")]
    policy = shown.xpath("//meta[@http-equiv]/@content")[0]
    assert "default-src 'none'" in policy


def test_nothing_is_fetched(tmp_path: Path) -> None:
    plan(tmp_path / "in", "a.txt", 1)
    text = (made(tmp_path) / "report.html").read_text(encoding="utf-8")
    assert "http://" not in text
    assert "https://" not in text


@pytest.mark.parametrize("times", [45, 4000])
def test_it_stays_small_whatever_there_is_to_tell(tmp_path: Path, times: int) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Không có gì ở đây.\n", encoding="utf-8")
    out = made(tmp_path)
    issue = next(row for row in rows_of(out / "issues.csv") if row["severity"] != "info")
    document = issue["document_id"]
    long = "Thực hiện kế hoạch năm 2017 " * 40
    more = [
        issue
        | {"issue_id": f"{document}/{at:012x}", "message": long, "context": long, "printed": f"{at} {long}"}
        for at in range(times)
    ]
    rewrite(out / "issues.csv", more)
    folder = crops_folder(out, document)
    folder.mkdir()
    for at in range(60):
        (folder / f"{at:012x}.webp").write_bytes(bytes(60_000))
    write_report(out)
    content = (out / "report.html").read_bytes()
    assert 1_000_000 < len(content) <= MOST_BYTES
    shown = page(out)
    assert 20 < len(shown.xpath("//img")) < 60
    assert "không kèm ảnh" in shown.text_content()
    assert len(of_class(shown, "cause")) <= ReportLimits().causes


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    plan(tmp_path / "in", "a.txt", 1)
    plan(tmp_path / "in", "b.txt", 2)
    first = (made(tmp_path) / "report.html").read_bytes()
    again = tmp_path / "again"
    run([tmp_path / "in"], again, RunOptions(cache=tmp_path / "cache", workers=2))
    assert (again / "report.html").read_bytes() == first


def test_the_switch_works_in_a_browser(tmp_path: Path, browser: Any) -> None:
    plan(tmp_path / "in", "a.txt", 1)
    (tmp_path / "in" / "b.txt").write_text("Không có gì ở đây.\n", encoding="utf-8")
    out = made(tmp_path)
    tab = browser.new_page()
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text))
    tab.goto((out / "report.html").as_uri())
    assert tab.is_visible("text=Kết quả số hóa")
    tab.click("text=English")
    assert tab.is_visible("text=What was read")
    assert not tab.is_visible("text=Kết quả số hóa")
    tab.reload()
    assert tab.is_visible("text=What was read")
    tab.fill("#find", "nothing that stands there")
    assert tab.locator(".cause:visible").count() == 0
    tab.close()
    assert not complaints
