"""The page over HTTP: a shell, the questions as JSON, pictures, answers."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from extract.errors import SohoaError
from extract.messages import Language
from review.corrections.file import LineProblem
from review.corrections.model import Correction
from review.corrections.values import columns_of
from review.page.desk import Desk, RefusedError, Said
from review.page.guard import Guard
from review.page.places import FIELDS
from review.page.queue import Question
from review.words import plain, words

HERE = Path(__file__).parent

LONGEST_SHOWN = 240
"""Characters of a text in the list: more does not fit into its row."""

_KEPT = {"cache-control": "private, max-age=3600"}
"""Pictures may be kept by the browser for a sitting; they come under the token's own address."""


def make_app(desk: Desk, token: str, port: int, language: Language | None = None) -> ASGIApp:
    """Make the application that serves a desk under a token on a port of this machine."""
    site = _Site(desk, language)
    routes = [
        Route("/", site.page),
        Route("/doubts", site.doubts),
        Route("/state", site.state),
        Route("/doubt", site.doubt),
        Route("/check", site.check, methods=["POST"]),
        Route("/places", site.places),
        Route("/picture", site.picture),
        Route("/crop", site.crop),
        Route("/answer", site.answer, methods=["POST"]),
        Route("/undo", site.undo, methods=["POST"]),
        Route("/static/look.css", site.look),
        Mount("/static", StaticFiles(directory=HERE / "static")),
    ]
    app = Starlette(routes=[Mount(f"/{token}", routes=routes)], exception_handlers=_HANDLERS)
    return Guard(app, token, port)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    return JSONResponse({"en": str(error), "vi": error.vi}, error.status)


def _failed(request: Request, error: Exception) -> Response:
    return JSONResponse(dict(zip(("vi", "en"), _told(error), strict=True)), 500)


def _told(problem: Exception | LineProblem, before: str = "") -> list[str]:
    """Put what went wrong into Vietnamese and English."""
    if isinstance(problem, SohoaError | LineProblem):
        return [f"{before}{problem.told(language)}" for language in (Language.VI, Language.EN)]
    return [str(problem), str(problem)]


_HANDLERS: Mapping[Any, Callable[[Request, Exception], Response]] = {
    RefusedError: _refused,
    SohoaError: _failed,
    OSError: _failed,
}


class _Site:
    """What is answered to each request. Plain functions run in threads: they read and write files."""

    def __init__(self, desk: Desk, language: Language | None) -> None:
        self._desk = desk
        self._language = language

    def page(self, request: Request) -> Response:
        """Give the shell of the page."""
        return HTMLResponse(
            _template().render(out=self._desk.folder.out.resolve().name, asked=self._language or "")
        )

    def doubts(self, request: Request) -> Response:
        """Give the whole list, and where it stands."""
        questions, _ = self._desk.versions()
        queue = self._desk.queue
        rules = {q.doubt.rule for q in queue.questions.values()}
        datasets = {q.doubt.dataset for q in queue.questions.values() if q.doubt.dataset}
        return JSONResponse(
            {
                "questions": questions,
                "entries": [_entry(entry) for entry in queue.entries],
                "rules": {name: [words("rule", name), plain(name)] for name in sorted(rules)},
                "datasets": {name: [words("dataset", name), plain(name)] for name in sorted(datasets)},
                "state": self._state(),
            }
        )

    def state(self, request: Request) -> Response:
        """Give where the list stands, nothing if the browser knows it."""
        if request.query_params.get("version") == "/".join(self._desk.versions()):
            return Response(status_code=204)
        return JSONResponse(self._state())

    def doubt(self, request: Request) -> Response:
        """Give all that stands beside one question."""
        return JSONResponse(_details(self._desk, self._question(request)))

    async def check(self, request: Request) -> Response:
        """Say how a typed value would be understood."""
        said = _said(await _body(request))
        question = self._desk.question(said.questions[0])
        try:
            given, place = await run_in_threadpool(self._desk.check, question, said.field, said.value)
        except RefusedError as error:  # typing is no mistake yet
            return JSONResponse({"refused": [error.vi, str(error)]})
        return JSONResponse({"value": given, "place": dataclasses.asdict(place) if place else None})

    def look(self, request: Request) -> Response:
        """Give the style that the page shares with the report."""
        return FileResponse(HERE.parent / "look.css")

    def places(self, request: Request) -> Response:
        """Give the places that may be meant."""
        field, typed = (request.query_params.get(name, "") for name in ("field", "typed"))
        found = self._desk.places(self._question(request), field, typed)
        return JSONResponse([dataclasses.asdict(place) for place in found])

    def picture(self, request: Request) -> Response:
        """Give the page of a question."""
        question = self._question(request)
        dpi = request.query_params.get("dpi", "")
        number = int(question.doubt.page or 0)
        rotation = self._desk.dossier(question).rotation(number) if number else 0
        picture = self._desk.pictures.page(
            question.doubt.document_id,
            question.key.source_sha256,
            number,
            rotation,
            int(dpi) if dpi.isdecimal() and len(dpi) < 5 else 0,
        )
        return _image(picture)

    def crop(self, request: Request) -> Response:
        """Give the crop that the run kept of a question's place."""
        return _image(self._desk.crop(self._question(request)))

    async def answer(self, request: Request) -> Response:
        """Save an answer; the reply is the confirmation that it is on disk."""
        content = await _body(request)
        said = _said(content)
        knows_all = content.get("version") == "/".join(self._desk.versions())
        lines = await run_in_threadpool(self._desk.answer, said)
        saved = {"action": lines[0].action, "value": lines[0].value} if lines else None
        state = await run_in_threadpool(self._state, said.questions if knows_all else None)
        return JSONResponse({"saved": saved, "state": state})

    async def undo(self, request: Request) -> Response:
        """Take the last answer back."""
        at = (await _body(request)).get("at")
        await run_in_threadpool(self._desk.undo, at if isinstance(at, str) else "")
        return JSONResponse({"state": await run_in_threadpool(self._state)})

    def _question(self, request: Request) -> Question:
        return self._desk.question(request.query_params.get("id", ""))

    def _state(self, changed: tuple[str, ...] | None = None) -> dict[str, object]:
        """Tell all answers; to a browser that knows the others, only those that changed."""
        versions = self._desk.versions()
        try:
            answers, last = self._desk.answers(), self._desk.last()
            trouble = [_told(problem, "corrections.csv: ") for problem in self._desk.said.problems[:3]]
        except SohoaError as error:
            answers, last, trouble = {}, None, [_told(error)]
        about = self._desk.queue.by_key.get(last.key) if last else None
        return {
            "version": "/".join(versions),
            "questions": versions[0],
            "changed": changed,
            "answers": {
                question: _answer(given)
                for question, given in answers.items()
                if changed is None or question in changed
            },
            "undo": {"at": last.at, "question": about.id if about else ""} if last else None,
            "trouble": trouble,
        }


