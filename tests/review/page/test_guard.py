"""Attacks on the page: other programs, other sites, strange paths, hostile text, huge values."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.testclient import TestClient

from review.page.app import make_app
from review.page.desk import Desk
from review.page.guard import LONGEST_BODY
from sohoa.output.review_folder import review_folder
from tests.review.page.conftest import Made, rows_of
from tests.review.test_report import EVIL, rewrite

TOKEN, PORT = "t" * 32, 8765
HOST = f"127.0.0.1:{PORT}"
OURS = {"origin": f"http://{HOST}"}

Asking = Callable[..., httpx.Response]


def client_of(out: Path) -> TestClient:
    app = make_app(Desk(review_folder(out, None, "Lan")), TOKEN, PORT)
    return TestClient(app, base_url=f"http://{HOST}", follow_redirects=False)


@pytest.fixture
def client(made: Made) -> TestClient:
    return client_of(made.out)


def answer(made: Made, **more: object) -> dict[str, object]:
    told = made.issue("1,7,12,29")["issue_id"]
    return {"questions": [told], "seen": {}, "action": "set", "value": "1;7;12;19", **more}


def test_whoever_has_the_address_is_answered(client: TestClient, made: Made) -> None:
    assert client.get(f"/{TOKEN}/").status_code == 200
    assert client.get(f"/{TOKEN}/doubts", headers=OURS).json()["entries"]
    reply = client.post(f"/{TOKEN}/answer", json=answer(made), headers=OURS)
    assert reply.json()["saved"] == {"action": "set", "value": "1;7;12;19"}
    assert made.said == [("achieved_criteria", "set", "1;7;12;19")]


@pytest.mark.parametrize(
    "path", ["/", "/doubts", "/static/page.js", f"/{TOKEN[:-1]}/", f"/{TOKEN}x/doubts", "/é/"]
)
def test_without_the_token_there_is_nothing(client: TestClient, path: str) -> None:
    reply = client.get(path)
    assert (reply.status_code, reply.text) == (404, "")


@pytest.mark.parametrize("host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:1", ""])
def test_another_host_is_refused(client: TestClient, host: str) -> None:
    assert client.get(f"/{TOKEN}/", headers={"host": host}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": f"https://{HOST}"},
        {"origin": f"http://{HOST}.evil.example"},
        {"origin": f"http://{HOST}", "sec-fetch-site": "cross-site"},
        {},
    ],
)
def test_another_origin_changes_nothing(client: TestClient, made: Made, headers: dict[str, str]) -> None:
    reply = client.post(f"/{TOKEN}/answer", json=answer(made), headers=headers)
    assert reply.status_code == 403
    assert made.said == []


def test_another_origin_reads_nothing(client: TestClient) -> None:
    reply = client.get(f"/{TOKEN}/doubts", headers={"origin": "http://evil.example"})
    assert (reply.status_code, reply.text) == (403, "")
    assert "access-control-allow-origin" not in reply.headers


@pytest.mark.parametrize(
    "path",
    [
        "static/../app.py",
        "static/..%2fapp.py",
        "static/%2e%2e/%2e%2e/corrections/file.py",
        "static//etc/passwd",
        "static/%2fetc%2fpasswd",
        "picture?id=../../etc/passwd&dpi=110",
        "crop?id=../../../../etc/passwd",
        "doubt?id=%00",
        "static/\\..\\app.py",
    ],
)
def test_no_path_leads_elsewhere(client: TestClient, path: str) -> None:
    reply = client.get(httpx.URL(f"http://{HOST}/{TOKEN}/{path}"))
    assert reply.status_code in (404, 405, 307, 400), reply.text
    assert "root:" not in reply.text
    assert "import" not in reply.text


def test_every_reply_forbids_foreign_code(client: TestClient) -> None:
    for path in ("/", f"/{TOKEN}/", f"/{TOKEN}/doubts", f"/{TOKEN}/static/page.js", f"/{TOKEN}/nothing"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("size", [LONGEST_BODY + 1, 10_000_000])
def test_a_huge_value_is_refused_and_nothing_is_written(client: TestClient, made: Made, size: int) -> None:
    reply = client.post(f"/{TOKEN}/answer", json=answer(made, value="9" * size), headers=OURS)
    assert reply.status_code == 413
    assert made.said == []


def test_a_value_over_the_limit_is_told_in_both_languages(client: TestClient, made: Made) -> None:
    reply = client.post(f"/{TOKEN}/answer", json=answer(made, value="9" * 30_000), headers=OURS)
    assert reply.status_code == 422
    assert "20000" in reply.json()["en"]
    assert "ký tự" in reply.json()["vi"]
    assert made.said == []


def chunked(size: int) -> Any:
    for _ in range(size // 50_000):
        yield b" " * 50_000


def test_a_body_that_does_not_say_its_size_is_cut_off(client: TestClient, made: Made) -> None:
    with pytest.raises(Exception):  # noqa: B017 (what a client makes of a closed connection varies)
        client.post(f"/{TOKEN}/answer", content=chunked(10_000_000), headers=OURS).raise_for_status()
    assert made.said == []


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "null",
        "{",
        "[" * 100_000,
        json.dumps({"questions": [1], "seen": {}}),
        json.dumps({"questions": [], "seen": {}}),
        json.dumps({"questions": ["x"], "seen": {"x": 1}}),
        json.dumps({"questions": ["x"], "seen": {}, "action": {"$ne": 1}}),
    ],
)
def test_what_is_no_answer_is_refused(client: TestClient, made: Made, body: str) -> None:
    reply = client.post(f"/{TOKEN}/answer", content=body, headers=OURS)
    assert reply.status_code == 400
    assert made.said == []


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"questions": ["../../x"]}, 404),
        ({"action": "delete"}, 422),
        ({"value": "1;7;twelve"}, 422),
        ({"value": "1.250"}, 422),
        ({"field": "record_id"}, 422),
        ({"field": "no_such_field"}, 422),
        ({"field": "__class__"}, 422),
    ],
)
def test_what_does_not_fit_is_refused(
    client: TestClient, made: Made, more: dict[str, Any], status: int
) -> None:
    reply = client.post(f"/{TOKEN}/answer", json=answer(made, **more), headers=OURS)
    assert reply.status_code == status
    assert set(reply.json()) == {"en", "vi"}
    assert made.said == []


def test_pictures_are_of_inputs_that_are_still_the_same(client: TestClient, made: Made) -> None:
    told = made.issue("1,7,12,29")["issue_id"]
    ask = {"id": told, "dpi": "110"}
    assert client.get(f"/{TOKEN}/picture", params=ask).content[8:12] == b"WEBP"
    assert client.get(f"/{TOKEN}/picture", params=ask | {"dpi": "99999"}).status_code == 404
    made.pdf.write_bytes(made.pdf.read_bytes() + b"%\n")
    assert client.get(f"/{TOKEN}/picture", params=ask).status_code == 404
    assert client.get(f"/{TOKEN}/crop", params=ask).content[8:12] == b"WEBP"


def stuffed(made: Made) -> None:
    """Fill what comes from documents and file names with what would run if it were not text."""
    texts = ("printed", "value", "message", "message_en", "context")
    issues = [
        row | dict.fromkeys(texts, f"{EVIL} {at}") | {"suggestions": EVIL}
        for at, row in enumerate(rows_of(made.out / "issues.csv"))
    ]
    rewrite(made.out / "issues.csv", issues)
    documents = rows_of(made.out / "documents.csv")
    rewrite(made.out / "documents.csv", [row | {"source_file": f"{EVIL}.pdf"} for row in documents])
    (made.out / "corrections.csv").write_text(
        f'source_sha256,dataset,field,printed,action\n"{EVIL}",{EVIL[:9]},f,p,set\n'
    )


def test_hostile_text_stays_text(made: Made, serving: Any, tab: Any) -> None:
    stuffed(made)
    tab.on("dialog", lambda dialog: tab.complaints.append(dialog.message))
    tab.goto(serving(made.out).address)
    tab.wait_for_selector(".top")
    for _ in range(7):
        tab.keyboard.press("j")
        tab.wait_for_timeout(60)
    assert "alert(1)" in tab.inner_text("#card")
    assert "alert(1)" in tab.inner_text("#list")
    assert tab.locator("#card script, #list script, svg, #card img[src=x], iframe").count() == 0
    tab.complaints[:] = [told for told in tab.complaints if "404" not in told]
    assert not tab.complaints
