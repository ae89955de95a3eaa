"""Random histories of one educator under random policies, for facts that hold of all of them."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from ledger.domain.pay.inputs.question import Adopted
from ledger.domain.timeline.holding import Lapse, LapseKind
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import approval, award, job, left, renewed, suspended
from tests.unit.pay.fates import reinstatement, renewal, revocation, suspension
from tests.unit.pay.leaving import months, rule
from tests.unit.pay.policies import ANDROID, LEARNING, MAKER, adopted, benefit

FIRST, LAST = date(2024, 7, 1), date(2027, 6, 30)
DAYS = st.integers(0, (LAST - FIRST).days).map(lambda days: FIRST + timedelta(days=days))
EARLY = st.integers(0, 600).map(lambda days: FIRST + timedelta(days=days))
LATE = st.integers(500, (LAST - FIRST).days).map(lambda days: FIRST + timedelta(days=days))
FTES = st.sampled_from(["0.2", "0.25", "0.333", "0.5", "0.8", "1"])
LOSSES = st.sampled_from(["never_due", "ends", "ends_with_contract_year", "continues"])
FIRST_DAY = st.sampled_from(["counts", "waits"])
LEAVING = [rule("0", months(3)), rule("50", months(9)), rule("33.33", months(18))]
RARELY = st.sampled_from([False, False, False, True])
NEVER: st.SearchStrategy[date | None] = st.none()
POOLS = [f"pool-{index}" for index in range(3)]

Facts = list[Item[TimelineFact]]


def _after(day: date) -> st.SearchStrategy[date]:
    return st.integers(1, 400).map(lambda days: day + timedelta(days=days))


def _perhaps_after(day: date) -> st.SearchStrategy[date | None]:
    return RARELY.flatmap(lambda ends: _after(day) if ends else NEVER)


@st.composite
def jobs(draw: st.DrawFn) -> Facts:
    """Up to three assignments, each perhaps with a change of FTE, perhaps left."""
    found: Facts = []
    for name in draw(st.sampled_from(["a", "ab", "abc"])):
        since = draw(st.sampled_from([FIRST, FIRST, FIRST, date(2025, 8, 15)]))
        change = draw(_after(since))
        until = draw(_perhaps_after(change))
        found.append(job(since, fte=draw(FTES), name=name))
        found.append(job(change, until, fte=draw(FTES), name=name))
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


@st.composite
def payments(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    """How a benefit is paid."""
    fte = st.sampled_from(
        [
            {"method": "prorated", "above_one": "paid_in_full"},
            {"method": "prorated", "above_one": "scaled_to_one"},
            {"method": "ignored", "paid_on": "each_assignment"},
            {"method": "ignored", "paid_on": "largest_assignment"},
        ]
    )
    leaving = draw(st.sampled_from([{}, {"separation": LEAVING}]))
    time = {"time": draw(st.sampled_from(["by_days", "whole_year"]))}
    return {
        "kind": kind,
        "fte": draw(fte),
        **({} if kind == "one_time" else {**time, "lasts": {"until": "lost"}}),
        **({} if kind == "base_increase" else leaving),
        "leave": {"paid": "continues", "unpaid": "continues"},
        "rounding": {
            "mode": draw(st.sampled_from(["half_up", "half_even", "down", "up"])),
            "places": draw(st.integers(2, 4)),
        },
        "paid": draw(st.sampled_from(["each_pay_period", "first_pay_period", "last_pay_period"])),
        "loss": {
            "void_from_start": draw(LOSSES),
            "ended_from_date": draw(LOSSES),
            "expired": draw(LOSSES.filter(lambda loss: loss != "never_due")),
            "suspended": draw(st.sampled_from(["pauses", "continues"])),
        },
    }


@st.composite
def pools(draw: st.DrawFn, kind: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Up to three pools and how a benefit draws on them."""
    found, uses = [], []
    for pool_id in draw(st.sampled_from([POOLS[:count] for count in range(4)])):
        counts = draw(st.sampled_from(["times", "money_before_fte", "money_after_fte"]))
        terms: dict[str, Any] = {"limit": draw(st.integers(1, 3))}
        if counts != "times":
            limit = draw(st.sampled_from(["730.00", "900.00", "1234.56"]))
            rule = draw(st.sampled_from(["reduce", "refuse"]))
            terms = {"limit": limit}
            if counts == "money_before_fte":
                terms["when_exceeded"] = rule
        found.append(
            {
                "counts": counts,
                "pool_id": pool_id,
                "title": pool_id,
                "sharing": draw(st.sampled_from(["policy", "district"])),
                "scope": draw(st.sampled_from(["contract_year", "career"])),
                **terms,
            }
        )
        either = st.sampled_from(["once", "each_year"])
        after = counts == "money_after_fte"
        drawn = "once" if kind == "one_time" else "each_year" if after else draw(either)
        uses.append({"pool": pool_id, "drawn": drawn})
    return found, uses


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """A policy of one benefit."""
    kind = draw(st.sampled_from(["base_increase", "yearly", "one_time"]))
    limits, uses = draw(pools(kind))
    required = draw(st.booleans())
    approval_rule = {"rule": "required", "withdrawn": draw(LOSSES)}
    anchors = ["awarded", "approved", "later_of_awarded_and_approved"]
    align = draw(st.sampled_from(["same_day", "next_pay_period", "next_contract_year"]))
    waits = {} if align == "same_day" else {"first_day": draw(FIRST_DAY)}
    governs = ["version_on_award", "version_each_day"]
    pay = draw(payments(kind))
    once = kind == "one_time" or pay["time"] == "whole_year"
    return benefit(
        {
            "accumulate": {
                "count": "each",
                "same_credential": draw(
                    st.sampled_from(["every_award", "one_at_a_time", "first_award"])
                ),
                "uses": uses,
            },
            "select/approval": approval_rule if required else {"rule": "not_required"},
            "date/anchor": draw(st.sampled_from(anchors)) if required else "awarded",
            "date/effective": {"align": align, **waits},
            "date/governed_by": governs[0] if once else draw(st.sampled_from(governs)),
            "pay": pay,
        },
        pools=limits,
    )


@st.composite
def adoptions(draw: st.DrawFn) -> list[Adopted]:
    """One or two policies, each in one to three versions."""
    return [
        adopted(
            draw(documents()),
            FIRST if version == 1 else draw(DAYS),
            version=version,
            policy_id=policy_id,
        )
        for policy_id in draw(st.sampled_from([["state"], ["state", "district"]]))
        for version in range(1, 1 + draw(st.integers(1, 3)))
    ]
