"""Which facts of one credential count, and from when."""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import groupby

from ledger.domain.pay.levels.lot import Lot
from ledger.domain.pay.levels.notes import taken
from ledger.domain.pay.levels.tally import Note
from ledger.domain.pay.terms.accumulate import SameCredential


def take_turns(
    lots: Iterable[Lot], rule: SameCredential, notes: defaultdict[str, list[Note]]
) -> list[Lot]:
    """Give the lots with the days left to them, and note why some have fewer or are left out.

    A pause of a fact frees no place. What does not count yet takes none.
    """
    if rule is SameCredential.EVERY_AWARD:
        return list(lots)
    kept: list[Lot] = []
    for _, several in groupby(sorted(lots, key=lambda lot: lot.same), key=lambda lot: lot.same):
        line = sorted(several, key=lambda lot: lot.order)
        kept.extend(lot for lot in line if not lot.spans)
        kept.extend(_in_turn([lot for lot in line if lot.spans], rule, notes))
    return kept


def _in_turn(
    line: list[Lot], rule: SameCredential, notes: defaultdict[str, list[Note]]
) -> list[Lot]:
    counting: list[Lot] = []
    while line:
        lot = line.pop(0)
        holder = counting[-1] if counting else None
        if holder is None:
            counting.append(lot)
            continue
        free_on = holder.until if rule is SameCredential.ONE_AT_A_TIME else None
        if free_on is not None and lot.spans[0][0] >= free_on:
            counting.append(lot)
            continue
        later = () if free_on is None else _from(lot, free_on)
        notes[lot.fact_id].append(taken(holder, later[0][0] if later else None))
        if later:
            insort(line, replace(lot, spans=later), key=lambda each: each.order)
    return counting


def _from(lot: Lot, day: date) -> tuple[tuple[date, date | None], ...]:
    return tuple((max(begin, day), end) for begin, end in lot.spans if end is None or end > day)
