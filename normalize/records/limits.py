"""Limits that columns of several datasets share."""

from __future__ import annotations

from normalize.records.columns import Limits


def largest_criterion() -> float:
    """Give the highest number of a criterion in any of the national sets."""
    from normalize.criteria import criteria_sets  # only when a criterion is checked

    return max(known.count for known in criteria_sets())


COUNT = Limits(low=0)
FROM_ONE = Limits(low=1)
PERCENT = Limits(low=0, high=100)
UNIT_SHARE = Limits(low=0, high=1)
YEAR = Limits(low=1990, high=2100)
"""Years of plans: the first new-rural-development plans are of 2010, visions reach to 2050."""
CRITERION = Limits(low=1, high=largest_criterion)
MONTH = Limits(low=1, high=12)
QUARTER = Limits(low=1, high=4)
PROVINCE_CODE = Limits(r"\d{2}")
DISTRICT_CODE = Limits(r"\d{3}")
COMMUNE_CODE = Limits(r"\d{5}")
