"""Stage 7, explain: whether what is waited for can bring anything any more, and until when."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from ledger.domain.facts.credit import Approval, Decision
from ledger.domain.pay.answer import EligibilityState, Segment, WaitingFor, WaitingKind
from ledger.domain.pay.days.cycles import period_of
from ledger.domain.pay.days.windows import Dated, date_fact
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.versions import Version
from ledger.domain.pay.select.carrying import counts_until
from ledger.domain.pay.select.naming import dates_of
from ledger.domain.pay.terms.pay import NotMoney
from ledger.domain.timeline.item import Item, TimelineFact

_DAY = timedelta(days=1)
_SOMEBODY_ACTS = (
    WaitingKind.APPROVAL,
    WaitingKind.CLAIM,
    WaitingKind.DECISION,
    WaitingKind.DOCUMENT,
)


@dataclass(frozen=True, slots=True)
class Supposing:
    """Gives the segments of the same question `with_facts`; `versions` are all of its policies."""

    versions: Sequence[Version]
    with_facts: Callable[[tuple[Item[TimelineFact], ...]], Iterable[Segment]]


def last_day(waiting: WaitingFor, entitlement: Entitlement, case: Case) -> date | None:
    """Give the last day on which what is waited for helps; None: there is none.

    It has to take effect while there is a job; what is dated back helps also who has left by then.
    """
    until, dating = counts_until(entitlement, case), entitlement.benefit.date
    no_money = isinstance(entitlement.benefit.pay, NotMoney)
    if until == date.max or no_money or waiting.kind not in _SOMEBODY_ACTS:
        return waiting.last_on
    dates, earned_on = dates_of(entitlement, case), entitlement.earned.earned_on

    def too_late(day: date) -> bool:
        there, item_id = dates.were_absent(day), entitlement.item.item_id
        found = date_fact(dating, item_id, there, earned_on, case.almanac, day)
        return isinstance(found, Dated) and max(found.effective_from, earned_on) >= until

    if not too_late(until):
        return waiting.last_on
    # A window that is met earlier may let it take effect later, so each day is asked.
    last = min(max(until, case.on) - _DAY, waiting.last_on or date.max)
    days = (last - at * _DAY for at in range((last - case.on).days + 1))
    return next((day for day in days if not too_late(day)), case.on - _DAY)


@dataclass(frozen=True, slots=True)
class Approvals:
    """Tells whether approvals on the day asked would change more than that nobody waits for them.

    Only those of facts may not whose period is over: where they count, what they add is told.
    The `waiting` ones of a benefit and a period are looked at together, so that many are soon told.
    """

    waiting: Sequence[Entitlement]
    segments: Sequence[Segment]
    case: Case
    supposing: Supposing
    _found: dict[tuple[str, ...], bool] = field(default_factory=dict)

    def help(self, entitlement: Entitlement) -> bool:
        """Whether that of a fact may."""
        name = self._over(entitlement)
        if name is None:
            return True
        if name not in self._found:
            alike = (each for each in self.waiting if self._over(each) == name)
            self._found[name] = self._help({each.earned.fact_id for each in alike})
        return self._found[name]

    def _over(self, entitlement: Entitlement) -> tuple[str, ...] | None:
        """Name the benefit and the period of what was earned in one that is over."""
        earned, on = entitlement.earned, self.case.on
        period = period_of(entitlement.benefit, earned.earned_on, self.case)
        if period is None or period.contains(on) or earned.fact_id not in self.case.facts:
            return None
        return (*entitlement.key[:2], period.key)

    def _help(self, fact_ids: set[str]) -> bool:
        approved = (_approved(self.case.facts[each], self.case) for each in sorted(fact_ids))
        after = self.supposing.with_facts(tuple(approved))
        return _others(self.segments, fact_ids) != _others(after, fact_ids)


def _others(segments: Iterable[Segment], fact_ids: set[str]) -> list[Segment]:
    """Leave out what only waits for approvals of facts, and what says that they bring nothing.

    What a sum makes of the facts stays: a sum is of no one fact.
    """
    return [
        each
        for each in segments
        if not (fact_ids & set(each.fact_ids[:1]) and (_only_waits(each) or _is_nothing(each)))
    ]


def _only_waits(segment: Segment) -> bool:
    waiting = {each.kind for each in segment.waiting_for}
    return segment.state is EligibilityState.PENDING and waiting == {WaitingKind.APPROVAL}


def _is_nothing(segment: Segment) -> bool:
    sums = segment.shortfall is not None or segment.outcome.requirement is not None
    return segment.state is EligibilityState.NOT_DUE and not sums


def _approved(fact: Item[TimelineFact], case: Case) -> Item[TimelineFact]:
    value = Approval(
        educator_id=case.educator_id,
        subject_id=fact.fact_id,
        district_id=case.district_id,
        decision=Decision.APPROVED,
        decided_on=case.on,
        role="anybody",
        panel=(),
    )
    named = f"approval of {fact.fact_id}"
    return replace(fact, fact_id=named, value=value, positions=(), effective_from=case.on)
