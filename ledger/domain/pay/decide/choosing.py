"""Stage 4, decide: of several benefits one is due on a day, whatever brings them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from ledger.domain.pay.days.bounding import Pause
from ledger.domain.pay.decide.rates import rate_on
from ledger.domain.pay.document import Choice, Keep
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.versions import Version
from ledger.domain.pay.select.carrying import carrying
from ledger.domain.pay.terms.pay import NotMoney
from ledger.domain.pay.words.wording import said

_DAY = timedelta(days=1)
_FAR = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class _Declared:
    """The choice at an `index` of a version, for the days on which that version speaks."""

    choice: Choice
    index: int
    version: Version
    day_from: date
    day_until: date


def choose(entitlements: Iterable[Entitlement], versions: Sequence[Version], case: Case) -> None:
    """Pause every benefit of a choice on the days on which another one of it is due.

    A choice is the policy's, whichever version governs a benefit: on each day that of the version
    in force then speaks.
    """
    due = [each for each in entitlements if each.due]
    for policy_id in sorted({each.version.policy_id for each in due}):
        own = [each for each in due if each.version.policy_id == policy_id]
        for declared in _declared(policy_id, versions, case.on):
            among = [e for e in own if e.benefit.benefit_id in declared.choice.benefits]
            _among(among, declared, case)


def _declared(policy_id: str, versions: Sequence[Version], on: date) -> Iterator[_Declared]:
    """Give the choices of each version; one announced for later does not speak yet.

    For days before the first version that speaks, as where none has begun, the first one does.
    """
    own = [each for each in versions if each.policy_id == policy_id]
    begun = [each for each in own if each.in_force_from <= on] or own[:1]
    turns = [date.min, *(each.in_force_from for each in begun[1:]), _FAR]
    for version, (day_from, day_until) in zip(begun, pairwise(turns), strict=True):
        for index, choice in enumerate(version.document.choices):
            yield _Declared(
                choice=choice,
                index=index,
                version=version,
                day_from=day_from,
                day_until=day_until,
            )


def _among(among: list[Entitlement], declared: _Declared, case: Case) -> None:
    since, until = declared.day_from, declared.day_until
    bounds = {day for each in among for day in _bounds(each, case)} | {since}
    days = sorted(day for day in bounds if since <= day < until)
    lost: dict[int, list[tuple[date, date, Entitlement]]] = {}
    for day_from, day_until in pairwise([*days, until]):
        running = _running(among, day_from, case)
        if len(running) > 1:
            name = _kept(running, declared.choice, day_from, case)
            first = min(running.pop(name), key=lambda each: each.order)
            for each in (one for others in running.values() for one in others):
                lost.setdefault(id(each), []).append((day_from, day_until, first))
    for each in among:
        for day_from, day_until, kept in _joined(lost.get(id(each), [])):
            pause = _lost(kept, declared, (day_from, day_until), case.on)
            if each.version is not declared.version:
                pause = replace(pause, positions=(*pause.positions, declared.version.position))
            each.pauses = _with(each.pauses, pause)


def _running(among: list[Entitlement], day: date, case: Case) -> dict[str, list[Entitlement]]:
    """Give what is due on a day, by benefit: what one fact brings and another stand together."""
    running: dict[str, list[Entitlement]] = {}
    for each in among:
        if _runs(each, day, case):
            running.setdefault(each.benefit.benefit_id, []).append(each)
    return running


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
    governed = day_from <= day and (until is None or day < until)
    if not governed or not entitlement.due_on(day):
        return False
    carried = any(stint.runs_on(day) for stint in carrying(entitlement, case))
    return carried or isinstance(entitlement.benefit.pay, NotMoney)


def _kept(
    running: Mapping[str, Sequence[Entitlement]], choice: Choice, day: date, case: Case
) -> str:
    """Give the benefit that is due on a day: the highest of all it brings, then the first.

    Where the first is kept, one that brings nothing gives way all the same.
    """

    def place(benefit_id: str) -> tuple[object, ...]:
        index = choice.benefits.index(benefit_id)
        rate = sum((rate_on(each, day, case) for each in running[benefit_id]), Fraction(0))
        return (rate > 0, -index) if choice.keep is Keep.FIRST else (rate, -index)

    return max(running, key=place)


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


def _lost(kept: Entitlement, declared: _Declared, span: tuple[date, date], on: date) -> Pause:
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
        choice=declared.index,
    )


def _with(pauses: tuple[Pause, ...], pause: Pause) -> tuple[Pause, ...]:
    return tuple(sorted((*pauses, pause), key=lambda each: each.day_from))
