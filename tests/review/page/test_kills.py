"""No answer that was confirmed is lost, whenever the server is killed: a hundred kills in benchmarks/."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx

from benchmarks.review_page import multiply
from review.corrections.file import read_corrections
from tests.review.page.conftest import Made, Server

KILLS = 8


def test_what_was_confirmed_is_there_after_every_kill(made: Made, serving: Callable[[Path], Server]) -> None:
    multiply(made.out, 1000)
    upcoming = iter([row["issue_id"] for row in made.rows("issues")])
    chance = random.Random(15)
    confirmed = 0
    for _ in range(KILLS):
        server = serving(made.out)
        # At a random moment of the answers, whatever the machine's speed.
        until, delay = chance.randrange(2, 12), chance.uniform(0, 0.04)
        for count, _question in enumerate(answered(server.address, upcoming), start=1):
            confirmed += 1
            if count == until:
                threading.Timer(delay, server.kill).start()
        said = read_corrections(made.out / "corrections.csv")
        assert not said.problems
        # The answer that the kill fell into may be there or not.
        assert confirmed <= len(said.corrections) <= confirmed + KILLS
    assert confirmed >= 2 * KILLS


def answered(address: str, upcoming: Iterator[str]) -> Iterator[str]:
    """Answer until nobody confirms any more; give what was confirmed."""
    with httpx.Client(headers={"origin": address.rsplit("/", 2)[0]}, timeout=20) as client:
        for question in upcoming:
            said = {"action": "dismiss", "questions": [question], "seen": {}}
            try:
                client.post(f"{address}answer", json=said).raise_for_status()
            except httpx.TransportError:
                return
            yield question
