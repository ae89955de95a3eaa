"""What a version is warned of as it is adopted: of itself, and of the versions before it."""

import json
from datetime import date

import msgspec

from ledger.domain.pay.checking import check_document, warnings_of_version
from ledger.domain.pay.checks.known import Elsewhere, KnownInBook
from ledger.domain.pay.inputs.question import Adopted
from ledger.domain.pay.terms.names import NameOf
from tests.unit.pay.facts import book
from tests.unit.pay.next_steps import several
from tests.unit.pay.policies import ANDROID, CALENDARS, LEARNING, MAKER, adopted, benefit

BEGINS, NEXT = date(2025, 7, 1), date(2026, 7, 1)
KNOWN = KnownInBook(
    book(CALENDARS), Elsewhere(names={NameOf.CREDENTIAL: (MAKER, LEARNING, ANDROID)})
)


def told(version: Adopted, *earlier: Adopted) -> list[str]:
    found = warnings_of_version(version, (*earlier, version), KNOWN)
    return [each.path for each in found]


def test_a_version_in_whose_place_it_is_and_what_it_governs_otherwise_are_told_first() -> None:
    first = adopted(benefit({"date/governed_by": "version_each_day"}), BEGINS)
    again = adopted(benefit({}), BEGINS, version=2)
    later = adopted(benefit({}), date(2026, 7, 1), version=2)
    assert told(again, first) == ["", "/benefits/0/date/governed_by", "/benefits"]
    assert told(later, first) == ["/benefits/0/date/governed_by"]
    assert told(first) == []


def test_what_no_earlier_version_speaks_of_is_told_not_to_count() -> None:
    first, later = adopted(benefit({}), BEGINS), adopted(benefit({}), NEXT, version=2)
    other = adopted(several(benefit({}), benefit({})), NEXT, version=2)
    assert told(first) == ["/benefits"]
    assert told(later, first) == []
    found = warnings_of_version(other, (first, other), KNOWN)
    # Its benefits are called otherwise, so none of them is in the first version.
    (problem,) = (each.problem for each in found if each.path == "/benefits")
    assert problem == (
        "what was earned before 2026-07-01 never counts: date.governed_by is version_on_award in "
        "benefit-0, benefit-1"
    )


def test_a_version_that_begins_before_all_others_is_the_first_to_speak() -> None:
    first, before = adopted(benefit({}), NEXT), adopted(benefit({}), BEGINS, version=2)
    assert told(before, first) == ["", "/benefits"]


def test_what_is_earned_too_early_is_told_of_the_first_version_alone() -> None:
    over = benefit({"select/items/0/facts": {"of": "award", "earned_until": "2025-01-01"}})
    first = adopted(over, BEGINS)
    assert told(first) == ["/benefits/0/select/items/0/facts/earned_until"]
    assert told(adopted(over, NEXT, version=2), first) == []


class Lakeview:
    """A district whose names are all there, asked about one policy or about none."""

    def __init__(self, *versions: Adopted) -> None:
        self._versions = versions

    def names(self, of: str) -> list[str]:
        return [MAKER, LEARNING, ANDROID, "teacher", "pay_period", "contract"]

    def year_begins(self) -> list[tuple[int, int]]:
        return []

    def currency(self) -> str:
        return "USD"

    def others(self) -> list[tuple[str, str]]:
        return []

    def earlier(self) -> list[tuple[int, date, date | None, str]] | None:
        if not self._versions:
            return None
        return [
            (
                each.version,
                each.policy.effective_from,
                each.retired_on,
                msgspec.json.encode(each.policy.document).decode(),
            )
            for each in self._versions
        ]


def test_a_check_tells_all_that_the_adoption_of_a_later_version_would() -> None:
    first = adopted(benefit({"date/governed_by": "version_each_day"}), BEGINS)
    source = json.dumps(benefit({})).encode()

    def checked(district: Lakeview) -> list[str]:
        return [each.path for each in check_document(source, BEGINS, district).warnings]

    assert checked(Lakeview()) == ["/benefits"]
    again = adopted(benefit({}), BEGINS, version=2)
    assert checked(Lakeview(first)) == told(again, first)
    assert checked(Lakeview(first))[:2] == ["", "/benefits/0/date/governed_by"]
