"""What comes out: the levels, and what each fact adds on the day asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.levels.lot import Days, Handed, Lot, Period
from ledger.domain.pay.terms.accumulate import MOST_LEVELS

_NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level of the sum of one period, and the days on which it is reached.

    `number` runs from 1 within its period. `at` is the sum that reaches it and `quantity` what of
    it lies above the level before. It was `cause` that first reached it, whatever holds it later.
    `used` has the units it holds on the day asked, oldest first; where it does not hold that day,
    those it held last before, or else those it is reached with.

    Where every fact is a level (`of_fact`), `at` is its place: the sum below it when it began. What
    limits let in of a fact on a later day is another level of it: `number` tells those of one fact
    apart. Where facts before it lose units it may lie in other tiers on other days; then several
    levels of one number have different days: `turns` are their first days, with the units left.
    """

    number: int
    period: Period
    at: Fraction
    quantity: Fraction
    cause: Lot
    used: tuple[tuple[Lot, Fraction], ...]
    spans: tuple[Days, ...]
    of_fact: bool = False
    turns: Mapping[date, Fraction] = field(default_factory=dict)

    @property
    def beyond(self) -> bool:
        """Whether it stands for all levels beyond those that are told and paid."""
        return not self.of_fact and self.number > MOST_LEVELS


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Why a fact counts less, or not at all; `pointer` is the place in the benefit."""

    code: str
    text: str
    pointer: str
    inputs: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactUnits:
    """What of a fact counts in a period, what of that levels have, and why it is not more."""

    counted: Fraction
    used: Fraction
    notes: tuple[Note, ...]

    @property
    def used_up(self) -> bool:
        """Whether levels have all of it, and there is nothing to be said."""
        return 0 < self.counted == self.used and not self.notes


@dataclass(frozen=True, slots=True, kw_only=True)
class YearProgress:
    """What a contract year brought so far of its minimum; `waiting` of it is not decided yet."""

    year: CalendarYear
    earned: Fraction
    waiting: Fraction
    minimum: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """What is not to be earned any more, and whether it reaches the next level.

    So many `units` are known to count from a day on, None where none are; others are `waiting`.
    """

    units: Fraction
    day_from: date | None
    waiting: Fraction
    reaches: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The levels of all periods, and the day asked.

    Per fact, `counted` is what of it counts on that day in the period it was earned in, `used` what
    of that levels have, `later` what those first count that do not yet, and `notes` say why it
    counts less than it has.

    The rest is about the period of the day alone, all of it zero where no period contains the day:
    the sum (`total`), by item, what of it no level has used (`unused`), what limits on shares and
    to full multiples alone leave out of it (`left_out`), by item, and what is `missing` to the next
    level (None where there is none); what is known to be `coming` on later days, all of it from
    `coming_from` on, and what is still `to_earn` for the level after all of that. What is `hoped`
    counts beside that once what waits has come, and is not to be earned either. So much counts
    `in_all`, by item too, but from `lasts_until` on less: from then on it takes more.

    `progress` is that of the contract year of the day, where a minimum is asked of one; `stopped`
    says which year missed it, where nothing that was earned later counts. `progress_since` is the
    first day of progress, from whose year on something is asked of each. `entered` is what was
    carried into the period of the day from the one before, `carried` what of it counts, by fact;
    `handed` is what is carried out of the last period.
    """

    levels: tuple[Level, ...] = ()
    counted: Mapping[str, Fraction] = field(default_factory=dict)
    used: Mapping[str, Fraction] = field(default_factory=dict)
    later: Mapping[str, Fraction] = field(default_factory=dict)
    notes: Mapping[str, tuple[Note, ...]] = field(default_factory=dict)
    total: Fraction = _NOTHING
    unused: Fraction = _NOTHING
    left_out: Mapping[str, Fraction] = field(default_factory=dict)
    missing: Fraction | None = None
    coming: Fraction = _NOTHING
    coming_from: date | None = None
    lasts_until: date | None = None
    to_earn: Fraction | None = None
    progress: YearProgress | None = None
    stopped: Note | None = None
    progress_since: date | None = None
    by_item: Mapping[str, Fraction] = field(default_factory=dict)
    in_all_by_item: Mapping[str, Fraction] = field(default_factory=dict)
    carried: Mapping[str, FactUnits] = field(default_factory=dict)
    entered: Handed | None = None
    handed: Handed | None = None
    hoped: Fraction = _NOTHING

    @property
    def in_all(self) -> Fraction:
        """What counts once all has come that is known or hoped for."""
        return self.total + self.coming + self.hoped

    @property
    def reaches(self) -> bool:
        """Whether what is known to come or hoped for reaches the next level."""
        return self.missing is not None and self.missing <= self.in_all - self.total

    @property
    def ahead(self) -> Coming | None:
        """What is known to come or hoped for; None where nothing is."""
        if self.coming_from is None and not self.hoped:
            return None
        return Coming(
            units=self.coming,
            day_from=self.coming_from,
            waiting=self.hoped,
            reaches=self.reaches,
        )

    def hoping(self, hoped: "Tally") -> "Tally":
        """Give the same with what is to earn beyond what waits; `hoped` is that with it."""
        return replace(
            self,
            to_earn=hoped.to_earn,
            hoped=hoped.in_all - self.total - self.coming,
            lasts_until=hoped.lasts_until,
            in_all_by_item=hoped.in_all_by_item,
        )

    def own(self, fact_id: str) -> FactUnits:
        """Give what of a fact counts in the period in which it was earned."""
        return FactUnits(
            counted=self.counted[fact_id],
            used=self.used.get(fact_id, _NOTHING),
            notes=self.notes.get(fact_id, ()),
        )

    def counting_over(self) -> tuple[Lot, ...]:
        """Give what was carried into the period of the day and counts on it, oldest first."""
        lots = () if self.entered is None else self.entered.lots
        return tuple(lot for lot in lots if lot.fact_id in self.carried)
