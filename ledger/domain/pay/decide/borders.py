"""Stage 4, decide: why days begin or end where the assignment, and no fact, is why."""

from collections.abc import Iterator
from datetime import date, timedelta

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.decide.cuts import Border, Cut
from ledger.domain.pay.decide.worth import varies
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.stints import Stint
from ledger.domain.pay.words.wording import said

_DAY = timedelta(days=1)


def borders_of(
    entitlement: Entitlement,
    ends: tuple[Stint, Stint],
    span: tuple[date, date],
    beside: tuple[Stint, ...],
    case: Case,
    year: CalendarYear,
) -> tuple[Border, ...]:
    """Say what begins and ends days of a year, but for what begins and ends year or benefit.

    `ends` are the stints of the assignment on which the days begin and end.
    """
    told_else = (year.year_from, year.year_until, *entitlement.span)
    found = list(_of_assignments(ends, span, beside, entitlement, case))
    told = {border.day for border in found}
    placed = _base_changes(entitlement, ends[0], span, case)
    found += [border for border in placed if border.day not in told]
    own = (border for border in found if border.day not in told_else)
    return (*own, *_chosen_between(entitlement, span))


def _chosen_between(entitlement: Entitlement, span: tuple[date, date]) -> Iterator[Border]:
    """Say what is due instead before days and after them, where a choice begins or ends them.

    What was paid once is not: a choice does not end its days, as nothing takes its place.
    """
    for each in entitlement.pauses:
        if each.choice is None:
            continue
        for day, turn, words in (
            (span[0], each.day_until, each.regained),
            (span[1], each.day_from, each.words),
        ):
            if day == turn:
                yield Border(day=day, words=words, positions=each.positions, choice=each.choice)


def _of_assignments(
    ends: tuple[Stint, Stint],
    span: tuple[date, date],
    beside: tuple[Stint, ...],
    entitlement: Entitlement,
    case: Case,
) -> tuple[Border, ...]:
    """Say why days of an assignment begin and end, as far as it or others are the reason.

    `ends` are those on which it carries the benefit, `span` the days of them that are meant, and
    `beside` the other assignments that a share of the time rests on.
    """
    found: list[Border] = []
    first, last = ends
    if first.goes_on is not None:
        return ()
    for day, turns_on, part in (
        (span[0], first.day_from, first),
        (span[1], last.day_until, last),
    ):
        cut = Cut(part, day, case)
        if turns_on == day:
            found += cut.why(entitlement, begins=day == span[0])
        else:
            found += cut.of_others(beside)
    return tuple(found)


def _base_changes(
    entitlement: Entitlement, part: Stint, span: tuple[date, date], case: Case
) -> Iterator[Border]:
    """Say where days begin or end as the base of the assignment does, of which it is a share."""
    if not varies(entitlement.benefit):
        return
    name, bases = part.assignment_id, case.bases
    for day in span:
        if day in bases.changes(name, day - _DAY, day + _DAY):
            before, after = bases.on(name, day - _DAY), bases.on(name, day)
            known = [each for each in (before, after) if each is not None]
            verb = "changes" if day > case.on else "changed"
            what = "the placement"
            cells = {(each.schedule_id, each.lane_id, each.step_id) for each in known}
            if len(known) > len(cells):
                what = "what the placement is worth"
            yield Border(
                day=day,
                words=f"{what} {verb} on {said(day)}",
                positions=tuple(dict.fromkeys(at for each in known for at in each.positions)),
            )
