"""What one contract year of a district comes to under two sets of policies."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from ledger.domain.answers.contract_years import NamedYear
from ledger.domain.answers.distribution import distribution
from ledger.domain.answers.simulation_shape import (
    SimulatedChange,
    SimulatedChanges,
    SimulatedCost,
    SimulatedWaiting,
    SimulatedYear,
)
from ledger.domain.pay.answer import EligibilityState, Money, SalaryEligibility, WaitingKind

_SETTLED = frozenset(
    {EligibilityState.DUE, EligibilityState.NOT_DUE, EligibilityState.LAPSED},
)

_Reason = tuple[EligibilityState, WaitingKind | None]


class _Cost:
    """One side of the comparison, while educators are added to it."""

    def __init__(self) -> None:
        self.amounts: list[Decimal] = []
        self.educators: dict[_Reason, set[str]] = defaultdict(set)
        self.segments: Counter[_Reason] = Counter()

    def add(self, answer: SalaryEligibility) -> None:
        if answer.amount is not None:
            self.amounts.append(answer.amount.amount)
        if answer.contract_year is None:
            reason = (EligibilityState.NOT_YET_DETERMINABLE, WaitingKind.CALENDAR)
            self.educators[reason].add(answer.educator_id)
        for segment in answer.segments:
            # What is due in part waits with the rest: an instalment whose day nobody knows yet.
            if segment.state not in _SETTLED or segment.waiting_for:
                named: set[WaitingKind | None] = {each.kind for each in segment.waiting_for}
                for kind in named or {None}:
                    self.educators[segment.state, kind].add(answer.educator_id)
                    self.segments[segment.state, kind] += 1

    def result(self, currency: str) -> SimulatedCost:
        due = [amount for amount in self.amounts if amount]
        return SimulatedCost(
            amount=Money(currency_code=currency, amount=sum(due, Decimal(0))),
            educators_due=len(due),
            amounts=distribution(due, currency),
            waiting=tuple(self._waiting()),
        )

    def _waiting(self) -> Iterator[SimulatedWaiting]:
        for state, kind in sorted(self.educators, key=lambda each: (each[0], each[1] or "")):
            yield SimulatedWaiting(
                state=state,
                kind=kind,
                educators=len(self.educators[state, kind]),
                segments=self.segments[state, kind],
            )


class YearSimulation:
    """Takes what each educator would be due, and tells what the year comes to.

    Whose amount cannot be determined on one of the sides is in no sum of either.
    """

    def __init__(self, year: NamedYear, currency: str) -> None:
        """Start without anybody."""
        self._year = year
        self._currency = currency
        self._before, self._after = _Cost(), _Cost()
        self._changes: list[tuple[Decimal, str, Decimal, Decimal]] = []
        self._educators = self._unknown = 0

    def add(self, before: SalaryEligibility, after: SalaryEligibility) -> None:
        """Take one educator's answers of the year."""
        self._educators += 1
        if before.amount is None or after.amount is None:
            self._unknown += 1
            before, after = _without_amount(before), _without_amount(after)
        else:
            was, becomes = before.amount.amount, after.amount.amount
            if was != becomes:
                self._changes.append((becomes - was, before.educator_id, was, becomes))
        self._before.add(before)
        self._after.add(after)

    def result(self, listed_max: int) -> SimulatedYear:
        """Tell what it came to; of those who gain and those who lose, list so many at most."""
        before, after = self._before.result(self._currency), self._after.result(self._currency)
        gains = [change for change in self._changes if change[0] > 0]
        losses = [change for change in self._changes if change[0] < 0]
        return SimulatedYear(
            contract_year=self._year.name,
            year_from=self._year.year_from,
            year_until=self._year.year_until,
            educators=self._educators,
            educators_not_determinable=self._unknown,
            before=before,
            after=after,
            difference=self._money(after.amount.amount - before.amount.amount),
            differences=distribution([change[0] for change in self._changes], self._currency),
            gains=self._listed(gains, listed_max),
            losses=self._listed(losses, listed_max),
            educators_unchanged=self._educators - self._unknown - len(self._changes),
        )

    def _listed(
        self, changes: Sequence[tuple[Decimal, str, Decimal, Decimal]], listed_max: int
    ) -> SimulatedChanges:
        largest = sorted(changes, key=lambda change: (-abs(change[0]), change[1]))
        return SimulatedChanges(
            educators=len(changes),
            amount=self._money(sum((change[0] for change in changes), Decimal(0))),
            listed=tuple(
                SimulatedChange(
                    educator_id=educator_id,
                    before=self._money(was),
                    after=self._money(becomes),
                    difference=self._money(difference),
                )
                for difference, educator_id, was, becomes in largest[:listed_max]
            ),
        )

    def _money(self, amount: Decimal) -> Money:
        return Money(currency_code=self._currency, amount=amount)


def _without_amount(answer: SalaryEligibility) -> SalaryEligibility:
    return replace(answer, amount=None)
