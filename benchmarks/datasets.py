"""The datasets of a document beside their truth: fields right, flagged, silent, doubted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from benchmarks.scoring.fields import FieldScore, Row, score_dataset
from benchmarks.scoring.truth import DATASETS, SAMPLE_PLAN, doubts, true_rows
from normalize.records import CommuneCriterion, CommuneTarget, TableEntry
from validate.model import Checked, Severity

HEADER = f"{'dataset':<20}{'rows':>10}{'fields':>9}{'right':>9}{'flagged':>9}{'silent':>8}{'doubted':>9}"


def score_datasets(checked: Checked, form: str, plan: str = SAMPLE_PLAN) -> dict[str, FieldScore]:
    """Score every dataset that has a truth."""
    scores: dict[str, FieldScore] = {}
    tables = checked.records[TableEntry.DATASET]
    for dataset in DATASETS:
        if rows := true_rows(dataset, form, plan):
            lists = _told_lists(checked) if dataset == CommuneCriterion.DATASET else set()
            doubted = partial(_is_doubted, lists)
            scores[dataset] = score_dataset(rows, checked.records[dataset], checked.issues, tables, doubted)
    return scores


def _is_doubted(lists: set[tuple[str, str]], row: Row) -> bool:
    return (row.get("commune_code", ""), row.get("state", "")) in lists


def _told_lists(checked: Checked) -> set[tuple[str, str]]:
    """Give commune and state of each doubted list: numbers missing from it are missing from the tidy rows."""
    told = {
        (ref.record_id, ref.field)
        for issue in checked.issues
        if issue.severity is not Severity.INFO
        for ref in issue.concerned
    }
    return {
        (record.commune_code, state)
        for record in checked.records[CommuneTarget.DATASET]
        for state in ("achieved", "planned")
        if isinstance(record, CommuneTarget) and (record.record_id, f"{state}_criteria") in told
    }


def unseen_doubts(checked: Checked, plan: str = SAMPLE_PLAN) -> list[str]:
    """Give the doubts of the paper that no issue tells of."""
    told = {(issue.dataset, issue.field) for issue in checked.issues if issue.severity is not Severity.INFO}
    return [doubt["why"] for doubt in doubts(plan) if (doubt["dataset"], doubt["field"]) not in told]


def score_lines(scores: Mapping[str, FieldScore], show: int = 0) -> Iterator[str]:
    """Put scores on lines under HEADER, then up to ``show`` wrong fields a dataset."""
    for dataset, score in scores.items():
        yield _line(dataset, score)
    yield _line("all", total(scores.values()))
    for dataset, score in scores.items():
        for entry in score.wrong[:show]:
            sign = "flagged" if entry.flagged else "SILENT "
            where = f"{entry.record_id.split('/', 1)[-1]}.{entry.field}"
            expected, found = around_difference(entry.expected, entry.found)
            yield f"  {sign} {dataset} {where}: {expected!r} read as {found!r}"


def total(scores: Iterable[FieldScore]) -> FieldScore:
    """Add scores up."""
    return sum(scores, FieldScore())


def around_difference(expected: str, found: str, width: int = 60) -> tuple[str, str]:
    """Cut two texts to what stands around their first difference."""
    pairs = enumerate(zip(expected, found, strict=False))
    first = next((i for i, (a, b) in pairs if a != b), min(len(expected), len(found)))
    start = max(0, first - width // 3)
    return expected[start : start + width], found[start : start + width]


def _line(name: str, score: FieldScore) -> str:
    rows = f"{score.rows_found}/{score.rows_expected}"
    share = f"{score.right / score.fields:.1%}" if score.fields else ""
    counts = f"{score.flagged:>9}{score.silent:>8}{score.doubted:>9}"
    return f"{name:<20}{rows:>10}{score.fields:>9}{share:>9}{counts}"
