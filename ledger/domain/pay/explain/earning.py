"""Stage 7, explain: what is to be earned of what counts together, and by when."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from msgspec import structs

from ledger.domain.pay.accumulate.pools import Pools
from ledger.domain.pay.accumulate.sum_words import next_level
from ledger.domain.pay.answer import Segment, StepKind
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explain.advice import Advice
from ledger.domain.pay.explain.leaving import kept_if_due, kept_words
from ledger.domain.pay.explain.leaving_room import left_words, nothing_left
from ledger.domain.pay.explain.moving import next_beyond
from ledger.domain.pay.explain.promising import promised
from ledger.domain.pay.explain.within import Within
from ledger.domain.pay.levels.earning import ToEarn
from ledger.domain.pay.select.carrying import may_bring
from ledger.domain.pay.words.wording import plain, unit_words


def to_earn(entitlement: Entitlement, segment: Segment | None, pools: Pools) -> Iterator[Advice]:
    """Say what is missing, and what the next units bring; without a segment none was earned yet."""
    ahead, title, case = entitlement.to_earn, entitlement.benefit.title, pools.case
    if ahead is None or not may_bring(entitlement, case):
        return
    short = entitlement.shortfall if segment is None else segment.shortfall
    within = Within.of(entitlement, case, ahead.last_on, ahead.since)
    if within.over or nothing_left(entitlement, within.last_on, pools):
        return
    kept = kept_if_due(entitlement, within.since or case.on, case)
    if kept is not None and not kept.share:
        return
    if ahead.brings is not None:
        what = promised(ahead.brings, entitlement, within.words, pools)
    elif short is not None and short.pool_id is None:
        level = next_beyond(entitlement, ahead.level, within.since or case.on, case)
        if level is None:
            return
        short = structs.replace(short, amount=short.amount + level.further)
        more = unit_words(short.unit, Fraction(short.amount), more=True)
        of = next_level(f"{more}{within.words}", entitlement.ahead, level.beyond)
        what = of + entitlement.left_out
    else:
        return
    of = f"{what}{_room(ahead)}{left_words(entitlement, pools)}"
    # Of what is earned later no more is kept.
    text = f"{title}: {of}.{kept_words(kept, most='at most ')}"
    units = Decimal(0) if short is None else short.amount
    yield Advice.of(entitlement, StepKind.EARN, text, within.last_on, segment, units)


def _room(ahead: ToEarn) -> str:
    """Say how much of it a limit lets count this year."""
    if ahead.room is None:
        return ""
    if not ahead.room:
        return f"; nothing more counts of what is earned in {ahead.year}"
    return f"; for what is earned in {ahead.year} there is room for {plain(ahead.room)} more"
