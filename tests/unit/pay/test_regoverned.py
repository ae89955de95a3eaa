"""A version that changes which version governs a benefit is warned of."""

from datetime import date
from typing import Any

import pytest

from ledger.domain.pay.checks.regoverned import governed_otherwise
from ledger.domain.pay.reading.fault import Fault
from tests.unit.pay.policies import MAKER, adopted, benefit
from tests.unit.pay.test_counted_by_one_version import stipend

FIRST, SECOND = date(2024, 7, 1), date(2025, 7, 1)


def test_the_latest_earlier_version_is_what_it_differs_from() -> None:
    each_day = benefit({"date/governed_by": "version_each_day"})
    versions = [adopted(each_day, FIRST), adopted(benefit({}), SECOND, version=2)]
    document = versions[0].policy.document
    assert list(governed_otherwise(document, versions)) == [
        Fault(
            "/benefits/0/date/governed_by",
            "is version_on_award in version 2: what was earned under that stays governed so, and "
            "no sum goes on across the two",
        )
    ]


def test_what_is_governed_alike_or_new_is_not() -> None:
    first = adopted(benefit({}), FIRST)
    assert not list(governed_otherwise(first.policy.document, [first]))
    assert not list(governed_otherwise(first.policy.document, []))


YEAR = {"over": "year", "kind": "contract"}
CYCLE = {"over": "cycle", "of": {"of": "award", "credentials": [MAKER]}}
AT = "/benefits/0/accumulate/over"


@pytest.mark.parametrize(
    ("overs", "by", "places"),
    [
        ((CYCLE, YEAR), "version_on_period", [AT]),
        ((YEAR, CYCLE), "version_on_period", [AT]),
        ((YEAR, YEAR), "version_on_period", []),
        ((CYCLE, YEAR), "version_on_award", []),
    ],
)
def test_a_version_whose_periods_are_others_is_warned_of(
    overs: tuple[dict[str, Any], ...], by: str, places: list[str]
) -> None:
    first, second = (stipend(over, by) for over in overs)
    earlier = adopted(first, FIRST)
    document = adopted(second, SECOND, version=2).policy.document
    found = list(governed_otherwise(document, [earlier]))
    assert [each.path for each in found] == places


def test_what_becomes_of_the_time_between_the_periods_is_said() -> None:
    earlier = adopted(stipend(CYCLE, "version_on_period"), FIRST)
    document = adopted(stipend(YEAR, "version_on_period"), SECOND, version=2).policy.document
    (found,) = governed_otherwise(document, [earlier])
    assert found.problem == (
        "is another than before: what is earned before a contract year begins under this version "
        "counts under version 1 where a validity of that began in its days, and else not at all; "
        "nothing counts in both, and no sum goes on across the two"
    )
