"""The example policies do what their titles say."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from ledger.domain.pay.answer import EligibilityState, OutcomeKind
from tests.unit.pay.facts import approval, award, credential, job
from tests.unit.pay.fates import revocation
from tests.unit.pay.policies import (
    CATALOGUE,
    EXAMPLES,
    LEARNING,
    MAKER,
    amount_of,
    ask,
    codes,
    due,
    rate_of,
)

PEERS, STRATEGY = "classroom-conversations", "strategic-decisions"
DEFINITIONS = {
    **CATALOGUE,
    (PEERS, 1): credential(PEERS, informal=True),
    (STRATEGY, 1): credential(STRATEGY),
}
SPRING, NEXT_SPRING = date(2026, 4, 1), date(2027, 4, 1)
JOB = job(date(2024, 7, 1))


def example(name: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((EXAMPLES / f"{name}.json").read_text("utf-8"))
    return document


def test_the_worked_example_of_the_guide_comes_to_what_the_guide_says() -> None:
    items = [
        job(date(2024, 7, 1), fte="0.6", name="a"),
        job(date(2024, 7, 1), fte="0.8", name="b", role="coach"),
        award(MAKER, date(2025, 10, 3)),
        approval(f"enrollment {MAKER}", date(2025, 9, 1)),
    ]
    answer = ask(SPRING, items, example("kettle-moraine"))
    found = [(str(each.annual_rate.amount), str(each.amount.amount)) for each in answer.assignments]
    assert found == [("171.43", "113.66"), ("228.57", "151.55")]
    assert [each.effective_from for each in due(answer)] == [date(2025, 11, 1)] * 2
    assert [len(each.payments) for each in due(answer)] == [8, 8]
    later = ask(NEXT_SPRING, items, example("kettle-moraine"))
    assert amount_of(later) == Decimal("400.00")


def test_kettle_moraine_pays_three_micro_credentials_a_year() -> None:
    names = (MAKER, LEARNING, STRATEGY, PEERS)
    awards = [award(name, date(2025, 9, day)) for day, name in enumerate(names, start=1)]
    approvals = [approval(name, date(2025, 9, 10)) for name in names]
    answer = ask(
        SPRING, [JOB, *awards, *approvals], example("kettle-moraine"), definitions=DEFINITIONS
    )
    assert rate_of(answer) == Decimal("1200.00")
    (refused,) = [each for each in answer.segments if each.state is EligibilityState.NOT_DUE]
    assert refused.credential_id == PEERS
    assert codes(refused)[-1] == "limit_reached"


def test_the_stipend_stops_when_good_standing_does() -> None:
    lost = date(2026, 3, 1)
    items = [JOB, award(LEARNING, date(2025, 3, 1), ended=lost), revocation(LEARNING, lost)]
    (segment,) = due(ask(SPRING, items, example("yearly-stipend"), definitions=DEFINITIONS))
    assert segment.outcome.kind is OutcomeKind.YEARLY
    assert segment.amount is not None
    assert segment.amount.amount == Decimal("798.90")
    later = ask(NEXT_SPRING, items, example("yearly-stipend"), definitions=DEFINITIONS)
    assert [each.state for each in later.segments] == [EligibilityState.NOT_DUE]


def test_stipends_come_to_no_more_than_their_yearly_limit() -> None:
    items = [JOB, award(LEARNING, date(2025, 3, 1)), award(STRATEGY, date(2025, 4, 1))]
    answer = ask(SPRING, items, example("yearly-stipend"), definitions=DEFINITIONS)
    assert amount_of(answer) == Decimal("1500.00")


def test_the_peer_bonus_is_paid_once_whatever_the_fte() -> None:
    items = [
        job(date(2024, 7, 1), fte="0.5"),
        award(PEERS, date(2025, 10, 1)),
        approval(PEERS, date(2025, 11, 15)),
    ]
    (segment,) = due(ask(SPRING, items, example("peer-programme-bonus"), definitions=DEFINITIONS))
    assert [(each.payable_on, each.amount.amount) for each in segment.payments] == [
        (date(2025, 11, 30), Decimal("250.00"))
    ]
    later = ask(NEXT_SPRING, items, example("peer-programme-bonus"), definitions=DEFINITIONS)
    assert later.segments == ()
