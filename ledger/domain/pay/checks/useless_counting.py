"""Rules of stages 2 and 3 that can never match or never matter: rates, limits, levels, needs."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ledger.domain.pay.accumulate.most import most_of_fact, most_units
from ledger.domain.pay.checks.at_most import last_level, units_of_fact
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.reading.fault import Fault
from ledger.domain.pay.require.needs import amount_of, least, unit_of
from ledger.domain.pay.terms.accumulate import (
    MOST_LEVELS,
    OF_YEARS,
    Blocks,
    Expires,
    FullMultiples,
    Limit,
    LimitScope,
    ShareLimit,
    Thresholds,
    Together,
    UnitLimit,
    WholeFacts,
    carry_over_of,
)
from ledger.domain.pay.terms.conditions import ApprovalNotRequired
from ledger.domain.pay.terms.decide import Need, Requirement
from ledger.domain.pay.terms.quantity import Listed, Stated
from ledger.domain.pay.terms.select import Item

_WIDER = {
    LimitScope.FACT: tuple(LimitScope),
    LimitScope.CREDENTIAL: (LimitScope.CREDENTIAL, LimitScope.PERIOD),
    LimitScope.CREDENTIAL_IN_CONTRACT_YEAR: OF_YEARS,
    LimitScope.CONTRACT_YEAR: (LimitScope.CONTRACT_YEAR,),
    LimitScope.PERIOD: (LimitScope.PERIOD,),
}
"""What a scope lies within: less over the wider one is less over it too."""


def useless_in_counting(path: str, benefit: Benefit) -> Iterator[Fault]:
    """Give what is useless in how a benefit converts and counts."""
    for place, item in enumerate(benefit.select.items):
        at = f"{path}/select/items/{place}"
        yield from _rates(f"{at}/convert", item)
        yield from _nothing(f"{at}/counts", item)
    counting = benefit.accumulate
    if not isinstance(counting, Together):
        return
    for index, limit in enumerate(counting.limits):
        problem = _never_binds(limit, index, counting, benefit)
        if problem is not None:
            yield Fault(f"{path}/accumulate/limits/{index}", problem)
    yield from _carried(f"{path}/accumulate/over/carry_over", counting, benefit)
    yield from _levels(f"{path}/accumulate/levels", counting, benefit)
    yield from _beyond(f"{path}/accumulate/levels/size", counting, benefit)
    if isinstance(benefit.decide, Requirement):
        yield from _needs(f"{path}/decide", benefit.decide, counting, benefit)


def _rates(path: str, item: Item) -> Iterator[Fault]:
    since, until = item.facts.earned_from, item.facts.earned_until
    rates = () if item.convert is None else item.convert.rates
    for index, rate in enumerate(rates):
        following = rates[index + 1].effective_from if index + 1 < len(rates) else None
        at = f"{path}/rates/{index}"
        if until is not None and rate.effective_from >= until:
            problem = f"begins when nothing counts any more: facts are earned before {until}"
            yield Fault(at, problem)
        elif since is not None and following is not None and following <= since:
            yield Fault(at, f"is over when anything counts: facts are earned from {since} on")
        elif not rate.gives:
            yield Fault(f"{at}/gives", "gives nothing")


def _nothing(path: str, item: Item) -> Iterator[Fault]:
    match item.counts:
        case Stated(quantity=quantity) if not quantity:
            yield Fault(f"{path}/quantity", "counts nothing")
        case Listed(quantities=quantities):
            for name, quantity in quantities.items():
                if not quantity:
                    yield Fault(f"{path}/quantities/{name}", "counts nothing, as if not listed")


def _never_binds(limit: Limit, index: int, counting: Together, benefit: Benefit) -> str | None:
    match limit:
        case ShareLimit(at_most_percent=percent) if percent == Decimal(100):
            return "never limits: all of it may be of these"
        case FullMultiples(of=of) if _all_multiples(of, limit.items, benefit):
            return f"never limits: every fact counts for a multiple of {of}"
        case UnitLimit():
            return (
                _above_every_fact(limit, benefit)
                or _within_another(limit, index, counting)
                or _above_the_last(limit, counting)
            )
        case WholeFacts():
            return _above_every_fact(limit, benefit)
        case _:
            return None


def _limited(items: tuple[str, ...] | None, benefit: Benefit) -> list[Item]:
    return [each for each in benefit.select.items if items is None or each.item_id in items]


def _all_multiples(of: Decimal, items: tuple[str, ...] | None, benefit: Benefit) -> bool:
    """Whether every fact counts for a full multiple, and never for a part of it."""
    counting = benefit.accumulate
    alone = isinstance(counting, Together) and len(counting.limits) == 1 and _keeps_unused(counting)
    alone = alone and isinstance(benefit.select.approval, ApprovalNotRequired)
    stated = [
        [each.counts.quantity] if isinstance(each.counts, Stated) else None
        for each in _limited(items, benefit)
        if each.convert is None
    ]
    whole = len(stated) == len(_limited(items, benefit))
    return alone and whole and all(each and not each[0] % of for each in stated)


def _above_every_fact(limit: UnitLimit | WholeFacts, benefit: Benefit) -> str | None:
    if limit.scope is not LimitScope.FACT:
        return None
    most = [most_of_fact(each) for each in _limited(limit.items, benefit)]
    known = [each for each in most if each is not None]
    if len(known) == len(most) and max(known) <= limit.at_most:
        return f"never limits: a fact counts for {max(known)} at the most"
    return None


def _within_another(limit: UnitLimit, index: int, counting: Together) -> str | None:
    """Say which other limit leaves no more than this one does.

    It stands before this one, or next behind: one in between would see what this one takes away.
    """
    for place, other in enumerate(counting.limits[: index + 2]):
        if place == index or not isinstance(other, UnitLimit):
            continue
        wider = other.scope in _WIDER[limit.scope] and limit.of == other.of
        all_of_it = other.items is None or (
            limit.items is not None and set(limit.items) <= set(other.items)
        )
        less = other.at_most < limit.at_most
        again = other.at_most == limit.at_most and (place < index or _strictly_wider(other, limit))
        if wider and all_of_it and (less or again):
            return f"never limits: limit {place} leaves no more, {other.at_most}"
    return None


def _strictly_wider(other: UnitLimit, limit: UnitLimit) -> bool:
    items = set(other.items or ()) != set(limit.items or ())
    return items or other.scope is not limit.scope


def _above_the_last(limit: UnitLimit, counting: Together) -> str | None:
    last = last_level(counting)
    whole = limit.scope is LimitScope.PERIOD and limit.items is None
    alone = whole and len(counting.limits) == 1 and _keeps_unused(counting)
    if alone and last is not None and last <= limit.at_most:
        return f"never limits: the last level is reached with {last}"
    return None


def _keeps_unused(counting: Together) -> bool:
    """Whether what no level has used stays: of no fact a part is forfeited or carried over."""
    kept = not isinstance(counting.unused, Expires) and counting.progress is None
    return kept and carry_over_of(counting.over) is None


def _carried(path: str, counting: Together, benefit: Benefit) -> Iterator[Fault]:
    rule = carry_over_of(counting.over)
    if rule is None or rule.at_most is None:
        return
    most = most_units(counting, [each.item_id for each in _limited(rule.items, benefit)])
    if most is not None and rule.at_most >= most:
        yield Fault(f"{path}/at_most", f"never limits: limits leave {most} at the most")


def _levels(path: str, counting: Together, benefit: Benefit) -> Iterator[Fault]:
    most = most_units(counting, [each.item_id for each in benefit.select.items])
    if most is None:
        return
    problem = f"is never reached: limits leave {most} at the most"
    match counting.levels:
        case Thresholds(at=at):
            for index, threshold in enumerate(at):
                if threshold > most:
                    yield Fault(f"{path}/at/{index}", problem)
        case Blocks(size=size) if size > most:
            yield Fault(f"{path}/size", problem)
        case Blocks(size=size, at_most=int(at_most)) if size * at_most > most:
            yield Fault(f"{path}/at_most", problem)


def _beyond(path: str, counting: Together, benefit: Benefit) -> Iterator[Fault]:
    """Say where one fact may reach more levels than are told and paid."""
    if not isinstance(counting.levels, Blocks) or counting.levels.at_most is not None:
        return
    caps = [limit for limit in counting.limits if isinstance(limit, UnitLimit | WholeFacts)]
    for item in benefit.select.items:
        own = (cap.at_most for cap in caps if cap.items is None or item.item_id in cap.items)
        if min([units_of_fact(item), *own]) > counting.levels.size * MOST_LEVELS:
            problem = f"is too small: one fact may reach more than {MOST_LEVELS} levels, "
            yield Fault(path, f"{problem}and so many are paid at the most")
            return


def _needs(
    path: str, requirement: Requirement, counting: Together, benefit: Benefit
) -> Iterator[Fault]:
    every = [each.item_id for each in benefit.select.items]
    for index, alternative in enumerate(requirement.alternatives):
        for place, need in enumerate(alternative.needs):
            most = most_units(counting, need.items or every)
            if most is not None and need.at_least > most and need.prorated is None:
                problem = f"is never met: limits leave {most} at the most"
                yield Fault(f"{path}/alternatives/{index}/needs/{place}/at_least", problem)
            elif _met_with_others(place, alternative.needs, benefit):
                problem = "never matters: whoever meets the other needs meets this one"
                yield Fault(f"{path}/alternatives/{index}/needs/{place}", problem)


def _met_with_others(place: int, needs: Sequence[Need], benefit: Benefit) -> bool:
    """Whether needs within it ask for as much; of two that are the same the later one is told.

    Of what is a share nobody knows how much is needed.
    """
    own = needs[place]
    if own.prorated is not None:
        return False
    whole = amount_of(own, own.at_least, benefit)
    within = []
    for at, other in enumerate(needs):
        amount = amount_of(other, other.at_least, benefit)
        same = unit_of(other, benefit) == unit_of(own, benefit) and other.prorated is None
        if at != place and same and amount.within(whole) and (amount != whole or at < place):
            within.append(amount)
    return least(within) >= whole.amount
