"""The front of the stage: check an interpretation, repair it on evidence, list every doubt."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence

from extract.model import PageOrigin, PageReason, Place
from normalize.records import DocumentRecord, Finding, Interpretation, Method, Record, Status
from normalize.records.provenance import complete
from validate.confidence import confidence_issues
from validate.counting.running import running_numbers
from validate.datasets.schemas import schema_issues
from validate.derivations import quoting_fields, related_fields
from validate.evaluate import Tested, backed_fields, explain, suspects
from validate.fields import FieldRef
from validate.listing.at_table import at_tables, is_own
from validate.listing.by_row import told_by_row
from validate.listing.issues import field_issue, finding_issue, interpretation_issues, ordered
from validate.listing.presentation import presented
from validate.model import Checked, Issue, Severity, count_reviews
from validate.plan import Plan
from validate.repair.decide import Repair, mend
from validate.repair.derived import REPAIRS, derived_fields, follow_lists
from validate.rules.base import Explanation

NO_FIELD = FieldRef("", "")


def check(interpretation: Interpretation) -> Checked:
    """Run schemas, cross-checks, repair and confidence over an interpretation.

    Nothing is dropped: records come back with final values and status, and every doubt, change and
    contradiction as an issue.
    """
    mended = mend(Plan.of(interpretation))
    plan = follow_lists(mended.plan, {repair.ref for repair in mended.repairs})
    found: tuple[Issue, ...] = (
        *rule_issues(plan, mended.tested, mended.suggestions),
        *interpretation_issues(plan),
        *page_issues(plan),
        *schema_issues(plan),
        *(repair_issue(plan, repair) for repair in mended.repairs),
    )
    found = with_dependents(plan, found)
    told = {ref for issue in found for ref in issue.concerned if _settles(issue, ref)}
    unsure = confidence_issues(plan, backed_fields(mended.tested) | running_numbers(plan), told)
    told_once = at_tables(plan, ordered((*found, *with_dependents(plan, unsure))))
    issues = presented(plan, told_by_row(plan, told_once))
    records = with_status(plan.records, issues)
    return Checked(interpretation, records, issues)


def _settles(issue: Issue, ref: FieldRef) -> bool:
    """Whether nothing more need be said of a field; in running text one oddity says nothing of other words.

    Where words were lost, those beside them are hardly ever sound.
    """
    return issue.severity is not Severity.INFO and (ref.field != "text" or issue.rule == "words-lost")


def with_dependents(plan: Plan, issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Add to each doubt the fields that are worked out from its own, and those that quote it."""
    return tuple(
        issue
        if issue.severity is Severity.INFO
        else dataclasses.replace(
            issue,
            also=(
                *issue.also,
                *derived_fields(plan, issue),
                *related_fields(plan, issue),
                *quoting_fields(plan, issue),
            ),
        )
        for issue in issues
    )


def rule_issues(plan: Plan, tested: Sequence[Tested], suggestions: Mapping[FieldRef, str]) -> Iterator[Issue]:
    """Give the issues of all checks that fail, one per field under suspicion.

    A rule that gathers tells one doubt of all fields, at the one that it speaks of (a total, not its parts).
    """
    backed = backed_fields(tested)
    for entry in tested:
        if not entry.holds:
            doubt = explain(plan, entry.check)
            refs = suspects(plan, entry.check, backed) or (NO_FIELD,)
            if entry.rule.gathers:
                first = field_issue(plan, refs[0], entry.rule.name, doubt)
                yield dataclasses.replace(first, also=refs[1:])
                continue
            for ref in refs:
                own = doubt.suggestion if ref == (*entry.check.fields, NO_FIELD)[0] else ""
                suggested = dataclasses.replace(doubt, suggestion=suggestions.get(ref, own))
                yield field_issue(plan, ref, entry.rule.name, suggested)


def repair_issue(plan: Plan, repair: Repair) -> Issue:
    """Tell of a value that was changed, with what was printed and the rules that now hold."""
    name = "repaired-reading" if repair.confirmed else "repaired-by-rule"
    details = {"how": repair.how, "rules": ", ".join(repair.rules)}
    return field_issue(plan, repair.ref, name, Explanation(details, printed=repair.printed or repair.before))


def page_issues(plan: Plan) -> Iterator[Issue]:
    """Give the issues of each page: that it could not be read, what of it was not, what was done about it."""
    for page in plan.interpretation.document.pages:
        is_unreadable = page.origin is PageOrigin.FAILED or page.reason is PageReason.UNREADABLE
        told = {
            "page-unreadable": (page.lost or page.note or page.reason) if is_unreadable else "",
            "page-incomplete": "" if is_unreadable else page.lost,
            "page-note": "" if page.origin is PageOrigin.FAILED else page.note,
        }
        for rule, note in told.items():
            if note:
                details = {"number": str(page.number or 1), "note": note}
                yield finding_issue(Finding(rule, details=details, place=Place(page.number)), plan.header)


def with_status(
    records: Mapping[str, tuple[Record, ...]], issues: Sequence[Issue]
) -> Mapping[str, tuple[Record, ...]]:
    """Give every record the status that its issues and traces call for, and the document its count."""
    doubtful = {
        ref.record_id
        for issue in issues
        if issue.severity is not Severity.INFO and issue.rule not in REPAIRS
        for ref in issue.concerned
        if is_own(ref)
    }
    settled = {
        dataset: tuple(_settled(record, doubtful) for record in rows) for dataset, rows in records.items()
    }
    count = count_reviews(issues)
    headers = settled.get(DocumentRecord.DATASET, ())
    counted = tuple(
        complete(dataclasses.replace(record, review_count=count))
        if isinstance(record, DocumentRecord)
        else record
        for record in headers
    )
    return {**settled, DocumentRecord.DATASET: counted} if headers else settled


def _settled(incomplete: Record, doubtful: set[str]) -> Record:
    record = complete(incomplete)
    if record.record_id in doubtful:
        return dataclasses.replace(record, status=Status.REVIEW)
    methods = {trace.method for trace in record.traces.values()}
    if Method.CORRECTED in methods:
        return dataclasses.replace(record, status=Status.CORRECTED)
    status = Status.REPAIRED if Method.REPAIRED in methods else Status.OK
    return dataclasses.replace(record, status=status)
