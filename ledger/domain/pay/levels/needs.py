"""What the needs of a requirement use of what counts."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from ledger.domain.pay.levels.grain import Grain, Grains
from ledger.domain.pay.levels.limits import Changes
from ledger.domain.pay.levels.lot import Lot
from ledger.domain.pay.terms.decide import Need

Asked = Sequence[Sequence[tuple[Need, Fraction]]]
"""The needs of each alternative, and how much each of them asks for in a period."""


def used_by_needs(
    alternatives: Asked,
    counted: Mapping[int, Grains],
    lots: Sequence[Lot],
    grain: Grain,
) -> Changes:
    """Give what the first alternative that is met takes of each lot, oldest first.

    Where none is met everything is needed. What is used for one need serves the others too, so that
    those of the fewest items come first.
    """
    for alternative in alternatives:
        used: Changes | None = {}
        for need, asked in sorted(alternative, key=_width):
            places = [each for each in sorted(counted) if _is_for(need, lots[each])]
            used = None if used is None else _with(grain.grains(asked), places, used, counted)
        if used is not None:
            return used
    return dict(counted)


def _width(asked: tuple[Need, Fraction]) -> tuple[bool, int]:
    items = asked[0].items
    return items is None, len(items or ())


def _is_for(need: Need, lot: Lot) -> bool:
    return need.items is None or lot.item_id in need.items


def _with(
    asked: Grains, places: Sequence[int], used: Changes, counted: Mapping[int, Grains]
) -> Changes | None:
    """Add what a need takes beyond what is used already; None where there is too little."""
    lacks = asked - sum(used.get(place, 0) for place in places)
    found = dict(used)
    for place in places:
        part = max(min(lacks, counted[place] - used.get(place, 0)), 0)
        found[place] = used.get(place, 0) + part
        lacks -= part
    return None if lacks > 0 else found
