"""A payroll run: what its pay date pays, and what earlier ones still owe or paid too much."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from credential_ledger import dates
from credential_ledger.client import LedgerClient
from credential_ledger.payroll.rows import Row, RowKind, rows
from credential_ledger.payroll.stated import Run, StatedSpan, stated
from credential_ledger.v1.basis_pb2 import Basis
from credential_ledger.v1.pay_policy_version_pb2 import PayPolicyVersion
from credential_ledger.v1.salary_service_pb2 import CompareSalaryEligibilityResponse

_DAY = timedelta(days=1)
_CENTS = Decimal("0.00")

Answers = Iterator[CompareSalaryEligibilityResponse]


class NoPayDate(ValueError):
    """No pay period of the district is payable on the day, as far as its basis knows."""

    def __init__(self, pay_date: date, district_id: str, paid: Iterable[date]) -> None:
        known = sorted(paid)
        before = [each for each in known if each < pay_date][-1:]
        after = [each for each in known if each > pay_date][:1]
        near = " and ".join(map(str, before + after))
        super().__init__(
            f"no pay period of {district_id} is payable on {pay_date}; "
            + (f"near it are {near}" if near else "its calendars name none")
        )


class SinceLaterBasis(ValueError):
    """What came to be known between the two would be told as taken back."""

    def __init__(self, since_basis: int, position: int) -> None:
        super().__init__(
            f"--since-basis {since_basis} is later than position {position}, as of which the run "
            "is made; it must be at most that"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PayrollRun:
    """What a payroll run states: the same for ever on the same basis, compared with the same.

    `policies` are all versions the district had adopted. `stated` says which pay dates were
    compared with which basis; without a basis they are stated for the first time. `since_basis` is
    the one that was asked for in place of what the runs on record stated.
    """

    district_id: str
    pay_date: date
    basis: Basis
    stated: tuple[StatedSpan, ...]
    policies: tuple[PayPolicyVersion, ...]
    rows: tuple[Row, ...]
    currency: str
    since_basis: int | None = None

    @property
    def educators(self) -> int:
        """How many have a row."""
        return len({row.educator_id for row in self.rows})

    @property
    def overpaid(self) -> Decimal:
        """What retro says was paid too much: to an educator, under a policy, on a pay date in all.

        It is above zero; the retro total has it below zero, beside what is owed.
        """
        net: dict[tuple[str, str, date], Decimal] = defaultdict(Decimal)
        for row in self.rows:
            if row.kind is RowKind.RETRO:
                net[row.educator_id, row.policy_id, row.payable_on] += row.amount
        return -sum((amount for amount in net.values() if amount < 0), _CENTS)

    def total(self, kind: RowKind) -> Decimal:
        """What the rows of a kind come to."""
        return sum((row.amount for row in self.rows if row.kind is kind), _CENTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Payroll:
    """Asks for the payroll runs of one district.

    `watch` is given the answers of each call as they come, and passes them on.
    """

    client: LedgerClient
    district_id: str
    watch: Callable[[Answers], Answers] = iter

    def run(
        self,
        pay_date: date,
        *,
        since_basis: int | None = None,
        known: datetime | int | None = None,
        at_least_position: int = 0,
    ) -> PayrollRun:
        """The run of a pay date as known then (none: now), behind the runs on record by then.

        With `since_basis` all earlier pay dates are compared with that position instead; such a run
        can be put on record as the first of the district alone.

        Raises:
            LedgerError: as the client's methods.
            SinceLaterBasis: `since_basis` is later than what the run itself rests on.
            NoPayDate: nothing is paid on that day.
        """
        policies = self.client.salary.list_pay_policies(
            self.district_id, known=known, at_least_position=at_least_position
        )
        pages = list(policies.pages())
        basis = pages[0].basis
        if since_basis is not None and since_basis > basis.position:
            raise SinceLaterBasis(since_basis, basis.position)
        self._check_pay_date(pay_date, basis.position)
        spans = stated(self._runs(pay_date, since_basis, basis.position), pay_date)
        found: list[Row] = []
        currency = ""
        for span in spans:
            regular_on = pay_date if span.basis is None else None
            for answer in self.watch(self._ask(span, basis.position, pay_date)):
                found += rows(answer.educator, regular_on)
                currency = answer.summary.difference.currency_code or currency
        return PayrollRun(
            district_id=self.district_id,
            pay_date=pay_date,
            basis=basis,
            stated=tuple(spans),
            policies=tuple(version for page in pages for version in page.policies),
            rows=tuple(sorted(found, key=lambda row: row.place)),
            currency=currency,
            since_basis=since_basis,
        )

    def _check_pay_date(self, pay_date: date, position: int) -> None:
        answer = self.client.districts.get_district(self.district_id, known=position)
        periods = (period for calendar in answer.calendars for period in calendar.pay_periods)
        paid = {dates.decode(period.payable_on) for period in periods}
        if pay_date not in paid:
            raise NoPayDate(pay_date, self.district_id, paid)

    def _runs(self, pay_date: date, since_basis: int | None, position: int) -> list[Run]:
        """The runs as they follow one another on record, or the one that speaks for all."""
        if since_basis is not None:
            return [Run(pay_date - _DAY, since_basis)]
        listed = self.client.salary.list_payroll_runs(self.district_id, known=position)
        return [
            Run(dates.decode(each.run.pay_date), each.run.basis_position)
            for each in sorted(listed, key=lambda each: each.position)
        ]

    def _ask(self, span: StatedSpan, position: int, pay_date: date) -> Answers:
        return self.client.salary.compare_salary_eligibility(
            self.district_id,
            before=span.basis,
            after=position,
            pay_dates=(span.payable_from, span.payable_until),
            found_on=pay_date,
        )
