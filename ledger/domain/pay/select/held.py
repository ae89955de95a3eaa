"""Whether something earned stands on a day, and which facts say so."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from msgspec import structs

from ledger.domain.facts.award import Revocation, Suspension
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.earned import Earned
from ledger.domain.pay.terms.loss import Grace, GraceUnit
from ledger.domain.pay.words.wording import said
from ledger.domain.timeline.holding import Holding, Lapse, LapseKind, months_later
from ledger.domain.timeline.item import Item, TimelineFact


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something stands or does not: a clause, the day of the fact it is told of, the facts."""

    words: str
    on: date
    positions: tuple[int, ...]
    inputs: dict[str, str] = field(default_factory=dict)


def held_on(earned: Earned, on: date) -> bool:
    """Whether something earned stands on a day, as far as is known."""
    return any(since <= on and (until is None or on < until) for since, until in spans_of(earned))


def spans_of(earned: Earned) -> Iterator[tuple[date, date | None]]:
    """Give the days `[from, until)` on which something earned stands, as far as is known."""
    if earned.problem is not None:
        return
    spans: Iterable[tuple[date, date | None]] = ((earned.earned_on, None),)
    if earned.holding is not None:
        spans = ((each.held_from, each.held_until) for each in earned.holding.spans)
    elif earned.held is not None:
        spans = earned.held
    for since, until in spans:
        begun = max(since, earned.earned_on)
        if until is None or begun < until:
            yield begun, until


def without_later(earned: Earned, on: date) -> Earned:
    """Give it as if nothing dated after a day ever came; what is void is void all the same."""
    holding = earned.holding
    known = None if holding is None else _without_later(holding, on)
    return earned if known is holding else replace(earned, holding=known)


def _without_later(holding: Holding, on: date) -> Holding:
    lapses = tuple(_known(holding.lapses, on))
    return holding if lapses == holding.lapses else structs.replace(holding, lapses=lapses)


def _known(lapses: tuple[Lapse, ...], on: date) -> Iterator[Lapse]:
    """Give the lapses of the facts up to a day; an expiry comes without one, unless renewed."""
    later = {
        each.restored_by
        for each in lapses
        if each.restored_on is not None and each.restored_on > on
    }
    for each in lapses:
        brought = each.lapsed_by is not None and each.lapsed_by in later
        announced = each.kind is not LapseKind.EXPIRED and each.lapsed_on > on
        if brought or announced:
            continue
        if each.restored_on is not None and each.restored_on > on:
            yield structs.replace(each, restored_on=None, restored_by=None)
        else:
            yield each


def grace_until(expired_on: date, grace: Grace) -> date:
    """Give the first day on which a renewal is too late, of what had expired on a day."""
    if grace.unit is GraceUnit.MONTHS:
        return months_later(expired_on, grace.count)
    return expired_on + timedelta(days=grace.count)


def with_grace(earned: Earned, grace: Grace | None) -> Earned:
    """Give something earned as if what was renewed within a grace had never run out."""
    holding = earned.holding
    if holding is None or grace is None:
        return earned
    lapses = tuple(
        each
        for each in holding.lapses
        if each.kind is not LapseKind.EXPIRED
        or each.restored_on is None
        or each.restored_on >= grace_until(each.lapsed_on, grace)
    )
    return replace(earned, holding=structs.replace(holding, lapses=lapses))


def turns(earned: Earned, on: date) -> Iterator[date]:
    """Give the days on which it may begin or cease to stand, whatever comes after a day."""
    yield earned.earned_on
    for each in (earned, without_later(earned, on)):
        if each.holding is None:
            spans = list(each.held or ())
        else:
            spans = [(span.held_from, span.held_until) for span in each.holding.spans]
        for day_from, day_until in spans:
            yield day_from
            if day_until is not None:
                yield day_until


def held_since(earned: Earned, day: date) -> date:
    """Give the day of the last fact but for which it would not stand on a day."""
    lapses = () if earned.holding is None else earned.holding.lapses
    restored = [each.restored_on for each in lapses if each.lapsed_on <= day and each.restored_on]
    begun = [begin for begin, _ in earned.held or () if begin <= day]
    return max([earned.earned_on, *restored, *begun])


