"""Stage 4, decide: of several benefits one is due on a day, whatever brings them."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from ledger.domain.pay.days.bounding import Pause
from ledger.domain.pay.decide.rates import rate_on
from ledger.domain.pay.document import Choice, Keep
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.select.carrying import carrying
from ledger.domain.pay.terms.pay import NotMoney
from ledger.domain.pay.words.wording import said

_DAY = timedelta(days=1)
_FAR = date.max


def choose(entitlements: Iterable[Entitlement], case: Case) -> None:
    """Pause every benefit of a choice on the days on which another one of it is due."""
    due = [each for each in entitlements if each.due]
    choices = {
        (each.version.policy_id, each.version.number, choice): each.version.document.choices
        for each in due
        for choice in range(len(each.version.document.choices))
    }
    for (policy_id, number, index), declared in sorted(choices.items()):
        choice = declared[index]
        among = [
            each
            for each in due
            if (each.version.policy_id, each.version.number) == (policy_id, number)
            and each.benefit.benefit_id in choice.benefits
        ]
        _among(among, choice, index, case)


def _among(among: list[Entitlement], choice: Choice, index: int, case: Case) -> None:
    days = sorted({day for each in among for day in _bounds(each, case)})
    lost: dict[int, list[tuple[date, date, Entitlement]]] = {}
    for day_from, day_until in pairwise([*days, _FAR]):
        running = [each for each in among if _runs(each, day_from, case)]
        if len(running) > 1:
            kept = _kept(running, choice, day_from, case)
            for each in running:
                if each is not kept:
                    lost.setdefault(id(each), []).append((day_from, day_until, kept))
    for each in among:
        for day_from, day_until, kept in _joined(lost.get(id(each), [])):
            each.pauses = _with(each.pauses, _lost(kept, index, (day_from, day_until), case.on))


def _bounds(entitlement: Entitlement, case: Case) -> Iterable[date]:
    yield entitlement.span[0]
    yield entitlement.span[1] or _FAR
    for pause in entitlement.pauses:
        yield from (pause.day_from, pause.day_until)
    for awaited in entitlement.awaited:
        yield awaited.day_from
        yield awaited.day_until or _FAR
    for stint in carrying(entitlement, case):
        yield max(stint.day_from, entitlement.span[0])
        if stint.day_until is not None:
            yield stint.day_until
        yield from case.bases.changes(stint.assignment_id, date.min, _FAR)


def _runs(entitlement: Entitlement, day: date, case: Case) -> bool:
    """Whether it is due on a day; what no assignment carries then has nothing to lose.

    What is awaited takes the place of nothing.
    """
    day_from, until = entitlement.span
    if not (day_from <= day and (until is None or day < until)):
        return False
    if any(each.day_from <= day < each.day_until for each in entitlement.pauses):
        return False
    if entitlement.awaited_on(day):
        return False
    carried = any(stint.runs_on(day) for stint in carrying(entitlement, case))
    return carried or isinstance(entitlement.benefit.pay, NotMoney)


def _kept(running: list[Entitlement], choice: Choice, day: date, case: Case) -> Entitlement:
    """Give the one that is due on a day: of the highest rate, then the first of the choice."""

    def place(each: Entitlement) -> tuple[object, ...]:
        index = choice.benefits.index(each.benefit.benefit_id)
        rate = rate_on(each, day, case)
        return (rate > 0, -index) if choice.keep is Keep.FIRST else (rate, -index)

    best = max(place(each) for each in running)
    return min((each for each in running if place(each) == best), key=lambda each: each.order)


def _joined(
    spans: list[tuple[date, date, Entitlement]],
) -> Iterable[tuple[date, date, Entitlement]]:
    """Join days that follow one another and are lost to the same benefit."""
    found: list[tuple[date, date, Entitlement]] = []
    for day_from, day_until, kept in spans:
        if found and found[-1][1] == day_from and found[-1][2] is kept:
            found[-1] = (found[-1][0], day_until, kept)
        else:
            found.append((day_from, day_until, kept))
    return found


def _lost(kept: Entitlement, index: int, span: tuple[date, date], on: date) -> Pause:
    day_from, day_until = span
    is_was = "was" if day_until <= on else "is"
    title = kept.earned.title
    named = kept.benefit.title + (f" ({title})" if title else "")
    return Pause(
        day_from=day_from,
        day_until=day_until,
        words=f"{named} is due instead from {said(day_from)}",
        regained_on=day_from,
        regained=f"until {said(day_until - _DAY)} {named} {is_was} due instead",
        inputs={"benefit_id": kept.benefit.benefit_id},
        positions=kept.earned.positions,
        choice=index,
    )


def _with(pauses: tuple[Pause, ...], pause: Pause) -> tuple[Pause, ...]:
    return tuple(sorted((*pauses, pause), key=lambda each: each.day_from))
