"""Stage 4, decide: how a rate is shared among assignments; which of their days are paid as one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ledger.domain.pay.answer import WaitingFor
from ledger.domain.pay.decide.brought import Worth
from ledger.domain.pay.decide.cuts import Border
from ledger.domain.pay.decide.worth import measured_on_first_day
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.stints import Stint
from ledger.domain.pay.select.time_shares import shares_asked
from ledger.domain.pay.terms.pay import AboveOne, Ignored, PaidOn, Prorated
from ledger.domain.pay.terms.select import AssignmentFilter

Changes = dict[str, set[date]]
"""Days on which what something is a share of may change, by assignment."""


@dataclass(slots=True, eq=False)
class Slice:
    """`[day_from, day_until)` on an assignment: `part` of the rate is paid for `share` of the year.

    It begins on `stint`; `further` are those of the assignment that follow within it and change
    nothing that is paid, as another role that is paid too. `beside` are the stints on other
    assignments that `part` or its days rest on, `borders` what about the assignment begins or ends
    it within the year. Before the day `begun_on` the slice was announced, and nothing of it due.
    """

    stint: Stint
    day_from: date
    day_until: date
    part: Fraction
    total_fte: Decimal
    share: Fraction = Fraction(1)
    waiting: WaitingFor | None = None
    worth: Worth | None = None
    beside: tuple[Stint, ...] = ()
    borders: tuple[Border, ...] = ()
    begun_on: date = date.min
    further: tuple[Stint, ...] = ()

    @property
    def last(self) -> Stint:
        """The stint on which it ends."""
        return self.further[-1] if self.further else self.stint


def shares(
    paid: Sequence[Stint],
    among: Sequence[Stint],
    fte: Prorated | Ignored,
    days: tuple[date, date],
) -> Iterator[Slice]:
    """Share the rate among the stints that run on the first of some days, whether or not on leave.

    The shares of those are given that are paid on that day.
    """
    active = [stint for stint in among if stint.runs_on(days[0])]
    total = sum((stint.fte for stint in active), Decimal(0))
    match fte:
        case Ignored(paid_on=PaidOn.LARGEST_ASSIGNMENT) if active:
            largest = min(active, key=lambda stint: (-stint.fte, stint.assignment_id))
            parts = {largest.assignment_id: Fraction(1)}
        case Ignored():
            parts = {stint.assignment_id: Fraction(1) for stint in active}
        case Prorated(above_one=above_one):
            parts = {stint.assignment_id: Fraction(stint.fte) for stint in active}
            if above_one is AboveOne.SCALED_TO_ONE and total > 1:
                parts = {name: part / Fraction(total) for name, part in parts.items()}
    for stint in paid:
        part = parts.get(stint.assignment_id) if stint.runs_on(days[0]) else None
        if part is not None:
            yield Slice(stint, *days, part, total)


def joined(
    slices: list[Slice], changes: Changes, entitlement: Entitlement, on: date
) -> list[Slice]:
    """Join what follows on the same assignment and is paid alike, so that it is paid as one.

    A new role, school or group that is paid as the one before moves no payment and rounds nothing
    anew. What is measured as a stint begins stays apart.
    """
    if measured_on_first_day(entitlement.benefit):
        return slices
    found: list[Slice] = []
    announced = _by_itself(entitlement.benefit.select.assignments)
    for each in slices:
        stint, turns = each.stint, changes.get(each.stint.assignment_id, ())
        before = next((one for one in found if _goes_on(one, each, on, announced=announced)), None)
        if before is None or each.day_from in turns:
            found.append(each)
        else:
            before.day_until = each.day_until
            before.further = (*before.further, stint)
    return found


def _goes_on(before: Slice, after: Slice, on: date, *, announced: bool) -> bool:
    """Whether days continue others and nothing paid is other than it was.

    An announced change makes nothing due: what it continues must have gone on without it.
    """
    one, other = before.last, after.stint
    follows = before.day_until == after.day_from and before.part == after.part
    alike = follows and _paid_alike(one, other)
    if not alike or other.begun_on <= on or before.stint.begun_on > on:
        return alike
    return announced and (one.term is None or one.term >= after.day_until)


def paid_alike_since(stints: Sequence[Stint], on: date) -> Mapping[Stint, date]:
    """Give since when each stint's assignment is paid as it is; what is announced begins by itself.

    Another role that is paid too begins nothing.
    """
    found: dict[Stint, date] = {}
    ended: dict[tuple[str, date | None], Stint] = {}
    for each in sorted(stints, key=lambda stint: stint.day_from):
        before = ended.get((each.assignment_id, each.day_from))
        found[each] = each.begun_on
        if before is not None and each.begun_on <= on and _paid_alike(before, each):
            found[each] = found[before]
        ended[each.assignment_id, each.day_until] = each
    return found


def _paid_alike(one: Stint, other: Stint) -> bool:
    """Whether nothing that is paid changes where the second of two follows the first."""
    alike = one.assignment_id == other.assignment_id and one.fte == other.fte
    return alike and one.goes_on is None and other.goes_on is None


def _by_itself(terms: AssignmentFilter) -> bool:
    """Whether nothing but the assignment itself says whether it is asked for."""
    labels = terms.school_levels is not None or terms.school_designations is not None
    return not labels and not shares_asked(terms)


def beside(part: Slice, stints: Sequence[Stint], fte: Prorated | Ignored) -> tuple[Stint, ...]:
    """Give the other assignments that a share rests on: those of its days, and those that end it.

    Also where they leave it as it is, as where all come to 1 or less: corrected, they might not.
    """
    match fte:
        case Prorated(above_one=AboveOne.SCALED_TO_ONE):
            pass
        case Ignored(paid_on=PaidOn.LARGEST_ASSIGNMENT):
            pass
        case _:
            return ()
    return tuple(
        stint
        for stint in stints
        if stint.assignment_id != part.stint.assignment_id
        and (
            stint.overlaps(part.day_from, part.day_until)
            or stint.day_from == part.day_until
            or stint.day_until == part.day_from
        )
    )
