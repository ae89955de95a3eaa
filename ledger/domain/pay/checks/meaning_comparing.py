"""Faults of meaning: benefits that are held to each other and cannot be."""

from collections.abc import Iterator

from ledger.domain.pay.document import Benefit, Choice, First, Highest, Keep
from ledger.domain.pay.inputs.ranking import needs_of
from ledger.domain.pay.reading.fault import Fault
from ledger.domain.pay.reading.parts import Parts
from ledger.domain.pay.select.measuring import measured_once
from ledger.domain.pay.terms.pay import (
    BaseIncrease,
    ForYears,
    NotMoney,
    OneTime,
    Pay,
    PerPayPeriod,
    Yearly,
)
from ledger.domain.pay.terms.pools import Drawn


def comparing_faults(benefits: dict[str, Benefit], parts: Parts) -> Iterator[Fault]:
    """Give what keeps choices, and the combination, from comparing benefits."""
    yield from _without_worth(benefits, parts)
    yield from _without_days(benefits, parts)
    yield from _mixed(benefits, parts)


def _without_days(benefits: dict[str, Benefit], parts: Parts) -> Iterator[Fault]:
    """Give what is held against others and has no days before the pools are drawn on."""
    among = {name for _, choice in parts.of(Choice) for name in choice.benefits}
    every = isinstance(parts.at("/combination"), Highest | First)
    for path, each in benefits.items():
        for index, use in enumerate(each.accumulate.uses):
            waits = use.drawn is Drawn.WAITS and _lasts_years(each.pay)
            if waits and (every or each.benefit_id in among):
                problem = (
                    "cannot wait: nobody knows in which contract years it competes with others"
                )
                yield Fault(f"{path}/accumulate/uses/{index}/drawn", problem)


def _without_worth(benefits: dict[str, Benefit], parts: Parts) -> Iterator[Fault]:
    """Give what has to be held against others and has no worth before them."""
    among = {name for _, choice in parts.of(Choice) for name in choice.benefits}
    highest_of_all = isinstance(parts.at("/combination"), Highest)
    for path, each in benefits.items():
        others = needs_of([each])[each.benefit_id]
        if others and (highest_of_all or each.benefit_id in among):
            problem = "is a percentage of other benefits, which cannot be compared with any"
            yield Fault(f"{path}/decide/base/benefits", problem)


def _lasts_years(pay: Pay) -> bool:
    match pay:
        case Yearly(lasts=lasts) | BaseIncrease(lasts=lasts) | PerPayPeriod(lasts=lasts):
            return isinstance(lasts, ForYears)
        case _:
            return False


def _mixed(benefits: dict[str, Benefit], parts: Parts) -> Iterator[Fault]:
    """Give a choice of the highest of which no amount can be held to another's."""
    pays = {each.benefit_id: each.pay for each in benefits.values()}
    for path, choice in parts.of(Choice):
        ways = sorted({_paid(pays[name]) for name in choice.benefits if name in pays})
        if choice.keep is Keep.HIGHEST and len(ways) > 1:
            problem = f"cannot be the highest: some is paid {' and some '.join(ways)}"
            yield Fault(f"{path}/keep", problem)


def _paid(pay: Pay) -> str:
    """Say in which way a benefit is paid."""
    match pay:
        case NotMoney():
            return "in no money"
        case OneTime():
            return "once"
        case _:
            return "for whole years" if measured_once(pay) else "by days"
