"""Serving the page on this machine."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable

from extract.errors import UsageError
from extract.messages import Language
from review.page.app import make_app
from review.page.desk import Desk, Folder

TOKEN_BYTES = 24
"""Nobody guesses 192 bits."""


class PortTakenError(UsageError):
    """The page cannot be served on the port."""

    def __init__(self, port: int, reason: str) -> None:
        super().__init__(port=port, reason=reason)


def serve(folder: Folder, port: int, say: Callable[[str], None], language: Language | None = None) -> None:
    """Serve until interrupted; ``say`` is told the address once it answers. Port 0 is any that is free.

    ``language`` is the one that the page opens in, until its reader chooses another.
    """
    import uvicorn

    with _listening(port) as listener:
        number = listener.getsockname()[1]
        token = secrets.token_urlsafe(TOKEN_BYTES)
        app = make_app(Desk(folder), token, number, language)
        # No access log: it would hold the token.
        config = uvicorn.Config(
            app, log_level="error", access_log=False, server_header=False, lifespan="off", ws="none"
        )
        say(f"http://127.0.0.1:{number}/{token}/")
        uvicorn.Server(config).run(sockets=[listener])


def _listening(port: int) -> socket.socket:
    """Take a port of this machine, for it alone; connections wait until they are answered."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise PortTakenError(port, error.strerror or str(error)) from error
    return listener
