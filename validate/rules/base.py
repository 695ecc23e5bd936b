"""What a rule is: a claim about sound plans, and the checks that test it on one document."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extract.model import Place
from normalize.records import Record
from validate.fields import FieldRef
from validate.model import Severity

if TYPE_CHECKING:
    from validate.plan import Plan


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a check failed: what fills the rule's message, and what the value might have to be.

    ``printed`` and ``place`` are for doubts about what stands in no field (cells of any table).
    """

    details: Mapping[str, str] = dataclasses.field(default_factory=dict)
    suggestion: str = ""
    printed: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A rule applied to particular fields; ``holds`` and ``explain`` take their values in order.

    The first field is the one that the doubt is shown at. ``repairable`` says that a failing check
    may be mended by changing its fields; ``exact`` that it holds by chance only when nearly all
    misreadings of one field are excluded; ``shared`` that each of its fields is under suspicion
    when it fails and that was read by a recognizer; ``decisive`` that it can justify a change by
    itself, without another rule that fails as well.
    """

    fields: tuple[FieldRef, ...]
    holds: Callable[..., bool]
    explain: Callable[..., Explanation]
    repairable: bool = True
    exact: bool = False
    shared: bool = True
    decisive: bool = True

    def passes(self, values: Iterable[Any]) -> bool:
        """Say whether the claim holds for these values of the fields."""
        return self.holds(*values)


def failed_check(ref: FieldRef, doubt: Explanation) -> Check:
    """Give a check that has failed already: the rule has looked itself, nothing is left to repair."""
    return Check((ref,), lambda _: False, lambda _: doubt, repairable=False)


def failed_checks(plan: Plan, record: Record, fields: Iterable[str], doubt: Explanation) -> Iterator[Check]:
    """Give a failed check for each of these fields that a recognizer read."""
    refs = (FieldRef.of(record, field) for field in fields)
    yield from (failed_check(ref, doubt) for ref in refs if not plan.is_certain(ref))


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing we know about plans.

    ``claim`` is what holds in a sound plan; ``message`` (Vietnamese) and ``message_en`` are
    templates filled from a doubt's details, beside ``{field}``, ``{printed}``, ``{value}`` and
    ``{suggestion}``. ``checks`` is None where interpreting, the schemas or the calibrated
    confidence raise the doubt themselves. Where the rule ``covered_by`` another speaks of the same
    field, this one is silent. ``left_severity`` replaces the severity where the suggestion was not
    taken and the value is still what was printed. Issues of a rule that ``gathers`` and say the same on
    one page are one doubt about many fields.
    """

    name: str
    datasets: tuple[str, ...]
    claim: str
    severity: Severity
    message: str
    message_en: str
    checks: Callable[[Plan], Iterable[Check]] | None = None
    covered_by: str = ""
    left_severity: Severity | None = None
    gathers: bool = False
