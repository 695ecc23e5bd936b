"""What the page does: questions, what is known of them, answers; everything but the serving."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from extract.messages import Language
from normalize.records.columns import ColumnSpec
from normalize.values import format_value
from review.corrections.file import CorrectionsFile, checked_line
from review.corrections.learned import lessons
from review.corrections.ledger import Ledger, MeanwhileError
from review.corrections.model import Action, Correction, Key
from review.corrections.values import ValueProblemError, columns_of, parse_answer
from review.doubts.model import crop_name
from review.page.dossier import Dossier
from review.page.pictures import PagePictures
from review.page.places import FIELDS, PlaceOption, search
from review.page.queue import Question, Queue, load_queue

_DOSSIERS = 4
"""Documents kept in memory: the queue goes from one to another, a document of 100 pages takes some 20 MB."""

MOST_AT_ONCE = 5_000
"""Questions answered with one key press; no cause has more in ten thousand pages."""

_ELSEWHERE = "for "
"""How the note begins of an answer that was given about another field: the id of its question follows."""


class RefusedError(Exception):
    """What was asked for is not done; says why in both languages, with an HTTP status."""

    def __init__(self, en: str, vi: str, status: int = 422) -> None:
        super().__init__(en)
        self.vi = vi
        self.status = status


@dataclass(frozen=True)
class Folder:
    """Where the page works: an output folder, its corrections, its inputs and its crops by document id."""

    out: Path
    corrections: Path
    inputs: Mapping[str, Path]
    crops: Callable[[str], Path]
    person: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a browser sent as an answer.

    ``seen`` gives by question the moment of the answer that it knew of. ``field`` names another field of the
    record than the one in question.
    """

    action: str
    questions: tuple[str, ...]
    seen: Mapping[str, str]
    value: str = ""
    field: str = ""


