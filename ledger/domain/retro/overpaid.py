"""What was paid too much: by policy and pay date, all its lines taken together."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from ledger.domain.facts.payroll import PayrollRun
from ledger.domain.retro.retro import LineChange

_NOTHING = Decimal(0)


class Overpaid(Struct, frozen=True, kw_only=True):
    """What was paid too much on a day; `amount` is above zero."""

    paid_on: date
    amount: Decimal


class LastStated(Struct, frozen=True, kw_only=True):
    """How a pay date was stated: as known at a basis, of what the day `asked_on` says of it."""

    basis: int
    asked_on: date


def last_stated(runs: Sequence[PayrollRun], pay_date: date, upto: int) -> LastStated | None:
    """Give how a pay date was last stated, on bases up to one; None: by no run.

    `runs` are in the order of their record. Each states its pay date and brings all earlier ones up
    to its basis and its day; those before the first run were paid from elsewhere, as known at its
    basis. A run of an earlier pay date, made late or again, does not turn the day back.
    """
    stating = [run for run in runs if run.pay_date >= pay_date and run.basis_position <= upto]
    if not stating:
        return None
    last_day = max(run.pay_date for run in stating)
    return LastStated(basis=stating[-1].basis_position, asked_on=last_day)


def overpaid(
    changes: Iterable[LineChange], already: Iterable[LineChange] = ()
) -> dict[str, list[Overpaid]]:
    """Give by policy what lines of one educator make known as paid too much, by pay date.

    What a pay date paid too much for one thing of a policy and too little for another, as where a
    job was another assignment, is not overpaid as far as they come to the same. `already` is what
    had changed since the pay dates were stated: what that made known is left out, and only what was
    stated can be paid too much.
    """
    more, before = _net(changes), _net(already)
    found: dict[str, list[Overpaid]] = defaultdict(list)
    for (policy_id, paid_on), difference in sorted(more.items()):
        known = before.get((policy_id, paid_on), _NOTHING)
        amount = min(known, _NOTHING) - min(known + difference, _NOTHING)
        if amount > 0:
            found[policy_id].append(Overpaid(paid_on=paid_on, amount=amount))
    return dict(found)


def _net(changes: Iterable[LineChange]) -> dict[tuple[str, date], Decimal]:
    net: dict[tuple[str, date], Decimal] = defaultdict(Decimal)
    for line in changes:
        net[line.policy_id, line.payable_on] += line.difference.amount
    return net
