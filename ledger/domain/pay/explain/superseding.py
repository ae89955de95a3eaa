"""Stage 7, explain: which segments of an old basis a new one takes the place of."""

from collections.abc import Iterable, Mapping
from datetime import date

from ledger.domain.pay.answer import Segment

Span = tuple[date, date]


def superseded(
    new: Segment, before: Iterable[Segment], after: Mapping[str, Segment]
) -> tuple[str, ...]:
    """Give the ids of the segments that a new one replaces, in order.

    Those are of the same benefit on the same assignment, share days with it, and no longer hold
    these days themselves. Of the same award they come first: another award's are replaced only
    where its own are none, as when it was annulled and recorded again.
    """
    replaced = [
        old for old in before if _alike(old, new) and _gave_way(old, new, after.get(old.segment_id))
    ]
    own = [old for old in replaced if old.subject == new.subject]
    orphans = [old for old in replaced if not _award_speaks(old, after.values())]
    return tuple(sorted(old.segment_id for old in own or orphans))


def _alike(old: Segment, new: Segment) -> bool:
    same = (old.policy_id, old.benefit_id) == (new.policy_id, new.benefit_id)
    # What waits has no assignment yet, and what is not due has none any more.
    jobs = {old.assignment_id, new.assignment_id} - {None}
    return same and len(jobs) <= 1


def _gave_way(old: Segment, new: Segment, remains: Segment | None) -> bool:
    """Tell whether days of the old segment are the new one's now."""
    shared = _shared(_span(old), _span(new))
    if shared is None:
        return False
    return remains is None or _shared(shared, _span(remains)) != shared


def _award_speaks(old: Segment, after: Iterable[Segment]) -> bool:
    """Tell whether the new basis says anything about the benefit of that award."""
    return any(each.subject == old.subject for each in after)


def _span(segment: Segment) -> Span:
    """Give its days; without them it might be any."""
    return segment.effective_from or date.min, segment.effective_until or date.max


def _shared(one: Span, other: Span) -> Span | None:
    shared = max(one[0], other[0]), min(one[1], other[1])
    return shared if shared[0] < shared[1] else None
