"""Who may speak to the page: the browser of this machine that was given the address, and nobody else.

Other programs and other sites can reach a local port too: by its number (no token), by a name that they let
point at 127.0.0.1 (other Host), from a page of their own (other Origin).
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LONGEST_BODY = 2_000_000
"""Bytes of an answer: 5,000 questions of one cause, or the longest value of a field many times over."""

_SITES = ("", "same-origin", "none")
"""What browsers say in Sec-Fetch-Site of our own requests, and of an address that was typed or clicked."""

_POLICY = "; ".join(
    (
        "default-src 'none'",
        *(f"{kind}-src 'self'" for kind in ("script", "style", "img", "connect")),
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)

_HEADERS: Mapping[str, str] = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


class Guard:
    """Lets requests through whose address, host, origin and size are right; 403, 404, 413 otherwise."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app = app
        self._token = token.encode()
        self._hosts = (f"127.0.0.1:{port}", f"localhost:{port}")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        status = self._refused(scope, headers)
        if status is None:
            await self._app(scope, _limited(receive), _hardened(send))
        else:
            await PlainTextResponse("", status)(scope, receive, _hardened(send))

    def _refused(self, scope: Scope, headers: Headers) -> int | None:
        """Give the status that a request is refused with, None where it is not."""
        host = headers.get("host", "")
        if host not in self._hosts:
            return 403
        origin = headers.get("origin")
        is_ours = origin == f"http://{host}"
        if (origin is not None or scope["method"] not in ("GET", "HEAD")) and not is_ours:
            return 403
        if headers.get("sec-fetch-site", "") not in _SITES:
            return 403
        first = scope["path"].lstrip("/").partition("/")[0]
        if not secrets.compare_digest(first.encode(), self._token):
            return 404
        length = headers.get("content-length", "0")
        return 413 if not length.isdigit() or int(length) > LONGEST_BODY else None


def _limited(receive: Receive) -> Receive:
    """Stop a body that is longer than it said."""
    taken = 0

    async def limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        return {"type": "http.disconnect"} if taken > LONGEST_BODY else message

    return limited


def _hardened(send: Send) -> Send:
    async def hardened(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            headers.setdefault("cache-control", "no-store")
        await send(message)

    return hardened
