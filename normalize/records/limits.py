"""Limits that columns of several datasets share."""

from __future__ import annotations

from normalize.records.columns import ValueLimits


def largest_criterion() -> float:
    """Give the highest number of a criterion in any of the national sets."""
    from normalize.criteria import criteria_sets  # only when a criterion is checked

    return max(known.count for known in criteria_sets())


COUNT = ValueLimits(low=0)
FROM_ONE = ValueLimits(low=1)
PERCENT = ValueLimits(low=0, high=100)
UNIT_SHARE = ValueLimits(low=0, high=1)
YEAR = ValueLimits(low=1990, high=2100)
"""Years of plans: the first new-rural-development plans are of 2010, visions reach to 2050."""
CRITERION = ValueLimits(low=1, high=largest_criterion)
MONTH = ValueLimits(low=1, high=12)
QUARTER = ValueLimits(low=1, high=4)
PROVINCE_CODE = ValueLimits(r"\d{2}")
DISTRICT_CODE = ValueLimits(r"\d{3}")
COMMUNE_CODE = ValueLimits(r"\d{5}")
