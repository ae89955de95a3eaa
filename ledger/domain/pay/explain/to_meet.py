"""Stage 7, explain: what is to be earned to meet a requirement, and what meeting it brings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from ledger.domain.pay.accumulate.pools import Pools
from ledger.domain.pay.answer import RequirementProgress, Segment, StepKind
from ledger.domain.pay.explain.advice import Advice
from ledger.domain.pay.explain.leaving import kept_words
from ledger.domain.pay.explain.leaving_room import left_words, nothing_left
from ledger.domain.pay.explain.promising import kept_of_offer, offered
from ledger.domain.pay.explain.rewarding import Reward, rewards
from ledger.domain.pay.explain.within import Within
from ledger.domain.pay.inputs.versions import Version
from ledger.domain.pay.payment.finding import Finding
from ledger.domain.pay.require.need_words import missing_words
from ledger.domain.pay.require.needs import Short, nearest
from ledger.domain.pay.select.carrying import may_bring

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Missing:
    """What a requirement is short of; what waits already is no part of it."""

    shorts: Sequence[Short]
    besides: str

    @classmethod
    def of(cls, finding: Finding, required: RequirementProgress) -> "_Missing":
        stands = finding.hoped or required.alternatives
        if any(each.met for each in stands):
            return cls((), "")
        of = nearest(finding.entitlement.benefit, stands)
        return cls(of, ", besides what waits" if finding.hoped else "")

    @property
    def units(self) -> Decimal:
        """How much is to be earned, in the unit of the first need that is short."""
        return self.shorts[0].least if self.shorts else Decimal(0)

    def to_meet(self, what: str, within: Within) -> str:
        """Say what it takes, and by when."""
        if not self.shorts:
            return f"what waits is enough to meet {what}{within.words}"
        return f"earn {missing_words(self.shorts)} to meet {what}{within.words}{self.besides}"


def to_meet(
    finding: Finding, segment: Segment, pools: Pools, versions: Sequence[Version]
) -> Iterator[Advice]:
    """Say what is missing, and what other benefits bring to who meets it, by their own last days.

    Where what waits is enough nothing is to be earned.
    """
    required, entitlement, case = segment.outcome.requirement, finding.entitlement, pools.case
    if required is None or not may_bring(entitlement, case):
        return
    until = required.period_until
    within = Within.of(entitlement, case, None if until is None else until - _DAY)
    if within.over:
        return
    missing = _Missing.of(finding, required)
    if missing.shorts:
        what = f"{missing.to_meet('it', within)}{entitlement.left_out}"
        text = f"{entitlement.benefit.title}: {what}."
        last_on, units = within.last_on, missing.units
        yield Advice.of(entitlement, StepKind.EARN, text, last_on, segment, units)
    for each in rewards(entitlement, required, case, versions):
        yield from _rewarded(each, entitlement.benefit.title, segment, missing, pools)


def _rewarded(
    reward: Reward, title: str, segment: Segment, missing: _Missing, pools: Pools
) -> Iterator[Advice]:
    kind, rewarded = StepKind.EARN if missing.shorts else StepKind.AWAIT, reward.entitlement
    within = Within.of(rewarded, pools.case, reward.last_on, reward.since)
    if within.over or nothing_left(rewarded, within.last_on, pools):
        return
    offer = offered(reward, pools)
    brings = f", which brings {offer}" if offer else ""
    of = f"{missing.to_meet(title, within)}{brings}{left_words(rewarded, pools)}"
    kept = kept_words(reward.kept, kept_of_offer(reward, pools))
    text = f"{rewarded.benefit.title}: {of}.{kept}"
    yield Advice.of(rewarded, kind, text, within.last_on, segment, missing.units)
