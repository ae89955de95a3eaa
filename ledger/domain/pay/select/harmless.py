"""Stage 1, select: where a benefit goes on although its assignment no longer fits."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Explanation, Stage
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.stints import GoesOn, Stint, Stints, employments_of
from ledger.domain.pay.terms.loss import AssignmentLoss
from ledger.domain.pay.words.wording import said

_DAY = timedelta(days=1)


def kept_on(
    fitting: Stints, rule: AssignmentLoss, entitlement: Entitlement, case: Case
) -> list[Stint]:
    """Give the assignments on which a benefit goes on that was due on one that no longer fits.

    That is the same assignment where it goes on, else the largest of those that do not fit, each
    with at most the FTE that was lost; and no longer than the employment.
    """
    ended = [each for each in fitting.every if _ended(each, fitting, entitlement)]
    employed = employments_of(case.stints) if ended else ()
    lost = [each for part in ended for each in _lost(part, fitting, rule, employed, case)]
    if not lost:
        return []
    bounds = {day for each in lost for day in (each.since, each.until)}
    bounds |= {day for each in case.stints for day in (each.day_from, each.day_until)}
    days = sorted(day for day in bounds if day is not None)
    return _joined(
        replace(part, day_from=day_from, day_until=day_until)
        for day_from, day_until in pairwise([*days, None])
        if day_from is not None
        for part in _running(day_from, fitting, lost, case)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lost:
    """A part of an assignment that ended: for days `[since, until)` the benefit goes on.

    `before` is the FTE of all that fitted on the day before.
    """

    part: Stint
    since: date
    until: date | None
    before: Decimal

    def runs_on(self, day: date) -> bool:
        """Whether the benefit goes on for it on a day."""
        return self.since <= day and (self.until is None or day < self.until)


def _ended(part: Stint, fitting: Stints, entitlement: Entitlement) -> bool:
    """Whether a benefit was due on a part on its last day, and the assignment fits no longer."""
    since = part.day_until
    if since is None or not entitlement.due_on(since - _DAY):
        return False
    return all(each.assignment_id != part.assignment_id for each in fitting.on(since))


def _lost(
    part: Stint,
    fitting: Stints,
    rule: AssignmentLoss,
    employed: Sequence[tuple[date, date | None]],
    case: Case,
) -> Iterator[_Lost]:
    since = part.day_until
    left_on = None if since is None else _employed_until(employed, since)
    if since is None or left_on == since:
        return
    until = left_on
    if rule is AssignmentLoss.ENDS_WITH_CONTRACT_YEAR:
        year = case.almanac.year_of(since - _DAY)
        until = since if year is None else min(year.year_until, left_on or date.max)
    if until is None or since < until:
        before = (each.fte for each in fitting.on(since - _DAY))
        yield _Lost(part=part, since=since, until=until, before=sum(before, Decimal(0)))


def _employed_until(employed: Sequence[tuple[date, date | None]], day: date) -> date | None:
    """Give the first day from a day on without an assignment; None while there is always one."""
    runs = (until for since, until in employed if since <= day and (until is None or day < until))
    return next(runs, day)


def _running(day: date, fitting: Stints, lost: Sequence[_Lost], case: Case) -> Iterator[Stint]:
    """Give what carries on a day what was lost, as far as nothing that fits took its place."""
    running = [each for each in lost if each.runs_on(day)]
    if not running:
        return
    fits = fitting.on(day)
    taken = {each.assignment_id for each in fits}
    left = _left(running, fits)
    others = [e for e in case.running.on(day) if e.assignment_id not in taken]
    by_id = {each.part.assignment_id: each for each in running}
    for own in [each for each in others if each.assignment_id in by_id]:
        lost_here = by_id.pop(own.assignment_id)
        fte = min(own.fte, lost_here.part.fte, left)
        others.remove(own)
        if fte > 0:
            left -= fte
            yield _going_on(own, lost_here, fte)
    if by_id and others and left > 0:
        largest = min(others, key=lambda each: (-each.fte, each.assignment_id))
        longest = min(by_id.values(), key=lambda each: (each.since, each.part.assignment_id))
        wanted = sum((each.part.fte for each in by_id.values()), Decimal(0))
        yield _going_on(largest, longest, min(largest.fte, wanted, left))


def _left(running: Sequence[_Lost], fits: Sequence[Stint]) -> Decimal:
    """Give how much less fits than did on the day before anything was lost."""
    before = max((each.before for each in running), default=Decimal(0))
    return before - sum((each.fte for each in fits), Decimal(0))


def _going_on(stint: Stint, lost: _Lost, fte: Decimal) -> Stint:
    goes_on = GoesOn(
        assignment_id=lost.part.assignment_id,
        lost_on=lost.since,
        until=lost.until,
        begun_on=stint.day_from,
    )
    positions = tuple(dict.fromkeys((*stint.positions, *lost.part.positions)))
    return replace(stint, fte=fte, positions=positions, goes_on=goes_on)


def _joined(parts: Iterable[Stint]) -> list[Stint]:
    """Add to what goes on the days after it on which it does so just as before."""
    found: list[Stint] = []
    places: dict[str, int] = {}
    for part in parts:
        place = places.get(part.assignment_id)
        before = None if place is None else found[place]
        if place is not None and before and _goes_on(before, part):
            found[place] = replace(before, day_until=part.day_until)
        else:
            places[part.assignment_id] = len(found)
            found.append(part)
    return found


def _goes_on(before: Stint, part: Stint) -> bool:
    return before.day_until == part.day_from and _as_told(before) == _as_told(part)


def _as_told(stint: Stint) -> tuple[object, ...]:
    return (
        stint.assignment_id,
        stint.role,
        stint.fte,
        stint.positions,
        stint.goes_on,
    )


def kept_told(stint: Stint, entitlement: Entitlement, case: Case) -> Iterator[Explanation]:
    """Say why a benefit is paid on an assignment that is none it is paid on."""
    goes_on = stint.goes_on
    if goes_on is None:
        return
    is_was = "was" if goes_on.lost_on <= case.on else "is"
    where = "" if goes_on.assignment_id == stint.assignment_id else f" on {stint.assignment_id}"
    until = "while the employment does"
    if goes_on.until is not None:
        until = f"until {said(goes_on.until - _DAY)}"
    yield Explanation(
        stage=Stage.PAY,
        code="assignment_kept",
        inputs={"assignment_id": goes_on.assignment_id, "lost_on": str(goes_on.lost_on)},
        result="kept",
        positions=stint.positions,
        text=f"Assignment {goes_on.assignment_id} {is_was} one this benefit is paid on until "
        f"{said(goes_on.lost_on - _DAY)}; it goes on{where} {until}.",
        document_path=f"{entitlement.path}/pay/assignment_lost",
    )
