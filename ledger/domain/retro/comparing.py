"""Two answers about the same educator and day, each known at another basis: what changed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from msgspec.structs import fields, replace

from ledger.domain.pay.answer import EligibilityState, SalaryEligibility, Segment
from ledger.domain.pay.explain.superseding import superseded
from ledger.domain.pay.explanation import Explanation
from ledger.domain.pay.words.amounts import money
from ledger.domain.retro.cause import Apart, Between, Cause, Matter, Pair
from ledger.domain.retro.comparison_shape import (
    BenefitComparison,
    ChangeKind,
    PeriodDifference,
    SegmentAspect,
    SegmentChange,
)

_ASPECTS = {
    "state": SegmentAspect.STATE,
    "amount": SegmentAspect.AMOUNT,
    "outcome": SegmentAspect.RATE,
    "effective_from": SegmentAspect.DATES,
    "effective_until": SegmentAspect.DATES,
    "payments": SegmentAspect.PAYMENTS,
}
_NO_CHANGE = frozenset({"explanation", "supersedes"})
"""Other words for the same are no change, and what it replaces is said by the comparison."""
_NO_OTHER = _NO_CHANGE | {"policy_version"}
_NOTHING = Decimal(0)

Group = tuple[str, str, str]
Segments = dict[str, Segment]
_Changed = tuple[Segment | None, Segment | None]
"""A segment at the two bases."""


def compare(
    before: SalaryEligibility | None,
    after: SalaryEligibility | None,
    between: Between,
    currency: str,
    apart: Apart[SalaryEligibility | None] | None = None,
) -> tuple[BenefitComparison, ...]:
    """Give what changed for each benefit on each assignment, in order.

    Without an answer nothing was said. Nothing is given where nothing changed. What the
    facts and the rules of the second make `apart` is asked for once something did; None: not both
    of them may have changed.
    """
    return _Comparison(before, after, between, currency, apart).benefits()


@dataclass(frozen=True, slots=True)
class _Comparison:
    before: SalaryEligibility | None
    after: SalaryEligibility | None
    between: Between
    currency: str
    apart: Apart[SalaryEligibility | None] | None

    def benefits(self) -> tuple[BenefitComparison, ...]:
        old, new = _by_id(self.before), _by_id(self.after)
        changes: dict[Group, list[SegmentChange]] = defaultdict(list)
        for segment_id in sorted(old.keys() | new.keys()):
            if segment_id not in old:
                after = new[segment_id]
                changes[_group(after)].append(self._added(after, old, new))
            elif segment_id not in new:
                before = old[segment_id]
                changes[_group(before)].append(self._removed(before, new))
            elif aspects := _aspects(old[segment_id], new[segment_id]):
                changed = self._changed(old[segment_id], new[segment_id], aspects)
                changes[_group(new[segment_id])].append(changed)
        return tuple(
            self._benefit(group, found, old, new) for group, found in sorted(changes.items())
        )

    def _added(self, after: Segment, old: Segments, new: Segments) -> SegmentChange:
        replaced = superseded(after, old.values(), new)
        return SegmentChange(
            kind=ChangeKind.ADDED,
            changed=(),
            after=replace(after, supersedes=replaced),
            difference=money(_due(after), self.currency),
            cause=self._cause((old[each] for each in replaced), [after], (None, after)),
        )

    def _removed(self, before: Segment, new: Segments) -> SegmentChange:
        instead = [each for each in new.values() if each.subject == before.subject]
        return SegmentChange(
            kind=ChangeKind.REMOVED,
            changed=(),
            before=before,
            difference=money(-_due(before), self.currency),
            cause=self._cause([before], instead, (before, None)),
        )

    def _changed(
        self, before: Segment, after: Segment, aspects: tuple[SegmentAspect, ...]
    ) -> SegmentChange:
        return SegmentChange(
            kind=ChangeKind.CHANGED,
            changed=aspects,
            before=before,
            after=after,
            difference=money(_due(after) - _due(before), self.currency),
            cause=self._cause([before], [after], (before, after)),
        )

    def _cause(self, old: Iterable[Segment], new: Iterable[Segment], changed: _Changed) -> Cause:
        """Give the entries that the segments name, else those of the benefit, then of the answer.

        What ends where another segment begins is told why by that one alone.
        """
        named = [each.explanation for each in old], [each.explanation for each in new]
        both = self.before, self.after
        benefit = [_of_benefit(changed, answer) for answer in both]
        whole = [[] if answer is None else [answer.explanation] for answer in both]
        pairs: list[Pair] = [named, (benefit[0], benefit[1]), (whole[0], whole[1])]
        return self.between.cause(*pairs, matter=self._matter(*changed))

    def _matter(self, before: Segment | None, after: Segment | None) -> Matter:
        known = after or before
        if self.apart is None or known is None or _same(before, after):
            return Matter.EITHER
        name = known.segment_id
        return self.apart.matter(lambda answer: _same(_by_id(answer).get(name), after))

    def _benefit(
        self, group: Group, changes: list[SegmentChange], old: Segments, new: Segments
    ) -> BenefitComparison:
        assignment_id, policy_id, benefit_id = group
        then, now = _paid(group, old), _paid(group, new)
        periods = tuple(
            self._period(period, then.get(period, _NOTHING), now.get(period, _NOTHING))
            for period in sorted(then.keys() | now.keys())
            if then.get(period) != now.get(period)
        )
        total = sum((each.difference.amount for each in periods), _NOTHING)
        return BenefitComparison(
            assignment_id=assignment_id or None,
            policy_id=policy_id,
            benefit_id=benefit_id,
            segments=tuple(changes),
            periods=periods,
            difference=money(total, self.currency),
        )

    def _period(self, period: tuple[date, str], then: Decimal, now: Decimal) -> PeriodDifference:
        payable_on, name = period
        return PeriodDifference(
            payable_on=payable_on,
            pay_period=name,
            before=money(then, self.currency),
            after=money(now, self.currency),
            difference=money(now - then, self.currency),
        )


def _same(one: Segment | None, other: Segment | None) -> bool:
    """Whether two say the same, whatever version of the policy says it and in which words."""
    if one is None or other is None:
        return one is other
    told = (field.name for field in fields(Segment) if field.name not in _NO_OTHER)
    return all(getattr(one, name) == getattr(other, name) for name in told)


def _aspects(old: Segment, new: Segment) -> tuple[SegmentAspect, ...]:
    changed = {
        _ASPECTS.get(field.name, SegmentAspect.OTHER)
        for field in fields(Segment)
        if field.name not in _NO_CHANGE and getattr(old, field.name) != getattr(new, field.name)
    }
    return tuple(each for each in SegmentAspect if each in changed)


def _paid(group: Group, segments: Segments) -> dict[tuple[date, str], Decimal]:
    paid: dict[tuple[date, str], Decimal] = defaultdict(Decimal)
    for segment in segments.values():
        if segment.state is EligibilityState.DUE and _group(segment) == group:
            for each in segment.payments:
                paid[each.payable_on, each.pay_period] += each.amount.amount
    return dict(paid)


def _due(segment: Segment) -> Decimal:
    due = segment.state is EligibilityState.DUE and segment.amount is not None
    return segment.amount.amount if due and segment.amount is not None else _NOTHING


def _group(segment: Segment) -> Group:
    return segment.assignment_id or "", segment.policy_id, segment.benefit_id


def _of_benefit(changed: _Changed, answer: SalaryEligibility | None) -> list[Explanation]:
    """Give all that an answer says of the benefit of a segment."""
    names = {(each.policy_id, each.benefit_id) for each in changed if each is not None}
    segments = () if answer is None else answer.segments
    return [each.explanation for each in segments if (each.policy_id, each.benefit_id) in names]


def _by_id(answer: SalaryEligibility | None) -> Segments:
    return {} if answer is None else {each.segment_id: each for each in answer.segments}
