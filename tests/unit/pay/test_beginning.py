"""A check that is told the first day of a policy tells what comes too early for it."""

import json
from datetime import date
from typing import Any

import pytest

from ledger.domain.pay.checking import check_document
from tests.unit.pay.next_steps import several
from tests.unit.pay.policies import benefit

BEGINS = date(2025, 7, 1)
TOLD = (
    "{} before 2025-07-01 never counts, unless an earlier version of the policy was in force then: "
    "date.governed_by is {} in {}"
)


def warnings(document: dict[str, Any], begins_on: date | None = BEGINS) -> list[tuple[str, str]]:
    found = check_document(json.dumps(document).encode(), begins_on)
    assert found.faults == ()
    return [(each.path, each.problem) for each in found.warnings]


def governed(by: str, **changes: Any) -> dict[str, Any]:
    return benefit({"date/governed_by": by, **changes})


@pytest.mark.parametrize(
    ("by", "what"),
    [
        ("version_on_award", "what was earned"),
        ("version_on_start", "what was begun"),
    ],
)
def test_what_no_version_governs_is_told_with_the_benefits(by: str, what: str) -> None:
    told = TOLD.format(what, by, "increase")
    assert warnings(governed(by)) == [("/benefits", told)]
    assert warnings(governed(by), None) == []


def test_one_line_for_all_benefits_and_none_for_what_each_day_governs() -> None:
    award, each_day = governed("version_on_award"), governed("version_each_day")
    told = TOLD.format("what was earned", "version_on_award", "benefit-0, benefit-2")
    assert warnings(several(award, each_day, award)) == [("/benefits", told)]


def test_items_of_later_days_alone_leave_nothing_out() -> None:
    later = {"select/items/0/facts/earned_from": "2025-07-01"}
    assert warnings(governed("version_on_award", **later)) == []
