"""What is asked once, what is asked apart, and what answers teach."""

from __future__ import annotations

from dataclasses import replace

import pytest

from review.corrections.learned import lessons
from review.corrections.ledger import Ledger
from review.corrections.model import Action, Correction, Key
from review.page.desk import Desk, RefusedError, Said
from review.page.places import search
from review.page.queue import queue_of
from sohoa.output.review_folder import review_folder
from tests.review.page.conftest import Made
from tests.review.test_causes import doubt

SHA = {"a": "0" * 64}


def test_one_misreading_in_five_cells_is_asked_once() -> None:
    doubts = [doubt(number, bbox=f"{number};0;9;9") for number in range(5)]
    queue = queue_of([*doubts, doubt(9, printed="Sở TNMI", bbox="1;1;2;2")], SHA)
    assert [len(entry) for entry in queue.entries] == [5, 1]
    assert len(queue.questions) == 6


def test_doubts_about_one_field_and_place_are_one_question() -> None:
    place = {"bbox": "1;1;2;2", "suggestions": ()}
    queue = queue_of([doubt(1, **place), doubt(2, rule="criterion-range", severity="error", **place)], SHA)
    ((question,),) = queue.entries
    assert {each.rule for each in question.doubts} == {"text-doubtful", "criterion-range"}


def test_what_was_corrected_alike_three_times_is_offered_and_not_applied(made: Made) -> None:
    issue = made.issue("Xã Thành Hòa - Văn Quan")
    desk = Desk(review_folder(made.out, None, "Lan"))
    question = desk.question(issue["issue_id"])
    assert desk.suggestions(question) == ()
    lines = [
        Correction(replace(question.key, bbox=f"{at};0;9;9"), Action.SET, "184", "Lan") for at in range(3)
    ]
    Ledger(desk.folder.corrections).add(lines[:2])
    assert desk.suggestions(question) == ()
    Ledger(desk.folder.corrections).add(lines[2:])
    assert desk.suggestions(question) == (("184", True),)
    assert issue["issue_id"] not in desk.answers()


def test_different_corrections_of_one_form_teach_nothing() -> None:
    key = Key("0" * 64, "1", "", "work_items", "directing", "Sở TTTI")
    said = [Correction(replace(key, bbox=str(at)), Action.SET, f"Sở {at}") for at in range(6)]
    kept = [Correction(replace(key, bbox=str(at)), Action.KEEP) for at in range(9, 15)]
    assert lessons([*said, *kept]) == {}


def test_questions_of_one_cause_are_answered_and_taken_back_together(made: Made) -> None:
    desk = Desk(review_folder(made.out, None, "Lan"))
    ids = tuple(list(desk.queue.questions)[:3])
    lines = desk.answer(Said("dismiss", ids, {}))
    assert len({line.at for line in lines}) == 1
    assert set(desk.answers()) == set(ids)
    desk.undo(lines[0].at)
    assert desk.answers() == {}


def test_what_a_person_wrote_by_hand_meanwhile_counts(made: Made) -> None:
    desk = Desk(review_folder(made.out, None, "Lan"))
    question = desk.question(made.issue("1,7,12,29")["issue_id"])
    Ledger(desk.folder.corrections).append([Correction(question.key, Action.SET, "1;7;12;19", "Minh")])
    assert desk.answers()[question.id].by == "Minh"
    assert desk.last() is None  # what another person wrote is not taken back here
    desk.answer(Said("reopen", (question.id,), {}))
    assert desk.answers() == {}


def test_kept_as_printed_is_the_value_or_the_printed_text(made: Made) -> None:
    desk = Desk(review_folder(made.out, None, "Lan"))
    (line,) = desk.answer(Said("printed", (made.issue("1,7,12,29")["issue_id"],), {}))
    assert line.action is Action.KEEP
    with pytest.raises(RefusedError, match="district_code"):
        desk.answer(Said("printed", (made.issue("Xã Thành Hòa - Văn Quan")["issue_id"],), {}))


@pytest.mark.parametrize(
    ("typed", "field", "first"),
    [
        ("thanh hoa", "commune_code", "06163"),
        ("Thành Hòa", "commune_name", "06163"),
        ("06163", "commune_code", "06163"),
        ("van lang", "district_code", "182"),
        ("lang son", "province_code", "20"),
    ],
)
def test_places_are_found_without_accents_as_of_a_day(made: Made, typed: str, field: str, first: str) -> None:
    desk = Desk(review_folder(made.out, None, "Lan"))
    dossier = desk.dossier(desk.question(made.issue("14")["issue_id"]))
    assert dossier.as_of.year == 2017
    assert search(typed, field, dossier.as_of, dossier.province_code)[0].code == first
