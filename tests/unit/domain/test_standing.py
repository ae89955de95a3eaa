"""What becomes of an award: every transition that is legal, and every one that is not."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from ledger.domain.refusals.refusal import Refusal
from ledger.domain.timeline.holding import HeldSpan, Holding
from tests.support.awards import reinstatement, renewal, suspension
from tests.support.correcting import annul
from tests.support.facts import day, simple_credential
from tests.support.granting import earn_simply, lakeview, revocation, teacher, void
from tests.support.memory import MemoryLedger


@dataclass
class Held:
    """A teacher and an award of 15 March 2025, good for a year unless it is the lasting one."""

    ledger: MemoryLedger
    educator: str
    award: str

    def holding(self) -> Holding:
        """What it amounts to now."""
        found = self.ledger.item(self.educator, self.award).holding
        assert found is not None
        return found

    def spans(self) -> list[tuple[str, str]]:
        """The days in good standing."""
        return [(str(each.held_from), str(each.held_until or "")) for each in self.holding().spans]


def held(credential_id: str = "yearly") -> Held:
    ledger = lakeview()
    ledger.record(simple_credential("basics"))
    ledger.record(simple_credential("yearly", validity_months=12))
    ledger.record(simple_credential("lasting"))
    ledger.record(simple_credential("advanced", prerequisites=("basics",), validity_months=12))
    educator = teacher(ledger)
    days = {"enrolled": "2025-03-01", "awarded": "2025-03-15"}
    _, award = earn_simply(ledger, educator, credential_id, **days)
    return Held(ledger, educator, award)


def lasting() -> Held:
    return held("lasting")


def suspended() -> Held:
    given = held()
    given.ledger.record(suspension(given.educator, given.award, "2025-12-01"))
    return given


def ended() -> Held:
    given = held()
    given.ledger.record(revocation(given.educator, given.award, "2025-12-01"))
    return given


def ended_while_suspended() -> Held:
    given = suspended()
    given.ledger.record(revocation(given.educator, given.award, "2025-12-15"))
    return given


def voided() -> Held:
    given = held()
    given.ledger.record(void(given.educator, given.award, "2025-12-01"))
    return given


def found_void_later() -> Held:
    given = suspended()
    given.ledger.record(revocation(given.educator, given.award, "2026-01-10"))
    given.ledger.record(void(given.educator, given.award, "2026-06-10"))
    return given


def unsupported() -> Held:
    """An award whose prerequisite was corrected away."""
    given = held("basics")
    days = {"enrolled": "2025-03-16", "awarded": "2025-03-20"}
    basics = given.award
    given.award = earn_simply(given.ledger, given.educator, "advanced", **days)[1]
    annul(given.ledger, given.educator, basics)
    return given


def unsupported_and_ended() -> Held:
    given = unsupported()
    given.ledger.record(revocation(given.educator, given.award, "2025-12-01"))
    return given


ACTIONS: dict[str, Callable[[str, str, str], object]] = {
    "renew": renewal,
    "suspend": suspension,
    "reinstate": reinstatement,
    "end": revocation,
    "void": void,
}
IN_TIME, TOO_LATE, TOO_EARLY = "2026-02-01", "2026-04-01", "2025-03-14"
TABLE: list[tuple[Callable[[], Held], str, dict[str, str]]] = [
    (held, IN_TIME, {"reinstate": "AWARD_NOT_SUSPENDED"}),
    (held, TOO_LATE, {"suspend": "AWARD_EXPIRED", "reinstate": "AWARD_NOT_SUSPENDED"}),
    (held, "2026-03-15", {"suspend": "AWARD_EXPIRED", "reinstate": "AWARD_NOT_SUSPENDED"}),
    (held, TOO_EARLY, dict.fromkeys(ACTIONS, "BEFORE_AWARD")),
    (lasting, IN_TIME, {"renew": "AWARD_WITHOUT_EXPIRY", "reinstate": "AWARD_NOT_SUSPENDED"}),
    (suspended, IN_TIME, {"renew": "AWARD_SUSPENDED", "suspend": "AWARD_SUSPENDED"}),
    (
        suspended,
        TOO_LATE,
        {"renew": "AWARD_SUSPENDED", "suspend": "AWARD_SUSPENDED", "reinstate": "AWARD_EXPIRED"},
    ),
    (ended, IN_TIME, dict.fromkeys(ACTIONS, "AWARD_ENDED") | {"void": ""}),
    (ended, "2025-12-01", dict.fromkeys(ACTIONS, "AWARD_ENDED") | {"void": ""}),
    (ended_while_suspended, IN_TIME, dict.fromkeys(ACTIONS, "AWARD_ENDED") | {"void": ""}),
    (voided, IN_TIME, dict.fromkeys(ACTIONS, "AWARD_VOID")),
    (voided, "2025-06-01", dict.fromkeys(ACTIONS, "AWARD_VOID")),
    (voided, TOO_EARLY, dict.fromkeys(ACTIONS, "BEFORE_AWARD")),
    (found_void_later, IN_TIME, dict.fromkeys(ACTIONS, "AWARD_VOID")),
    (
        unsupported,
        IN_TIME,
        dict.fromkeys(("renew", "suspend", "reinstate"), "AWARD_UNSUPPORTED"),
    ),
    (unsupported_and_ended, IN_TIME, dict.fromkeys(ACTIONS, "AWARD_ENDED") | {"void": ""}),
]


@pytest.mark.parametrize("action", list(ACTIONS))
@pytest.mark.parametrize(
    ("given", "on", "refusals"), TABLE, ids=[f"{g.__name__}-{on}" for g, on, _ in TABLE]
)
def test_an_award_takes_what_its_state_allows_and_refuses_the_rest_by_name(
    given: Callable[[], Held], on: str, refusals: dict[str, str], action: str
) -> None:
    case = given()
    fact = ACTIONS[action](case.educator, case.award, on)
    before = len(case.ledger.entries)
    try:
        case.ledger.record(fact)  # type: ignore[arg-type]  # whatever its kind
        reason = ""
    except Refusal as refusal:
        reason = refusal.reason()

    assert reason == refusals.get(action, "")
    assert len(case.ledger.entries) == before + (not reason)


def test_a_renewal_in_time_goes_on_from_the_old_expiry() -> None:
    case = held()
    told = case.ledger.record(renewal(case.educator, case.award, "2026-02-01")).fact_id

    assert case.spans() == [("2025-03-15", "2027-03-15")]
    assert case.holding().expires_on == day("2027-03-15")
    assert case.ledger.item(case.educator, told).effective_until == day("2027-03-15")


def test_a_late_renewal_leaves_a_gap_and_counts_from_its_own_day() -> None:
    case = held()
    case.ledger.record(renewal(case.educator, case.award, "2026-05-01"))

    assert case.spans() == [("2025-03-15", "2026-03-15"), ("2026-05-01", "2027-05-01")]
    assert not case.holding().held_on(day("2026-04-30"))


def test_a_renewal_on_the_day_of_expiry_leaves_no_gap() -> None:
    case = held()
    case.ledger.record(renewal(case.educator, case.award, "2026-03-15"))

    assert case.spans() == [("2025-03-15", "2027-03-15")]


def test_a_renewal_may_state_its_own_expiry() -> None:
    case = held()
    fact = renewal(case.educator, case.award, "2026-02-01", expires_on=day("2030-01-01"))
    case.ledger.record(fact)

    assert case.spans() == [("2025-03-15", "2030-01-01")]


@pytest.mark.parametrize(
    ("expires_on", "reason"),
    [
        ("2026-02-01", "FIELD_INVALID"),
        ("2026-03-14", "RENEWAL_TOO_SHORT"),
        ("2026-03-15", "RENEWAL_TOO_SHORT"),
    ],
)
def test_a_renewal_that_brings_nothing_is_refused(expires_on: str, reason: str) -> None:
    case = held()
    fact = renewal(case.educator, case.award, "2026-02-01", expires_on=day(expires_on))

    with pytest.raises(Refusal) as refusal:
        case.ledger.record(fact)

    assert refusal.value.reason() == reason


def test_a_suspension_cuts_good_standing_until_the_day_of_the_reinstatement() -> None:
    case = suspended()
    assert case.spans() == [("2025-03-15", "2025-12-01")]

    case.ledger.record(reinstatement(case.educator, case.award, "2026-01-01"))

    assert case.spans() == [("2025-03-15", "2025-12-01"), ("2026-01-01", "2026-03-15")]
    assert case.holding().until == day("2026-03-15")


def test_a_suspension_and_its_end_may_be_announced() -> None:
    case = lasting()
    case.ledger.record(suspension(case.educator, case.award, "2026-09-01"))
    case.ledger.record(reinstatement(case.educator, case.award, "2026-10-01"))

    assert case.spans() == [("2025-03-15", "2026-09-01"), ("2026-10-01", "")]


def test_what_is_reinstated_on_the_day_of_its_suspension_was_in_good_standing_all_along() -> None:
    case = lasting()
    case.ledger.record(suspension(case.educator, case.award, "2026-04-01"))
    case.ledger.record(reinstatement(case.educator, case.award, "2026-04-01"))

    assert case.spans() == [("2025-03-15", "")]


def test_a_revocation_ends_what_was_suspended() -> None:
    case = ended_while_suspended()

    assert case.spans() == [("2025-03-15", "2025-12-01")]
    assert case.holding().ended_on == day("2025-12-15")


def test_an_award_suspended_on_its_own_day_was_never_in_good_standing() -> None:
    case = lasting()
    case.ledger.record(suspension(case.educator, case.award, "2025-03-15"))

    assert case.spans() == []
    assert case.holding().until == day("2025-03-15")


def test_a_void_reaches_back_over_all() -> None:
    case = found_void_later()

    assert case.holding().spans == ()
    assert case.holding().void
    assert not case.holding().held_on(day("2025-06-01"))


def test_annulling_what_made_an_award_void_gives_its_days_back() -> None:
    case = found_void_later()
    void_by = case.holding().void_by
    assert void_by is not None
    annul(case.ledger, case.educator, void_by)

    assert case.holding().spans == (
        HeldSpan(held_from=day("2025-03-15"), held_until=day("2025-12-01")),
    )
