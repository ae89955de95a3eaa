"""Random histories of one educator, for what holds of all of them."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st
from msgspec import structs

from ledger.domain.facts.award import Revocation, RevocationKind
from ledger.domain.facts.claim import Claim
from ledger.domain.timeline.holding import Lapse, LapseKind
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import (
    DISTRICT,
    EDUCATOR,
    approval,
    award,
    fact_id,
    item,
    job,
    leave,
    left,
    renewed,
    suspended,
)
from tests.unit.pay.fates import reinstatement, renewal, revocation, suspension
from tests.unit.pay.policies import ANDROID, LEARNING, MAKER

FIRST, LAST = date(2024, 7, 1), date(2027, 6, 30)
DAYS = st.integers(0, (LAST - FIRST).days).map(lambda days: FIRST + timedelta(days=days))
EARLY = st.integers(0, 600).map(lambda days: FIRST + timedelta(days=days))
LATE = st.integers(500, (LAST - FIRST).days).map(lambda days: FIRST + timedelta(days=days))
FTES = st.sampled_from(["0.2", "0.25", "0.333", "0.5", "0.8", "1"])
RARELY = st.sampled_from([False, False, False, True])
NEVER: st.SearchStrategy[date | None] = st.none()

Facts = list[Item[TimelineFact]]


def _after(day: date) -> st.SearchStrategy[date]:
    return st.integers(1, 400).map(lambda days: day + timedelta(days=days))


def _perhaps_after(day: date) -> st.SearchStrategy[date | None]:
    return RARELY.flatmap(lambda ends: _after(day) if ends else NEVER)


@st.composite
def jobs(draw: st.DrawFn) -> Facts:
    """Up to three assignments, each perhaps with a change of FTE, perhaps left; rarely a leave."""
    found: Facts = []
    for name in draw(st.sampled_from(["a", "ab", "abc"])):
        since = draw(st.sampled_from([FIRST, FIRST, FIRST, date(2025, 8, 15)]))
        change = draw(_after(since))
        until = draw(_perhaps_after(change))
        found.append(job(since, fte=draw(FTES), name=name))
        found.append(job(change, until, fte=draw(FTES), name=name))
    if draw(RARELY):
        since = draw(EARLY)
        found.append(leave(since, draw(_after(since)), paid=draw(st.booleans())))
    gone = draw(_perhaps_after(FIRST))
    return found if gone is None else [*found, left(gone)]


@st.composite
def fates(
    draw: st.DrawFn, name: str, on: date, expires: date | None
) -> tuple[tuple[Lapse, ...], Facts]:
    """Perhaps a suspension, perhaps lifted; perhaps a renewal, in time or too late."""
    lapses: list[Lapse] = []
    found: Facts = []
    since = draw(_perhaps_after(on))
    if since is not None:
        until = draw(st.none() | _after(since))
        lapses.append(suspended(name, since, until))
        found.append(suspension(name, since))
        found.extend([] if until is None else [reinstatement(name, until)])
    if expires is not None and draw(st.booleans()):
        again = draw(_after(on))
        lapses.append(renewed(name, expires, again))
        found.append(renewal(name, again))
    return tuple(lapses), found


@st.composite
def learning(draw: st.DrawFn, name: str, credential_id: str) -> Facts:
    """An award, perhaps lost, perhaps decided on."""
    on = draw(EARLY)
    ended, expires, void = draw(_perhaps_after(on)), draw(_perhaps_after(on)), draw(RARELY)
    lapses, found = draw(fates(name, on, expires))
    if expires is not None and any(each.kind is LapseKind.EXPIRED for each in lapses):
        expires = draw(_after(max(each.lapsed_until or expires for each in lapses)))
    granted = award(
        credential_id, on, name=name, ended=ended, expires=expires, void=void, lapses=lapses
    )
    found.append(granted)
    if ended is not None:
        found.append(revocation(name, ended))
    if void:
        found_on = draw(_after(on))
        found.append(revocation(name, found_on, void=True))
    days = st.integers(-60, 400).map(lambda days: on + timedelta(days=days))
    for day in draw(st.lists(days, max_size=5, unique=True)):
        found.append(approval(name, day, denied=draw(st.booleans())))
    return found


@st.composite
def histories(draw: st.DrawFn) -> Facts:
    """Jobs, and up to five awards of three credentials."""
    found = draw(jobs())
    for index in range(draw(st.integers(1, 5))):
        credential_id = draw(st.sampled_from([MAKER, LEARNING, ANDROID]))
        found.extend(draw(learning(f"award-{index}", credential_id)))
    return found


def claimed(benefit_id: str, policy_id: str = "policy") -> Item[TimelineFact]:
    value = Claim(
        educator_id=EDUCATOR,
        district_id=DISTRICT,
        policy_id=policy_id,
        benefit_id=benefit_id,
        contract_year="2025-26",
        items=(fact_id(MAKER),),
        submitted_on=date(2025, 10, 1),
    )
    return item(f"claim {policy_id} {benefit_id}", value, value.submitted_on)


def after(item: Item[TimelineFact], on: date) -> bool:
    return item.effective_from > on


def seen_before(facts: Facts, on: date) -> Facts:
    """Only what is dated up to a day, and no end announced for later, nor one that was averted.

    That an award is void is known from its beginning on, whenever it was found out.
    """
    return [_without_end(item, on) for item in facts if not after(item, on) or is_void(item)]


def is_void(item: Item[TimelineFact]) -> bool:
    value = item.value
    return isinstance(value, Revocation) and value.kind is RevocationKind.VOID_FROM_START


def _without_end(item: Item[TimelineFact], on: date) -> Item[TimelineFact]:
    holding = item.holding
    if holding is None:
        return item
    lapses = list(holding.lapses[:0])
    for lapse in holding.lapses:
        later_expiry = any(each.kind is lapse.kind and not each.restored_on for each in lapses)
        by_fact = lapse.kind is not LapseKind.EXPIRED
        if (by_fact and lapse.lapsed_on > on) or (not by_fact and later_expiry):
            continue
        averted = lapse.restored_on is not None and lapse.restored_on > on
        never = {"restored_on": None, "restored_by": None}
        lapses.append(structs.replace(lapse, **never) if averted else lapse)
    return replace(item, holding=structs.replace(holding, lapses=tuple(lapses)))
