"""What holds of an award that is approved, denied and approved again, under every policy."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ledger.domain.pay.answer import SalaryEligibility, Segment
from tests.unit.pay.drafts import LOSSES, documents
from tests.unit.pay.facts import approval, award, job
from tests.unit.pay.histories import EARLY, FIRST, Facts
from tests.unit.pay.policies import MAKER, ONE_TIME, amount_of, ask, changed, due, effective

GAP = st.integers(1, 300)
GAPS = st.lists(st.tuples(GAP, GAP), min_size=1, max_size=2)
YEAR_ENDS = [date(year, 6, 30) for year in (2025, 2026, 2027)]
Document = dict[str, Any]


@st.composite
def decided(draw: st.DrawFn) -> Facts:
    """An award that is approved, and then denied and approved again once or twice."""
    on = draw(EARLY)
    found: Facts = [job(FIRST), award(MAKER, on)]
    day = max(FIRST, on + timedelta(days=draw(st.integers(-60, 60))))
    found.append(approval(MAKER, day))
    for approved_for, denied_for in draw(GAPS):
        denied_on = day + timedelta(days=approved_for)
        day = denied_on + timedelta(days=denied_for)
        found += [approval(MAKER, denied_on, denied=True), approval(MAKER, day)]
    return found


@st.composite
def policies(draw: st.DrawFn, withdrawn: st.SearchStrategy[str], more: dict[str, Any]) -> Document:
    """A policy that needs an approval, dated by either day."""
    rules = {
        "select/approval": {"rule": "required", "withdrawn": draw(withdrawn)},
        "date/windows/0/effective": effective(draw(st.sampled_from(["awarded", "approved"]))),
        **more,
    }
    changes = {f"benefits/0/{path}": value for path, value in rules.items()}
    return changed(changes, draw(documents()))


PAID_ONCE: dict[str, Any] = {
    "accumulate/uses": [],
    "date/governed_by": "version_on_award",
    "pay": ONE_TIME,
}
NO_LIMIT: dict[str, Any] = {"accumulate/uses": []}
LASTS = LOSSES.filter(lambda loss: loss != "never_due")


def paid(answer: SalaryEligibility) -> dict[str, tuple[Any, ...]]:
    """What is due, by segment."""
    return {each.segment_id: _money(each) for each in due(answer)}


def _money(each: Segment) -> tuple[Any, ...]:
    return each.effective_from, each.effective_until, each.amount, each.payments


@given(decided(), policies(LASTS, {}))
def test_approving_again_changes_nothing_of_what_was_due_before(
    facts: Facts, document: Document
) -> None:
    *before, again = facts
    on = again.effective_from
    assert paid(ask(on, before, document)).items() <= paid(ask(on, facts, document)).items()


@given(decided(), policies(LASTS, NO_LIMIT))
def test_however_often_approved_an_award_brings_no_more_than_approved_for_good(
    facts: Facts, document: Document
) -> None:
    whole, several = (
        [amount_of(ask(on, items, document)) for on in YEAR_ENDS] for items in (facts[:3], facts)
    )
    cents = Decimal("0.05")
    assert all(
        less <= more + cents for less, more in zip(_sums(several), _sums(whole), strict=True)
    )


def _sums(amounts: list[Decimal]) -> Iterator[Decimal]:
    """Arrears move amounts to later years, so it is the running total that is bounded."""
    total = Decimal(0)
    for amount in amounts:
        total += amount
        yield total


@given(decided(), policies(LASTS, PAID_ONCE))
def test_what_is_paid_once_is_due_in_one_year_at_most(facts: Facts, document: Document) -> None:
    answers = [due(ask(on, facts, document)) for on in YEAR_ENDS]
    assert sum(bool(each) for each in answers) <= 1


def test_approved_again_it_begins_no_other_term_of_contract_years() -> None:
    """Two contract years from that of the first approval, so nothing in the third."""
    document = changed(
        {
            "benefits/0/select/approval": {"rule": "required", "withdrawn": "ends"},
            "benefits/0/date/windows/0/effective": effective("approved"),
            "benefits/0/pay/lasts": {"until": "contract_years", "count": 2},
        }
    )
    again = date(2025, 7, 1)
    facts = [
        job(FIRST),
        award(MAKER, FIRST),
        approval(MAKER, FIRST),
        approval(MAKER, again - timedelta(days=1), denied=True),
        approval(MAKER, again),
    ]
    amounts = [str(amount_of(ask(on, facts, document))) for on in YEAR_ENDS]
    assert amounts == ["364.00", "365.00", "0"]