def _answer(given: Correction) -> dict[str, str]:
    return {
        "action": given.action,
        "value": given.value[:LONGEST_SHOWN],
        "field": given.key.field,
        "by": given.by,
        "at": given.at,
    }


def _entry(entry: tuple[Question, ...]) -> dict[str, object]:
    """Write an entry of the list."""
    first = entry[0].doubt
    return {
        "ids": [question.id for question in entry],
        "spots": [[question.doubt.source, question.doubt.page] for question in entry],
        "offer": first.suggestions[0][:LONGEST_SHOWN] if first.suggestions else "",
        **{name: getattr(first, name) for name in ("rule", "severity", "dataset", "field")},
        **{
            name: getattr(first, name)[:LONGEST_SHOWN]
            for name in ("printed", "value", "message", "message_en")
        },
    }


def _details(desk: Desk, question: Question) -> dict[str, object]:
    doubt, dossier = question.doubt, desk.dossier(question)
    column = columns_of(doubt.dataset).get(doubt.field)
    spot = dossier.spot(question) if doubt.document_id in desk.folder.inputs else None
    return {
        "id": question.id,
        "reasons": [
            {name: getattr(each, name) for name in ("rule", "severity", "message", "message_en")}
            for each in question.doubts
        ],
        **{name: getattr(doubt, name) for name in ("dataset", "field", "printed", "value", "context")},
        **{name: getattr(doubt, name) for name in ("source", "page", "document_id", "settles")},
        "as_printed": dossier.is_as_printed(question),
        "suggestions": desk.suggestions(question),
        "column": column and {"vi": column.vi, "en": column.en, "type": column.type},
        "allowed": column.allowed if column else (),
        "place_fields": [name for name in FIELDS if name in columns_of(doubt.dataset)],
        "day": dossier.as_of.isoformat(),
        "fields": [dataclasses.asdict(view) for view in dossier.fields(question)],
        "head": dossier.head(question),
        "rows": [dataclasses.asdict(row) for row in dossier.rows(question)],
        "spot": dataclasses.asdict(spot) if spot else None,
        "crop": desk.crop(question) is not None,
    }


def _image(content: bytes | None) -> Response:
    if content is None:
        return Response(status_code=404)
    return Response(content, media_type="image/webp", headers=_KEPT)


async def _body(request: Request) -> Mapping[str, Any]:
    """Read a JSON object; raises RefusedError."""
    try:
        content = json.loads(await request.body())
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict):
        raise _not_ours()
    return content


def _said(content: Mapping[str, Any]) -> Said:
    """Read an answer, whatever was sent; raises RefusedError."""
    questions, seen = content.get("questions"), content.get("seen")
    texts = [content.get(name, "") for name in ("action", "value", "field")]
    if not (questions and isinstance(questions, list) and isinstance(seen, dict)):
        raise _not_ours()
    if not all(isinstance(each, str) for each in (*questions, *seen.values(), *texts)):
        raise _not_ours()
    return Said(texts[0], tuple(questions), seen, texts[1], texts[2])


def _not_ours() -> RefusedError:
    return RefusedError("this is no request of ours", "yêu cầu không hợp lệ", 400)


@cache
def _template() -> jinja2.Template:
    loader = jinja2.FileSystemLoader(HERE / "templates")
    environment = jinja2.Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    return environment.get_template("page.html.j2")
