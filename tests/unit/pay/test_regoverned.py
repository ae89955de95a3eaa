"""A version that changes which version governs a benefit is warned of."""

from datetime import date

from ledger.domain.pay.checks.regoverned import governed_otherwise
from ledger.domain.pay.reading.fault import Fault
from tests.unit.pay.policies import adopted, benefit

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
