"""Stage 7, explain: how much of what is to be earned limits let count, contract year by year."""

from fractions import Fraction

from ledger.domain.pay.explain.within import Within
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.levels.earning import ToEarn
from ledger.domain.pay.words.wording import plain


def too_little(missing: ToEarn, wanted: Fraction, within: Within, case: Case) -> bool:
    """Whether limits let less count of all that can be earned in time."""
    year, last_on = case.year, within.last_on
    if missing.room is None or missing.later_room is None or year is None or last_on is None:
        return False
    now = Fraction(0) if (within.since or case.on) >= year.year_until else missing.room
    later = [each for each in case.almanac.years if year.year_until <= each.year_from <= last_on]
    return now + len(later) * missing.later_room < wanted


def year_room_told(missing: ToEarn, wanted: Fraction | None) -> str:
    """Say how much of it a limit lets count this year, where that is less."""
    if missing.room is None or (wanted is not None and missing.room >= wanted):
        return ""
    if not missing.room:
        return f"; nothing more counts of what is earned in {missing.year}"
    return f"; for what is earned in {missing.year} there is room for {plain(missing.room)} more"
