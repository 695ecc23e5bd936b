"""Numbers that run on bear each other out; a lone one or one after a gap does not."""

from __future__ import annotations

from normalize.records import Section
from tests.validate.plan_builders import interpretation
from validate.counting.running import running_numbers
from validate.plan import Plan


def test_labels_in_a_row_bear_each_other_out() -> None:
    labels = ["I", "II", "IV", "1", "2"]
    sections = [
        Section(section_id=f"s{at}", label=label, text="x", page=1, parent_id="p" if label.isdigit() else "")
        for at, label in enumerate(labels)
    ]
    plan = Plan.of(interpretation(*sections))
    borne_out = {ref.record_id for ref in running_numbers(plan)}
    by_label = {section.label: section.record_id for section in plan.rows(Section)}
    assert borne_out == {by_label[label] for label in ("I", "II", "1", "2")}
