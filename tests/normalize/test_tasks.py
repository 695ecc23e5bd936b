"""Who leads and who joins, as tables and prose write it."""

from __future__ import annotations

import pytest

from normalize.tasks import split_leaders


@pytest.mark.parametrize(
    ("text", "leads", "joins"),
    [
        ("Sở A chủ trì, phối hợp với Sở B", "Sở A", "Sở B"),
        ("Sở A là cơ quan chủ trì và phối hợp cùng Sở B, Sở C", "Sở A", "Sở B, Sở C"),
        ("Sở A đầu mối tổng hợp, phối hợp chặt chẽ với các huyện", "Sở A", "các huyện"),
        ("Chủ trì: Sở A; phối hợp: Sở B", "Sở A", "Sở B"),
        ("Sở NN&PTNT chu trì. Phôi hợp: Sở Tài chính", "Sở NN&PTNT", "Sở Tài chính"),
        ("Sở Y tế", "Sở Y tế", ""),
        ("phối hợp với Sở B", "phối hợp với Sở B", ""),
    ],
)
def test_leaders_are_parted_from_partners(text: str, leads: str, joins: str) -> None:
    assert split_leaders(text) == (leads, joins)
