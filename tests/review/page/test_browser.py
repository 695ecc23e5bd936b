"""A person at the page: by keyboard, in a real browser, with everything that goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.review.page.conftest import Made, Server

Serve = Callable[..., Server]


def opened(tab: Any, address: str) -> None:
    tab.goto(address)
    is_ready(tab)


def is_ready(tab: Any) -> None:
    """Wait until what is shown can be answered: not in the moment in which it comes."""
    tab.wait_for_selector("body[data-ready], .finished", state="attached")


def at_reading(tab: Any, printed: str) -> None:
    """Go down the list to the doubt about a reading."""
    tab.locator(".row", has_text=printed).first.click()
    tab.wait_for_function("text => document.querySelector('#card dd')?.textContent === text", arg=printed)
    is_ready(tab)


def press(tab: Any, key: str, told: str) -> None:
    """Press a key and wait for what the page says of it."""
    tab.keyboard.press(key)
    hears(tab, told)
    is_ready(tab)


def hears(tab: Any, told: str) -> None:
    tab.wait_for_function("text => document.querySelector('#toast').textContent.includes(text)", arg=told)


def test_settled_by_keyboard_through_a_crash_into_the_datasets(made: Made, serving: Serve, tab: Any) -> None:
    before = {name: made.rows(name) for name in ("commune_targets", "indicators", "table_cells", "sections")}
    server = serving(made.out)
    opened(tab, server.address)
    # The doubt that is gravest stands first; its suggestion is taken, taken back and taken again.
    press(tab, "1", "1;7;12;19")
    assert made.said == [("achieved_criteria", "set", "1;7;12;19")]
    press(tab, "u", "lấy lại")
    assert made.said == []
    assert "1,7,12,29" in tab.inner_text("#card")
    press(tab, "1", "1;7;12;19")
    # After a reload it is still there.
    tab.reload()
    tab.wait_for_selector(".row.settled")
    assert "còn 6 / 7" in tab.inner_text("#count")
    # The server dies: nothing is told to be saved.
    at_reading(tab, "Xã Thành Hòa - Văn Quan")
    server.kill()
    tab.keyboard.press("Enter")
    hears(tab, "CHƯA LƯU")
    assert len(made.said) == 1
    # Another one goes on.
    server = serving(made.out)
    opened(tab, server.address)
    assert "còn 6 / 7" in tab.inner_text("#count")
    at_reading(tab, "Xã Thành Hòa - Văn Quan")
    press(tab, "Enter", "giữ giá trị")
    # Mẫu Sơn plans a criterion that it has: another value is typed.
    at_reading(tab, "14")
    tab.keyboard.press("e")
    tab.keyboard.type("x")
    tab.wait_for_selector(".verdict[data-kind=bad]")
    tab.keyboard.press("Control+A")
    tab.keyboard.type("15")
    tab.wait_for_selector(".verdict[data-kind=good]")
    press(tab, "Enter", "15")
    server.kill()
    assert sorted(made.said) == [
        ("achieved_criteria", "set", "1;7;12;19"),
        ("district_code", "keep", ""),
        ("planned_criteria", "set", "15"),
    ]
    made.finish()
    after = made.rows("commune_targets")
    changed = {
        (old["commune_name"], name, old[name], new[name])
        for old, new in zip(before["commune_targets"], after, strict=True)
        for name in old
        if old[name] != new[name]
    }
    assert changed == {
        ("Quang Trung", "achieved_criteria", "1;7;12;29", "1;7;12;19"),
        ("Quang Trung", "status", "review", "corrected"),
        ("Mẫu Sơn", "planned_criteria", "14", "15"),
        ("Mẫu Sơn", "status", "review", "corrected"),
        ("Thành Hòa", "status", "review", "corrected"),
    }
    for name in ("indicators", "table_cells", "sections"):
        assert made.rows(name) == before[name]
    methods = {
        (row["field"], row["printed"], row["method"])
        for row in made.rows("provenance")
        if row["method"] == "corrected" and row["dataset"] == "commune_targets"
    }
    assert methods == {
        ("achieved_criteria", "1,7,12,29", "corrected"),
        ("planned_criteria", "14", "corrected"),
        ("district_code", "Xã Thành Hòa - Văn Quan", "corrected"),
    }
    rules = {row["rule"] for row in made.rows("issues")}
    assert not rules & {"criterion-range", "criteria-overlap", "commune-other-district"}
    # A PDF that is another one opens them again, and tells what was said.
    made.pdf.write_bytes(made.pdf.read_bytes() + b"%\n")
    made.run()
    again = made.rows("issues")
    assert {"criterion-range", "criteria-overlap", "commune-other-district"} <= {row["rule"] for row in again}
    assert sum(row["rule"] == "correction-not-applied" for row in again) == 3
    assert made.rows("commune_targets")[0]["achieved_criteria"] == "1;7;12;29"


def test_places_are_found_by_name_as_of_the_day_of_the_document(made: Made, serving: Serve, tab: Any) -> None:
    opened(tab, serving(made.out).address)
    at_reading(tab, "Xã Thành Hòa - Văn Quan")
    tab.keyboard.press("e")
    tab.keyboard.press("Control+A")
    tab.keyboard.type("van quan")
    tab.wait_for_selector('.places button:first-child:has-text("Văn Quan")')
    assert "tỉnh Lạng Sơn" in tab.inner_text(".places button")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    tab.wait_for_selector('.verdict[data-kind=good]:has-text("huyện Văn Quan")')
    press(tab, "Enter", "184")
    assert made.said == [("district_code", "set", "184")]
    assert not tab.complaints


def test_another_field_of_the_record_is_corrected_instead(made: Made, serving: Serve, tab: Any) -> None:
    opened(tab, serving(made.out).address)
    at_reading(tab, "14")
    tab.locator(".field", has_text="1;12;14;19").click()
    tab.wait_for_selector(".entry code:text('achieved_criteria')")
    tab.keyboard.press("Control+A")
    tab.keyboard.type("1;12;15;19")
    press(tab, "Enter", "1;12;15;19")
    assert made.said == [("achieved_criteria", "set", "1;12;15;19")]
    tab.locator(".row", has_text="14").first.click()
    tab.wait_for_selector(".answered")
    assert "achieved_criteria" in tab.inner_text(".answered")
    made.finish()
    assert "criteria-overlap" not in {row["rule"] for row in made.rows("issues")}


def test_two_windows_see_and_do_not_overwrite_each_other(made: Made, serving: Serve, browser: Any) -> None:
    server = serving(made.out)
    one, two = browser.new_page(), browser.new_page()
    for window in (one, two):
        opened(window, server.address)
        at_reading(window, "1,7,12,29")
    # The other window has not looked at the file again when it answers.
    unknowing = [True]
    two.on("request", lambda asked: unknowing.clear() if asked.url.endswith("/answer") else None)
    two.route("**/state*", lambda route: route.fulfill(status=204) if unknowing else route.continue_())
    press(one, "1", "1;7;12;19")
    press(two, "Enter", "đã có người trả lời")
    assert made.said == [("achieved_criteria", "set", "1;7;12;19")]
    two.wait_for_selector(".answered")
    press(two, "Enter", "giữ giá trị")
    assert made.said[-1] == ("achieved_criteria", "keep", "")
    one.close()
    two.close()


def test_keys_in_a_hurry_answer_no_question_unseen(made: Made, serving: Serve, tab: Any) -> None:
    opened(tab, serving(made.out).address)
    # Five keys at once, and five more in the moment in which the next question comes.
    tab.evaluate(
        """() => {
          const press = () => ['Enter', 'Enter', 'd', '1', 'p'].forEach(
            (key) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })));
          new MutationObserver(press).observe(document.getElementById('card'), { childList: true });
          press();
        }"""
    )
    hears(tab, "Đã ghi")
    tab.wait_for_timeout(400)
    assert len(made.said) == 1


def test_both_languages_and_a_narrow_window(made: Made, serving: Serve, tab: Any) -> None:
    opened(tab, serving(made.out).address)
    assert tab.is_visible("text=Đúng rồi")
    tab.click("text=English")
    tab.wait_for_selector("text=It is right")
    assert tab.locator("h1").inner_text() == "Criterion range"
    tab.keyboard.press("?")
    assert tab.is_visible("text=next open doubt")
    tab.keyboard.press("Escape")
    tab.set_viewport_size({"width": 390, "height": 800})
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert tab.locator("button.do.first").is_visible()
    assert not tab.complaints


def test_the_language_asked_for_is_the_first_one(made: Made, serving: Serve, tab: Any) -> None:
    opened(tab, serving(made.out, "--lang", "en").address)
    assert tab.is_visible("text=It is right")
    tab.click("text=Tiếng Việt")
    tab.reload()
    tab.wait_for_selector("text=Đúng rồi")
    assert not tab.complaints


def test_nothing_is_answered_before_it_is_on_screen(made: Made, serving: Serve, tab: Any) -> None:
    opened(tab, serving(made.out).address)
    tab.route("**/doubt?*", lambda route: None)  # the details of the next question never come
    tab.locator(".row").nth(2).click()
    for key in ("Enter", "1", "d", "p", "e"):
        tab.keyboard.press(key)
    tab.wait_for_timeout(400)
    assert made.said == []


def test_a_value_of_ten_megabytes_is_told_and_not_sent(made: Made, serving: Serve, tab: Any) -> None:
    opened(tab, serving(made.out).address)
    tab.keyboard.press("e")
    tab.evaluate("() => { document.querySelector('.entry textarea').value = '9'.repeat(1e7); }")
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".verdict[data-kind=bad]:has-text('20000')")
    assert made.said == []
    assert not tab.complaints
