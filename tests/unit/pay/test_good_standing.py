"""What a suspension, and a renewal that comes late, do to pay: exactly what the benefit says."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ledger.domain.pay.answer import EligibilityState, WaitingKind
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import award, job, renewed, suspended
from tests.unit.pay.fates import reinstatement, renewal, suspension
from tests.unit.pay.policies import (
    MAKER,
    ONE_TIME,
    PLAIN,
    amount_of,
    ask,
    benefit,
    codes,
    due,
    faults,
)

START, SINCE, UNTIL = date(2025, 7, 1), date(2025, 11, 1), date(2026, 2, 1)
YEAR_END, NEXT_END = date(2026, 7, 1), date(2027, 7, 1)
SPRING, NEXT_YEAR = date(2026, 4, 1), date(2026, 9, 1)
JOB = job(date(2024, 7, 1))
Facts = list[Item[TimelineFact]]


def lifted(until: date = UNTIL) -> Facts:
    """An award that was suspended and reinstated."""
    granted = award(MAKER, START, lapses=(suspended(MAKER, SINCE, until),))
    return [JOB, granted, suspension(MAKER, SINCE), reinstatement(MAKER, until)]


LIFTED = lifted()
OPEN = [JOB, award(MAKER, START, lapses=(suspended(MAKER, SINCE),)), suspension(MAKER, SINCE)]
LATE = [
    JOB,
    award(MAKER, START, lapses=(renewed(MAKER, SINCE, UNTIL),), expires=date(2027, 2, 1)),
    renewal(MAKER, UNTIL),
]
EARLY = [
    JOB,
    award(MAKER, START, lapses=(renewed(MAKER, UNTIL, SINCE),), expires=date(2027, 2, 1)),
    renewal(MAKER, SINCE),
]


def spans(items: Facts, document: dict[str, Any], on: date) -> list[tuple[date, date]]:
    return [
        (segment.effective_from, segment.effective_until)
        for segment in due(ask(on, items, document))
        if segment.effective_from is not None and segment.effective_until is not None
    ]


@pytest.mark.parametrize("kind", ["base_increase", "yearly"])
def test_a_suspension_pauses_what_is_due_until_the_day_of_the_reinstatement(kind: str) -> None:
    document = benefit({"pay/kind": kind})
    assert spans(LIFTED, document, SPRING) == [(START, SINCE), (UNTIL, YEAR_END)]
    assert spans(LIFTED, document, NEXT_YEAR) == [(YEAR_END, NEXT_END)]
    assert amount_of(ask(SPRING, LIFTED, document)) == Decimal("273.00")


def test_a_suspension_changes_nothing_where_the_benefit_continues() -> None:
    document = benefit({"pay/loss/suspended": "continues"})
    assert spans(LIFTED, document, SPRING) == spans(OPEN, document, SPRING) == [(START, YEAR_END)]
    (segment,) = due(ask(SPRING, OPEN, document))
    step = next(each for each in segment.explanation.children if each.code == "suspended")
    assert step.text.endswith("and the benefit continues.")


def test_the_trace_names_the_suspension_and_what_lifted_it() -> None:
    before, after = due(ask(SPRING, LIFTED, PLAIN))
    step = next(each for each in before.explanation.children if each.code == "suspended")
    assert step.text == (
        "The award was suspended on 1 November 2025, and was reinstated on 1 February 2026: "
        "nothing is due from 1 November 2025 until 1 February 2026."
    )
    assert step.inputs == {
        "on": "2025-11-01",
        "effect": "pauses",
        "suspension_id": LIFTED[2].fact_id,
        "reason_code": "investigation",
        "reinstatement_id": LIFTED[3].fact_id,
    }
    assert step.positions == (*LIFTED[2].positions, *LIFTED[3].positions)
    assert step.document_path == "/benefits/0/pay/loss/suspended"
    assert before.explanation.text.endswith("; the award was suspended on 1 November 2025.")
    assert after.explanation.text.endswith("; the award was reinstated on 1 February 2026.")


def test_nothing_is_due_while_no_reinstatement_is_known() -> None:
    assert spans(OPEN, PLAIN, SPRING) == [(START, SINCE)]
    (segment,) = ask(NEXT_YEAR, OPEN, PLAIN).segments
    assert (segment.state, codes(segment)[-1]) == (EligibilityState.NOT_DUE, "ended_before_year")
    assert "The award was suspended on 1 November 2025" in segment.explanation.text


def test_an_announced_suspension_bounds_and_an_announced_reinstatement_waits_for_its_day() -> None:
    assert spans(LIFTED, PLAIN, date(2025, 9, 1)) == [(START, SINCE)]
    (_, after) = ask(date(2025, 12, 1), LIFTED, PLAIN).segments
    assert after.state is EligibilityState.PENDING
    (waiting,) = after.waiting_for
    assert (waiting.kind, waiting.announced_on) == (WaitingKind.GOOD_STANDING, UNTIL)
    assert waiting.text == "The award is reinstated on 1 February 2026."


def test_a_contract_year_that_lies_within_a_suspension_says_so() -> None:
    (segment,) = ask(NEXT_YEAR, lifted(date(2027, 8, 1)), PLAIN).segments
    assert (segment.state, codes(segment)[-1]) == (EligibilityState.NOT_DUE, "paused")
    assert segment.explanation.text.endswith(
        "The award was suspended on 1 November 2025: nothing is due in 2026-27."
    )


def test_what_would_take_effect_during_a_suspension_takes_effect_after_it() -> None:
    once = benefit({"pay": ONE_TIME})
    granted = award(MAKER, START, lapses=(suspended(MAKER, START, UNTIL),))
    items = [JOB, granted, suspension(MAKER, START), reinstatement(MAKER, UNTIL)]
    (segment,) = due(ask(SPRING, items, once))
    assert segment.effective_from == UNTIL
    assert segment.amount is not None
    assert segment.amount.amount == Decimal("365.00")


def test_what_is_paid_in_full_is_not_changed_by_a_suspension_later_in_the_year() -> None:
    document = benefit({"pay/time": "whole_year"})
    assert spans(LIFTED, document, SPRING) == [(START, YEAR_END)]
    assert amount_of(ask(SPRING, LIFTED, document)) == Decimal("365.00")


@pytest.mark.parametrize(
    ("rule", "this_year"),
    [
        ("ends", [(START, SINCE), (UNTIL, YEAR_END)]),
        ("ends_with_contract_year", [(START, YEAR_END)]),
        ("continues", [(START, YEAR_END)]),
    ],
)
def test_a_late_renewal_leaves_the_gap_the_benefit_says(
    rule: str, this_year: list[tuple[date, date]]
) -> None:
    assert spans(LATE, benefit({"pay/loss/expired": rule}), SPRING) == this_year


def test_a_renewal_in_a_later_contract_year_leaves_a_gap_from_the_end_of_the_first() -> None:
    again = date(2026, 8, 1)
    granted = award(MAKER, START, lapses=(renewed(MAKER, SINCE, again),), expires=date(2029, 1, 1))
    items = [JOB, granted, renewal(MAKER, again)]
    document = benefit({"pay/loss/expired": "ends_with_contract_year"})
    assert spans(items, document, NEXT_YEAR) == [(again, NEXT_END)]


def test_a_renewal_in_time_leaves_no_gap_and_counts_from_its_own_day_on() -> None:
    document = benefit({"pay/loss/expired": "ends"})
    assert spans(EARLY, document, SPRING) == [(START, YEAR_END)]
    assert spans(EARLY, document, date(2025, 9, 1)) == [(START, UNTIL)]
    (_, after) = ask(date(2025, 9, 1), EARLY, document).segments
    assert [each.text for each in after.waiting_for] == ["The award is renewed on 1 November 2025."]


def test_an_expiry_that_was_averted_is_not_told() -> None:
    (segment,) = due(ask(SPRING, EARLY, PLAIN))
    told = [step.text for step in segment.explanation.children if step.code == "expired"]
    assert told == ["The credential expires on 1 February 2027, and the benefit continues."]


def test_the_expiry_that_a_renewal_brought_names_it() -> None:
    document = benefit({"pay/loss/expired": "ends"})
    (segment,) = due(ask(NEXT_YEAR, EARLY, document))
    assert segment.effective_until == date(2027, 2, 1)
    step = next(each for each in segment.explanation.children if each.code == "expired")
    assert step.inputs["renewal_id"] == EARLY[2].fact_id
    assert set(EARLY[2].positions) <= set(step.positions)


def test_what_a_suspension_does_has_to_be_stated() -> None:
    path = "/benefits/0/pay/loss/suspended"
    assert path in faults(benefit({"pay/loss/suspended": None}))
    assert path in faults(benefit({"pay/loss/suspended": "never_due"}))
