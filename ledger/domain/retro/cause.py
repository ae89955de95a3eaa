"""Why two answers differ: the entries recorded between their bases, or time, which took effect."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from msgspec import Struct

from ledger.domain.pay.explanation import Explanation


class CauseSource(StrEnum):
    """How the entries were found."""

    EXPLANATION = "explanation"
    """One of the two explanations names them and the other does not."""

    RECORD = "record"
    """No explanation names any: they are all that was recorded about the educator, the district
    and its policies in between. An annulled fact is named by nothing any more."""

    TIME = "time"
    """Nothing recorded in between makes the difference: the first basis says the same of the later
    day. They are what it knew already and took effect since; there may be none."""

    NONE = "none"
    """Nothing that the ledger can name was recorded in between."""


Pair = tuple[Iterable[Explanation], Iterable[Explanation]]
"""Explanations before and after."""


class Cause(Struct, frozen=True, kw_only=True):
    """The positions of entries, in order."""

    source: CauseSource
    positions: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """What lies between two bases: the positions above `above` up to and with `upto`.

    `recorded` are those of entries about the educator, the district and its policies. `changed` are
    all those of each fact that is another at the two bases: what made an award void, or took a job
    to another district, is not always named by what is due in its place.
    """

    above: int
    upto: int
    recorded: tuple[int, ...] = ()
    changed: tuple[frozenset[int], ...] = ()

    @classmethod
    def of(
        cls,
        before: int,
        after: int,
        recorded: Iterable[int] = (),
        changed: Iterable[frozenset[int]] = (),
    ) -> "Between":
        """Take two positions; 0 is before every entry."""
        inside = sorted({each for each in recorded if before < each <= after})
        return cls(above=before, upto=after, recorded=tuple(inside), changed=tuple(changed))

    def cause(self, *pairs: Pair) -> Cause:
        """Give the entries that one side of a pair names and the other does not.

        Where a pair names a fact that changed, so is what changed it. The first pair that names any
        decides: what is closest to the difference comes first.
        """
        for before, after in pairs:
            old, new = _named(before), _named(after)
            changed = (fact for fact in self.changed if fact & (old | new))
            named = (old ^ new).union(*changed)
            found = {at for at in named if self.above < at <= self.upto}
            if found:
                return Cause(source=CauseSource.EXPLANATION, positions=tuple(sorted(found)))
        source = CauseSource.RECORD if self.recorded else CauseSource.NONE
        return Cause(source=source, positions=self.recorded)


def time_passed(effects: frozenset[int], *pairs: Pair) -> Cause:
    """Give what of the entries that took effect a pair names; what is closest decides.

    Where no explanation names any they are all that took effect.
    """
    named = (effects & (_named(before) | _named(after)) for before, after in pairs)
    found = next(filter(None, named), effects)
    return Cause(source=CauseSource.TIME, positions=tuple(sorted(found)))


def _named(explanations: Iterable[Explanation]) -> set[int]:
    named: set[int] = set()
    waiting = list(explanations)
    while waiting:
        each = waiting.pop()
        named.update(each.positions)
        waiting.extend(each.children)
    return named
