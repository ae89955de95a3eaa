"""Stage 4, decide: what a fact or a level is worth, for a whole year and full time."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ledger.domain.pay.answer import LaneMove
from ledger.domain.pay.decide.brought import AllBrought, Met, Worth, by_day
from ledger.domain.pay.decide.by_place import offer_by_place
from ledger.domain.pay.decide.lanes import lane_gain, lane_names
from ledger.domain.pay.decide.percentages import percent_worth
from ledger.domain.pay.decide.standing import furthest, stood_before
from ledger.domain.pay.decide.worth_words import no_worth, worth_step
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.cells import NotPlaced
from ledger.domain.pay.inputs.stints import Stint
from ledger.domain.pay.terms.decide import (
    Amounts,
    BaseMeasured,
    Flat,
    Lanes,
    NextLanes,
    Percent,
    PercentTiers,
    PerUnit,
    PriceTable,
)
from ledger.domain.pay.terms.pay import NotMoney
from ledger.domain.pay.terms.tiers import Tiers
from ledger.domain.pay.words.amounts import rounded
from ledger.domain.pay.words.wording import plain, told


def offer(entitlements: Iterable[Entitlement], case: Case) -> None:
    """Say what each brings where that is the same on every day."""
    for each in entitlements:
        if each.due:
            _offer(each, case)


def _offer(entitlement: Entitlement, case: Case) -> None:
    match entitlement.benefit.decide:
        case PriceTable(prices=prices):
            entitlement.offer = prices[entitlement.earned.described.credential_id or ""].amount
        case Flat(amount=amount):
            entitlement.offer = amount
            _said(
                entitlement, f"It brings {told(amount, case.currency)}.", amount, "/decide/amount"
            )
        case PerUnit(amounts=amounts):
            pay, item_id = entitlement.benefit.pay, entitlement.item.item_id
            if isinstance(pay, NotMoney):
                return
            price = amounts[item_id]
            full = rounded(Fraction(price) * entitlement.quantity, pay.rounding)
            entitlement.offer = full
            text = (
                f"{plain(entitlement.quantity)} at {told(price, case.currency)} each: "
                f"{told(full, case.currency)}."
            )
            _said(entitlement, text, full, f"/decide/amounts/{item_id}")
        case (Tiers() | PercentTiers()) as tiers if entitlement.level is not None:
            offer_by_place(entitlement, entitlement.level, tiers, case)
        case Amounts(totals=totals) if entitlement.level is not None:
            number = entitlement.level.number
            below = totals[number - 2] if number > 1 else Decimal(0)
            entitlement.offer = totals[number - 1] - below
            more = f", {told(entitlement.offer, case.currency)} more than the one below"
            text = f"Level {number} comes to {told(totals[number - 1], case.currency)}"
            text = f"{text}{more if number > 1 else ''}."
            _said(entitlement, text, entitlement.offer, f"/decide/totals/{number - 1}")
        case _:
            entitlement.offer = None


def _said(entitlement: Entitlement, text: str, amount: Decimal, at: str) -> None:
    entitlement.step(
        Stage.DECIDE,
        "decided",
        text,
        at=at,
        result=str(amount),
        inputs={},
        positions=(entitlement.version.position,),
    )


def varies(benefit: Benefit) -> bool:
    """Whether what a benefit brings depends on the base of the day."""
    return isinstance(benefit.decide, Percent | PercentTiers | Lanes | NextLanes)


def measured_on_first_day(benefit: Benefit) -> bool:
    """Whether a base is measured once, as the days on an assignment begin."""
    match benefit.decide:
        case Percent(base=base) | PercentTiers(base=base):
            return base.measured is BaseMeasured.FIRST_DAY
    return False


def worth_on(
    entitlement: Entitlement, stint: Stint, day: date, brought: AllBrought, case: Case
) -> Worth:
    """Give what an entitlement brings on an assignment on a day, at full time."""
    match entitlement.benefit.decide:
        case Percent(base=base) | PercentTiers(base=base):
            return percent_worth(base, entitlement, stint, day, brought, case)
        case Lanes(schedule_id=schedule_id, lanes=lanes) if entitlement.level is not None:
            number = entitlement.level.number
            before = lanes[number - 2] if number > 1 else None
            lanes_of = (schedule_id, before, lanes[number - 1])
            return _lane(entitlement, stint, day, lanes_of, brought, case)
        case NextLanes(schedule_id=schedule_id):
            number = 1 if entitlement.level is None else entitlement.level.number
            key = entitlement.key[:2]
            names = lane_names(case.bases, case.book, stint.assignment_id, day, schedule_id, key)
            if isinstance(names, NotPlaced):
                return no_worth(entitlement, names.text, names.positions)
            if number >= len(names):
                return no_worth(entitlement, "The schedule has no lane beyond the last.", ())
            lanes_of = (schedule_id, names[number - 1], names[number])
            return _lane(entitlement, stint, day, lanes_of, brought, case)
        case _:
            full = Fraction(entitlement.offer or 0)
            parts = by_day(Met(at, full * part) for at, part in entitlement.met_by_part(day))
            return Worth(full, parts=parts)


def _lane(
    entitlement: Entitlement,
    stint: Stint,
    day: date,
    lanes: tuple[str, str | None, str],
    brought: AllBrought,
    case: Case,
) -> Worth:
    """Give what a lane has above the one to stand in, by placement, levels and other benefits."""
    schedule_id, before, to = lanes
    others = [
        each.lane.lane_id
        for each in brought
        if each.lane is not None
        and each.lane.schedule_id == schedule_id
        and each.runs_on(stint.assignment_id, day)
    ]
    start = furthest(case.book, schedule_id, day, [before, *others])
    found = lane_gain(case.bases, case.book, stint.assignment_id, day, schedule_id, start, to)
    if isinstance(found, NotPlaced):
        return no_worth(entitlement, found.text, found.positions)
    move = LaneMove(schedule_id=schedule_id, lane_id=to, placed_in=found.placed_in)
    step = worth_step(entitlement, "lane_move", found.text, found.amount, found.positions)
    stood = stood_before(
        case.bases,
        case.book,
        stint.assignment_id,
        entitlement.effective_from,
        (schedule_id, to),
        entitlement.key[:2],
    )
    passed = bool(others) and furthest(case.book, schedule_id, day, [to, *others]) in others
    return Worth(
        found.amount,
        step,
        move,
        moved=found.moved or passed,
        stood=stood or passed,
        parts=(Met(entitlement.met_for(day), found.amount),),
    )
