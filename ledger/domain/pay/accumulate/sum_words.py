"""How stage 3, accumulate, puts sums and levels into words."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from ledger.domain.pay.days.bounding import Ending, Pause
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Explanation, Stage
from ledger.domain.pay.levels.lot import Handed, Lot
from ledger.domain.pay.levels.notes import carried_over
from ledger.domain.pay.levels.tally import Coming, Level, Note, Tally, YearProgress
from ledger.domain.pay.terms.accumulate import FullMultiples, Together
from ledger.domain.pay.words.wording import plain, said, unit_words


def pauses_of(level: Level, terms: Together, parts: Sequence[Entitlement]) -> Iterator[Pause]:
    """Give the days between those on which a level is reached; `parts` are the facts it uses."""
    own = {each.day_from: each for part in parts for each in part.pauses if level.of_fact}
    for (_, day_from), (day_until, _) in zip(level.spans, level.spans[1:], strict=False):
        if day_from in own and own[day_from].day_until == day_until:
            yield own[day_from]
        elif day_from is not None:
            why = _why(day_from, parts)
            yield Pause(
                day_from=day_from,
                day_until=day_until,
                words=f"{_fewer(level, terms, day_from)} from {said(day_from)}{_as(why)}",
                regained_on=day_until,
                regained=f"{_again(level)} on {said(day_until)}",
                inputs={"at": plain(level.at)},
                positions=() if why is None else why.positions,
            )


def _fewer(level: Level, terms: Together, day: date) -> str:
    if not level.of_fact and level.at == 1:
        return f"less than {unit_words(terms.unit, level.at)} counts"
    if not level.of_fact:
        return f"fewer than {unit_words(terms.unit, level.at)} count"
    if day not in level.turns:
        return "nothing of it counts"
    left = level.turns[day]
    if left < level.quantity:
        return f"only {unit_words(terms.unit, left)} of it {'counts' if left == 1 else 'count'}"
    return "it moves up in the sum"


def _again(level: Level) -> str:
    return "it counts as before again" if level.of_fact else "the sum is reached again"


def _why(day: date, parts: Sequence[Entitlement]) -> Pause | Ending | None:
    """Give what ends or pauses a fact on a day, so that it ceases to count, if one does."""
    for each in parts:
        ending = each.ending
        bounds: list[tuple[date, Pause | Ending]] = [(e.day_from, e) for e in each.pauses]
        bounds += [] if ending is None else [(ending.until, ending)]
        for turns_on, why in bounds:
            if turns_on == day:
                return why
    return None


def _as(why: Pause | Ending | None) -> str:
    return "" if why is None else f", as {why.words}"


def ending_of(level: Level, terms: Together, parts: Sequence[Entitlement]) -> Ending | None:
    """Say when a level is reached no longer; None while no end is known."""
    until = level.spans[-1][1]
    if until is None:
        return None
    own = parts[0].ending
    if level.of_fact and own is not None and own.until == until:
        return own
    why = _why(until, parts)
    return Ending(
        until=until,
        words=f"{_fewer(level, terms, until)} from {said(until)}{_as(why)}",
        inputs={"at": plain(level.at)},
        positions=() if why is None else why.positions,
    )


def added(
    entitlement: Entitlement, unit: str, quantity: Fraction, notes: Iterable[Note] = ()
) -> Explanation:
    """Say what one fact adds to a sum, with everything that was found about it."""
    told = "".join(f" {note.text}" for note in notes)
    text = f"{_named(entitlement)} adds {unit_words(unit, quantity)}.{told}"
    return _part(entitlement, "counted", quantity, text)


def used(
    entitlement: Entitlement, unit: str, quantity: Fraction, notes: Iterable[Note] = ()
) -> Explanation:
    """Say what a level uses of one fact, with what was found about it."""
    whole = entitlement.quantity
    all_of = "" if quantity == whole else f"{plain(quantity)} of "
    told = "".join(f" {note.text}" for note in notes)
    text = f"{_named(entitlement)}: the level uses {all_of}{unit_words(unit, whole)}.{told}"
    return _part(entitlement, "used", quantity, text)


def _named(entitlement: Entitlement) -> str:
    earned = entitlement.earned
    return f"{earned.title} of {said(earned.earned_on)}"


def _part(entitlement: Entitlement, code: str, quantity: Fraction, text: str) -> Explanation:
    behind = (at for step in entitlement.steps for at in step.positions)
    return Explanation(
        stage=Stage.ACCUMULATE,
        code=code,
        inputs={"fact_id": entitlement.earned.fact_id, "item_id": entitlement.item.item_id},
        result=plain(quantity),
        positions=tuple(dict.fromkeys((*entitlement.earned.positions, *behind))),
        text=text,
        document_path=f"{entitlement.path}/accumulate",
        children=tuple(entitlement.steps),
    )


def carried(lot: Lot) -> tuple[Note, ...]:
    """Give the note that something was carried over, where it was."""
    return () if lot.carried is None else (carried_over(lot),)


def carried_told(
    handed: Handed | None,
    unit: str,
    entered: Sequence[Entitlement],
    whole: Entitlement,
) -> Iterator[Explanation]:
    """Say how much was left over of the period before, and how much of it was carried over."""
    if handed is None or not handed.left:
        return
    carried = plain(handed.carried) if handed.carried else "none"
    positions = sorted({at for each in entered for at in each.earned.positions})
    yield Explanation(
        stage=Stage.ACCUMULATE,
        code="carried_over",
        inputs={
            "period": handed.period.key,
            "into": handed.into.key,
            "left_over": plain(handed.left),
        },
        result=plain(handed.carried),
        positions=tuple(positions),
        text=f"Of {unit_words(unit, handed.left)} left over of {handed.period.key}, {carried} "
        f"{'is' if handed.carried <= 1 else 'are'} carried over into {handed.into.key}.",
        document_path=f"{whole.path}/accumulate/over/carry_over",
    )


def progress_told(progress: YearProgress, unit: str, whole: Entitlement) -> Explanation:
    """Say how the minimum of a contract year stands."""
    waiting = f", {plain(progress.waiting)} of them not decided yet" if progress.waiting else ""
    return Explanation(
        stage=Stage.ACCUMULATE,
        code="progress",
        inputs={"contract_year": progress.year.name, "minimum": plain(progress.minimum)},
        result=plain(progress.earned),
        positions=(whole.version.position,),
        text=f"In {progress.year.name}, {plain(progress.earned)} of at least "
        f"{unit_words(unit, progress.minimum)} are there{waiting}.",
        document_path=f"{whole.path}/accumulate/progress",
    )


def counted_so_far(tally: Tally, unit: str, pending: Fraction) -> str:
    """Say what a sum comes to, and what will or may come to it, without an end."""
    total = tally.total
    told = f"{unit_words(unit, total)} {'counts' if total == 1 else 'count'}"
    if 0 < tally.unused < total:
        told += f", {plain(tally.unused)} of them beyond the last level reached"
    if tally.coming:
        told += f", {plain(tally.coming)} more will from a later day"
    if pending:
        told += f", {plain(pending)} more {'is' if pending == 1 else 'are'} waiting"
    return told


def left_out_words(
    tally: Tally,
    terms: Together,
    missing: Fraction,
    by_unit: Callable[[Mapping[str, Fraction]], Mapping[str, Fraction]] | None = None,
) -> str:
    """Say what limits leave out, of which more comes to count with what is earned.

    Where items count in units of their own, that is told `by_unit`.
    """
    of = [Fraction(each.of) for each in terms.limits if isinstance(each, FullMultiples)]
    uneven = [plain(each) for each in of if missing % each]
    told = f"; only full multiples of {' and '.join(uneven)} count" if uneven else ""
    in_all = {terms.unit: sum(tally.left_out.values(), Fraction(0))}
    units = units_told(in_all if by_unit is None else by_unit(tally.left_out))
    if units:
        told += f"; limits leave out {units}, some of which may come to count with what is earned"
    return told


def units_told(by_unit: Mapping[str, Fraction], *, more: bool = False) -> str:
    """Say how much there is in each unit; nothing where there is none."""
    told = [unit_words(unit, each, more=more) for unit, each in by_unit.items() if each > 0]
    return " and ".join(told)


def so_far(tally: Tally, terms: Together, pending: Fraction) -> str:
    """Say what a sum comes to, what will or may come to it, and what the next level takes."""
    told = counted_so_far(tally, terms.unit, pending)
    if tally.to_earn is not None:
        after = " after that" if tally.reaches else ""
        more = f"{plain(tally.to_earn)} more{left_out_words(tally, terms, tally.to_earn)}"
        return f"{told}; the next level{after} takes {more}."
    why = "." if tally.stopped is None else f". {tally.stopped.text}"
    return f"{told}; no further level can be reached{why}"


def next_level(more: str, ahead: Coming | None, beyond: str = "") -> str:
    """Say what is to be earned for the next level that nothing brings of itself.

    It may be a level `beyond` that, which is named.
    """
    level = beyond or "the next level"
    if ahead is None:
        return f"earn {more} for {level}"
    if ahead.reaches:
        come = _come(ahead, " more ")
        return f"{come}; for {beyond or f'{level} after that'}, earn {more}"
    return f"earn {more} for {level}{besides(ahead)}"


def besides(ahead: Coming | None) -> str:
    """Say what is not to be earned any more."""
    return "" if ahead is None else f", besides {_come(ahead, ' that ')}"


def _come(ahead: Coming, which: str) -> str:
    waiting, units = ahead.waiting, ahead.units
    parts = []
    if waiting:
        parts.append(f"{plain(waiting)}{which}{'waits' if waiting == 1 else 'wait'}")
    if ahead.day_from is not None:
        come = "counts" if units == 1 else "count"
        parts.append(f"{plain(units)}{which}{come} from {said(ahead.day_from)} on")
    return " and ".join(parts)
