"""Stage 4, decide: what will count towards a requirement, or may, without being earned."""

from collections.abc import Mapping
from fractions import Fraction

from ledger.domain.pay.accumulate.sum_words import units_told
from ledger.domain.pay.accumulate.sums import Sum
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.levels.tally import Tally
from ledger.domain.pay.require.needs import by_unit
from ledger.domain.pay.words.wording import said


def to_come(each_sum: Sum, hoping: Tally) -> str:
    """Say how much more is known to count from a later day, and how much once all waits no more."""
    tally, benefit = each_sum.tally, each_sum.latest.benefit
    told = ""
    if tally.coming_from is not None:
        comes = _more(benefit, tally.in_all_by_item, tally.by_item)
        told += _told_of(comes, "counts", "count", f" from {said(tally.coming_from)} on")
    waits = _more(benefit, hoping.in_all_by_item, tally.in_all_by_item)
    return told + _told_of(waits, "waits", "wait", " to count")


def _more(
    benefit: Benefit, by_item: Mapping[str, Fraction], than: Mapping[str, Fraction]
) -> Mapping[str, Fraction]:
    """Give how much more there is in each unit."""
    before = by_unit(benefit, than)
    return {unit: each - before[unit] for unit, each in by_unit(benefit, by_item).items()}


def _told_of(more: Mapping[str, Fraction], one: str, several: str, how: str) -> str:
    told = units_told(more, more=True)
    verb = one if [each for each in more.values() if each > 0] == [1] else several
    return f" {told} {verb}{how}." if told else ""
