"""Why two answers differ: the entries recorded between their bases, or time, which took effect."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import Generic, TypeVar

from msgspec import Struct

from ledger.domain.pay.explanation import Explanation


class CauseSource(StrEnum):
    """How the entries were found."""

    EXPLANATION = "explanation"
    """One of the two explanations names them and the other does not."""

    RECORD = "record"
    """No explanation names any: they are all that was recorded about the educator, the district
    and its policies in between."""

    TIME = "time"
    """Nothing recorded in between makes the difference: the first basis says the same of the later
    day. They are what it knew already and took effect since; there may be none."""

    NONE = "none"
    """Nothing that the ledger can name was recorded in between."""


class Matter(Enum):
    """What makes the difference of two answers, by what each of the two alone would make."""

    EITHER = auto()
    """Nobody asked: only one of the two changed."""
    FACTS = auto()
    RULES = auto()
    BOTH = auto()


A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class Apart(Generic[A]):
    """What the new facts make of a question by the old rules, and the new rules of the old facts.

    Each is asked for only where it is needed.
    """

    facts: Callable[[], A]
    rules: Callable[[], A]

    def matter(self, same: Callable[[A], bool]) -> Matter:
        """Say what matters for something, as one of them alone makes the `same` of it or not."""
        if same(self.facts()):
            return Matter.FACTS
        return Matter.RULES if same(self.rules()) else Matter.BOTH


Pair = tuple[Iterable[Explanation], Iterable[Explanation]]
"""Explanations before and after."""


class Cause(Struct, frozen=True, kw_only=True):
    """The positions of entries, in order."""

    source: CauseSource
    positions: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """What lies between two bases: the positions above `above` up to and with `upto`.

    `about` are those of entries about the educator, `rules` of those about the district and its
    policies. `changed` are all those of each fact that is another at the two bases: what made an
    award void, or took a job to another district, is not always named by what is due in its place.
    """

    above: int
    upto: int
    about: frozenset[int] = frozenset()
    rules: frozenset[int] = frozenset()
    changed: tuple[frozenset[int], ...] = ()

    @classmethod
    def of(
        cls,
        before: int,
        after: int,
        about: Iterable[int] = (),
        rules: Iterable[int] = (),
        changed: Iterable[frozenset[int]] = (),
    ) -> "Between":
        """Take two positions; 0 is before every entry."""
        inside = [frozenset(at for at in each if before < at <= after) for each in (about, rules)]
        return cls(
            above=before, upto=after, about=inside[0], rules=inside[1], changed=tuple(changed)
        )

    @property
    def mixed(self) -> bool:
        """Whether there is something of both, so that one of them may make no difference."""
        return bool(self.about and self.rules)

    def cause(self, *pairs: Pair, matter: Matter = Matter.EITHER) -> Cause:
        """Give the entries that one side of a pair names and the other does not.

        Where a pair names a fact that changed, so is what changed it. The first pair that names any
        decides: what is closest to the difference comes first; where both the facts and the rules
        `matter`, each decides for itself, and what does not matter is no cause.
        """
        found: set[int] = set()
        if matter is Matter.EITHER:
            found = self._nearest(pairs, lambda _: True)
        if matter in (Matter.FACTS, Matter.BOTH):
            found |= self._nearest(pairs, lambda at: at not in self.rules)
        if matter in (Matter.RULES, Matter.BOTH):
            found |= self._nearest(pairs, self.rules.__contains__)
        if found:
            return Cause(source=CauseSource.EXPLANATION, positions=tuple(sorted(found)))
        recorded = self.about if matter is Matter.FACTS else self.about | self.rules
        recorded = self.rules if matter is Matter.RULES else recorded
        source = CauseSource.RECORD if recorded else CauseSource.NONE
        return Cause(source=source, positions=tuple(sorted(recorded)))

    def _nearest(self, pairs: Iterable[Pair], wanted: Callable[[int], bool]) -> set[int]:
        """Give what the first pair names that names any of what is wanted."""
        for before, after in pairs:
            old, new = _named(before), _named(after)
            changed = (fact for fact in self.changed if fact & (old | new))
            named = (old ^ new).union(*changed)
            found = {at for at in named if self.above < at <= self.upto and wanted(at)}
            if found:
                return found
        return set()


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
