"""A payroll desk: makes runs as the client does, and records them later or never, in any order."""

from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st
from msgspec.structs import replace

from credential_ledger.payroll.stated import Run, StatedSpan, stated
from ledger.domain.facts.payroll import PayrollRun
from ledger.domain.recorded import Recorded
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.retro.pay_dates import PayDates
from tests.support.memory import MemoryLedger
from tests.support.payroll import payroll_run
from tests.unit.retro.histories import PAY_DATES, Log

_DAY = timedelta(days=1)
MAKE, RECORD = "make", "record"
Act = tuple[str, int, int, bool]
"""What is done, on which pay date or which run, how far behind the head, whether otherwise."""

days = st.lists(
    st.lists(
        st.tuples(
            st.sampled_from((MAKE, MAKE, RECORD, RECORD, RECORD)),
            st.integers(0, len(PAY_DATES) - 1),
            st.sampled_from((0, 0, 0, 1, 4)),
            st.sampled_from((False, False, False, True)),
        ),
        max_size=4,
    ),
    min_size=4,
    max_size=12,
)
"""What the desk does after each step of a history."""


@dataclass(frozen=True, slots=True)
class Made:
    """A run, which pay dates it compared with which basis, and the runs it knew."""

    run: PayrollRun
    spans: tuple[StatedSpan, ...]
    behind: tuple[PayrollRun, ...]


@dataclass(slots=True)
class Desk:
    """Works through its days, one after each step."""

    days: Sequence[Sequence[Act]]
    made: list[Made] = field(default_factory=list)
    on_record: list[Made] = field(default_factory=list)
    day: int = 0

    def work(self, ledger: MemoryLedger) -> None:
        """Do what there is to do on the next day."""
        for act in self.days[self.day] if self.day < len(self.days) else ():
            if act[0] == MAKE:
                self._make(ledger, act)
            elif self.made:
                self._record(ledger, act)
        self.day += 1

    def stated(self, log: Log) -> dict[date, Decimal]:
        """What all runs on record state of each pay date, regular and retro."""
        sums: dict[date, Decimal] = defaultdict(Decimal)
        for made in self.on_record:
            for span in made.spans:
                about = PayDates(span.payable_from, span.payable_until)
                bases = span.basis or 0, made.run.basis_position
                compared = log.compared(*bases, about, made.run.pay_date, made.behind)
                for line in compared.lines:
                    sums[line.payable_on] += line.difference.amount
        return sums

    def _make(self, ledger: MemoryLedger, act: Act) -> None:
        _, which, behind, since_first = act
        pay_date, basis = PAY_DATES[which], max(1, len(ledger.entries) - behind)
        known = tuple(run.fact for run in _known(ledger, basis))
        runs = [Run(run.pay_date, run.basis_position) for run in known]
        since = max(1, basis - 3) if since_first else None
        spans = stated(runs if since is None else [Run(pay_date - _DAY, since)], pay_date)
        run = payroll_run(str(pay_date), basis, since_basis=since)
        self.made.append(Made(run, tuple(spans), known))

    def _record(self, ledger: MemoryLedger, act: Act) -> None:
        """Take the newest, or any, and say that it is supplementary where it is."""
        _, which, _, any_of_them = act
        made = self.made[which % len(self.made)] if any_of_them else self.made[-1]
        known = _known(ledger, len(ledger.entries))
        same = any(each.fact.pay_date == made.run.pay_date for each in known)
        with suppress(Refusal):
            ledger.record(replace(made.run, supplementary=same))
            self.on_record.append(made)


def _known(ledger: MemoryLedger, position: int) -> list[Recorded[PayrollRun]]:
    runs = ledger.streams["district/lakeview"].of_type(PayrollRun)
    return [each for each in runs if each.position <= position]
