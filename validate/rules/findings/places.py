"""Doubts about which commune is meant."""

from __future__ import annotations

from collections.abc import Iterable

from validate.model import Severity
from validate.rules.base import Rule

_COMMUNES = ("commune_targets",)

RULES: Iterable[Rule] = (
    Rule(
        "commune-unmatched",
        _COMMUNES,
        "Each printed commune is a commune of the province in the plan's year.",
        Severity.ERROR,
        "Không xác định được xã “{printed}”; gần nhất: {candidates}",
        "No commune was found for “{printed}”; nearest: {candidates}",
    ),
    Rule(
        "commune-ambiguous",
        _COMMUNES,
        "A printed commune can be one commune only.",
        Severity.ERROR,
        "“{printed}” có thể là nhiều xã: {candidates}",
        "“{printed}” may be one of several communes: {candidates}",
    ),
    Rule(
        "commune-other-district",
        _COMMUNES,
        "A commune is listed under the district it lies in.",
        Severity.WARNING,
        "“{printed}” ghi huyện {district_printed} nhưng xã thuộc {district}",
        "“{printed}” is listed under {district_printed}, but lies in {district}",
    ),
    Rule(
        "commune-other-type",
        _COMMUNES,
        "A commune is printed with its type (xã, phường, thị trấn).",
        Severity.WARNING,
        "“{printed}”: loại đơn vị khác với danh mục ({value})",
        "“{printed}”: its official type is another ({value})",
    ),
    Rule(
        "district-unknown",
        _COMMUNES,
        "A printed district is one of the province.",
        Severity.WARNING,
        "Không có huyện {district_printed} trong tỉnh: “{printed}”",
        "There is no district {district_printed} in the province: “{printed}”",
    ),
    Rule(
        "commune-not-in-force",
        _COMMUNES,
        "A printed commune stands in the plan's year.",
        Severity.WARNING,
        "“{printed}” không còn (hoặc chưa có) tại thời điểm của kế hoạch",
        "“{printed}” does not stand at the time of the plan",
    ),
    Rule(
        "commune-distant",
        _COMMUNES,
        "A printed commune differs from its official name in little more than diacritics.",
        Severity.WARNING,
        "“{printed}” hiểu là {value}, tuy khác nhiều ({reason}, {score})",
        "“{printed}” is taken as {value}, though it differs much ({reason_en}, {score})",
    ),
    Rule(
        "commune-fuzzy",
        _COMMUNES,
        "A commune is printed as its official name is written.",
        Severity.INFO,
        "“{printed}” hiểu là {value} ({reason}, {score})",
        "“{printed}” is taken as {value} ({reason_en}, {score})",
    ),
)
