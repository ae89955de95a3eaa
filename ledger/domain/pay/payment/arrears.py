"""Stage 6, pay: what became due late for an earlier contract year is no more than is owed of it.

What is approved late may take the place of something that was due in that year, of which a choice,
a level or what may be used once lets one count. That was paid, and stays paid: so of benefits that
may take the place of each other arrears are what the year comes to now, less what it came to until
the year asked about. Of what is paid once the years before count as one: what was paid in one of
them is not due again in another.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.answer import EligibilityState, Payment
from ledger.domain.pay.explanation import Explanation, Stage
from ledger.domain.pay.payment.displacing import BenefitName, Benefits
from ledger.domain.pay.payment.finding import Finding
from ledger.domain.pay.words.amounts import money
from ledger.domain.pay.words.wording import told

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Earlier:
    """Benefits that may take the place of each other, and days `[day_from, day_until)` before.

    Those are of a contract year before the one asked about, or of all of them; `when` says so.
    """

    benefits: Benefits
    day_from: date
    day_until: date
    when: str

    @classmethod
    def of(
        cls,
        benefits: Benefits,
        paid_anew: Collection[BenefitName],
        year: CalendarYear,
        asked: CalendarYear,
    ) -> "Earlier":
        """Give what is held together of an earlier year: of what is paid once all earlier ones."""
        if benefits.isdisjoint(paid_anew):
            return cls(benefits, date.min, asked.year_from, f"before {asked.name}")
        return cls(benefits, year.year_from, year.year_until, f"in {year.name}")

    def covers(self, name: BenefitName, day: date) -> bool:
        """Whether it holds what a benefit brings from a day on."""
        return name in self.benefits and self.day_from <= day < self.day_until


def cut_to_owed(
    found: Sequence[Finding],
    comes_to: Mapping[Earlier, Decimal],
    came_to: Callable[[Earlier], Decimal],
    currency: str,
) -> list[Finding]:
    """Cut arrears to what is owed; all other findings stay.

    `comes_to` is what each earlier year comes to now, `came_to` gives what was due of it until the
    year asked about; it is asked only where there are arrears.
    """
    late: dict[Earlier, Decimal] = defaultdict(Decimal)
    of_year = {id(each): _year_of(each, comes_to) for each in found if each.amount}
    for each in found:
        key = of_year.get(id(each))
        if key is not None and each.amount is not None:
            late[key] += each.amount
    beyond = {key: due - max(comes_to[key] - came_to(key), _NOTHING) for key, due in late.items()}
    return list(_cut(found, of_year, beyond, currency))


def _year_of(finding: Finding, every: Iterable[Earlier]) -> Earlier | None:
    """Give the earlier year that a finding is for, if it is one."""
    part, name = finding.slice, finding.entitlement.key[:2]
    if part is None:
        return None
    return next((each for each in every if each.covers(name, part.day_from)), None)


def _cut(
    found: Sequence[Finding],
    of_year: Mapping[int, Earlier | None],
    beyond: dict[Earlier, Decimal],
    currency: str,
) -> Iterator[Finding]:
    for each in found:
        key = of_year.get(id(each))
        if key is None or each.amount is None or beyond[key] <= 0:
            yield each
            continue
        paid = min(beyond[key], each.amount)
        beyond[key] -= paid
        yield _without(each, paid, key.when, currency)


def _without(finding: Finding, paid: Decimal, when: str, currency: str) -> Finding:
    text = (
        f"Of it {told(paid, currency)} were due {when} already, for what this takes the place of."
    )
    step = Explanation(
        stage=Stage.PAY,
        code="paid_before",
        inputs={"when": when, "paid": str(paid)},
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
