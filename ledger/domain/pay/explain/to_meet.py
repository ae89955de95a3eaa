"""Stage 7, explain: what is to be earned to meet a requirement, and what meeting it brings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ledger.domain.pay.accumulate.pools import Pools
from ledger.domain.pay.answer import Segment, StepKind
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explain.advice import Advice
from ledger.domain.pay.explain.leaving import kept_words
from ledger.domain.pay.explain.leaving_room import left_words, nothing_left
from ledger.domain.pay.explain.promising import kept_of_offer, offered
from ledger.domain.pay.explain.rewarding import Reward, rewards
from ledger.domain.pay.explain.within import Within
from ledger.domain.pay.explain.year_room import too_little, year_room_told
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.versions import Version
from ledger.domain.pay.levels.earning import ToEarn
from ledger.domain.pay.levels.tally import Coming
from ledger.domain.pay.payment.finding import Finding
from ledger.domain.pay.require.need_words import missing_words
from ledger.domain.pay.require.needs import Short, nearest
from ledger.domain.pay.select.carrying import may_bring
from ledger.domain.pay.words.wording import said


@dataclass(frozen=True, slots=True)
class _Missing:
    """What a requirement is short of; what waits, or counts from a later day, is no part of it."""

    shorts: Sequence[Short]
    ahead: Coming | None

    @classmethod
    def of(cls, finding: Finding) -> "_Missing":
        stands, entitlement = finding.hoped, finding.entitlement
        met = any(each.met for each in stands)
        return cls(() if met else nearest(entitlement.benefit, stands), entitlement.ahead)

    @property
    def units(self) -> Decimal:
        """How much is to be earned, in the unit of the first need that is short."""
        return self.shorts[0].least if self.shorts else Decimal(0)

    def too_much(self, required: Entitlement, within: Within, case: Case) -> bool:
        """Whether it is more than limits let count in time."""
        missing, units = self._missing(required), Fraction(self.units)
        return missing is not None and too_little(missing, units, within, case)

    def room(self, required: Entitlement) -> str:
        """Say how much of it a limit lets count this year, where that is less."""
        missing = self._missing(required)
        return "" if missing is None else year_room_told(missing, Fraction(self.units))

    def _missing(self, required: Entitlement) -> ToEarn | None:
        """Give what limits leave, where it is all told in one unit."""
        return required.to_earn if len(self.shorts) == 1 else None

    def to_meet(self, what: str, within: Within) -> str:
        """Say what it takes, and by when."""
        there = [] if self.ahead is None else list(_there(self.ahead))
        if not self.shorts:
            enough = f"{'is' if len(there) == 1 else 'are'} enough"
            return f"{' and '.join(there)} {enough} to meet {what}{within.words}"
        besides = f", besides {' and '.join(there)}" if there else ""
        return f"earn {missing_words(self.shorts)} to meet {what}{within.words}{besides}"


def _there(ahead: Coming) -> Iterator[str]:
    """Say what need not be earned any more."""
    if ahead.waiting:
        yield "what waits"
    if ahead.day_from is not None:
        yield f"what counts from {said(ahead.day_from)} on"


def to_meet(
    finding: Finding, segment: Segment, pools: Pools, versions: Sequence[Version]
) -> Iterator[Advice]:
    """Say what is missing, and what other benefits bring to who meets it, by their own last days.

    Where what waits is enough nothing is to be earned.
    """
    required, entitlement, case = segment.outcome.requirement, finding.entitlement, pools.case
    if required is None or not may_bring(entitlement, case):
        return
    missing, within = _Missing.of(finding), Within.to_earn(entitlement, case)
    if within.over or missing.too_much(entitlement, within, case):
        return
    if missing.shorts:
        room = missing.room(entitlement)
        what = f"{missing.to_meet('it', within)}{entitlement.left_out_words}{room}"
        text = f"{entitlement.benefit.title}: {what}."
        last_on, units = within.last_on, missing.units
        yield Advice.of(entitlement, StepKind.EARN, text, last_on, segment, units)
    for each in rewards(entitlement, required, case, versions):
        yield from _rewarded(each, entitlement, segment, missing, pools)


def _rewarded(
    reward: Reward, required: Entitlement, segment: Segment, missing: _Missing, pools: Pools
) -> Iterator[Advice]:
    """Say what a reward takes: the days to earn it are those on which that meets it in time."""
    kind, rewarded = StepKind.EARN if missing.shorts else StepKind.AWAIT, reward.entitlement
    met = Within.of(rewarded, pools.case, reward.last_on, reward.since)
    if met.over or nothing_left(rewarded, met.last_on, pools):
        return
    in_time = met.since or date.min, met.last_on
    within = Within.to_earn(required, pools.case, in_time)
    if within.over or missing.too_much(required, within, pools.case):
        return
    offer, title = offered(reward, pools), required.benefit.title
    brings = f", which brings {offer}" if offer else ""
    left = f"{missing.room(required)}{left_words(rewarded, pools)}"
    of = f"{missing.to_meet(title, within)}{brings}{left}"
    kept = kept_words(reward.kept, kept_of_offer(reward, pools))
    text = f"{rewarded.benefit.title}: {of}.{kept}"
    yield Advice.of(rewarded, kind, text, within.last_on, segment, missing.units)