def why_held(earned: Earned, day: date, case: Case) -> Reason:
    """Say since when something stands that stands on a day."""
    since = held_since(earned, day)
    lapses = () if earned.holding is None else earned.holding.lapses
    restoring = [each for each in lapses if each.lapsed_on <= day and each.restored_on == since]
    title, is_was = earned.described.title, "was" if since <= case.on else "is"
    if not restoring:
        inputs = {"fact_id": earned.fact_id} if earned.fact_id else {}
        words = f"{title} {'was awarded' if earned.holding else 'is there'} on {said(since)}"
        return Reason(words=words, on=since, positions=earned.positions, inputs=inputs)
    how = "reinstated" if restoring[-1].kind is LapseKind.SUSPENDED else "renewed"
    return Reason(
        words=f"{title} {is_was} {how} on {said(since)}",
        on=since,
        positions=positions_of(restoring[-1], case),
        inputs=facts_of(restoring[-1], case),
    )


def lost_on(earned: Earned, day: date, case: Case) -> date | None:
    """Give the day of what takes a day from something that was earned before; None: nothing does.

    What it is says `why_lost`.
    """
    if earned.problem is not None or earned.earned_on > day:
        return None
    holding = earned.holding
    if holding is None:
        return max((end for _, end in earned.held or () if end and end <= day), default=None)
    if holding.void_by is not None:
        return case.facts[holding.void_by].effective_from
    lapse = holding.lapse_on(day)
    return None if lapse is None else lapse.lapsed_on


def why_lost(earned: Earned, day: date, case: Case) -> Reason | None:
    """Say what takes a day from something that was earned before and does not stand then."""
    on, title, holding = lost_on(earned, day, case), earned.described.title, earned.holding
    if on is None:
        return None
    if holding is None:
        words = f"{title} {'was' if on <= case.on else 'is'} lost on {said(on)}"
        return Reason(words=words, on=on, positions=earned.positions)
    if holding.void_by is not None:
        void = case.facts[holding.void_by]
        words = f"{title} was found void on {said(on)}"
        return Reason(words=words, on=on, positions=void.positions, inputs=caused_by(void))
    lapse = holding.lapse_on(day)
    return None if lapse is None else _why_lapsed(earned, lapse, case)


def _why_lapsed(earned: Earned, lapse: Lapse, case: Case) -> Reason:
    past = lapse.lapsed_on <= case.on
    how = {
        LapseKind.EXPIRED: "expired" if past else "expires",
        LapseKind.ENDED: "ended" if past else "ends",
        LapseKind.SUSPENDED: "was suspended" if past else "is suspended",
    }[lapse.kind]
    return Reason(
        words=f"{earned.described.title} {how} on {said(lapse.lapsed_on)}",
        on=lapse.lapsed_on,
        positions=positions_of(lapse, case) or earned.positions,
        inputs={"fact_id": earned.fact_id, **facts_of(lapse, case)},
    )


def facts_of(lapse: Lapse, case: Case) -> dict[str, str]:
    """Name the facts behind a lapse."""
    found: dict[str, str] = {}
    for fact_id in _behind(lapse):
        found |= caused_by(case.facts[fact_id])
    return found


def positions_of(lapse: Lapse, case: Case) -> tuple[int, ...]:
    """Give the positions of the facts behind a lapse."""
    return tuple(at for fact_id in _behind(lapse) for at in case.facts[fact_id].positions)


def caused_by(item: Item[TimelineFact]) -> dict[str, str]:
    """Name a fact by its kind, and the reason that it gives."""
    named = {f"{type(item.value).__name__.lower()}_id": item.fact_id}
    if isinstance(item.value, Revocation | Suspension):
        named["reason_code"] = item.value.reason_code
    return named


def _behind(lapse: Lapse) -> list[str]:
    return [each for each in (lapse.lapsed_by, lapse.restored_by) if each is not None]
