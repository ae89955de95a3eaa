"""What was earned elsewhere: it is held, and counts, as an award does."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest

from ledger.domain.facts.award import CatalogueEntry, ExternalAward
from ledger.domain.facts.correction import Correction
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.timeline.holding import HeldSpan
from ledger.domain.values import Fact
from tests.support.awards import DEGREE, external_award, licence, renewal, suspension
from tests.support.correcting import annul
from tests.support.facts import day, enrollment, simple_credential
from tests.support.granting import approval, credit, earn_simply, lakeview, revocation, teacher
from tests.support.memory import ADMINISTRATOR, MemoryLedger

HERE = CatalogueEntry(credential_id="machine-learning", credential_version=1)


@dataclass
class Case:
    """A teacher in a district whose state licenses."""

    ledger: MemoryLedger
    educator: str

    def earned(self, on: str = "2026-01-15", **fields: Any) -> str:
        """Record something earned elsewhere; its id."""
        return self.ledger.record(external_award(self.educator, on, **fields)).fact_id

    def correct(self, fact_id: str, said: ExternalAward) -> None:
        """Say it anew."""
        position = self.ledger.item(self.educator, fact_id).positions[-1]
        correction = Correction(
            educator_id=self.educator,
            fact_id=fact_id,
            latest_position=position,
            external_award=said,
        )
        self.ledger.record(correction)

    def problem(self, fact_id: str) -> str | None:
        found = self.ledger.item(self.educator, fact_id).problem
        return None if found is None else found.reason


@pytest.fixture
def case() -> Case:
    ledger = lakeview()
    ledger.record(licence())
    ledger.record(simple_credential("mentor", prerequisites=("teaching-licence",)))
    return Case(ledger, teacher(ledger))


def refused(case: Case, fact: Fact) -> str:
    with pytest.raises(Refusal) as refusal:
        case.ledger.record(fact)
    return refusal.value.reason()


def test_it_is_held_from_its_day_for_as_long_as_its_definition_says(case: Case) -> None:
    item = case.ledger.item(case.educator, case.earned())

    assert item.holding is not None
    assert item.holding.spans == (
        HeldSpan(held_from=day("2026-01-15"), held_until=day("2027-01-15")),
    )
    assert item.effective_until == day("2027-01-15")


def test_a_stated_expiry_goes_before_that_of_the_definition(case: Case) -> None:
    item = case.ledger.item(case.educator, case.earned(expires_on=day("2031-07-01")))

    assert item.effective_until == day("2031-07-01")


def test_a_one_off_has_no_credential_and_does_not_expire_unless_it_says_so(case: Case) -> None:
    lasts = case.earned(one_off=DEGREE)
    ends = case.earned("2026-01-16", one_off=DEGREE, expires_on=day("2029-01-01"))
    degree, course = (case.ledger.item(case.educator, each).holding for each in (lasts, ends))

    assert degree is not None
    assert course is not None
    assert (degree.credential_id, degree.credential_version, degree.enrollment_id) == (None,) * 3
    assert (degree.until, course.until) == (None, day("2029-01-01"))


def test_it_meets_a_prerequisite_while_it_is_in_good_standing(case: Case) -> None:
    case.earned()

    mentor = enrollment(case.educator, "2026-01-14", credential_id="mentor")
    assert refused(case, mentor) == "PREREQUISITE_NOT_HELD"
    case.ledger.record(enrollment(case.educator, "2026-01-15", credential_id="mentor"))


def test_what_rests_on_it_falls_with_it(case: Case) -> None:
    earned = case.earned()
    begun, granted = earn_simply(case.ledger, case.educator, "mentor", enrolled="2026-01-20")
    annul(case.ledger, case.educator, earned)

    assert case.problem(begun) == "PREREQUISITE_NOT_HELD"
    assert case.problem(granted) == "ENROLLMENT_UNSUPPORTED"


def test_a_correction_of_its_day_un_earns_what_came_before(case: Case) -> None:
    earned = case.earned()
    begun = case.ledger.record(enrollment(case.educator, credential_id="mentor", on="2026-01-20"))
    case.correct(earned, external_award(case.educator, "2026-02-01"))

    assert case.problem(begun.fact_id) == "PREREQUISITE_NOT_HELD"
    assert case.ledger.item(case.educator, earned).effective_until == day("2027-02-01")


def test_it_may_be_renewed_suspended_and_revoked(case: Case) -> None:
    earned = case.earned()
    for fact in (
        renewal(case.educator, earned, "2026-03-01"),
        suspension(case.educator, earned, "2026-04-01"),
        revocation(case.educator, earned, "2026-05-01"),
    ):
        case.ledger.record(fact)

    holding = case.ledger.item(case.educator, earned).holding
    assert holding is not None
    assert (holding.expires_on, holding.ended_on) == (day("2028-01-15"), day("2026-05-01"))
    assert holding.until == day("2026-04-01")


def test_a_credit_may_come_from_it_and_a_district_may_decide_on_it(case: Case) -> None:
    earned = case.earned(one_off=DEGREE)
    case.ledger.record(credit(case.educator, earned, amount=Decimal(30)))
    case.ledger.record(approval(case.educator, earned), actor=ADMINISTRATOR)

    again = credit(case.educator, earned, "2026-04-01")
    assert refused(case, again) == "CREDIT_RECORDED"


def test_it_is_not_recorded_again_while_it_is_held(case: Case) -> None:
    case.earned()

    assert refused(case, external_award(case.educator, "2026-06-01")) == "AWARD_HELD"


def test_it_may_be_earned_again_once_it_has_run_out_or_where_it_is_repeatable(case: Case) -> None:
    case.earned("2025-01-15")
    case.earned("2026-01-15")
    case.ledger.record(licence(repeatable=True))
    again = CatalogueEntry(credential_id="teaching-licence", credential_version=2)
    case.earned("2026-02-01", definition=again)


def test_one_recorded_late_does_not_take_the_place_of_a_later_one(case: Case) -> None:
    case.earned("2026-02-01")

    assert refused(case, external_award(case.educator, "2026-01-01")) == "INVALIDATES_LATER_FACT"


def test_what_is_earned_here_is_not_recorded_from_documents(case: Case) -> None:
    assert refused(case, external_award(case.educator, definition=HERE)) == "EARNED_HERE"


def test_the_future_is_that_of_the_district_it_names_or_of_the_latest_zone(case: Case) -> None:
    """At noon UTC of 15 June it is that day in Chicago, and the next one in UTC+14."""
    assert refused(case, external_award(case.educator, "2026-06-16")) == "FUTURE_DATE"
    case.earned("2026-06-16", district_id=None)
    assert refused(case, external_award(case.educator, "2026-06-17", district_id=None)) == (
        "FUTURE_DATE"
    )


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"definition": None}, "what"),
        ({"definition": HERE, "one_off": DEGREE}, "what"),
        ({"started_on": day("2026-01-16")}, "started_on"),
        ({"expires_on": day("2026-01-15")}, "expires_on"),
    ],
)
def test_what_contradicts_itself_is_refused_with_its_path(
    case: Case, fields: dict[str, Any], path: str
) -> None:
    with pytest.raises(Refusal) as refusal:
        case.ledger.record(external_award(case.educator, **fields))

    assert refusal.value.reason() == "FIELD_INVALID"
    assert path in str(refusal.value)


def test_tags_stand_once(case: Case) -> None:
    twice = type(DEGREE)(title="Degree", kind=DEGREE.kind, tags=("stem", "stem"))
    assert refused(case, external_award(case.educator, one_off=twice)) == "FIELD_INVALID"


def test_a_renewal_of_what_no_definition_has_a_validity_for_states_its_expiry(case: Case) -> None:
    earned = case.earned(one_off=DEGREE, expires_on=day("2027-01-01"))

    assert refused(case, renewal(case.educator, earned)) == "RENEWAL_WITHOUT_TERM"
    case.ledger.record(renewal(case.educator, earned, expires_on=day("2028-01-01")))


def test_a_renewal_that_a_correction_left_without_validity_does_not_count(case: Case) -> None:
    earned = case.earned()
    renewed = case.ledger.record(renewal(case.educator, earned)).fact_id
    other = external_award(case.educator, one_off=DEGREE, expires_on=day("2027-01-15"))
    case.correct(earned, other)

    assert case.problem(renewed) == "RENEWAL_WITHOUT_TERM"
