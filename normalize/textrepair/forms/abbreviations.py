"""Abbreviations of administrative Vietnamese whose Đ recognizers read as D: BCD for BCĐ."""

from __future__ import annotations

from collections.abc import Mapping

from normalize.unicode import strip_accents

_WITH_STROKE = """
BCĐ VPĐP ĐP HĐND QĐ NĐ ĐBKK ĐT GDĐT GĐ CĐ ĐTXD KHĐT LĐTBXH LĐ HĐQT TNMTĐ QSDĐ GPMB ĐVT ĐHĐN ĐBQH ĐTN
ĐKTT ĐKKD ĐA DAĐT CĐT KHĐTXD BVĐK PTĐT CBĐT HĐBT CSVCĐ VĐT TĐC ĐBDTTS ĐBTĐ
"""
_PLAIN = frozenset(("DA", "DT", "CD", "GD", "DTTS", "ND", "LD", "DP", "DN", "DV", "DTXD"))
"""Abbreviations in their own right, never taken for ones with a stroke."""

_STROKED = {strip_accents(one): one for one in _WITH_STROKE.split() if strip_accents(one) not in _PLAIN}


def repair_abbreviation(printed: str, in_document: Mapping[str, int]) -> str:
    """Give the stroked form of an abbreviation read without it; empty when it stays.

    The list of common abbreviations decides, else the document where it prints one stroked
    form at least three times as often.
    """
    if strip_accents(printed) != printed or "D" not in printed or printed in _PLAIN:
        return ""
    if printed in _STROKED:
        return _STROKED[printed]
    rivals = [one for one in in_document if one != printed and strip_accents(one) == printed]
    # Three times as often with its stroke as without: the document's own use, no two abbreviations.
    if len(rivals) == 1 and in_document[rivals[0]] >= 3 * in_document.get(printed, 1):
        return rivals[0]
    return ""
