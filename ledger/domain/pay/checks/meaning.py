"""Every fault of meaning: rules that are well formed and contradict themselves or each other.

Each part that is readable is asked for itself, so that the faults of some do not hide those of
others; what a benefit as a whole contradicts is told once its form is right.
"""

from collections.abc import Iterator

from ledger.domain.pay.checks.meaning_comparing import comparing_faults
from ledger.domain.pay.checks.meaning_counting import counting_faults
from ledger.domain.pay.checks.meaning_dating import dating_faults
from ledger.domain.pay.checks.meaning_lasting import lasting_faults
from ledger.domain.pay.checks.meaning_leaving import leaving_faults
from ledger.domain.pay.checks.meaning_money import highest, money_faults
from ledger.domain.pay.checks.meaning_names import faults_of_names
from ledger.domain.pay.checks.meaning_pools import pool_faults
from ledger.domain.pay.checks.meaning_released import released_faults
from ledger.domain.pay.checks.meaning_renewing import renewing_faults
from ledger.domain.pay.checks.meaning_requiring import requiring_faults
from ledger.domain.pay.checks.meaning_selecting import selecting_faults
from ledger.domain.pay.checks.meaning_units import unit_faults
from ledger.domain.pay.decide.worth import varies
from ledger.domain.pay.document import Benefit, UpTo
from ledger.domain.pay.inputs.ranking import circle_of
from ledger.domain.pay.reading.fault import Fault
from ledger.domain.pay.reading.parts import Parts


def faults_of_meaning(parts: Parts) -> Iterator[Fault]:
    """Give every contradiction in what is readable of a document."""
    yield from faults_of_names(parts)
    for place in parts:
        yield from selecting_faults(place)
        yield from counting_faults(place)
        yield from dating_faults(place, parts)
        yield from lasting_faults(place)
        yield from money_faults(place)
        yield from released_faults(place, parts)
        yield from renewing_faults(place)
        yield from leaving_faults(place)
        yield from unit_faults(place)
    yield from pool_faults(parts)
    yield from requiring_faults(parts)
    benefits = dict(parts.of(Benefit))
    yield from _circle(benefits)
    yield from comparing_faults(benefits, parts)
    yield from _total(benefits, parts)


def _circle(benefits: dict[str, Benefit]) -> Iterator[Fault]:
    """Give a benefit that is a percentage of itself, through others."""
    circle = circle_of(benefits.values())
    if circle:
        path = next(path for path, each in benefits.items() if each.benefit_id == circle[0])
        told = " of ".join(circle)
        yield Fault(f"{path}/decide/base/benefits", f"is a percentage of itself: {told}")


def _total(benefits: dict[str, Benefit], parts: Parts) -> Iterator[Fault]:
    combination = parts.at("/combination")
    if not isinstance(combination, UpTo):
        return
    most = max(map(highest, benefits.values()), default=None)
    if most is not None and combination.total < most:
        yield Fault("/combination/total", f"is below a single award's price, {most}")
    for path, each in benefits.items():
        if varies(each):
            problem = "depends on a base; only fixed amounts are added up to a total"
            yield Fault(f"{path}/decide", problem)
