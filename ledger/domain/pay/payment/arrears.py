"""Stage 6, pay: what became due late for an earlier contract year is no more than is owed of it.

What is approved late may take the place of something that was due in that year, of which a choice,
a level or what may be used once lets one count. That was paid, and stays paid: so of benefits that
may take the place of each other arrears are what the year comes to now, less what it came to until
the year asked about.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.answer import EligibilityState, Payment
from ledger.domain.pay.explanation import Explanation, Stage
from ledger.domain.pay.payment.displacing import Benefits
from ledger.domain.pay.payment.finding import Finding
from ledger.domain.pay.words.amounts import money
from ledger.domain.pay.words.wording import told

OfYear = tuple[Benefits, CalendarYear]
"""Benefits, and a contract year before the one asked about."""

_NOTHING = Decimal(0)


def cut_to_owed(
    found: Sequence[Finding],
    comes_to: Mapping[OfYear, Decimal],
    came_to: Callable[[OfYear], Decimal],
    currency: str,
) -> list[Finding]:
    """Cut arrears to what is owed; all other findings stay.

    `comes_to` is what each earlier year comes to now, `came_to` gives what was due of it until the
    year asked about; it is asked only where there are arrears.
    """
    late: dict[OfYear, Decimal] = defaultdict(Decimal)
    of_year = {id(each): _year_of(each, comes_to) for each in found if each.amount}
    for each in found:
        key = of_year.get(id(each))
        if key is not None and each.amount is not None:
            late[key] += each.amount
    beyond = {key: due - max(comes_to[key] - came_to(key), _NOTHING) for key, due in late.items()}
    return list(_cut(found, of_year, beyond, currency))


def _year_of(finding: Finding, years: Mapping[OfYear, Decimal]) -> OfYear | None:
    """Give the earlier year that a finding is for, if it is one."""
    part, name = finding.slice, finding.entitlement.key[:2]
    if part is None:
        return None
    return next(
        (
            (benefits, year)
            for benefits, year in years
            if name in benefits and year.year_from <= part.day_from < year.year_until
        ),
        None,
    )


def _cut(
    found: Sequence[Finding],
    of_year: Mapping[int, OfYear | None],
    beyond: dict[OfYear, Decimal],
    currency: str,
) -> Iterator[Finding]:
    for each in found:
        key = of_year.get(id(each))
        if key is None or each.amount is None or beyond[key] <= 0:
            yield each
            continue
        paid = min(beyond[key], each.amount)
        beyond[key] -= paid
        yield _without(each, paid, key[1], currency)


def _without(finding: Finding, paid: Decimal, year: CalendarYear, currency: str) -> Finding:
    text = (
        f"Of it {told(paid, currency)} were due in {year.name} already, for what this takes the "
        "place of."
    )
    step = Explanation(
        stage=Stage.PAY,
        code="paid_before",
        inputs={"contract_year": year.name, "paid": str(paid)},
        result=str(paid),
        positions=(),
        text=text,
        document_path=f"{finding.entitlement.path}/pay",
    )
    steps = (*finding.steps, step)
    left = (finding.amount or _NOTHING) - paid
    if not left:
        nothing = EligibilityState.NOT_DUE
        return replace(finding, state=nothing, steps=steps, amount=None, rate=None, payments=())
    payments = tuple(_first(finding.payments, left, currency))
    return replace(finding, steps=steps, amount=left, payments=payments)


def _first(payments: Sequence[Payment], amount: Decimal, currency: str) -> Iterator[Payment]:
    """Give the first of some payments that come to an amount."""
    for each in payments:
        part = min(each.amount.amount, amount)
        amount -= part
        if part:
            yield Payment(
                payable_on=each.payable_on,
                pay_period=each.pay_period,
                amount=money(part, currency),
            )
