"""What lasts to the end of the contract year rests on what brought its days."""

from datetime import date
from decimal import Decimal

from ledger.domain.pay.answer import EligibilityState
from ledger.domain.timeline.holding import Lapse, LapseKind
from tests.unit.pay.facts import award, renewed
from tests.unit.pay.fates import renewal
from tests.unit.pay.lasting import HIRED, LICENCE, condition, document
from tests.unit.pay.policies import MAKER, amount_of, ask

AGAIN, YEAR_END = date(2026, 3, 1), date(2026, 7, 1)
LAPSES = (
    renewed("licence", date(2025, 3, 1), AGAIN),
    Lapse(kind=LapseKind.EXPIRED, lapsed_on=date(2026, 3, 10)),
)
FACTS = [
    HIRED,
    award(MAKER, date(2024, 8, 1)),
    award(LICENCE, date(2024, 8, 1), name="licence", lapses=LAPSES),
    renewal("licence", AGAIN),
]


def test_days_that_only_an_announced_renewal_brings_wait_for_it() -> None:
    asked = document(condition("ends_with_contract_year"))
    before = ask(date(2026, 2, 1), FACTS, asked)
    assert amount_of(before) == 0
    waiting = [e for e in before.segments if e.state is EligibilityState.PENDING]
    assert {e.effective_until for e in waiting} >= {YEAR_END}
    after = ask(AGAIN, FACTS, asked)
    assert amount_of(after) == Decimal("122.00")
