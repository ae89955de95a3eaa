"""What revocation, expiry and a withdrawn approval do: exactly what the benefit says."""

from datetime import date
from decimal import Decimal

import pytest

from ledger.domain.pay.answer import EligibilityState
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import approval, award, job
from tests.unit.pay.fates import revocation
from tests.unit.pay.policies import LEARNING, MAKER, PLAIN, ask, benefit, codes, due

START, LOST, YEAR_END = date(2025, 7, 1), date(2026, 3, 1), date(2026, 7, 1)
SPRING, NEXT_YEAR = date(2026, 4, 1), date(2026, 9, 1)
JOB = job(date(2024, 7, 1))
ENDED = [JOB, award(MAKER, START, ended=LOST), revocation(MAKER, LOST)]
VOID = [JOB, award(MAKER, START, void=True), revocation(MAKER, LOST, void=True)]
EXPIRED = [JOB, award(MAKER, START, expires=LOST)]


def spans(items: list[Item[TimelineFact]], document: object, on: date) -> list[tuple[date, date]]:
    assert isinstance(document, dict)
    return [
        (segment.effective_from, segment.effective_until)
        for segment in due(ask(on, items, document))
        if segment.effective_from is not None and segment.effective_until is not None
    ]


@pytest.mark.parametrize(
    ("rule", "this_year", "next_year"),
    [
        ("never_due", [], []),
        ("ends", [(START, LOST)], []),
        ("ends_with_contract_year", [(START, YEAR_END)], []),
        ("continues", [(START, YEAR_END)], [(YEAR_END, date(2027, 7, 1))]),
    ],
)
@pytest.mark.parametrize(("items", "kind"), [(ENDED, "ended_from_date"), (VOID, "void_from_start")])
def test_each_kind_of_revocation_does_what_the_benefit_says(
    items: list[Item[TimelineFact]],
    kind: str,
    rule: str,
    this_year: list[tuple[date, date]],
    next_year: list[tuple[date, date]],
) -> None:
    document = benefit({f"pay/loss/{kind}": rule})
    assert spans(items, document, SPRING) == this_year
    assert spans(items, document, NEXT_YEAR) == next_year


@pytest.mark.parametrize(
    ("rule", "this_year", "next_year"),
    [
        ("ends", [(START, LOST)], []),
        ("ends_with_contract_year", [(START, YEAR_END)], []),
        ("continues", [(START, YEAR_END)], [(YEAR_END, date(2027, 7, 1))]),
    ],
)
def test_expiry_does_what_the_benefit_says(
    rule: str, this_year: list[tuple[date, date]], next_year: list[tuple[date, date]]
) -> None:
    document = benefit({"pay/loss/expired": rule})
    assert spans(EXPIRED, document, SPRING) == this_year
    assert spans(EXPIRED, document, NEXT_YEAR) == next_year


@pytest.mark.parametrize(
    ("rule", "this_year"),
    [
        ("never_due", []),
        ("ends", [(START, LOST)]),
        ("ends_with_contract_year", [(START, YEAR_END)]),
        ("continues", [(START, YEAR_END)]),
    ],
)
def test_a_withdrawn_approval_does_what_the_benefit_says(
    rule: str, this_year: list[tuple[date, date]]
) -> None:
    document = benefit({"select/approval": {"rule": "required", "withdrawn": rule}})
    items = [JOB, award(MAKER, START), approval(MAKER, START), approval(MAKER, LOST, denied=True)]
    assert spans(items, document, SPRING) == this_year


def test_an_announced_revocation_ends_the_segment_on_its_day() -> None:
    assert spans(ENDED, PLAIN, date(2025, 9, 1)) == [(START, LOST)]


def test_a_void_award_was_never_due_not_even_before_it_was_found_out() -> None:
    answer = ask(date(2025, 9, 1), VOID, PLAIN)
    (segment,) = answer.segments
    assert segment.state is EligibilityState.NOT_DUE
    assert codes(segment)[-1] == "void"
    assert "never due" in segment.explanation.text
    assert set(VOID[-1].positions) <= set(segment.explanation.positions)


def test_what_the_policy_makes_never_due_was_so_on_earlier_pay_dates_too() -> None:
    document = benefit({"pay/loss/ended_from_date": "never_due"})
    assert spans(ENDED, document, date(2025, 9, 1)) == []
    assert spans(ENDED, document, LOST) == []


def test_the_last_payment_is_that_of_the_last_period_before_the_end() -> None:
    (segment,) = due(ask(SPRING, ENDED, PLAIN))
    assert segment.payments[-1].pay_period == "2026-02"
    assert segment.amount is not None
    assert segment.amount.amount == Decimal("243.00")


def test_what_is_lost_before_it_takes_effect_is_not_due() -> None:
    waits = {"align": "next_contract_year", "first_day": "waits"}
    items = [
        JOB,
        award(MAKER, date(2025, 8, 1), ended=LOST),
        revocation(MAKER, LOST),
    ]
    (segment,) = ask(SPRING, items, benefit({"date/effective": waits})).segments
    assert segment.state is EligibilityState.NOT_DUE
    assert codes(segment)[-1] == "lost_before_effect"


def test_a_loss_on_the_first_day_of_a_contract_year_ends_with_the_year_before() -> None:
    document = benefit({"pay/loss/expired": "ends_with_contract_year"})
    items = [JOB, award(MAKER, START, expires=YEAR_END)]
    assert spans(items, document, SPRING) == [(START, YEAR_END)]
    assert spans(items, document, NEXT_YEAR) == []


def test_a_permanent_increase_stays_after_expiry_in_every_later_year() -> None:
    assert spans(EXPIRED, PLAIN, NEXT_YEAR) == [(YEAR_END, date(2027, 7, 1))]


def renewed(rule: str) -> list[tuple[str, date, date]]:
    document = benefit({"accumulate/same_credential": rule, "pay/loss/expired": "ends"})
    items = [
        JOB,
        award(MAKER, START, expires=LOST),
        award(MAKER, date(2026, 2, 1), name="again", expires=date(2028, 2, 1)),
        award(LEARNING, START),
    ]
    return [
        (str(segment.credential_id), segment.effective_from, segment.effective_until)
        for segment in due(ask(SPRING, items, document))
        if segment.effective_from and segment.effective_until
    ]


def test_of_two_awards_of_one_credential_those_count_that_the_policy_counts() -> None:
    first = (MAKER, START, LOST)
    other = (LEARNING, START, YEAR_END)
    assert sorted(renewed("first_award")) == sorted([first, other])
    assert sorted(renewed("one_at_a_time")) == sorted([first, other, (MAKER, LOST, YEAR_END)])
    again = (MAKER, date(2026, 2, 1), YEAR_END)
    assert sorted(renewed("every_award")) == sorted([first, other, again])


def test_an_announced_end_of_one_award_does_not_make_the_other_due_yet() -> None:
    document = benefit({"accumulate/same_credential": "one_at_a_time"})
    items = [*ENDED, award(MAKER, date(2025, 8, 1), name="again")]
    first, second = ask(date(2025, 9, 1), items, document).segments
    assert (first.state, first.effective_until) == (EligibilityState.DUE, LOST)
    assert (second.state, second.effective_from) == (EligibilityState.PENDING, LOST)
    assert len(due(ask(SPRING, items, document))) == 2