class Desk:
    """The questions of a folder and the answers given so far; many threads may use it."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.pictures = PagePictures(folder.inputs)
        self._lock = threading.Lock()
        self._queue: tuple[str, Queue] = ("", Queue(()))
        self._ledger = Ledger(folder.corrections)
        self._dossier = lru_cache(_DOSSIERS)(self._load_dossier)

    @property
    def queue(self) -> Queue:
        """The questions, read again when a run has written them anew."""
        with self._lock:
            now = _version(self.folder.out / "issues.csv")
            if self._queue[0] != now:
                self._queue = (now, load_queue(self.folder.out))
            return self._queue[1]

    @property
    def said(self) -> CorrectionsFile:
        """The corrections as they are now; raises CorrectionsFileError."""
        with self._lock:
            return self._ledger.read()

    def versions(self) -> tuple[str, str]:
        """Give what changes when questions or answers do."""
        return _version(self.folder.out / "issues.csv"), self._ledger.version()

    def question(self, question_id: str) -> Question:
        """Give a question; raises RefusedError."""
        found = self.queue.questions.get(question_id)
        if found is None:
            raise RefusedError(
                "this doubt is no longer there: a run has read the document again",
                "nghi vấn này không còn: văn bản đã được đọc lại",
                404,
            )
        return found

    def answers(self) -> dict[str, Correction]:
        """Give the answers by question id; those about other fields of a record too."""
        queue, given = self.queue, dict[str, Correction]()
        for correction in self.said.corrections:
            question = queue.by_key.get(correction.key)
            if question is not None:
                given[question.id] = correction
        for correction in self.said.corrections:
            about = correction.note.removeprefix(_ELSEWHERE)
            if about != correction.note and about in queue.questions:
                given.setdefault(about, correction)
        return given

    def dossier(self, question: Question) -> Dossier:
        """Give what is known of a question's document; raises RefusedError."""
        name = question.doubt.document_id
        path = self.folder.out / "documents" / f"{name}.json"
        try:
            return self._dossier(path, _version(path), question.key.source_sha256)
        except (OSError, ValueError, KeyError) as error:
            raise RefusedError(
                f"documents/{name}.json cannot be read; run sohoa again",
                f"không đọc được documents/{name}.json; hãy chạy lại sohoa",
            ) from error

    def suggestions(self, question: Question) -> tuple[tuple[str, bool], ...]:
        """Give the values offered for a question and whether each was learned from answers."""
        own = tuple(text for doubt in question.doubts for text in doubt.suggestions)
        key = question.key
        learned = lessons(self.said.corrections).get((key.dataset, key.field, key.printed), ())
        offered = dict.fromkeys((*own, *learned))
        return tuple((text, text in learned) for text in offered if text != question.doubt.value)

    def check(self, question: Question, field: str, value: str) -> tuple[str, PlaceOption | None]:
        """Read a typed value; give it as the datasets would hold it, and the place that a code means.

        Raises RefusedError when it does not fit.
        """
        column = self._column(question, field)
        try:
            given = format_value(parse_answer(question.doubt.dataset, column.name, value))
        except ValueProblemError as error:
            raise RefusedError(error.why.told(Language.EN), error.why.told(Language.VI)) from error
        return given, self._place(question, column.name, given)

    def places(self, question: Question, field: str, typed: str) -> tuple[PlaceOption, ...]:
        """Give the places that may be meant by what is typed into a field that names one."""
        name = field or question.doubt.field
        if name not in FIELDS or not typed.strip():
            return ()
        dossier = self.dossier(question)
        return search(typed[:100], name, dossier.as_of, dossier.province_code)

    def answer(self, said: Said) -> tuple[Correction, ...]:
        """Save an answer; when this returns, it is on disk. Raises RefusedError."""
        questions = tuple(map(self.question, dict.fromkeys(said.questions[:MOST_AT_ONCE])))
        if said.action == "reopen":
            self._reopen(questions)
            return ()
        lines = tuple(self._line(question, said) for question in questions)
        known = self.answers()
        seen = {
            line.key: known[question.id].at if question.id in known else ""
            for question, line in zip(questions, lines, strict=True)
            if not said.field
        }
        told = {question.id: said.seen.get(question.id, "") for question in questions}
        if any(told[question.id] != seen[question.key] for question in questions if question.key in seen):
            raise _meanwhile()
        try:
            with self._lock:
                at = self._ledger.add(lines, seen)
        except MeanwhileError:
            raise _meanwhile() from None
        return tuple(replace(line, at=at) for line in lines)

    def undo(self, at: str) -> None:
        """Take back the last answer, given at that moment; raises RefusedError when it is not the last."""
        try:
            with self._lock:
                self._ledger.take_back(at)
        except MeanwhileError:
            raise _meanwhile() from None

    def last(self) -> Correction | None:
        """Give the last line that a person wrote here: what undo takes back."""
        mine = [each for each in self.said.corrections if each.at and each.by == self.folder.person]
        ends = self.said.corrections[-1:] == tuple(mine[-1:])
        return mine[-1] if mine and ends else None

    def crop(self, question: Question) -> bytes | None:
        """Give the crop that the run kept of a doubt's place."""
        try:
            return (self.folder.crops(question.doubt.document_id) / crop_name(question.id)).read_bytes()
        except OSError:
            return None

    def _load_dossier(self, path: Path, version: str, sha256: str) -> Dossier:
        return Dossier.load(path, sha256)

    def _reopen(self, questions: Sequence[Question]) -> None:
        known = self.answers()
        with self._lock:
            self._ledger.remove({known[each.id].key for each in questions if each.id in known})

    def _line(self, question: Question, said: Said) -> Correction:
        action, value = said.action, said.value
        if action == "printed":
            action, value = self._as_printed(question)
        key, note = question.key, ""
        if said.field and said.field != question.doubt.field:
            key, note = self._other_key(question, said.field), f"{_ELSEWHERE}{question.id}"
        if action == Action.SET:
            value, _ = self.check(question, said.field, value)
        elif action == Action.KEEP:
            value = ""
        told = {"action": action, "value": value, "by": self.folder.person, "note": note}
        try:
            return checked_line(key, told, 0)
        except ValueProblemError as error:
            raise RefusedError(error.why.told(Language.EN), error.why.told(Language.VI)) from error

    def _as_printed(self, question: Question) -> tuple[str, str]:
        """Give the answer that leaves what the paper says: the value, where it is that already."""
        if question.doubt.dataset and self.dossier(question).is_as_printed(question):
            return Action.KEEP, ""
        return Action.SET, question.doubt.printed

    def _other_key(self, question: Question, field: str) -> Key:
        doubt = question.doubt
        key = self.dossier(question).key(doubt.dataset, doubt.record_id, field)
        if key is None:
            raise RefusedError(
                f"nothing on paper says where {field} is from: it cannot be corrected here",
                f"không rõ {field} lấy từ đâu trên giấy: không sửa được ở đây",
            )
        return key

    def _column(self, question: Question, field: str) -> ColumnSpec:
        dataset, name = question.doubt.dataset, field or question.doubt.field
        column = columns_of(dataset).get(name)
        if column is None:
            raise RefusedError(
                "this doubt is about no single value: keep it or dismiss it",
                "nghi vấn này không về một giá trị riêng: chỉ có thể bỏ qua",
            )
        return column

    def _place(self, question: Question, field: str, code: str) -> PlaceOption | None:
        """Give the place that a code means on the day of the document."""
        if not (field in FIELDS and code.isdigit()):
            return None
        from normalize.gazetteer import Gazetteer

        on = self.dossier(question).as_of
        unit = Gazetteer.load().by_code(code, on)
        return PlaceOption.of(unit, on) if unit else PlaceOption(code, "", "", "")


def _meanwhile() -> RefusedError:
    return RefusedError(
        "somebody answered this meanwhile; look at the answer and press again",
        "đã có người trả lời việc này; hãy xem rồi bấm lại",
        409,
    )


def _version(path: Path) -> str:
    try:
        now = path.stat()
    except OSError:
        return ""
    return f"{now.st_ino}-{now.st_size}-{now.st_mtime_ns}"
