"""What a version is warned of as it is adopted: of itself, and of the versions before it."""

from datetime import date

from ledger.domain.pay.checking import warnings_of_version
from ledger.domain.pay.checks.known import Elsewhere, KnownInBook
from ledger.domain.pay.inputs.question import Adopted
from ledger.domain.pay.terms.names import NameOf
from tests.unit.pay.facts import book
from tests.unit.pay.policies import ANDROID, CALENDARS, LEARNING, MAKER, adopted, benefit

BEGINS = date(2025, 7, 1)
KNOWN = KnownInBook(
    book(CALENDARS), Elsewhere(names={NameOf.CREDENTIAL: (MAKER, LEARNING, ANDROID)})
)


def told(version: Adopted, *earlier: Adopted) -> list[str]:
    found = warnings_of_version(version.policy, version.version, (*earlier, version), KNOWN)
    return [each.path for each in found]


def test_a_version_in_whose_place_it_is_and_what_it_governs_otherwise_are_told_first() -> None:
    first = adopted(benefit({"date/governed_by": "version_each_day"}), BEGINS)
    again = adopted(benefit({}), BEGINS, version=2)
    later = adopted(benefit({}), date(2026, 7, 1), version=2)
    assert told(again, first) == ["", "/benefits/0/date/governed_by"]
    assert told(later, first) == ["/benefits/0/date/governed_by"]
    assert told(first) == []


def test_what_is_earned_too_early_is_told_of_the_first_version_alone() -> None:
    over = benefit({"select/items/0/facts": {"of": "award", "earned_until": "2025-01-01"}})
    first = adopted(over, BEGINS)
    assert told(first) == ["/benefits/0/select/items/0/facts/earned_until"]
    assert told(adopted(over, date(2026, 7, 1), version=2), first) == []
