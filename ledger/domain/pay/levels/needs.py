"""What the needs of a requirement use of what counts."""

from collections.abc import Mapping, Sequence

from ledger.domain.pay.levels.grain import Grain, Grains
from ledger.domain.pay.levels.limits import Changes
from ledger.domain.pay.levels.lot import Lot
from ledger.domain.pay.terms.decide import Alternative, Need


def used_by_needs(
    alternatives: Sequence[Alternative],
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
        for need in sorted(alternative.needs, key=_width):
            used = None if used is None else _with(need, used, counted, lots, grain)
        if used is not None:
            return used
    return dict(counted)


def _width(need: Need) -> tuple[bool, int]:
    return need.items is None, len(need.items or ())


def _with(
    need: Need, used: Changes, counted: Mapping[int, Grains], lots: Sequence[Lot], grain: Grain
) -> Changes | None:
    """Add what a need takes beyond what is used already; None where there is too little."""
    named = need.items
    places = [each for each in sorted(counted) if named is None or lots[each].item_id in named]
    lacks = grain.grains(need.at_least) - sum(used.get(place, 0) for place in places)
    found = dict(used)
    for place in places:
        part = max(min(lacks, counted[place] - used.get(place, 0)), 0)
        found[place] = used.get(place, 0) + part
        lacks -= part
    return None if lacks > 0 else found
