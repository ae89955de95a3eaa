"""What becomes of an award: every transition that is legal, and every one that is not."""

from collections.abc import Callable

import pytest

from ledger.domain.refusals.refusal import Refusal
from tests.support.awards import reinstatement, renewal, suspension
from tests.support.granting import revocation, void
from tests.unit.domain.held import (
    Held,
    ended,
    ended_while_suspended,
    found_void_later,
    held,
    lasting,
    suspended,
    unsupported,
    unsupported_and_ended,
    voided,
)

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
