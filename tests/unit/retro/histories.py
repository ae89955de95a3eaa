"""Random histories of one educator whom a policy pays, with a new version of it on the way."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache

from hypothesis import strategies as st

from ledger.domain.facts.payroll import PayrollRun
from ledger.domain.pay.answer import SalaryEligibility
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.retro.changed_facts import Recorded
from ledger.domain.retro.comparison_shape import EducatorComparison
from ledger.domain.retro.lines import Line, lines
from ledger.domain.retro.pay_dates import PayDates, days_to_ask, of_each_year
from ledger.domain.retro.two_bases import Comparing
from ledger.domain.views import DistrictView, EducatorView
from ledger.projections import reference_questions as ask
from ledger.projections.replay import Replayed, replay
from tests.support.correcting import corrected_in
from tests.support.entries import raw_entries
from tests.support.facts import calendar, day, simple_credential
from tests.support.fates import FATES
from tests.support.granting import earn_simply, lakeview, teacher
from tests.support.histories import CORRECTIONS, JOBS, REVOCATION, Step, Teller
from tests.support.memory import MemoryLedger
from tests.support.policies import pay_policy

PAID = ("workshop", "sequel")
EARN = 20
"""A step that tells the whole way to an award."""
_TELLING = (EARN, EARN, EARN, REVOCATION, *CORRECTIONS, *FATES, *JOBS)

stories = st.lists(
    st.tuples(
        st.sampled_from(_TELLING), st.integers(0, 40), st.integers(0, 450), st.integers(0, 5)
    ),
    min_size=3,
    max_size=12,
)
"""Histories in which awards are earned, and lost or corrected."""
PAY_DATES = tuple(
    period.payable_on for year in (2025, 2026) for period in calendar(year).pay_periods
)


@dataclass(frozen=True, eq=False)
class Log:
    """A log, asked about one educator at two positions; position 0 is where nothing was known."""

    replayed: Replayed
    educator_id: str
    first: int
    """The position from which on the educator is employed and the policy in force."""
    corrects: Mapping[int, str] = field(default_factory=dict)
    """The facts that entries correct, by position."""

    @classmethod
    def of(cls, ledger: MemoryLedger, educator_id: str, first: int = 1) -> "Log":
        """The log of a ledger in memory."""
        return cls(replay(raw_entries(ledger)), educator_id, first, corrected_in(ledger))

    @property
    def last(self) -> int:
        return self.replayed.position

    def compared(
        self,
        before: int,
        after: int,
        about: PayDates | date,
        found_on: date | None = None,
        runs: tuple[PayrollRun, ...] = (),
    ) -> EducatorComparison:
        then, now = self._view(before), self._view(after)
        assert now[0] is not None
        comparing = Comparing(
            before=then[0],
            after=now[0],
            positions=(before, after),
            about=about,
            found_on=found_on,
            runs=runs,
        )
        rules = self.replayed.refer(ask.rules("lakeview")).value
        own = set(range(before + 1, after + 1)) - set(rules)
        recorded = Recorded({at: self.corrects.get(at) for at in own}, rules)
        return comparing.educator(self.educator_id, then[1], now[1], recorded, self._view)

    def lines(self, pay_date: date, position: int, asked_on: date) -> tuple[Line, ...]:
        """What a day says that a pay date pays, evaluated for itself."""
        district, educator = self._view(position)
        if district is None or educator is None:
            return ()
        days = days_to_ask(district.book, pay_date, asked_on)
        answers = (educator.eligibility(district, on) for on in days)
        return lines(of_each_year(answers, pay_date), pay_date)

    def answer(self, position: int, on: date) -> SalaryEligibility | None:
        district, educator = self._view(position)
        if district is None or educator is None:
            return None
        return educator.eligibility(district, on)

    @cache  # noqa: B019 -- a log lives as long as an example
    def _view(self, position: int) -> tuple[DistrictView | None, EducatorView | None]:
        if position == 0:
            return None, None
        view = self.replayed.view([self.educator_id], ["lakeview"], known=position)
        return view.districts.get("lakeview"), view.educators.get(self.educator_id)


def paying_log(
    story: Sequence[Step],
    later: Sequence[Step],
    meanwhile: Callable[[MemoryLedger], None] = lambda _: None,
) -> Log:
    """Tell a story, then adopt another version of the policy, then go on.

    `meanwhile` is what else happens, after the hire and after each step.
    """
    ledger = lakeview()
    ledger.now = datetime(2027, 12, 1, tzinfo=UTC)
    ledger.record(simple_credential("workshop", repeatable=True))
    ledger.record(simple_credential("sequel", repeatable=True, validity_months=3))
    ledger.record(calendar(2025))
    ledger.record(calendar(2026))
    ledger.record(pay_policy(approved=False, names=PAID))
    educator_id = teacher(ledger, effective_from=day("2025-07-01"))
    first = len(ledger.entries)
    meanwhile(ledger)
    _tell(ledger, educator_id, story, meanwhile)
    since = day("2025-11-01")
    ledger.record(pay_policy(amount="555.55", approved=False, names=PAID, effective_from=since))
    _tell(ledger, educator_id, later, meanwhile)
    return Log.of(ledger, educator_id, first)


def _tell(
    ledger: MemoryLedger,
    educator_id: str,
    story: Sequence[Step],
    meanwhile: Callable[[MemoryLedger], None],
) -> None:
    teller = Teller(ledger, [educator_id])
    for step in story:
        what, _, when, how = step
        if what != EARN:
            teller.tell(step)
        else:
            on = str(day("2025-07-01") + timedelta(days=when))
            with suppress(Refusal):
                earn_simply(ledger, educator_id, PAID[how % 2], enrolled=on, awarded=on)
        meanwhile(ledger)
